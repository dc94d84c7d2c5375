"""The words that prove it: mentions, cues, claims, and which of them each slot rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.describe.document import SLOTS, claim_value, pinpoint_iri
from tocgraph.describe.terms import Quads, iri, literal, typed
from tocgraph.model import Claim, Cue, Extraction, Mention, Slot, short_hash

if TYPE_CHECKING:
    from tocgraph.describe.iris import DocumentIris

__all__ = ["add_evidence", "cue_id"]


def add_evidence(
    quads: Quads, extraction: Extraction, claims: tuple[Claim, ...], iris: DocumentIris
) -> None:
    """Add everything of the evidence graph of one document."""
    for mention in extraction.mentions:
        _add_mention(quads, extraction, mention, iris)
    for directive in extraction.directives:
        node = iris.provision(directive.path)
        for slot_kind in SLOTS:
            evidence = vocab.toc(f"{slot_kind.term}Evidence")
            for slot in slot_kind.of(directive):
                quads.add(node, evidence, iri(_excerpt(quads, extraction, slot, iris)))
                if slot.inherited_from is not None:
                    heading = iri(iris.provision(slot.inherited_from))
                    quads.add(node, vocab.toc("inheritedFrom"), heading)
    for claim in claims:
        _add_claim(quads, extraction, claim, iris)


def _add_mention(
    quads: Quads, extraction: Extraction, mention: Mention, iris: DocumentIris
) -> None:
    node = iris.mention(mention.id)
    quads.update(
        node,
        (
            (vocab.RDF_TYPE, iri(vocab.toc("Mention"))),
            (
                vocab.toc("mentionKind"),
                iri(vocab.concept("mention-kind", mention.kind)),
            ),
        ),
    )
    _add_words(quads, extraction, node, mention, iris)
    for target in mention.targets:
        quads.add(node, vocab.toc("names"), iri(iris.value(target)))
    if not mention.targets:
        for candidate in mention.candidates:
            quads.add(node, vocab.toc("candidate"), iri(iris.value(candidate)))
    if mention.reason is not None:
        quads.add(node, vocab.toc("reason"), literal(mention.reason))
    for flag, term in (
        (mention.anaphora, "anaphoric"),
        (mention.prospective, "prospective"),
        (mention.erroneous, "usesErroneousName"),
    ):
        if flag:
            quads.add(node, vocab.toc(term), typed("true", "boolean"))
    if mention.nested_in is not None:
        quads.add(node, vocab.toc("nestedIn"), iri(iris.mention(mention.nested_in)))
    if mention.spans:
        stretches = " ".join(f"{span.start}-{span.end}" for span in mention.spans)
        quads.add(node, vocab.toc("spans"), literal(stretches))
    pinpoint = pinpoint_iri(mention, iris)
    if pinpoint is not None:
        quads.add(node, vocab.toc("pinpoint"), iri(pinpoint))


def _add_words(
    quads: Quads, extraction: Extraction, node: str, words: Cue | Mention, iris: DocumentIris
) -> None:
    quads.update(
        node,
        (
            (vocab.toc("start"), typed(words.start, "integer")),
            (vocab.toc("end"), typed(words.end, "integer")),
            (vocab.toc("quote"), literal(extraction.document.text[words.start : words.end])),
            (vocab.toc("inProvision"), iri(iris.provision(words.provision))),
            (vocab.toc("rule"), literal(words.rule)),
        ),
    )


def _excerpt(quads: Quads, extraction: Extraction, slot: Slot, iris: DocumentIris) -> str:
    """Return the excerpt that a slot rests on; a cue is described on the way."""
    if slot.mention is not None:
        return iris.mention(slot.mention)
    if slot.cue is None:
        raise ValueError(f"the slot value {slot.value!r} has neither mention nor cue")
    return _cue(quads, extraction, slot.cue, iris)


def _cue(quads: Quads, extraction: Extraction, cue: Cue, iris: DocumentIris) -> str:
    node = iris.cue(cue_id(extraction, cue))
    quads.add(node, vocab.RDF_TYPE, iri(vocab.toc("Cue")))
    quads.add(node, vocab.toc("cueKind"), iri(vocab.concept("cue-kind", cue.kind)))
    _add_words(quads, extraction, node, cue, iris)
    return node


def cue_id(extraction: Extraction, cue: Cue) -> str:
    """Return the 16 digits of a cue.

    The same words often decide several slots ("promote" is action, leading verb
    and force at once): they are one cue, with each kind and rule that found them.
    """
    return short_hash(extraction.document.source.text_sha256, cue.start, cue.end, "cue")


def _add_claim(quads: Quads, extraction: Extraction, claim: Claim, iris: DocumentIris) -> None:
    subject = iris.value(claim.subject)
    predicate = vocab.toc(claim.predicate)
    value = claim_value(claim, iris)
    identifier = short_hash(
        subject,
        predicate,
        value,
        extraction.document.source.text_sha256,
        claim.cue.start,
        claim.cue.end,
    )
    node = iris.claim(identifier)
    quads.update(
        node,
        (
            (vocab.RDF_TYPE, iri(vocab.toc("Claim"))),
            (vocab.RDF + "subject", iri(subject)),
            (vocab.RDF + "predicate", iri(predicate)),
            (vocab.RDF + "object", value),
            (vocab.toc("rule"), literal(claim.cue.rule)),
            (vocab.toc("evidence"), iri(_cue(quads, extraction, claim.cue, iris))),
        ),
    )
    for mention in claim.mentions:
        quads.add(node, vocab.toc("evidence"), iri(iris.mention(mention)))
