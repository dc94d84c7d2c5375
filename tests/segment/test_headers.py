"""Where a title ends, and what a note of adoption says, in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.describe.identity import Identifier
from tocgraph.read import read_text
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

if TYPE_CHECKING:
    from tocgraph.model import Document

RESOURCES = Resources()
SEGMENTER = Segmenter(RESOURCES)
IDENTIFIER = Identifier(RESOURCES)

#: Language: issuer, place and date, place, title, opening, recital, hinge, item.
PAPERS = {
    "en": (
        "WORKING GROUP ON TRAFFICKING IN PERSONS",
        "Kingston, 4 May 2016",
        "Kingston",
        "RECOMMENDATIONS",
        "The Working Group,",
        "CONSIDERING the Convention,",
        "RECOMMENDS:",
        "1. That member states ratify the Convention.",
    ),
    "es": (
        "GRUPO DE TRABAJO SOBRE LA TRATA DE PERSONAS",
        "Puerto Príncipe, 4 de mayo de 2016",
        "Puerto Príncipe",
        "RECOMENDACIONES",
        "El Grupo de Trabajo,",
        "CONSIDERANDO la Convención,",
        "RECOMIENDA:",
        "1. Que los Estados Miembros ratifiquen la Convención.",
    ),
    "fr": (
        "GROUPE DE TRAVAIL SUR LA TRAITE DES PERSONNES",
        "Port-au-Prince, le 4 mai 2016",
        "Port-au-Prince",
        "RECOMMANDATIONS",
        "Le Groupe de travail,",
        "CONSIDÉRANT la Convention,",
        "RECOMMANDE :",
        "1. Que les États membres ratifient la Convention.",
    ),
    "pt": (
        "GRUPO DE TRABALHO SOBRE O TRÁFICO DE PESSOAS",
        "Brasília, 4 de maio de 2016",
        "Brasília",
        "RECOMENDAÇÕES",
        "O Grupo de Trabalho,",
        "CONSIDERANDO a Convenção,",
        "RECOMENDA:",
        "1. Que os Estados membros ratifiquem a Convenção.",
    ),
}


def _read(text: str) -> tuple[Document, dict[str, str]]:
    document = SEGMENTER.segment(read_text(text.encode(), name="text.txt"))
    return document, {fact.name: fact.value for fact in document.header}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "spaced"])
@pytest.mark.parametrize("language", PAPERS)
def test_place_and_date_above_the_title(language: str, gap: str) -> None:
    issuer, dated, place, title, *body = PAPERS[language]
    document, facts = _read(gap.join([f"{issuer}\n{dated}", title, *body]))
    assert facts == {"title": title, "place": place, "date": "2016-05-04"}
    assert IDENTIFIER.type_of(document) == "recommendations"


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "spaced"])
@pytest.mark.parametrize("language", PAPERS)
def test_title_ends_at_place_and_date(language: str, gap: str) -> None:
    _issuer, dated, place, title, *body = PAPERS[language]
    _document, facts = _read(gap.join([title, dated, *body]))
    assert facts == {"title": title, "place": place, "date": "2016-05-04"}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "spaced"])
@pytest.mark.parametrize("first", [4, 5], ids=["opening", "recital"])
@pytest.mark.parametrize("language", PAPERS)
def test_title_ends_at_the_body(language: str, first: int, gap: str) -> None:
    paper = PAPERS[language]
    document, facts = _read(gap.join([paper[3], *paper[first:]]))
    assert facts == {"title": paper[3]}
    kinds = [provision.kind for provision in document.provisions]
    assert kinds.count("recital") == 1


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        # Nobody listed the place, so it is not stated; the date is.
        ("Villanueva, 4 de mayo de 2016", {"title": "INFORME", "date": "2016-05-04"}),
        ("Montclair, le 4 mai 2016", {"title": "INFORME", "date": "2016-05-04"}),
        # Words that announce a paper are no place.
        ("Plan of Action, 4 May 2016", {"title": "INFORME Plan of Action, 4 May 2016"}),
    ],
)
def test_unlisted_places(line: str, facts: dict[str, str]) -> None:
    assert (
        _read(f"INFORME\n{line}\n\nEl Grupo de Trabajo,\n\nRECOMIENDA:\n\n1. Estudiar.")[1] == facts
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("GROUPE DE TRAVAIL SUR LA TRAITE DES PERSONNES", None),
        ("Plan d'action contre la traite d'êtres humains", "plan"),
        ("Traité de Marrakech", "convention"),
        ("TRAITE SUR LE COMMERCE DES ARMES", "convention"),
    ],
)
def test_trafficking_is_no_treaty(title: str, slug: str | None) -> None:
    assert IDENTIFIER.type_in(title) == slug


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("(Approved by the Working Group during the session of March 7, 2018)", "Working Group"),
        (
            "(Approved by the Permanent Council at its regular meeting held on March 7, 2018)",
            "Permanent Council",
        ),
        (
            "(Aprobada por la Comisión de Seguridad Hemisférica el 7 de marzo de 2018)",
            "Comisión de Seguridad Hemisférica",
        ),
        (
            "(Aprobada por el Consejo Permanente durante la sesión ordinaria celebrada el "
            "7 de marzo de 2018)",
            "Consejo Permanente",
        ),
        (
            "(Aprobadas por las Autoridades Nacionales el día 7 de marzo de 2018)",
            "Autoridades Nacionales",
        ),
        ("(Aprobada por la Segunda Reunión, Lima, 7 de marzo de 2018)", "Segunda Reunión"),
        (
            "(Adoptée par le Conseil permanent lors de sa séance du 7 mars 2018)",
            "Conseil permanent",
        ),
        (
            "(Adopté par la Commission de la sécurité continentale au cours de la séance du "
            "7 mars 2018)",
            "Commission de la sécurité continentale",
        ),
        (
            "(Aprovada pelo Conselho Permanente na sessão realizada em 7 de março de 2018)",
            "Conselho Permanente",
        ),
        (
            "(Aprovadas pela Segunda Reunião de Autoridades Nacionais no dia 7 de março de 2018)",
            "Segunda Reunião de Autoridades Nacionais",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "spaced"])
def test_note_of_adoption(note: str, who: str, gap: str) -> None:
    title = "SEGURIDAD, SECURITY, SÉCURITÉ, SEGURANÇA"
    body = ("EL GRUPO DE TRABAJO,", "RECORDANDO la Convención,", "RESUELVE:", "1. Estudiar.")
    _document, facts = _read(gap.join([title, note, *body]))
    assert facts == {"title": title, "adopted_by": who, "adopted_on": "2018-03-07"}
