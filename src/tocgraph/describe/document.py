"""What a document says, as quads: its nodes, its provisions, its links, its directives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocgraph import vocab
from tocgraph.describe.iris import DocumentIris, is_entity_id, language_iri
from tocgraph.describe.labels import Labels
from tocgraph.describe.terms import Quads, iri, literal, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.model import Claim, Directive, Document, Extraction, Mention, Provision, Slot

__all__ = [
    "SLOTS",
    "SlotKind",
    "add_claims",
    "add_directives",
    "add_document",
    "add_links",
    "claim_value",
    "pinpoint_iri",
    "provision_class",
]


@dataclass(frozen=True, slots=True)
class SlotKind:
    """One slot of a directive: where the model keeps it and what it becomes.

    ``scheme`` is the concept scheme of its values; without one, values are
    entities, or the words themselves if ``words`` is true.
    """

    field: str
    term: str
    scheme: str | None = None
    words: bool = False

    def of(self, directive: Directive) -> tuple[Slot, ...]:
        """Return the slot's values in one directive."""
        value = getattr(directive, self.field)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)


SLOTS = (
    SlotKind("action", "action", scheme="action"),
    SlotKind("leading_verb", "leadingVerb", words=True),
    SlotKind("force", "force", scheme="force"),
    SlotKind("ask_level", "askLevel", scheme="ask-level"),
    SlotKind("aspect", "aspect", scheme="aspect"),
    SlotKind("heading_addressees", "headingAddressee"),
    SlotKind("addressees", "addressee"),
    SlotKind("relayed_by", "relayedBy"),
    SlotKind("targets", "target"),
    SlotKind("channels", "channel"),
    SlotKind("beneficiaries", "beneficiary"),
    SlotKind("creates", "creates", words=True),
    SlotKind("condition", "condition", words=True),
    SlotKind("time_limit", "timeLimit", words=True),
)


def provision_class(part: Provision) -> str:
    """Return the class of a provision; one of an unknown kind is a plain provision."""
    return vocab.toc(vocab.PROVISION_CLASSES.get(part.kind, "Provision"))


def add_document(
    quads: Quads, document: Document, iris: DocumentIris, words: Mapping[str, Any], label: str
) -> None:
    """Describe the publication, its text and its provisions."""
    source = document.source
    publication, text = iris.publication, iris.text
    quads.update(
        publication,
        (
            (vocab.RDF_TYPE, iri(vocab.toc("Publication"))),
            (vocab.RDFS_LABEL, literal(label, _tag(source.language))),
            (vocab.toc("hasText"), iri(text)),
        ),
    )
    quads.update(
        text,
        (
            (vocab.RDF_TYPE, iri(vocab.toc("Text"))),
            (vocab.RDFS_LABEL, literal(label, _tag(source.language))),
            (vocab.ELI + "realizes", iri(publication)),
            (vocab.ELI + "language", iri(language_iri(source.language))),
            (vocab.toc("content"), literal(source.text)),
            (vocab.toc("sha256"), literal(source.sha256)),
            (vocab.toc("textSha256"), literal(source.text_sha256)),
            (vocab.toc("length"), typed(len(source.text), "integer")),
            (vocab.toc("fileName"), literal(source.path)),
            (vocab.toc("mediaType"), literal(source.media_type)),
            (vocab.toc("encoding"), literal(source.encoding)),
        ),
    )
    labels = Labels(document, words)
    for order, part in enumerate(document.provisions, start=1):
        node = iris.provision(part.path)
        quads.update(
            node,
            (
                (vocab.RDF_TYPE, iri(provision_class(part))),
                (vocab.RDFS_LABEL, literal(labels.label(part, "en"), "en")),
                (vocab.RDFS_LABEL, literal(labels.label(part, "es"), "es")),
                (vocab.toc("inText"), iri(text)),
                (vocab.toc("path"), literal(part.path)),
                (vocab.toc("order"), typed(order, "integer")),
                (vocab.toc("start"), typed(part.start, "integer")),
                (vocab.toc("end"), typed(part.end, "integer")),
            ),
        )
        if part.number is not None:
            quads.add(node, vocab.toc("number"), literal(part.number))
        if part.parent is not None:
            quads.add(node, vocab.toc("inPart"), iri(iris.provision(part.parent)))


def add_links(
    quads: Quads, extraction: Extraction, iris: DocumentIris, cited: frozenset[str]
) -> None:
    """Link each provision to what its words name; ``cited`` are those that are instruments."""
    for mention in extraction.mentions:
        node = iris.provision(mention.provision)
        for target in mention.targets:
            value = iri(iris.value(target))
            if mention.prospective:
                quads.add(node, vocab.toc("anticipates"), value)
                continue
            quads.add(node, vocab.toc("refersTo"), value)
            if target in cited:
                quads.add(node, vocab.toc("cites"), value)
        pinpoint = pinpoint_iri(mention, iris)
        if pinpoint is not None and mention.pinpoint is not None:
            quads.add(node, vocab.toc("cites"), iri(pinpoint))
            quads.add(pinpoint, vocab.RDF_TYPE, iri(vocab.toc("Provision")))
            quads.add(pinpoint, vocab.toc("path"), literal(mention.pinpoint.path))
            quads.add(pinpoint, vocab.toc("inPart"), iri(iris.value(mention.targets[0])))
            quads.add(
                pinpoint,
                vocab.RDFS_LABEL,
                literal(
                    " ".join(
                        extraction.document.text[
                            mention.pinpoint.start : mention.pinpoint.end
                        ].split()
                    ),
                    _tag(extraction.document.source.language),
                ),
            )


def pinpoint_iri(mention: Mention, iris: DocumentIris) -> str | None:
    """Return the IRI of the place meant by a pinpoint, in an instrument that is not read here."""
    if mention.pinpoint is None or len(mention.targets) != 1:
        return None
    return f"{iris.value(mention.targets[0])}~{mention.pinpoint.path}"


def add_directives(quads: Quads, extraction: Extraction, iris: DocumentIris) -> None:
    """Describe the directives and what they ask."""
    document = extraction.document
    for directive in extraction.directives:
        node = iris.provision(directive.path)
        item = _numbered_item(document, directive.provision)
        quads.add(iris.provision(item), vocab.toc("hasDirective"), iri(node))
        quads.update(
            node,
            (
                (vocab.RDF_TYPE, iri(vocab.toc("Directive"))),
                (vocab.toc("inProvision"), iri(iris.provision(directive.provision))),
                (vocab.toc("start"), typed(directive.start, "integer")),
                (vocab.toc("end"), typed(directive.end, "integer")),
                (vocab.toc("rule"), literal(directive.rule)),
            ),
        )
        if directive.spans:
            stretches = " ".join(f"{span.start}-{span.end}" for span in directive.spans)
            quads.add(node, vocab.toc("spans"), literal(stretches))
        for slot_kind in SLOTS:
            for slot in slot_kind.of(directive):
                quads.add(node, slot_term(slot_kind, slot), slot_value(slot_kind, slot, iris))
        if directive.time_value is not None:
            datatype = "duration" if directive.time_value.startswith("P") else "date"
            quads.add(node, vocab.toc("timeValue"), typed(directive.time_value, datatype))


def is_words(slot_kind: SlotKind, slot: Slot) -> bool:
    """Say whether the slot holds words and no thing: always, or because no entity fits."""
    return slot_kind.words or (slot_kind.scheme is None and not is_entity_id(slot.value))


def slot_term(slot_kind: SlotKind, slot: Slot) -> str:
    """Return the property for a slot; words where a thing is expected go to ``…Text``."""
    if is_words(slot_kind, slot) and not slot_kind.words:
        return vocab.toc(f"{slot_kind.term}Text")
    return vocab.toc(slot_kind.term)


def slot_value(slot_kind: SlotKind, slot: Slot, iris: DocumentIris) -> str:
    """Return the term for a slot's value."""
    if slot_kind.scheme is not None:
        return iri(vocab.concept(slot_kind.scheme, slot.value))
    if is_words(slot_kind, slot):
        return literal(slot.value)
    return iri(iris.value(slot.value))


def add_claims(quads: Quads, claims: tuple[Claim, ...], iris: DocumentIris) -> None:
    """Add the plain triple of each claim."""
    for claim in claims:
        quads.add(iris.value(claim.subject), vocab.toc(claim.predicate), claim_value(claim, iris))


def claim_value(claim: Claim, iris: DocumentIris) -> str:
    """Return the object of a claim as a term."""
    if claim.predicate == "recitalVerb":
        return iri(vocab.concept("recital-verb", claim.object))
    if claim.predicate == "originalLanguage":
        return iri(language_iri(claim.object))
    if not claim.literal:
        return iri(iris.value(claim.object))
    return literal(claim.object) if claim.datatype is None else typed(claim.object, claim.datatype)


def _numbered_item(document: Document, path: str) -> str:
    for part in document.ancestors(path):
        if part.kind == "recommendation":
            return part.path
    return path


def _tag(language: str) -> str:
    # "und" is a valid tag, but readers of labels look for a language they know.
    return language if language != "und" else "en"
