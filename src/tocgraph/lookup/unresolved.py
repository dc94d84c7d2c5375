"""The mentions that nobody could resolve, grouped, with a stub for the curator."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.query import sparql_families

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.query import KnowledgeGraph

__all__ = ["UnresolvedGroup", "turtle_stub", "unresolved_groups"]

_UNRESOLVED = """
SELECT DISTINCT ?mention ?quote ?kind ?rule ?reason ?candidate ?document ?path ?start ?language
WHERE {
  ?mention a toc:Mention ; toc:quote ?quote ; toc:mentionKind ?kind ; toc:rule ?rule ;
    toc:reason ?reason ; toc:inProvision ?provision ; toc:start ?start .
  ?provision toc:path ?path ; toc:inText ?text .
  ?text eli:realizes ?document ; eli:language ?language .
  OPTIONAL { ?mention toc:candidate ?candidate }
  FILTER NOT EXISTS { ?mention toc:names ?anything }
} ORDER BY ?document ?start ?candidate"""
_FOLDER_OF_KIND = {
    "instrument": "instrument",
    "programme": "programme",
    "body": "body",
    "meeting": "meeting",
    "resolution": "instrument",
    "document-symbol": "instrument",
    "state": "state",
}
_CLASS_OF_KIND = {
    "instrument": "Instrument",
    "programme": "Programme",
    "body": "Body",
    "meeting": "Meeting",
    "resolution": "Resolution",
    "document-symbol": "Instrument",
    "state": "State",
}
# The rules of linking that find the name of a thing the authority data lack. Other rules
# find words that only point at a thing (a common phrase, "the said group"), an acronym that
# the text gives to a name, or the symbol of a series: none is a thing to be listed.
_NAMING = frozenset({"head-noun", "symbol"})


@dataclass(frozen=True, slots=True)
class UnresolvedGroup:
    """Mentions with the same words, kind, rule, reason and candidates."""

    words: str
    kind: str
    rule: str
    reason: str
    candidates: tuple[str, ...]
    count: int
    first_seen: str
    language: str

    @property
    def names(self) -> bool:
        """Whether the words are the name of something that the authority data could list."""
        return self.rule in _NAMING and not self.candidates


def unresolved_groups(graph: KnowledgeGraph) -> list[UnresolvedGroup]:
    """Return the groups, those with most mentions first."""
    answer = graph.engine.run(_UNRESOLVED, sparql_families(with_evidence=True))
    mentions: dict[str, dict[str, str]] = {}
    candidates: dict[str, list[str]] = {}
    for row in answer.dicts(graph.base):
        mentions.setdefault(row["mention"], row)
        if row["candidate"]:
            candidates.setdefault(row["mention"], []).append(row["candidate"])
    groups: dict[tuple[str, str, str, str, tuple[str, ...]], list[dict[str, str]]] = {}
    for mention, row in mentions.items():
        words = " ".join(row["quote"].split())
        key = (
            words,
            row["kind"].rpartition("/")[2],
            row["rule"],
            row["reason"],
            tuple(candidates.get(mention, ())),
        )
        groups.setdefault(key, []).append(row)
    found = [
        UnresolvedGroup(
            words=key[0],
            kind=key[1],
            rule=key[2],
            reason=key[3],
            candidates=key[4],
            count=len(rows),
            first_seen=f"{rows[0]['document'].removeprefix('doc/')} {rows[0]['path']}",
            language=rows[0]["language"],
        )
        for key, rows in groups.items()
    ]
    return sorted(found, key=lambda group: (-group.count, group.words, group.kind))


def turtle_stub(groups: Iterable[UnresolvedGroup]) -> str:
    """Return Turtle for those groups that name something unlisted, ready to be completed.

    Each entry has an id made of its words, the class that the kind suggests, the
    words as label, and ``toc:unsourced`` until a curator names a source.
    """
    wanted = [group for group in groups if group.names]
    kinds = sorted({_FOLDER_OF_KIND[group.kind] for group in wanted})
    lines = [f"@prefix {kind}: <{vocab.BASE}id/{kind}/> ." for kind in kinds]
    lines += [
        f"@prefix rdfs: <{vocab.RDFS}> .",
        f"@prefix toc: <{vocab.TOC}> .",
        "",
    ]
    for group in wanted:
        tag = _language_tag(group.language)
        label = group.words.replace("\\", "\\\\").replace('"', '\\"')
        lines += [
            f"# {group.count} times, first in {group.first_seen}: {group.reason}",
            f"{_FOLDER_OF_KIND[group.kind]}:{slug(group.words)}"
            f" a toc:{_CLASS_OF_KIND[group.kind]} ;",
            f'    rdfs:label "{label}"@{tag} ;',
            '    toc:unsourced "everything" .',
            "",
        ]
    return "\n".join(lines)


def slug(words: str) -> str:
    """Return an id made of words.

    >>> slug("Comisión de Seguridad — CSH")
    'comision-de-seguridad-csh'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


def _language_tag(language: str) -> str:
    by_iri = {iri: tag for tag, iri in vocab.LANGUAGES.items()}
    return by_iri.get(language, "en")
