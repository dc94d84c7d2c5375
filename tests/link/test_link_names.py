"""Names: variants, acronyms, nesting, houses, editions, lists, in four languages."""

from __future__ import annotations

import pytest

from link.samples import found, link, one, words

GENERAL_ASSEMBLY = {
    "en": ("The General Assembly met.", "General Assembly"),
    "es": ("Se reunió la Asamblea General.", "Asamblea General"),
    "fr": ("Prie l’Assemblée générale d’agir.", "Assemblée générale"),
    "pt": ("Reuniu-se a Assembleia Geral.", "Assembleia Geral"),
}


@pytest.mark.parametrize("language", GENERAL_ASSEMBLY)
@pytest.mark.parametrize(
    ("issuer", "target"),
    [("oas", "body/oas-general-assembly"), ("united-nations", "body/un-general-assembly")],
)
def test_a_shared_name_belongs_to_the_organisation_that_issues_the_document(
    language: str, issuer: str, target: str
) -> None:
    text, quote = GENERAL_ASSEMBLY[language]
    mention = one(text, quote, language, issuer)
    assert mention.targets == (target,)
    assert not mention.anaphora


def test_a_shared_name_without_issuer_stays_open() -> None:
    mention = one("The General Assembly met.", "General Assembly")
    assert mention.targets == ()
    assert {"body/oas-general-assembly", "body/un-general-assembly"} <= set(mention.candidates)
    assert mention.reason


def test_an_organ_of_another_organisation_is_not_taken_for_that_of_the_issuer() -> None:
    text = "It asked the General Secretariat of the Andean Community for help."
    mention = one(text, "General Secretariat of the Andean Community", issuer="oas")
    assert mention.targets == ("body/andean-general-secretariat",)


def test_the_symbol_beside_a_shared_name_tells_the_organisation() -> None:
    text = "Recalling General Assembly resolution 55/25, the Council met."
    assert one(text, "General Assembly").targets == ("body/un-general-assembly",)


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("the OAS Permanent Council met", "en", "OAS Permanent Council"),
        ("the Permanent Council of the OAS met", "en", "Permanent Council of the OAS"),
        ("el Consejo Permanente de la OEA", "es", "Consejo Permanente de la OEA"),
        ("le Conseil permanent de l’OEA", "fr", "Conseil permanent de l’OEA"),
        ("o Conselho Permanente da OEA", "pt", "Conselho Permanente da OEA"),
        (
            "le Conseil permanent de l’Organisation des États américains",
            "fr",
            "Conseil permanent de l’Organisation des États américains",
        ),
    ],
)
def test_the_organisation_beside_an_organ_belongs_to_its_name(
    text: str, language: str, quote: str
) -> None:
    mentions = link(text, language)
    assert [words(text, m) for m in mentions if m.nested_in is None] == [quote]
    assert mentions[0].targets == ("body/oas-permanent-council",)
    nested = [m for m in mentions if m.nested_in is not None]
    assert [m.targets for m in nested] == [("body/oas",)]
    assert nested[0].nested_in == mentions[0].id


@pytest.mark.parametrize(
    "text",
    [
        "Each star in the sky, and those who can see it.",
        "The penal code; the track record; the groove.",
        "PREVENTION: WHO CAN HELP WITH PENAL LAW",
        "in sections III and IV of that text",
        "the united effort of nations",
        "el plan can be red",
    ],
)
def test_common_words_are_no_acronyms(text: str) -> None:
    assert found(text) == []


def test_half_of_a_hyphenated_word_begins_no_name() -> None:
    mentions = link("Parties to the Pan-American Convention on Human Rights met.")
    assert all(m.targets == () for m in mentions)


@pytest.mark.parametrize("written", ["Interpol", "INTERPOL"])
def test_both_ways_of_writing_a_name_are_found(written: str) -> None:
    assert one(f"the role of {written} in it", written).targets == ("body/interpol",)


@pytest.mark.parametrize(
    "written",
    [
        "Inter-American Convention\nagainst   Corruption",
        "INTER-AMERICAN CONVENTION AGAINST CORRUPTION",
        "Inter‑American Convention against Corruption",
        "Inter-American Convention against Corrup\u00adtion",
        "Inter-American Convention against Corrup-\ntion",
        "Inter-American Con\u00advention against the Corruption",
    ],
)
def test_a_damaged_or_wrapped_name_is_found_where_it_stands(written: str) -> None:
    text = f"Recalling the {written} of 1996."
    (mention,) = [m for m in link(text) if m.targets == ("instrument/iacc",)]
    assert text[mention.start : mention.end] == written


@pytest.mark.parametrize(
    "written",
    [
        "United Nations Convention against Transnational Organised Crime",
        "Meeting of the States Parties to the Inter-American Convention against Corruption",
        "Meeting of States Parties to the Inter-American Convention against Corruption",
        "Group of Government Experts on Cybercrime",
        "Group of Government Experts on Cyber-Crime",
        "Protocol to Prevent, Suppress, and Punish Trafficking in Persons, Especially Women "
        "and Children",
    ],
)
def test_spelling_articles_and_commas_do_not_matter(written: str) -> None:
    text = f"Taking note of the {written} and its work."
    assert one(text, written).targets


@pytest.mark.parametrize(
    ("text", "language", "quote", "target"),
    [
        ("the Committee (CICTE) and the OAS (Organization of American States).", "en", "CICTE", ""),
        (
            "the Inter-American Committee against Terrorism (CICTE) met",
            "en",
            "Inter-American Committee against Terrorism (CICTE)",
            "body/cicte",
        ),
        (
            "la Comisión Interamericana de Mujeres (CIM) informó",
            "es",
            "Comisión Interamericana de Mujeres (CIM)",
            "body/cim",
        ),
        (
            "la Convention des Nations Unies contre la corruption (ci-après « la Convention »)",
            "fr",
            "Convention des Nations Unies contre la corruption (ci-après « la Convention »)",
            "instrument/uncac",
        ),
        (
            "a Convenção Interamericana contra a Corrupção (doravante “a Convenção”)",
            "pt",
            "Convenção Interamericana contra a Corrupção (doravante “a Convenção”)",
            "instrument/iacc",
        ),
    ],
)
def test_the_acronym_in_parentheses_belongs_to_the_name(
    text: str, language: str, quote: str, target: str
) -> None:
    mention = one(text, quote, language)
    assert mention.targets == (target or "body/cicte",)


def test_parentheses_about_something_else_do_not_belong_to_the_name() -> None:
    text = "the Permanent Council of the OAS (Washington, D.C.) met"
    assert found(text)[0][0] == "Permanent Council of the OAS"


def test_the_acronym_of_a_name_inside_a_name_stays_with_it() -> None:
    text = "the Secretariat for the Inter-American Convention against Corruption (IACC) wrote"
    inner = "Inter-American Convention against Corruption (IACC)"
    assert one(text, inner).targets == ("instrument/iacc",)


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("at REMJA-VI in", "en", "REMJA-VI"),
        ("at REMJA VI in", "en", "REMJA VI"),
        (
            "the Sixth Meeting of Ministers of Justice or of Ministers or Attorneys General of "
            "the Americas",
            "en",
            "Sixth Meeting of Ministers of Justice or of Ministers or Attorneys General of the "
            "Americas",
        ),
        (
            "la VI Reunión de Ministros de Justicia o de Ministros o Procuradores Generales de "
            "las Américas",
            "es",
            "VI Reunión de Ministros de Justicia o de Ministros o Procuradores Generales de las "
            "Américas",
        ),
        (
            "la sixième Réunion des ministres de la justice ou autres ministres, procureurs et "
            "avocats généraux des Amériques",
            "fr",
            "sixième Réunion des ministres de la justice ou autres ministres, procureurs et "
            "avocats généraux des Amériques",
        ),
        (
            "a Sexta Reunião de Ministros da Justiça ou de Outros Ministros ou "
            "Procuradores-Gerais das Américas",
            "pt",
            "Sexta Reunião de Ministros da Justiça ou de Outros Ministros ou "
            "Procuradores-Gerais das Américas",
        ),
    ],
)
def test_a_number_makes_a_series_an_edition(text: str, language: str, quote: str) -> None:
    assert one(text, quote, language).targets == ("meeting/remja-vi",)


def test_an_edition_that_is_not_listed_is_not_the_series() -> None:
    mention = one("at REMJA-XL in the year", "REMJA-XL")
    assert mention.targets == ()
    assert mention.candidates == ("series/remja",)
    assert mention.reason is not None
    assert "not in the authority data" in mention.reason


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        (
            "the Special Conference on Security, held in Mexico City in October 2003, said",
            "en",
            "meeting/special-conference-on-security-2003",
        ),
        (
            "the Summit of the Americas held in Quebec City in 2001",
            "en",
            "meeting/summit-americas-third",
        ),
    ],
)
def test_date_and_place_make_a_series_an_edition(text: str, language: str, target: str) -> None:
    assert [m.targets for m in link(text, language)] == [(target,)]


@pytest.mark.parametrize(
    ("text", "language", "quote", "target"),
    [
        (
            "at the XXXVIII regular session of the General Assembly",
            "en",
            "XXXVIII regular session of the General Assembly",
            "meeting/oas-ga-xxxviii",
        ),
        (
            "en el trigésimo octavo período ordinario de sesiones de la Asamblea General de la OEA",
            "es",
            "trigésimo octavo período ordinario de sesiones de la Asamblea General de la OEA",
            "meeting/oas-ga-xxxviii",
        ),
        (
            "a la Asamblea General en su trigésimo octavo período ordinario de sesiones",
            "es",
            "trigésimo octavo período ordinario de sesiones",
            "meeting/oas-ga-xxxviii",
        ),
        (
            "to the General Assembly at its thirty-eighth regular session",
            "en",
            "thirty-eighth regular session",
            "meeting/oas-ga-xxxviii",
        ),
    ],
)
def test_a_session_is_found_by_its_number(
    text: str, language: str, quote: str, target: str
) -> None:
    assert one(text, quote, language, "oas").targets == (target,)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Mexico and Brazil have ratified it.", "en", 2),
        ("México y Brasil la han ratificado.", "es", 2),
        ("the delegation of Chile proposed", "en", 1),
        ("held in Mexico City, and in Lima, Peru", "en", 0),
        ("the Declaration on Security in the Americas (Mexico, 2003)", "en", 0),
        ("celebrada en Cartagena de Indias, Colombia", "es", 0),
    ],
)
def test_a_state_that_acts_is_a_mention_and_a_place_is_not(
    text: str, language: str, count: int
) -> None:
    assert len([m for m in link(text, language) if m.kind == "state"]) == count


def test_one_phrase_for_two_things_is_one_mention_with_two_targets() -> None:
    text = (
        "with the Commonwealth, the Ibero-American Associations of Ministries of Justice and "
        "Offices of Attorneys General, and others"
    )
    assert found(text) == [
        ("Commonwealth", ("body/commonwealth",)),
        (
            "Ibero-American Associations of Ministries of Justice and Offices of Attorneys General",
            ("body/aiamp", "body/comjib"),
        ),
    ]


def test_two_editions_that_share_a_name() -> None:
    text = "at the Second and Third Summits of the Americas they said"
    assert found(text) == [
        (
            "Second and Third Summits of the Americas",
            ("meeting/summit-americas-second", "meeting/summit-americas-third"),
        )
    ]


def test_a_short_name_that_goes_on_is_the_start_of_another_name() -> None:
    text = "the Technical Group on Maritime Narcotrafficking met"
    assert all("body/technical-group-toc" not in m.targets for m in link(text, issuer="oas"))


def test_an_organisation_in_the_title_of_its_treaty_is_no_name_beside_it() -> None:
    text = "the United Nations Convention against Corruption entered into force"
    assert found(text) == [("United Nations Convention against Corruption", ("instrument/uncac",))]


def test_an_erroneous_name_is_linked_and_marked() -> None:
    quote = "Protocol against the Illicit Trafficking in Migrants by Land, Sea and Air"
    mention = one(f"to ratify the {quote} soon", quote)
    assert mention.erroneous
    assert mention.targets == ("instrument/untoc-smuggling-protocol",)


def test_a_quoted_title_behind_a_symbol_names_the_same_thing() -> None:
    text = "RECALLING resolution AG/RES. 2334 (XXXVII-O/07), “Execution of the Plan”, it said"
    symbol = one(text, "AG/RES. 2334 (XXXVII-O/07)")
    title = one(text, "Execution of the Plan")
    assert symbol.targets == title.targets == ("instrument/ag-res-2334",)
    assert (symbol.kind, symbol.rule, title.rule) == (
        "resolution",
        "symbol",
        "title-after-symbol",
    )


def test_a_resolution_that_no_table_lists_is_named_by_its_symbol() -> None:
    text = "pursuant to AG/RES. 1234 (XXIII-O/93) of that year"
    assert one(text, "AG/RES. 1234 (XXIII-O/93)").targets == ("instrument/ag-res-1234",)


def test_a_title_of_a_resolution_is_no_name_by_itself() -> None:
    text = "measures for Fighting Transnational Organized Crime in the Hemisphere"
    assert found(text) == []
