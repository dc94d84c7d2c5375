"""Every name leads to its entity alone, or is declared ambiguous with all it may mean."""

from __future__ import annotations

import dataclasses
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tocgraph.authority import load_authority
from tocgraph.fold import collapse
from tocgraph.link import Linker
from tocgraph.model import Metadata
from tocgraph.read import read_text
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

if TYPE_CHECKING:
    from tocgraph.model import Entity, Mention, Name

RESOURCES = Resources()
AUTHORITY = load_authority(RESOURCES)
DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"

SENTENCES = {
    "en": "The authorities have taken note of the {} in their report.",
    "es": "Las autoridades han tomado nota de {} en su informe.",
    "fr": "Les autorités ont pris note de {} dans leur rapport.",
    "pt": "As autoridades tomaram nota de {} em seu relatório.",
}


def _fold(form: str) -> str:
    return collapse(form).replace("-", " ")


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("ambiguous.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {_fold(form): tuple(ids) for table in tables.values() for form, ids in table.items()}


@cache
def _tools() -> tuple[Linker, Segmenter]:
    return Linker(AUTHORITY, RESOURCES), Segmenter(RESOURCES)


def _mentions(text: str, language: str, issuer: str | None = None) -> tuple[Mention, ...]:
    linker, segmenter = _tools()
    source = dataclasses.replace(read_text(text.encode(), name="test.txt"), language=language)
    return linker.link(segmenter.segment(source, Metadata(issuer=issuer)))


def _root(entity: Entity) -> str | None:
    """Return the slug of the organisation that the entity belongs to."""
    seen: set[str] = set()
    while entity.id not in seen:
        seen.add(entity.id)
        if entity.type == "IntergovernmentalOrganization":
            return entity.id.partition("/")[2]
        above = [id_ for name in ("subBodyOf", "serves") for id_ in entity.related(name)]
        if not above:
            return None
        entity = AUTHORITY[above[0]]
    return None


def _meanings() -> dict[str, dict[str, set[str]]]:
    """Return for each folded form the entities that bear it, and as what."""
    found: dict[str, dict[str, set[str]]] = {}
    for entity in AUTHORITY:
        for name in entity.names:
            found.setdefault(_fold(name.form), {}).setdefault(entity.id, set()).add(name.kind)
    return found


def test_shared_forms_are_declared() -> None:
    """No form is a name of two things unless it is contextual or declared with all its meanings.

    The title of an act is no name of its own where something else is called so.
    """
    undeclared = {
        form: sorted(own)
        for form, bearers in _meanings().items()
        if (own := [id_ for id_, kinds in bearers.items() if kinds != {"contextual"}])
        and len(own) > 1
        and _ambiguous().get(form) != tuple(sorted(own))
    }
    assert undeclared == {}


def test_declared_forms_are_in_use() -> None:
    meanings = _meanings()
    assert {
        form: ids
        for form, ids in _ambiguous().items()
        if tuple(sorted(meanings.get(form, ()))) != tuple(sorted(ids))
    } == {}


def _cases() -> list[tuple[Entity, Name, str]]:
    return [
        (entity, name, language)
        for entity in AUTHORITY
        if entity.kind not in ("group", "resolution")
        for name in entity.names
        if name.kind != "contextual"
        for language in ([name.language] if name.language else list(SENTENCES))
    ]


def test_every_name_leads_to_its_entity() -> None:
    """In a sentence of its language; short names of organs where their organisation issues.

    The mention may leave out an article that belongs to the name, or an addition
    in brackets: how far a mention reaches is the linker's own test.
    """
    wrong: list[str] = []
    for entity, name, language in _cases():
        text = SENTENCES[language].format(name.form)
        issuer = None
        mentions = _mentions(text, language)
        start, end = text.index(name.form), text.index(name.form) + len(name.form)
        declared = _ambiguous().get(_fold(name.form))
        if not any(mention.targets == (entity.id,) for mention in mentions):
            issuer = _root(entity)
            mentions = _mentions(text, language, issuer)
        inside = [m for m in mentions if m.start < end and start < m.end]
        if any(m.targets == (entity.id,) for m in inside):
            continue
        if declared is not None and any(set(m.candidates) >= set(declared) for m in inside):
            continue
        found = [(text[m.start : m.end], m.targets, m.candidates) for m in inside]
        wrong.append(f"{entity.id} {name.kind} {language} {name.form!r} (issuer {issuer}): {found}")
    assert "\n".join(wrong) == ""
    assert len(_cases()) > 3500


def test_contextual_names_never_link_by_themselves() -> None:
    linked: list[str] = []
    others = _meanings()
    for entity in AUTHORITY:
        if entity.kind == "group":
            continue
        for name in entity.names:
            if name.kind != "contextual" or entity.kind == "resolution":
                continue
            if any(kinds != {"contextual"} for kinds in others[_fold(name.form)].values()):
                continue
            language = name.language or "en"
            text = SENTENCES[language].format(name.form)
            linked += [
                f"{name.form!r} -> {mention.targets}"
                for mention in _mentions(text, language)
                if entity.id in mention.targets and text[mention.start : mention.end] == name.form
            ]
    assert linked == []


@pytest.mark.parametrize(
    ("document", "form", "entity", "kind"),
    # Questions 85 and 86 of the competency questions, read from the documents.
    [
        (
            "000",
            "Protocol on trafficking in firearms",
            "instrument/untoc-firearms-protocol",
            "variant",
        ),
        (
            "000",
            "Protocol on the trafficking in persons",
            "instrument/untoc-trafficking-protocol",
            "variant",
        ),
        (
            "000",
            "Protocol against the Illicit Trafficking in Migrants by Land, Sea and Air",
            "instrument/untoc-smuggling-protocol",
            "erroneous",
        ),
        (
            "000",
            "Inter-American Convention against the Illicit Manufacturing of and Trafficking in "
            "Firearms, Ammunition, Explosives, and Other Related Material",
            "instrument/cifta",
            "erroneous",
        ),
        (
            "004",
            "Sharing Electronic Resources and Laws against Crime",
            "programme/sherloc",
            "erroneous",
        ),
        ("004", "Hemispheric Plan of Action", "instrument/hemispheric-plan-of-action-toc", "short"),
        (
            "000",
            "Meeting of States Parties to the Inter-American Convention against Corruption",
            "body/iacc-meeting-of-states-parties",
            "variant",
        ),
        (
            "000",
            "Meeting of the States Parties to the Inter-American Convention against Corruption",
            "body/iacc-meeting-of-states-parties",
            "official",
        ),
        ("004", "CSH", "body/committee-on-hemispheric-security", "acronym"),
        (
            "000",
            "Council of Europe Convention on Cybercrime",
            "instrument/budapest-convention",
            "variant",
        ),
        ("000", "Interpol", "body/interpol", "variant"),
        ("004", "INTERPOL", "body/interpol", "acronym"),
        ("000", "Group of Government Experts", "body/remja-cybercrime-group", "short"),
        ("000", "Network", "programme/criminal-matters-network", "contextual"),
        ("000", "meeting of experts", "body/group-of-experts-plan-of-action", "contextual"),
        ("000", "meeting of experts", "body/remja-mla-working-group", "contextual"),
        ("000", "inter-American system", "body/oas", "contextual"),
        (
            "000",
            "Optional Protocol thereto",
            "instrument/mutual-assistance-optional-protocol",
            "contextual",
        ),
        ("000", "REMJA process", "series/remja", "short"),
        ("000", "G-8", "body/g8", "acronym"),
        ("004", "Goal 16", "instrument/sdg-16", "short"),
        ("004", "2030 Agenda for Sustainable Development", "instrument/agenda-2030", "official"),
    ],
)
def test_names_of_the_documents(document: str, form: str, entity: str, kind: str) -> None:
    text = next(DOCUMENTS.glob(f"{document}_*.txt")).read_text(encoding="utf-8")
    assert collapse(form) in collapse(text)
    assert kind in {name.kind for name in AUTHORITY[entity].names if name.form == form}


def test_groups_have_names_in_four_languages() -> None:
    for key in ("group/oas-member-states", "group/oas-member-and-observer-states"):
        assert {name.language for name in AUTHORITY[key].names} == set(SENTENCES)
    forms = {name.form for name in AUTHORITY["group/oas-member-states"].names}
    assert {"member states", "Estados Miembros", "Estados membros", "États membres"} <= forms


def test_editions_carry_their_ordinal() -> None:
    """No edition bears the bare name of its series."""
    for entity in AUTHORITY:
        for series in entity.related("editionOf"):
            own = {_fold(name.form) for name in entity.names if name.kind != "contextual"}
            assert not own & {_fold(name.form) for name in AUTHORITY[series].names}, entity.id
