"""One JSON object per document, as ``docs/schemas/extraction.schema.json`` lays down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tocgraph.describe.document import pinpoint_iri
from tocgraph.describe.iris import DocumentIris, is_entity_id

if TYPE_CHECKING:
    from tocgraph.model import Directive, Extraction, Mention, Provision, Slot, Span

__all__ = ["SCHEMA_VERSION", "to_json"]

SCHEMA_VERSION = "1.0"

_HEADER_FIELDS = (
    "date",
    "place",
    "meeting",
    "original_language",
    "title",
    "adopted_by",
    "adopted_on",
)


def to_json(extraction: Extraction, iris: DocumentIris) -> dict[str, Any]:
    """Return the extraction as plain values; spans are code points, end excluded."""
    document = extraction.document
    directives: dict[str, list[Directive]] = {}
    for directive in extraction.directives:
        directives.setdefault(directive.provision, []).append(directive)
    source = document.source
    return {
        "schema_version": SCHEMA_VERSION,
        "id": iris.publication,
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "chars": len(source.text),
            "media_type": source.media_type,
            "language": source.language,
        },
        "header": _header(extraction),
        "provisions": [
            _provision(part, directives.get(part.path, []), iris) for part in document.provisions
        ],
        "mentions": [_mention(mention, extraction, iris) for mention in extraction.mentions],
    }


def _header(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    header: dict[str, Any] = {}
    symbols = [item.value for item in document.header if item.name in {"symbol", "series_symbol"}]
    if symbols:
        header["symbols"] = symbols
    for name in _HEADER_FIELDS:
        field = document.field(name)
        if field is not None:
            header[name] = field.value
    dates = [
        field.value
        for name in ("meeting_start", "meeting_end")
        if (field := document.field(name)) is not None
    ]
    if dates:
        header["meeting_dates"] = dates
    return header


def _provision(part: Provision, directives: list[Directive], iris: DocumentIris) -> dict[str, Any]:
    return {
        "path": part.path,
        "label": part.number,
        "kind": part.kind,
        "start": part.start,
        "end": part.end,
        "parent": part.parent,
        "heading_addressees": _union([d.heading_addressees for d in directives], iris),
        "addressees": _union([d.addressees for d in directives], iris),
        "directives": [_directive(directive, iris) for directive in directives],
    }


def _directive(directive: Directive, iris: DocumentIris) -> dict[str, Any]:
    return {
        "action": directive.action.value,
        "leading_verb": directive.leading_verb.value,
        "force": directive.force.value,
        "ask_level": None if directive.ask_level is None else int(directive.ask_level.value),
        "aspect": _word(directive.aspect),
        "addressees": _values(directive.addressees, iris),
        "relayed_by": _values(directive.relayed_by, iris),
        "targets": _values(directive.targets, iris),
        "condition": _word(directive.condition),
        "time_limit": _word(directive.time_limit),
        "time_value": directive.time_value,
        "channel": _values(directive.channels, iris),
        "beneficiaries": _values(directive.beneficiaries, iris),
        "creates": [slot.value for slot in directive.creates],
        "start": directive.start,
        "end": directive.end,
        "spans": _spans(directive.spans),
    }


def _mention(mention: Mention, extraction: Extraction, iris: DocumentIris) -> dict[str, Any]:
    targets = [iris.value(target) for target in mention.targets]
    pinpoint = pinpoint_iri(mention, iris)
    found: dict[str, Any] = {
        "id": mention.id,
        "start": mention.start,
        "end": mention.end,
        "spans": _spans(mention.spans),
        "text": extraction.document.text[mention.start : mention.end],
        "nested_in": mention.nested_in,
        "type": mention.kind,
        "target": targets[0] if len(targets) == 1 else None,
        "targets": targets,
        "candidates": [iris.value(candidate) for candidate in mention.candidates],
        "anaphora": mention.anaphora,
        "prospective": mention.prospective,
        "provision": mention.provision,
        "rule": mention.rule,
        "reason": mention.reason,
    }
    if pinpoint is not None and mention.pinpoint is not None:
        found["pinpoint"] = {
            "start": mention.pinpoint.start,
            "end": mention.pinpoint.end,
            "target": pinpoint,
        }
    return found


def _value(slot: Slot, iris: DocumentIris) -> str:
    return iris.value(slot.value) if is_entity_id(slot.value) else slot.value


def _values(slots: tuple[Slot, ...], iris: DocumentIris) -> list[str]:
    return [_value(slot, iris) for slot in slots]


def _union(slots: list[tuple[Slot, ...]], iris: DocumentIris) -> list[str]:
    return list(dict.fromkeys(_value(slot, iris) for group in slots for slot in group))


def _word(slot: Slot | None) -> str | None:
    return None if slot is None else slot.value


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
