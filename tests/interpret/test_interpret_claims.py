"""Links that the texts state, read by hand, and the same words in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interpret import reading

if TYPE_CHECKING:
    from tocgraph.model import Claim, Extraction

PLAN = "instrument/hemispheric-plan-of-action-toc"
OFFICE = "body/office-of-inter-american-law-and-programs"
DLAS = "body/department-of-legal-affairs-and-services"
COUNCIL = "body/oas-permanent-council"
CSH = "body/committee-on-hemispheric-security"
GS = "body/oas-general-secretariat"
ASSEMBLY = "body/oas-general-assembly"
UNTOC = "instrument/untoc"
PROTOCOLS = (
    "instrument/untoc-firearms-protocol",
    "instrument/untoc-smuggling-protocol",
    "instrument/untoc-trafficking-protocol",
)
SECURITY_2003 = "meeting/special-conference-on-security-2003"

IN_SUMMARY = {
    ("@act", "requestedBy", CSH, "opening"),
    ("@act", "submittedBy", OFFICE, "opening"),
    ("@act", "submittedBy", "body/cim", "opening"),
    ("@act", "submittedBy", "body/department-of-multidimensional-security", "opening"),
    (OFFICE, "subBodyOf", DLAS, "opening"),
    (DLAS, "subBodyOf", "body/oas", "opening"),
    (OFFICE, "secretariatOf", "series/remja", "opening"),
    (OFFICE, "secretariatOf", "body/cifta-consultative-committee", "opening"),
    (OFFICE, "secretariatOf", "body/mesicic", "opening"),
    (OFFICE, "secretariatOf", "body/iacc-meeting-of-states-parties", "opening"),
    (
        "instrument/mutual-assistance-optional-protocol",
        "supplements",
        "instrument/mutual-assistance-convention",
        "part_I__sec_A__rec_2",
    ),
    ("body/un-agencies", "subBodyOf", "body/united-nations", "part_I__sec_B__rec_28"),
    ("programme/g8-24-7-network", "foundedBy", "body/g8", "part_I__sec_C__rec_31"),
    ("instrument/untoc-trafficking-protocol", "supplements", UNTOC, "part_I__sec_E__rec_48"),
    (GS, "subBodyOf", "body/oas", "part_III__rec_62"),
}

IN_RANDOT = {
    ("@publication", "symbol", "RANDOT-II/doc.3/19 rev. 1", "header"),
    ("@publication", "seriesSymbol", "OEA/Ser.K/XXXIV", "header"),
    ("@publication", "documentDate", "2019-03-20", "header"),
    ("@publication", "place", "Washington, D.C.", "header"),
    ("@publication", "originalLanguage", "en", "header"),
    ("@act", "adoptedAt", "meeting/randot-ii", "header"),
    ("@act", "adoptedOn", "2019-03-20", "header"),
    ("meeting/randot-ii", "startDate", "2019-03-19", "header"),
    ("meeting/randot-ii", "endDate", "2019-03-20", "header"),
    ("meeting/randot-ii", "startDate", "2019-03-19", "opening"),
    ("meeting/randot-ii", "endDate", "2019-03-20", "opening"),
    ("meeting/randot-ii", "place", "Washington, D.C.", "opening"),
    (ASSEMBLY, "convenes", "meeting/randot-ii", "opening"),
    (ASSEMBLY, "subBodyOf", "body/oas", "opening"),
    ("meeting/randot-ii", "convenedUnder", "instrument/ag-res-2925", "opening"),
    (
        "instrument/declaration-on-security-in-the-americas",
        "adoptedAt",
        SECURITY_2003,
        "recital_5",
    ),
    (SECURITY_2003, "place", "Mexico City", "recital_5"),
    (SECURITY_2003, "startDate", "2003-10", "recital_5"),
    (SECURITY_2003, "endDate", "2003-10", "recital_5"),
    *((protocol, "supplements", UNTOC, "recital_6") for protocol in PROTOCOLS),
    *((PLAN, "basedOn", one, "recital_6") for one in (UNTOC, *PROTOCOLS)),
    ("instrument/ag-res-2189", "authorizes", COUNCIL, "recital_7"),
    (PLAN, "basedOn", "instrument/ag-res-2189", "recital_7"),
    (PLAN, "adoptedBy", COUNCIL, "recital_8"),
    (PLAN, "adoptedOn", "2006-10", "recital_8"),
    ("instrument/cp-res-908", "adopts", PLAN, "recital_8"),
    (COUNCIL, "subBodyOf", "body/oas", "recital_8"),
    (GS, "subBodyOf", "body/oas", "part_II__heading"),
    *((protocol, "supplements", UNTOC, "part_II__rec_1") for protocol in PROTOCOLS),
    (CSH, "subBodyOf", COUNCIL, "part_II__rec_5"),
    (GS, "reportsTo", COUNCIL, "part_II__rec_5"),
}

VERBS = (
    "concerned",
    "mindful",
    "recognize",
    "bear-in-mind",
    "recall",
    "reiterate",
    "bear-in-mind",
    "reaffirm",
    "highlight",
    "bear-in-mind",
    "underscore",
    "recognize",
)


def links(claims: tuple[Claim, ...]) -> set[tuple[str, str, str, str]]:
    return {
        (one.subject, one.predicate, one.object, one.cue.provision)
        for one in claims
        if one.predicate != "recitalVerb"
    }


def test_links_of_the_summary() -> None:
    assert links(reading.summary().claims) == IN_SUMMARY


def test_links_of_the_recommendations_of_2019() -> None:
    assert links(reading.randot().claims) == IN_RANDOT


def test_verbs_of_the_recitals() -> None:
    found = {
        one.subject: one.object for one in reading.randot().claims if one.predicate == "recitalVerb"
    }
    assert len(found) == 14
    verbs = tuple(found[f"@provision:recital_{number}"] for number in range(1, 13))
    assert verbs == VERBS
    # "Disturbed" and "deeply concerned" may be one verb or two.
    assert found["@provision:recital_13"] in ("disturbed", "concerned")
    assert found["@provision:recital_14"] == "concerned"


@pytest.mark.parametrize("extraction", [reading.summary, reading.randot])
def test_every_claim_leads_to_its_words(extraction) -> None:  # type: ignore[no-untyped-def]
    extracted: Extraction = extraction()
    text = extracted.document.text
    for claim in extracted.claims:
        quote = text[claim.cue.start : claim.cue.end]
        assert quote == quote.strip() != ""
        named = {
            target for key in claim.mentions for target in extracted.mention_by_id[key].targets
        }
        for end in (claim.subject, claim.object):
            if "/" in end and not end.startswith("@") and not claim.literal:
                assert end in named
        if claim.literal and claim.cue.kind == "relation":
            year = claim.object[:4]
            assert year in quote or claim.object in " ".join(quote.split())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "RECORDANDO la Declaración sobre Seguridad en las Américas, aprobada en la Conferencia "
            "Especial sobre Seguridad, celebrada en Ciudad de México en octubre de 2003;",
            {"adoptedAt", "place", "startDate", "endDate"},
        ),
        (
            "pt",
            "RECORDANDO a Declaração sobre Segurança nas Américas, aprovada na Conferência "
            "Especial sobre Segurança, realizada em Cidade do México em outubro de 2003;",
            {"adoptedAt", "place", "startDate", "endDate"},
        ),
        (
            "fr",
            "RAPPELANT la Déclaration sur la sécurité dans les Amériques, adoptée lors de la "
            "Conférence spéciale sur la sécurité, tenue à Mexico en octobre 2003;",
            {"adoptedAt", "place", "startDate", "endDate"},
        ),
        (
            "es",
            "TENIENDO PRESENTE la resolución AG/RES. 2189 (XXXVI-O/06), que autorizó al Consejo "
            "Permanente de la OEA a adoptar el Plan de Acción Hemisférico contra la Delincuencia "
            "Organizada Transnacional;",
            {"authorizes", "basedOn", "subBodyOf"},
        ),
        (
            "pt",
            "TENDO PRESENTE a resolução AG/RES. 2189 (XXXVI-O/06), que autorizou o Conselho "
            "Permanente da OEA a adotar o Plano;",
            {"authorizes", "subBodyOf"},
        ),
        (
            "fr",
            "AYANT À L’ESPRIT la résolution AG/RES. 2189 (XXXVI-O/06), qui a autorisé le Conseil "
            "permanent de l’OEA à adopter le Plan;",
            {"authorizes", "subBodyOf"},
        ),
        (
            "es",
            "reunidos en Washington, D.C., los días 19 y 20 de marzo de 2019, en la Segunda "
            "Reunión de Autoridades Nacionales en materia de Delincuencia Organizada "
            "Transnacional (RANDOT-II), convocada por la Asamblea General de la OEA mediante la "
            "resolución AG/RES. 2925 (XLVIII-O/18);",
            {"place", "startDate", "endDate", "convenes", "convenedUnder", "subBodyOf"},
        ),
        (
            "en",
            "NOTING that the plan was prepared by the General Secretariat of the OAS.",
            {"subBodyOf"},
        ),
    ],
)
def test_words_that_join_in_other_languages(language: str, text: str, expected: set[str]) -> None:
    _, claims = reading.read(text, language, kind="recital")
    assert {one.predicate for one in claims} - {"recitalVerb"} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NOTING that the Permanent Council and the General Secretariat met;"),
        ("es", "TOMANDO NOTA de que el Consejo Permanente y la Secretaría General se reunieron;"),
        ("en", "RECALLING the Declaration on Security in the Americas and REMJA-VI;"),
    ],
)
def test_names_side_by_side_are_not_linked(language: str, text: str) -> None:
    _, claims = reading.read(text, language, kind="recital")
    assert {one.predicate for one in claims} <= {"recitalVerb"}
