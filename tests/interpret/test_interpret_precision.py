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


# --------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To instruct the Permanent Council not to convene the meeting."),
        ("en", "To instruct the Permanent Council to not adopt the Protocol."),
        ("en", "To request that the Permanent Council not convene the meeting."),
        ("en", "To urge member states to refrain from adopting measures to restrict trade."),
        ("en", "To invite member states not to adopt the Protocol."),
        ("en", "That the Permanent Council not convene the meeting."),
        ("en", "The Permanent Council should not convene the meeting."),
        ("en", "Member states are urged not to ratify the CIFTA."),
        ("es", "Solicitar al Consejo Permanente que no convoque la reunión."),
        ("es", "Instar a los Estados Miembros a no ratificar la CIFTA."),
        ("es", "Solicitar que el Consejo Permanente no convoque la reunión."),
        ("es", "Que el Consejo Permanente no convoque la reunión."),
        ("es", "Exhortar a los Estados Miembros a que se abstengan de adoptar leyes."),
        ("pt", "Solicitar ao Conselho Permanente que não convoque a reunião."),
        ("pt", "Instar os Estados membros a não ratificar a CIFTA."),
        ("pt", "Que o Conselho Permanente não convoque a reunião."),
        ("fr", "Demander au Conseil permanent de ne pas convoquer la réunion."),
        ("fr", "Exhorter les États membres à ne pas ratifier la CIFTA."),
        ("fr", "Exhorter les États membres à s’abstenir d’adopter des lois."),
        ("fr", "Que le Conseil permanent ne convoque pas la réunion."),
    ],
)
def test_what_is_not_to_be_done_is_not_asked(language: str, text: str) -> None:
    assert directives(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To urge member states that are not parties to the CIFTA to ratify it."),
        ("en", "To urge member states that have not yet done so to ratify the CIFTA."),
        ("es", "Instar a los Estados Miembros que no son parte en la CIFTA a que la ratifiquen."),
        ("es", "Instar a los Estados Miembros que aún no lo hayan hecho a ratificar la CIFTA."),
        ("pt", "Instar os Estados membros que ainda não o tenham feito a ratificar a CIFTA."),
        ("fr", "Exhorter les États membres qui ne sont pas parties à la CIFTA à la ratifier."),
    ],
)
def test_a_negation_that_tells_who_is_meant_refuses_nothing(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "join"
    assert addressees(found) == [STATES]


def test_what_is_refused_beside_an_act_leaves_it_without_its_limit() -> None:
    (found,) = directives(
        "Instar a los Estados Miembros a que adopten leyes y a que no ratifiquen la CIFTA "
        "antes del 30 de junio de 2011.",
        "es",
    )
    assert (found.action.value, found.time_limit, found.targets) == ("legislate", None, ())


# ------------------------------------------------------------- what another is asked


@pytest.mark.parametrize(
    ("language", "text", "second"),
    [
        (
            "en",
            "To request the General Secretariat to prepare a report, and the Permanent Council "
            "to adopt it before June 30, 2011.",
            (COUNCIL, "2011-06-30"),
        ),
        (
            "es",
            "Pedir a la Secretaría General que elabore un informe, y al Consejo Permanente que "
            "lo apruebe antes del 30 de junio de 2011.",
            (COUNCIL, "2011-06-30"),
        ),
        (
            "pt",
            "Solicitar à Secretaria-Geral que elabore um relatório, e ao Conselho Permanente que "
            "o aprove até 30 de junho de 2011.",
            (COUNCIL, "2011-06-30"),
        ),
        (
            "fr",
            "Demander au Secrétariat général d’élaborer un rapport, et au Conseil permanent de "
            "l’approuver avant le 30 juin 2011.",
            (COUNCIL, "2011-06-30"),
        ),
        (
            "es",
            "Pedir a la Secretaría General que informe a los Estados Miembros, y a éstos que "
            "adopten leyes a más tardar el 30 de junio de 2011.",
            (STATES, "2011-06-30"),
        ),
    ],
)
def test_a_second_party_is_asked_by_the_same_verb(
    language: str, text: str, second: tuple[str, str]
) -> None:
    one, other = directives(text, language)
    assert (addressees(one), one.time_value) == ([GS], None)
    assert (addressees(other), other.time_value) == ([second[0]], second[1])
    assert one.end < other.start


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "To request the General Secretariat to prepare a report; and to ask CICTE and CICAD "
            "to ponder it no later than June 30, 2011.",
        ),
        (
            "en",
            "To request the General Secretariat to prepare a report, and CICTE to ponder it "
            "before June 30, 2011.",
        ),
        (
            "en",
            "To request the General Secretariat to prepare a report, and to ponder the drafts "
            "of CICTE before June 30, 2011.",
        ),
        (
            "es",
            "Pedir a la Secretaría General que elabore un informe; y pedir al CICTE que lo "
            "pondere antes del 30 de junio de 2011.",
        ),
        (
            "pt",
            "Solicitar à Secretaria-Geral que elabore um relatório, e ao CICTE que o pondere "
            "até 30 de junho de 2011.",
        ),
        (
            "fr",
            "Demander au Secrétariat général d’élaborer un rapport, et au CICTE de le ruminer "
            "avant le 30 juin 2011.",
        ),
    ],
)
def test_a_request_not_understood_lends_nothing_to_the_first(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "develop"
    assert addressees(found) == [GS]
    assert (found.time_limit, found.targets) == (None, ())


# ----------------------------------------------------------------- all who are asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To invite UNODC, INTERPOL and CICAD to cooperate."),
        ("en", "To invite UNODC, civil society, INTERPOL, and CICAD to cooperate."),
        ("es", "Invitar a la UNODC, a la INTERPOL y a la CICAD a colaborar."),
        ("es", "Invitar a la UNODC, a la sociedad civil, a la INTERPOL y a la CICAD a colaborar."),
        ("pt", "Convidar o UNODC, a INTERPOL e a CICAD a cooperar."),
        ("fr", "Inviter l’UNODC, l’INTERPOL et la CICAD à coopérer."),
    ],
)
def test_all_names_of_a_list_are_addressed(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert addressees(found) == ["body/unodc", "body/interpol", "body/cicad"]


def test_a_partner_is_not_addressed() -> None:
    (found,) = directives("To urge member states, together with CICTE, to adopt laws.", "en")
    assert addressees(found) == [STATES]


# --------------------------------------------------- what is created, and until when


@pytest.mark.parametrize(
    ("language", "text", "created", "limit"),
    [
        (
            "en",
            "To appoint a coordinator in each country, no later than 2027.",
            "coordinator in each country",
            "no later than 2027",
        ),
        (
            "es",
            "Designar autoridades centrales dentro de los noventa días siguientes.",
            "autoridades centrales",
            "dentro de los noventa días siguientes",
        ),
        (
            "es",
            "Designar un punto de contacto en cada país, a más tardar en 2027.",
            "punto de contacto en cada país",
            "a más tardar en 2027",
        ),
        (
            "es",
            "Designar un punto de contacto, a más tardar en la próxima reunión.",
            "punto de contacto",
            "a más tardar en la próxima reunión",
        ),
        (
            "pt",
            "Designar um ponto de contato em cada país no prazo de noventa dias.",
            "ponto de contato em cada país",
            "no prazo de noventa dias",
        ),
        (
            "fr",
            "Désigner un coordonnateur national au plus tard en juin 2017.",
            "coordonnateur national",
            "au plus tard en juin 2017",
        ),
    ],
)
def test_a_time_limit_is_no_part_of_what_is_created(
    language: str, text: str, created: str, limit: str
) -> None:
    (found,) = directives(text, language)
    assert [slot.value for slot in found.creates] == [created]
    assert found.time_limit is not None
    assert found.time_limit.value == limit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To promote pilot projects."),
        ("en", "To consider establishing a unit."),
        ("en", "To invite the Permanent Council to consider the establishment of a unit."),
        ("es", "Promover proyectos piloto."),
        ("es", "Considerar el establecimiento de una unidad."),
        ("pt", "Promover projetos-piloto."),
        ("pt", "Considerar a criação de uma unidade."),
        ("fr", "Promouvoir des projets pilotes."),
        ("fr", "Envisager de créer une unité."),
    ],
)
def test_what_is_only_promoted_or_considered_is_not_created(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.creates == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To request CICTE to continue its work."),
        ("es", "Solicitar al CICTE que prosiga su labor."),
        ("pt", "Solicitar ao CICTE que continue seus trabalhos."),
        ("fr", "Inviter le CICTE à poursuivre ses travaux."),
    ],
)
def test_who_is_asked_to_go_on_is_addressed(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert addressees(found) == ["body/cicte"]
    assert found.aspect is not None
    assert found.aspect.value == "continue"
    assert found.targets == ()
