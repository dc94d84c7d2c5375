"""Nothing is invented: what another owns, what is refused, what belongs to a second request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interpret.reading import item, read, stages
from tocgraph.model import Metadata

if TYPE_CHECKING:
    from tocgraph.model import Directive

STATES = "group/oas-member-states"
GS = "body/oas-general-secretariat"
COUNCIL = "body/oas-permanent-council"


def directives(text: str, language: str) -> tuple[Directive, ...]:
    return read(text, language)[0]


def addressees(one: Directive) -> list[str]:
    return [slot.value for slot in one.addressees]


# ------------------------------------------------------------------ whose member states


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "en",
            "To urge member states of CARICOM to adopt laws.",
            "member states of CARICOM",
        ),
        ("en", "To urge CARICOM member states to adopt laws.", "CARICOM member states"),
        (
            "en",
            "To invite the Member States of the Pacific Pact to adopt laws.",
            "Member States of the Pacific Pact",
        ),
        (
            "es",
            "Instar a los Estados Miembros de la Comunidad Andina a que adopten leyes.",
            "Estados Miembros de la Comunidad Andina",
        ),
        (
            "pt",
            "Instar os Estados membros das Nações Unidas a que adotem leis.",
            "Estados membros das Nações Unidas",
        ),
        (
            "fr",
            "Exhorter les États membres de l’Union européenne à adopter des lois.",
            "États membres de l’Union européenne",
        ),
    ],
)
def test_member_states_of_another_organisation_are_words(
    language: str, text: str, words: str
) -> None:
    (found,) = directives(text, language)
    assert addressees(found) == [words]
    (slot,) = found.addressees
    assert slot.cue is not None
    assert text[slot.cue.start : slot.cue.end] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To urge member states of the OAS to adopt laws."),
        ("en", "To urge member states of the Organization of American States to adopt laws."),
        ("en", "To urge the member states of the Organization to adopt laws."),
        ("en", "To urge the member states of the region to adopt laws."),
        ("es", "Instar a los Estados Miembros de la OEA a que adopten leyes."),
        ("es", "Instar a los Estados Miembros del Hemisferio a que adopten leyes."),
        ("pt", "Instar os Estados membros da OEA a que adotem leis."),
        ("fr", "Exhorter les États membres de l’OEA à adopter des lois."),
    ],
)
def test_member_states_of_the_own_organisation_are_the_group(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert addressees(found) == [STATES]


def test_member_states_in_a_document_of_others_are_words() -> None:
    _, linker, interpreter = stages()
    text = "To urge Member States to adopt laws, and OAS member states to sign the Convention."
    document = replace(item(text, "en"), metadata=Metadata(issuer="united-nations"))
    found, _ = interpreter.interpret(document, linker.link(document))
    assert addressees(found[0]) == ["Member States"]


def test_member_states_where_no_organisation_is_named_are_words() -> None:
    _, linker, interpreter = stages()
    document = replace(item("To urge Member States to adopt laws.", "en"), metadata=Metadata())
    (found,), _ = interpreter.interpret(document, linker.link(document))
    assert addressees(found) == ["Member States"]
