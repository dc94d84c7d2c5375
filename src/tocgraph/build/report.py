"""What a build read, linked, left open and refused: values that turn into JSON and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from tocgraph.describe.document import SLOTS
from tocgraph.describe.evidence import cue_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.describe import Described
    from tocgraph.model import Extraction

__all__ = ["BuildReport", "DocumentReport", "Failure", "summarize"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One document, or a part of the data, that did not go in, and why, in one sentence."""

    path: str
    message: str
    kind: str


@dataclass(frozen=True)
class DocumentReport:
    """The figures of one document. ``quads`` counts by graph family, ``quads_each`` by node."""

    path: str
    id: str
    sha256: str
    characters: int
    language: str
    encoding: str
    provisions: Mapping[str, int]
    mentions: Mapping[str, int]
    resolved: int
    unresolved: int
    directives: int
    claims: int
    quads: Mapping[str, int]
    quads_each: Mapping[str, float]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class BuildReport:
    """All that a build has to say. No clock: the same input gives the same report."""

    version: str
    base: str
    folder: str
    documents: tuple[DocumentReport, ...] = ()
    failures: tuple[Failure, ...] = ()
    violations: tuple[Mapping[str, Any], ...] = ()
    families: Mapping[str, int] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    quality: tuple[Mapping[str, Any], ...] = ()
    reused: int = 0

    @property
    def ok(self) -> bool:
        """True if everything that was given went in."""
        return not self.failures and not any(
            violation.get("severity") == "violation" for violation in self.violations
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values. What differs between a first and a second build is left out."""
        values = asdict(self)
        del values["reused"], values["folder"]
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any], folder: str) -> BuildReport:
        """Return the report that :meth:`to_json` wrote."""
        return cls(
            version=values["version"],
            base=values["base"],
            folder=folder,
            documents=tuple(
                DocumentReport(**{**entry, "warnings": tuple(entry["warnings"])})
                for entry in values["documents"]
            ),
            failures=tuple(Failure(**entry) for entry in values["failures"]),
            violations=tuple(values["violations"]),
            families=values["families"],
            entities=values["entities"],
            quality=tuple(values["quality"]),
        )


def summarize(extraction: Extraction, described: Described) -> DocumentReport:
    """Return the figures of one document."""
    document = extraction.document
    resolved = sum(1 for mention in extraction.mentions if mention.targets)
    return DocumentReport(
        path=document.source.path,
        id=described.iris.publication,
        sha256=document.source.sha256,
        characters=len(document.source.text),
        language=document.source.language,
        encoding=document.source.encoding,
        provisions=dict(sorted(Counter(part.kind for part in document.provisions).items())),
        mentions=dict(sorted(Counter(mention.kind for mention in extraction.mentions).items())),
        resolved=resolved,
        unresolved=len(extraction.mentions) - resolved,
        directives=len(extraction.directives),
        claims=len(extraction.claims),
        quads={
            "documents": len(described.document),
            "evidence": len(described.evidence),
            "inferred": len(described.inferred),
            "authority": len(described.curated),
        },
        quads_each=_quads_each(extraction, described),
    )


def _quads_each(extraction: Extraction, described: Described) -> dict[str, float]:
    """Count the quads a mention and a directive cost, shortcuts and cues included.

    A mention's are its own node and the links of its provision that it proves;
    a directive's its own node, its link from the item, what says which excerpt
    proves which slot, and the cues among those excerpts.
    """
    base, text = described.iris.base, described.iris.text
    mention_start = f"<{base}id/mention/"
    cues = {
        f"<{described.iris.cue(cue_id(extraction, slot.cue))}>"
        for directive in extraction.directives
        for slot_kind in SLOTS
        for slot in slot_kind.of(directive)
        if slot.cue is not None
    }
    provision_start = f"<{text}~"
    links = ("#refersTo> ", "#cites> ", "#anticipates> ")
    mentions = directives = 0
    for line in (*described.document.lines(), *described.evidence.lines()):
        subject, _, rest = line.partition("> <")
        predicate = rest.partition(">")[0] + "> "
        if line.startswith(mention_start) or (
            line.startswith(provision_start) and predicate.endswith(links)
        ):
            mentions += 1
        elif f"{subject}>" in cues or (
            line.startswith(provision_start)
            and ("__dir_" in subject or predicate.endswith("#hasDirective> "))
        ):
            directives += 1
    return {
        "mention": round(mentions / max(1, len(extraction.mentions)), 1),
        "directive": round(directives / max(1, len(extraction.directives)), 1),
    }
