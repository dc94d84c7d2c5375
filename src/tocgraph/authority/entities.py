"""From the triples of the authority files to the plain entities that the stages read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.authority.turtle import IDS, Source, read_sources
from tocgraph.model import Authority, Entity, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.resources import Resources

__all__ = ["KINDS", "load_authority"]


def _kinds() -> Mapping[str, str]:
    table = {
        "instrument": """Instrument Treaty Convention Protocol Declaration RecommendationSet
            Rules Report Draft""",
        "programme": "PlanOfAction Strategy Agenda Programme",
        "resolution": "Resolution Decision",
        "body": """Body IntergovernmentalOrganization Organ Committee Mechanism ExpertGroup
            SecretariatUnit""",
        "meeting": "Meeting MeetingSeries",
        "state": "State",
        "group": "AddresseeGroup",
    }
    return MappingProxyType({name: kind for kind, names in table.items() for name in names.split()})


KINDS: Final = _kinds()
"""The kind of mention that names an entity, by the local name of its class."""

_FOLDERS: Final = MappingProxyType(
    {
        "instrument": frozenset({"instrument", "resolution", "programme"}),
        "body": frozenset({"body"}),
        "series": frozenset({"meeting"}),
        "meeting": frozenset({"meeting"}),
        "programme": frozenset({"programme"}),
        "state": frozenset({"state"}),
        "group": frozenset({"group"}),
    }
)
_NAMES: Final = {
    vocab.RDFS_LABEL: "official",
    **{
        vocab.toc(f"{kind}Name"): kind
        for kind in ("official", "short", "variant", "former", "erroneous", "unclassified")
    },
    vocab.toc("contextualName"): "contextual",
    vocab.toc("acronym"): "acronym",
}
_ORDER: Final = (
    "official",
    "short",
    "acronym",
    "variant",
    "former",
    "unclassified",
    "contextual",
    "erroneous",
)
_FACTS: Final = {
    vocab.toc("startDate"): "start",
    vocab.toc("endDate"): "end",
    vocab.toc("place"): "place",
    vocab.toc("editionNumber"): "editionNumber",
    vocab.toc("adoptedOn"): "adoptedOn",
    vocab.toc("entryIntoForce"): "entryIntoForce",
    vocab.toc("iso2"): "iso2",
    vocab.toc("iso3"): "iso3",
}
_SLIP: Final = vocab.toc("Slip")


class _Draft:
    """What is known of one subject while the files are read."""

    __slots__ = ("facts", "names", "relations", "source", "symbols", "types")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.types: set[str] = set()
        self.names: set[Name] = set()
        self.symbols: set[str] = set()
        self.relations: set[tuple[str, str]] = set()
        self.facts: dict[str, str] = {}


def load_authority(resources: Resources) -> Authority:
    """Return all entities that a text can name, by id, sorted.

    The preferred name of each language comes as an ``official`` name. A symbol
    that serves as label of an act whose title nobody saw is no name.

    >>> from tocgraph.resources import Resources
    >>> entity = load_authority(Resources())["meeting/randot-ii"]
    >>> entity.kind, entity.related("editionOf"), entity.facts["start"]
    ('meeting', ('series/randot',), '2019-03-19')

    Raises:
        DataError: a file says what cannot be right.
    """
    drafts: dict[str, _Draft] = {}
    for source in read_sources(resources):
        for subject, predicate, value in source.triples:
            draft = drafts.get(subject)
            if draft is None:
                draft = drafts[subject] = _Draft(source)
            _note(draft, predicate, value)
    entities = {
        subject[len(IDS) :]: _entity(subject, draft)
        for subject, draft in sorted(drafts.items())
        if _SLIP not in draft.types
    }
    return Authority(entities)


def _note(draft: _Draft, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    if isinstance(value, ox.NamedNode):
        if predicate == vocab.RDF_TYPE:
            draft.types.add(value.value)
        elif value.value.startswith(IDS):
            name = predicate.rpartition("#")[2]
            draft.relations.add((name, value.value[len(IDS) :]))
        return
    kind = _NAMES.get(predicate)
    if kind is not None:
        draft.names.add(Name(value.value, kind, value.language))
    elif predicate == vocab.toc("symbol"):
        draft.symbols.add(value.value)
    elif (fact := _FACTS.get(predicate)) is not None:
        draft.facts[fact] = value.value


def _entity(subject: str, draft: _Draft) -> Entity:
    key = subject[len(IDS) :]
    if len(draft.types) != 1:
        found = ", ".join(sorted(name.rpartition("#")[2] for name in draft.types)) or "none"
        raise draft.source.error(
            subject,
            f"{subject} needs one class, but has {found}",
            hint="Write the most specific class after 'a', and only that one.",
        )
    local = next(iter(draft.types))[len(vocab.TOC) :]
    kind = KINDS.get(local)
    folder = key.partition("/")[0]
    if kind is None or kind not in _FOLDERS.get(folder, ()):
        raise draft.source.error(
            subject,
            f"{subject} cannot be a toc:{local}",
            term=local,
            hint=f"Give it a class that fits id/{folder}/, or an IRI that fits its class.",
        )
    if not any(name.kind == "official" for name in draft.names):
        raise draft.source.error(
            subject, f"{subject} has no label", hint='Add rdfs:label "…"@en, or its symbol.'
        )
    names = sorted(
        (name for name in draft.names if name.form not in draft.symbols),
        key=lambda name: (_ORDER.index(name.kind), name.language or "~", name.form),
    )
    return Entity(
        id=key,
        kind=kind,
        type=local,
        names=tuple(names),
        symbols=tuple(sorted(draft.symbols)),
        relations=tuple(sorted(draft.relations)),
        facts=dict(sorted(draft.facts.items())),
    )
