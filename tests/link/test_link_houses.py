"""Whose organ a bare name means, and the organisation that belongs to a treaty's name."""

from __future__ import annotations

import pytest

from link.samples import found, link, one, words

COUNCIL = "body/oas-permanent-council"
SECRETARIAT = "body/oas-general-secretariat"
BUDAPEST = "instrument/budapest-convention"
EUROPE = "body/council-of-europe"

#: Language: a text that names bodies of the organisation, and never the organisation.
STRANGERS = {
    "en": (
        "1. To invite CICAD, CICTE and the World Bank to take part.\n\n"
        "2. To thank the Permanent Council and the General Secretariat.",
        ("Permanent Council", "General Secretariat"),
    ),
    "es": (
        "1. Invitar a la CICAD, al CICTE y al Banco Mundial a participar.\n\n"
        "2. Agradecer al Consejo Permanente y a la Secretaría General.",
        ("Consejo Permanente", "Secretaría General"),
    ),
    "fr": (
        "1. D'inviter la CICAD, le CICTE et la Banque mondiale à participer.\n\n"
        "2. De remercier le Conseil permanent et le Secrétariat général.",
        ("Conseil permanent", "Secrétariat général"),
    ),
    "pt": (
        "1. Convidar a CICAD, o CICTE e o Banco Mundial a participar.\n\n"
        "2. Agradecer ao Conselho Permanente e à Secretaria-Geral.",
        ("Conselho Permanente", "Secretaria-Geral"),
    ),
}


@pytest.mark.parametrize("language", STRANGERS)
def test_bare_organs_stay_open_where_nobody_says_whose(language: str) -> None:
    text, organs = STRANGERS[language]
    for quote, meant in zip(organs, (COUNCIL, SECRETARIAT), strict=True):
        mention = one(text, quote, language)
        assert mention.targets == ()
        assert meant in mention.candidates
        assert mention.reason == "the organisation that issues the document is not known"


@pytest.mark.parametrize("language", STRANGERS)
def test_the_issuer_tells(language: str) -> None:
    text, organs = STRANGERS[language]
    for quote, meant in zip(organs, (COUNCIL, SECRETARIAT), strict=True):
        assert one(text, quote, language, issuer="oas").targets == (meant,)


@pytest.mark.parametrize(
    ("opening", "language", "quote"),
    [
        ("The member states of the OAS,", "en", "Permanent Council"),
        ("Los Estados Miembros de la OEA,", "es", "Consejo Permanente"),
        ("Les États membres de l'OEA,", "fr", "Conseil permanent"),
        ("Os Estados membros da OEA,", "pt", "Conselho Permanente"),
    ],
)
def test_the_opening_tells(opening: str, language: str, quote: str) -> None:
    text = f"{opening}\n\n{STRANGERS[language][0]}"
    assert one(text, quote, language).targets == (COUNCIL,)


def test_one_mention_of_an_organisation_makes_no_issuer() -> None:
    text = "1. To invite the OAS to take part.\n\n2. To thank the Permanent Council."
    assert one(text, "Permanent Council").targets == ()


def test_an_organ_named_before_with_its_organisation() -> None:
    text = (
        "1. To ask the OAS General Secretariat for help.\n\n"
        "2. To thank the General Secretariat and the General Assembly."
    )
    assert one(text, "General Secretariat").targets == (SECRETARIAT,)
    assert one(text, "General Assembly").targets == ()


@pytest.mark.parametrize(
    ("language", "name", "house"),
    [
        ("en", "Convention on Cybercrime of the Council of Europe", "Council of Europe"),
        ("es", "Convenio sobre la Ciberdelincuencia del Consejo de Europa", "Consejo de Europa"),
        ("fr", "Convention sur la cybercriminalité du Conseil de l'Europe", "Conseil de l'Europe"),
        ("pt", "Convenção sobre o Cibercrime do Conselho da Europa", "Conselho da Europa"),
    ],
)
def test_the_house_behind_a_treaty_belongs_to_its_name(
    language: str, name: str, house: str
) -> None:
    text = f"1. {name}."
    assert sorted(found(text, language)) == sorted([(name, (BUDAPEST,)), (house, (EUROPE,))])
    outer, inner = link(text, language)
    assert words(text, outer) == name
    assert inner.nested_in == outer.id


def test_another_house_behind_a_treaty_is_a_mention_of_its_own() -> None:
    text = "1. Convention on Cybercrime of the European Union."
    assert all(mention.nested_in is None for mention in link(text))
    assert ("European Union", ("body/european-union",)) in found(text)


@pytest.mark.parametrize(
    ("language", "text", "name", "target"),
    [
        ("en", "1. That The Bahamas report.", "The Bahamas", "state/bhs"),
        ("en", "1. To thank the Bahamas.", "Bahamas", "state/bhs"),
        ("es", "1. El programa de EL PAcCTO.", "EL PAcCTO", "body/el-pacto"),
        ("es", "1. El Gobierno de El Salvador.", "El Salvador", "state/slv"),
        ("es", "1. Apoyar el proceso de la REMJA.", "proceso de la REMJA", "series/remja"),
        ("pt", "1. Apoiar o processo da REMJA.", "processo da REMJA", "series/remja"),
    ],
)
def test_what_belongs_to_the_name(language: str, text: str, name: str, target: str) -> None:
    assert one(text, name, language).targets == (target,)


@pytest.mark.parametrize(
    "name", ["Commonwealth of The Bahamas", "Commonwealth of Independent States"]
)
def test_a_word_that_begins_another_name(name: str) -> None:
    text = f"1. To thank the {name}."
    assert all("body/commonwealth" not in mention.targets for mention in link(text))
