"""The gold written out as an extraction scores full marks: every kind can be reached."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tocgraph.evaluate import check_floor, evaluate, place, read_floor, read_gold
from tocgraph.model import (
    Claim,
    Cue,
    Directive,
    Document,
    Extraction,
    HeaderField,
    Mention,
    Metadata,
    Pinpoint,
    Provision,
    Slot,
    SourceText,
    Span,
)
from tocgraph.resources import bundled_root

GOLD = Path(__file__).parents[1] / "gold"


def _slots(values: tuple[str, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(value) for value in values if not value.startswith("words:"))


def _worded(value: str, span: Span, kind: str, where: str) -> Slot:
    return Slot(value, cue=Cue(span.start, span.end, kind, where, "oracle"))


def _written_out(document_name: str, sha256: str) -> Extraction:
    (annotation,) = [gold for gold in read_gold(GOLD) if gold.document == document_name]
    data = (bundled_root() / "data/documents" / document_name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == sha256
    text = data.decode("utf-8")
    gold = place(annotation, text)
    source = SourceText(document_name, sha256, text, "text/plain", "utf-8", "en")
    ids: dict[Span, str] = {}
    mentions = []
    for m in gold.mentions:
        mention = Mention(
            source.text_sha256,
            m.span.start,
            m.span.end,
            m.noted.kind,
            m.provision,
            "oracle",
            targets=m.noted.targets,
            candidates=m.noted.candidates,
            anaphora=m.noted.anaphora,
            prospective=m.noted.prospective,
            erroneous=m.noted.erroneous,
            nested_in=None if m.inside is None else ids[m.inside],
            spans=m.spans,
            pinpoint=None
            if m.pinpoint is None
            else Pinpoint(m.pinpoint.start, m.pinpoint.end, m.noted.pinpoint),
        )
        ids[m.span] = mention.id
        mentions.append(mention)
    directives = []
    for index, d in enumerate(gold.directives):
        noted, where = d.noted, d.provision
        words = {
            name: tuple(_worded(v[0].of(text), v[0], name, where) for v in values)
            for name, values in d.words.items()
        }
        directives.append(
            Directive(
                provision=where,
                index=index,
                start=d.spans[0].start,
                end=d.spans[-1].end,
                rule="oracle",
                action=Slot(noted.action),
                leading_verb=Slot(noted.verb),
                force=Slot(noted.force),
                ask_level=Slot(noted.ask_level) if noted.ask_level else None,
                aspect=Slot(noted.aspect) if noted.aspect else None,
                heading_addressees=_slots(d.heading_addressees),
                addressees=_slots(d.addressees),
                relayed_by=_slots(noted.relayed_by),
                targets=_slots(noted.targets),
                channels=_slots(noted.channels) + words["channels"],
                beneficiaries=_slots(noted.beneficiaries),
                creates=words["creates"],
                condition=next(iter(words["condition"]), None),
                time_limit=next(iter(words["time_limit"]), None),
                time_value=noted.time_value or None,
                spans=d.spans,
            )
        )
    claims = tuple(
        Claim(
            c.noted.subject,
            c.noted.predicate,
            c.noted.object,
            Cue(c.span.start, c.span.end, "relation", c.provision, "oracle"),
        )
        for c in gold.claims
    )
    provisions = tuple(
        Provision(p.noted.path, p.noted.kind, p.span.start, p.span.end, p.noted.number or None)
        for p in gold.provisions
    )
    header = tuple(HeaderField(h.noted.name, h.noted.value, h.spans, "oracle") for h in gold.header)
    document = Document(source, Metadata(), header, provisions, ())
    return Extraction(document, tuple(mentions), tuple(directives), claims)


def test_the_gold_itself_scores_full_marks_and_meets_the_floor() -> None:
    extractions = [_written_out(gold.document, gold.sha256) for gold in read_gold(GOLD)]
    evaluation = evaluate(GOLD, extractions)
    assert evaluation.faults == ()
    assert {score.kind for score in evaluation.scores if score.f1 not in {1.0, None}} == set()
    assert check_floor(evaluation.scores, read_floor(GOLD / "floor.toml")) == ()
    assert evaluation.score("provision.recommendation").gold == 87
    assert evaluation.score("provision.recital").gold == 14
