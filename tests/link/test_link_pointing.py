"""Words that point: definitions, anaphora, protocols, self-reference, contextual names."""

from __future__ import annotations

import pytest

from link.samples import found, link, one, words

PROTOCOLS = (
    "instrument/untoc-firearms-protocol",
    "instrument/untoc-smuggling-protocol",
    "instrument/untoc-trafficking-protocol",
)
PLAN = {
    "lower": "hemispheric plan of action against transnational organized crime",
    "en": "Hemispheric Plan of Action against Transnational Organized Crime",
    "es": "plan de acción hemisférico contra la delincuencia organizada transnacional",
    "fr": "plan d’action continental contre la criminalité transnationale organisée",
    "pt": "plano de ação hemisférico contra o crime organizado transnacional",
}
UNTOC = {
    "en": "United Nations Convention against Transnational Organized Crime",
    "es": "Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional",
    "fr": "Convention des Nations Unies contre la criminalité transnationale organisée",
    "pt": "Convenção das Nações Unidas contra o Crime Organizado Transnacional",
}


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        (f"the {UNTOC['en']} and the protocols thereto", "en", "the protocols thereto"),
        (
            f"the {UNTOC['en']} and the three protocols thereto.",
            "en",
            "the three protocols thereto",
        ),
        (f"the {UNTOC['en']} and its Protocols", "en", "its Protocols"),
        (f"la {UNTOC['es']} y sus tres protocolos", "es", "sus tres protocolos"),
        (f"la {UNTOC['es']} y los protocolos de la misma", "es", "los protocolos de la misma"),
        (
            f"la {UNTOC['fr']} et ses trois protocoles additionnels",
            "fr",
            "ses trois protocoles additionnels",
        ),
        (f"a {UNTOC['pt']} e seus protocolos adicionais", "pt", "seus protocolos adicionais"),
    ],
)
def test_protocols_of_a_treaty_expand(text: str, language: str, quote: str) -> None:
    mention = one(text, quote, language)
    assert sorted(mention.targets) == list(PROTOCOLS)
    assert mention.anaphora


def test_a_wrong_number_of_protocols_stays_open() -> None:
    mention = one(f"the {UNTOC['en']} and the two protocols thereto", "the two protocols thereto")
    assert mention.targets == ()
    assert sorted(mention.candidates) == list(PROTOCOLS)


def test_protocols_without_a_treaty_before_them_stay_open() -> None:
    assert one("States shall ratify the protocols thereto.", "the protocols thereto").targets == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in keeping with applicable treaties and international commitments", "en"),
        ("in accordance with domestic law and the international treaties in force", "en"),
        ("de conformidad con los tratados aplicables y los compromisos internacionales", "es"),
        ("conformément aux traités applicables et aux engagements internationaux", "fr"),
        ("em conformidade com os tratados aplicáveis e os compromissos internacionais", "pt"),
    ],
)
def test_treaties_at_large_are_no_mention(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        (
            "1. To ratify the Inter-American Convention against Corruption. States parties to "
            "the Convention shall report.",
            "en",
            "the Convention",
        ),
        (
            "1. Ratificar la Convención Interamericana contra la Corrupción. Dicha Convención "
            "está abierta.",
            "es",
            "Dicha Convención",
        ),
        (
            "1. Ratifier la Convention interaméricaine contre la corruption. Ladite Convention "
            "est ouverte.",
            "fr",
            "Ladite Convention",
        ),
        (
            "1. Ratificar a Convenção Interamericana contra a Corrupção. A Convenção está aberta.",
            "pt",
            "A Convenção",
        ),
    ],
)
def test_an_antecedent_in_the_same_item(text: str, language: str, quote: str) -> None:
    mention = one(text, quote, language)
    assert mention.targets == ("instrument/iacc",)
    assert mention.anaphora


def test_two_antecedents_leave_it_open() -> None:
    text = (
        "1. To ratify the Inter-American Convention against Corruption and the Inter-American "
        "Convention against Terrorism, and to apply the Convention."
    )
    mention = one(text, "the Convention")
    assert mention.targets == ()
    assert sorted(mention.candidates) == [
        "instrument/convention-against-terrorism",
        "instrument/iacc",
    ]


def test_an_unlisted_name_stays_in_the_chain_of_antecedents() -> None:
    text = (
        "1. To ratify the Inter-American Convention against Corruption.\n\n"
        "2. To ratify the Southern Convention on Border Cooperation and to apply the Convention."
    )
    mention = one(text, "the Convention")
    assert mention.targets == ()


def test_nothing_is_sought_across_addressee_parts() -> None:
    text = (
        "I. Recommendations for Member States\n\n"
        "1. To strengthen the Multilateral Evaluation Mechanism.\n\n"
        "II. Recommendations for the General Secretariat\n\n"
        "1. To support the Mechanism.\n"
    )
    assert one(text, "the Mechanism").targets == ()


def test_an_antecedent_in_the_same_section() -> None:
    text = (
        "I. Recommendations for Member States\n\n"
        "1. To strengthen the Multilateral Evaluation Mechanism.\n\n"
        "2. To support the Mechanism.\n"
    )
    assert one(text, "the Mechanism").targets == ("body/mem",)


@pytest.mark.parametrize(
    ("text", "language", "quote", "target"),
    [
        (
            "The United Nations Office on Drugs and Crime (hereinafter “the Office”) met. "
            "States thanked the Office.",
            "en",
            "the Office",
            "body/unodc",
        ),
        (
            "La Convención Interamericana contra la Corrupción (en adelante “la Convención”) y la "
            "Convención Interamericana contra el Terrorismo. Se aplicará la Convención.",
            "es",
            "la Convención",
            "instrument/iacc",
        ),
    ],
)
def test_a_definition_in_the_text_decides(
    text: str, language: str, quote: str, target: str
) -> None:
    mention = one(text, quote, language)
    assert mention.targets == (target,)
    assert mention.rule == "defined"


def test_a_noun_that_goes_on_is_a_name() -> None:
    text = "El Grupo de Trabajo en Asuntos Marítimos de la Región se reunió."
    (mention,) = link(text, "es")
    assert words(text, mention) == "Grupo de Trabajo en Asuntos Marítimos de la Región"
    assert mention.reason == "not in the authority data"


def test_its_next_meeting_is_not_guessed() -> None:
    text = "1. To keep the topic on the REMJA agenda; the group shall hold its next meeting in May."
    assert one(text, "its next meeting").targets == ()


def test_the_first_words_of_a_name_before_stand_for_it() -> None:
    name = "Inter-American Convention"
    text = f"Recalling the {name} against Corruption, the said {name}"
    assert one(text, "Inter-American Convention").targets == ("instrument/iacc",)
    two = f"{text}; the {name} against Terrorism and the {name}."
    assert [m.targets for m in link(two)][-1] == ()


def test_a_nickname_of_an_unlisted_name_is_not_taken_for_a_listed_one() -> None:
    text = (
        "La Red Regional de Cooperación Aduanera (en adelante, “la Red”) apoya las REMJA. "
        "Se ampliará la Red."
    )
    assert one(text, "la Red", "es").targets == ()


def test_an_acronym_given_to_an_unlisted_name_is_found_again() -> None:
    text = "The Caribbean Drug Information Network (CARIDIN) met. Support for CARIDIN grew."
    mention = one(text, "CARIDIN")
    assert mention.targets == ()
    assert mention.reason == "not in the authority data"


HEADER = "AG/RES. 2379 (XXXVIII-O/08)\n\nTHE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To transmit {}.\n"


@pytest.mark.parametrize(
    ("quote", "language"),
    [
        ("this resolution", "en"),
        ("la presente resolución", "es"),
        ("la présente résolution", "fr"),
        ("a presente resolução", "pt"),
    ],
)
def test_a_document_names_itself(quote: str, language: str) -> None:
    mention = one(HEADER.format(quote), quote, language)
    assert mention.targets == ("instrument/ag-res-2379",)
    assert mention.rule == "self-reference"


def test_a_contextual_name_never_links_by_itself() -> None:
    mention = one(
        "They asked the various bodies of the inter-American system.", "inter-American system"
    )
    assert mention.targets == ()
    assert mention.candidates == ("body/oas",)


def test_a_phrase_of_several_things_stays_open_when_both_were_spoken_of() -> None:
    text = (
        "I. Recommendations for Member States\n\n"
        "1. To convene a group of experts on the plan.\n\n"
        "2. To support the Central Authorities and Other Experts in Mutual Legal Assistance in "
        "Criminal Matters.\n\n"
        "3. To allow the meeting of experts to ask for input.\n"
    )
    mention = one(text, "the meeting of experts")
    assert mention.targets == ()
    assert sorted(mention.candidates) == [
        "body/group-of-experts-plan-of-action",
        "body/remja-mla-working-group",
    ]


@pytest.mark.parametrize(
    ("text", "language", "prospective"),
    [
        (
            f"the advisability of drawing up a {PLAN['lower']}",
            "en",
            True,
        ),
        (
            f"measures to be included in the {PLAN['lower']}",
            "en",
            True,
        ),
        (
            f"to implement the {PLAN['en']}",
            "en",
            False,
        ),
        (
            f"la conveniencia de elaborar un {PLAN['es']}",
            "es",
            True,
        ),
        (
            f"l’opportunité d’élaborer un {PLAN['fr']}",
            "fr",
            True,
        ),
        (
            f"a conveniência de elaborar um {PLAN['pt']}",
            "pt",
            True,
        ),
        (
            "aplicar el Plan de Acción Hemisférico contra la Delincuencia Organizada Transnacional",
            "es",
            False,
        ),
    ],
)
def test_a_thing_that_is_only_to_come(text: str, language: str, prospective: bool) -> None:
    (mention,) = link(text, language)
    assert mention.targets == ("instrument/hemispheric-plan-of-action-toc",)
    assert mention.prospective is prospective


@pytest.mark.parametrize(
    ("text", "language", "path"),
    [
        (
            "pursuant to Section III, paragraph 3, of the Hemispheric Plan of Action",
            "en",
            "section_III__para_3",
        ),
        (
            "pursuant to paragraph 3 of Section III of the Hemispheric Plan of Action",
            "en",
            "section_III__para_3",
        ),
        ("el artículo 6 de la Convención Interamericana contra la Corrupción", "es", "article_6"),
        (
            "l’article 12, paragraphe 2, de la Convention des Nations Unies contre la corruption",
            "fr",
            "article_12__para_2",
        ),
        ("o artigo 5 da Convenção Interamericana contra a Corrupção", "pt", "article_5"),
        ("anexo à presente Convenção Interamericana contra a Corrupção", "pt", None),
        ("articles 5 and 6 of the Inter-American Convention against Corruption", "en", None),
    ],
)
def test_a_pinpoint_belongs_to_the_name_behind_it(
    text: str, language: str, path: str | None
) -> None:
    (mention,) = link(text, language)
    assert (mention.pinpoint.path if mention.pinpoint else None) == path


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        (
            "as agreed with the Caribbean Drug Information Network last year",
            "en",
            ["Caribbean Drug Information Network"],
        ),
        (
            "según el Convenio sobre Transferencia de Personas Condenadas de 1990",
            "es",
            ["Convenio sobre Transferencia de Personas Condenadas"],
        ),
        (
            "avec le Réseau Régional de Juges d’Instruction (RRJI)",
            "fr",
            ["Réseau Régional de Juges d’Instruction (RRJI)"],
        ),
        (
            "a Rede Nacional de Juízes Especializados foi criada",
            "pt",
            ["Rede Nacional de Juízes Especializados"],
        ),
        (
            "the Model Law on Firearms and the Caribbean Drug Information Network",
            "en",
            ["Model Law on Firearms", "Caribbean Drug Information Network"],
        ),
        ("Meeting in Lima, they formed a group. Conference rooms were full.", "en", []),
        ("the working group of each office and its network of contacts", "en", []),
    ],
)
def test_names_that_are_not_listed(text: str, language: str, quotes: list[str]) -> None:
    mentions = link(text, language)
    assert [words(text, m) for m in mentions] == quotes
    assert all(m.targets == () and m.reason == "not in the authority data" for m in mentions)
