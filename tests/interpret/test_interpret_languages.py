"""Each rule of the clause grammar on short texts of our own, in four languages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from interpret.reading import read, stages
from tocgraph.model import Document, Metadata, Provision, Segment, SourceText

if TYPE_CHECKING:
    from tocgraph.model import Directive

STATES = "group/oas-member-states"
GS = "body/oas-general-secretariat"
CSH = "body/committee-on-hemispheric-security"


def directives(text: str, language: str) -> tuple[Directive, ...]:
    return read(text, language)[0]


def acts(text: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (one.action.value, one.leading_verb.value, one.force.value)
        for one in directives(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Diseñar e implementar mecanismos.", ["diseñar", "implementar"]),
        ("pt", "Elaborar e implementar mecanismos.", ["elaborar", "implementar"]),
        ("fr", "Élaborer et mettre en œuvre des mécanismes.", ["élaborer", "mettre en œuvre"]),
        ("en", "To evaluate the project and to expand its coverage.", ["evaluate", "expand"]),
        ("es", "Evaluar el proyecto y ampliar su cobertura.", ["evaluar", "ampliar"]),
        ("pt", "Avaliar o projeto e ampliar sua cobertura.", ["avaliar", "ampliar"]),
        ("fr", "Évaluer le projet et élargir sa couverture.", ["évaluer", "élargir"]),
    ],
)
def test_coordinated_verbs_are_several_directives(
    language: str, text: str, expected: list[str]
) -> None:
    assert [leading for _, leading, _ in acts(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To sign and ratify, ratify, or accede to, as the case may be, the Convention."),
        ("es", "Firmar y ratificar, o adherir, según el caso, a la Convención."),
        ("pt", "Assinar e ratificar, ou aderir, conforme o caso, à Convenção."),
        ("fr", "Signer et ratifier la Convention, ou y adhérer."),
    ],
)
def test_signing_ratifying_and_acceding_are_one_act(language: str, text: str) -> None:
    assert {action for action, _, _ in acts(text, language)} == {"join"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To strengthen cooperation in order to prevent and combat corruption."),
        ("en", "To establish a network to facilitate and promote the exchange of information."),
        ("es", "Fortalecer la cooperación a fin de prevenir y combatir la corrupción."),
        ("es", "Establecer una red para facilitar y promover el intercambio de información."),
        ("pt", "Fortalecer a cooperação a fim de prevenir e combater a corrupção."),
        ("pt", "Criar uma rede para facilitar e promover o intercâmbio de informações."),
        ("fr", "Renforcer la coopération afin de prévenir et de combattre la corruption."),
        ("fr", "Créer un réseau pour faciliter et promouvoir l’échange d’informations."),
    ],
)
def test_purpose_clauses_ask_nothing(language: str, text: str) -> None:
    assert len(acts(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To develop mechanisms that facilitate, expedite, and strengthen cooperation."),
        ("es", "Desarrollar mecanismos que faciliten y fortalezcan la cooperación."),
        ("pt", "Desenvolver mecanismos que facilitem e fortaleçam a cooperação."),
        ("fr", "Élaborer des mécanismes qui facilitent et renforcent la coopération."),
    ],
)
def test_relative_clauses_ask_nothing(language: str, text: str) -> None:
    assert [action for action, _, _ in acts(text, language)] == ["develop"]


@pytest.mark.parametrize(
    ("language", "text", "leading"),
    [
        (
            "en",
            "To request the General Secretariat to maintain the directory and to periodically "
            "update and distribute it to member states.",
            "request",
        ),
        (
            "es",
            "Solicitar a la Secretaría General de la OEA que mantenga el directorio y que "
            "periódicamente lo actualice y lo distribuya a los Estados Miembros.",
            "solicitar",
        ),
        (
            "pt",
            "Solicitar à Secretaria-Geral da OEA que mantenha o diretório e que "
            "periodicamente o atualize e o distribua aos Estados membros.",
            "solicitar",
        ),
        (
            "fr",
            "Demander au Secrétariat général de l’OEA de maintenir le répertoire et de "
            "l’actualiser et de le distribuer périodiquement aux États membres.",
            "demander",
        ),
    ],
)
def test_one_request_for_several_acts(language: str, text: str, leading: str) -> None:
    found = directives(text, language)
    assert [one.action.value for one in found] == ["maintain", "update", "publish"]
    assert {one.leading_verb.value for one in found} == {leading}
    assert {slot.value for one in found for slot in one.addressees} == {GS}
    assert [slot.value for slot in found[2].beneficiaries] == [STATES]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Urges the OAS member states that have not yet done so to ratify the United "
               "Nations Convention against Transnational Organized Crime as soon as possible."),
        ("es", "Instar a los Estados Miembros de la OEA que aún no lo hayan hecho a que ratifiquen "
               "a la mayor brevedad la Convención de las Naciones Unidas contra la Delincuencia "
               "Organizada Transnacional."),
        ("pt", "Exortar os Estados membros da OEA que ainda não o tenham feito a ratificar o mais "
               "breve possível a Convenção das Nações Unidas contra o Crime Organizado "
               "Transnacional."),
        ("fr", "Exhorter les États membres de l’OEA qui ne l’ont pas encore fait à ratifier dans "
               "les meilleurs délais la Convention des Nations Unies contre la criminalité "
               "transnationale organisée."),
    ],
)  # fmt: skip
def test_treaty_ask_of_a_subset(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "join"
    assert found.force.value == "urge"
    assert found.ask_level is not None
    assert found.ask_level.value == "4"
    assert [slot.value for slot in found.addressees] == [STATES]
    assert [slot.value for slot in found.targets] == ["instrument/untoc"]
    assert found.condition is not None
    assert found.time_limit is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To request that the Committee on Hemispheric Security consider the creation of a "
               "working group."),
        ("es", "Solicitar que la Comisión de Seguridad Hemisférica considere la creación de un "
               "grupo de trabajo."),
        ("pt", "Solicitar que a Comissão de Segurança Hemisférica considere a criação de um grupo "
               "de trabalho."),
        ("fr", "Demander à la Commission de la sécurité continentale d’envisager de créer un "
               "groupe de travail."),
    ],
)  # fmt: skip
def test_whoever_considers_is_the_addressee(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "establish"
    assert found.force.value == "consider"
    assert [slot.value for slot in found.addressees] == [CSH]
    assert found.creates == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Member States are urged to adopt legislation."),
        ("en", "It is recommended that member states adopt legislation."),
        ("en", "Member States should adopt legislation."),
        ("en", "That the OAS member states adopt legislation."),
        ("es", "Se insta a los Estados Miembros a adoptar legislación."),
        ("es", "Se recomienda que los Estados Miembros adopten legislación."),
        ("es", "Los Estados Miembros deberían adoptar legislación."),
        ("es", "Que los Estados Miembros de la OEA adopten legislación."),
        ("pt", "Os Estados membros são instados a adotar legislação."),
        ("pt", "Recomenda-se que os Estados membros adotem legislação."),
        ("pt", "Os Estados membros deveriam adotar legislação."),
        ("pt", "Que os Estados membros da OEA adotem legislação."),
        ("fr", "Les États membres sont exhortés à adopter une législation."),
        ("fr", "Il est recommandé que les États membres adoptent une législation."),
        ("fr", "Les États membres devraient adopter une législation."),
        ("fr", "Que les États membres de l’OEA adoptent une législation."),
    ],
)
def test_sentences_that_name_their_subject(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "legislate"
    assert [slot.value for slot in found.addressees] == [STATES]
    assert not any(slot.inherited_from for slot in found.addressees)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To adopt measures such as the appointment of a coordinator, the establishment of a "
               "task force, and the dissemination of information."),
        ("es", "Adoptar medidas tales como la designación de un coordinador, la creación de un "
               "grupo de tareas y la difusión de información."),
        ("pt", "Adotar medidas tais como a designação de um coordenador, a criação de uma força-"
               "tarefa e a divulgação de informações."),
        ("fr", "Adopter des mesures telles que la désignation d’un coordonnateur, la création d’un "
               "groupe de travail et la diffusion d’informations."),
    ],
)  # fmt: skip
def test_each_measure_of_a_list_is_a_directive(language: str, text: str) -> None:
    found = directives(text, language)
    assert [one.action.value for one in found] == ["appoint", "establish", "publish"]
    assert [len(one.creates) for one in found] == [1, 1, 0]
    assert len({one.leading_verb.value for one in found}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To request the competent authorities to designate a contact."),
        ("es", "Solicitar a las autoridades competentes que designen un contacto."),
        ("pt", "Solicitar às autoridades competentes que designem um contato."),
        ("fr", "Demander aux autorités compétentes de désigner un contact."),
    ],
)
def test_a_party_that_no_list_holds_is_not_replaced(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "appoint"
    assert found.addressees == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "That, in the framework of the next meeting, advances be made in the exchange."),
        ("es", "Que, en la próxima reunión, se avance en el intercambio de información."),
        ("pt", "Que, na próxima reunião, se avance no intercâmbio de informações."),
        ("fr", "Que, lors de la prochaine réunion, des progrès soient accomplis dans l’échange."),
    ],
)
def test_progress_that_nobody_is_named_as_making(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "advance"
    assert found.addressees == ()
    assert found.time_limit is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The crime rate has increased in the region."),
        ("es", "La delincuencia ha aumentado en la región."),
        ("pt", "A criminalidade aumentou na região."),
        ("fr", "La criminalité a augmenté dans la région."),
        ("en", "See annex II."),
    ],
)
def test_a_statement_asks_nothing(language: str, text: str) -> None:
    assert directives(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To urge OAS member states to consider signing and ratifying the United Nations "
               "Convention against Corruption, or acceding to it, as appropriate."),
        ("es", "Instar a los Estados Miembros de la OEA a que consideren firmar y ratificar, o "
               "adherir, según corresponda, a la Convención de las Naciones Unidas contra la "
               "Corrupción."),
        ("pt", "Instar os Estados membros da OEA a que considerem assinar e ratificar, ou aderir, "
               "conforme apropriado, à Convenção das Nações Unidas contra a Corrupção."),
        ("fr", "Exhorter les États membres de l’OEA à envisager de signer et de ratifier la "
               "Convention des Nations Unies contre la corruption ou d’y adhérer, le cas échéant."),
    ],
)  # fmt: skip
def test_the_hedge_nearest_to_the_act_sets_the_force(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "join"
    assert found.force.value == "consider"
    assert found.ask_level is not None
    assert found.ask_level.value == "1"
    assert [slot.value for slot in found.targets] == ["instrument/uncac"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To invite OAS member states to consider making contributions."),
        ("es", "Invitar a los Estados Miembros de la OEA a que consideren hacer contribuciones."),
        ("pt", "Convidar os Estados membros da OEA a considerar a possibilidade de fazer "
               "contribuições."),
        ("fr", "Inviter les États membres de l’OEA à envisager la possibilité de verser des "
               "contributions."),
    ],
)  # fmt: skip
def test_an_invitation_to_consider_is_the_weakest(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "contribute"
    assert found.force.value == "invite-to-consider"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "To instruct the OAS Permanent Council to follow up on the plan and to report to the "
            "OAS General Assembly.",
        ),
        (
            "es",
            "Encomendar al Consejo Permanente de la OEA que dé seguimiento al plan y que presente "
            "un informe a la Asamblea General de la OEA.",
        ),
        (
            "pt",
            "Encarregar o Conselho Permanente da OEA de dar seguimento ao plano e de apresentar "
            "um relatório à Assembleia Geral da OEA.",
        ),
        (
            "fr",
            "Charger le Conseil permanent de l’OEA d’assurer le suivi du plan et de présenter un "
            "rapport à l’Assemblée générale de l’OEA.",
        ),
    ],
)
def test_who_reports_to_whom(language: str, text: str) -> None:
    found, claims = read(text, language)
    assert [one.action.value for one in found] == ["follow-up", "inform"]
    assert [slot.value for slot in found[1].beneficiaries] == ["body/oas-general-assembly"]
    council, assembly = "body/oas-permanent-council", "body/oas-general-assembly"
    assert (council, "reportsTo", assembly) in {
        (one.subject, one.predicate, one.object) for one in claims
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "To examine measures to strengthen extradition, to be included in the Inter-American "
            "Convention against Corruption.",
        ),
        (
            "es",
            "Examinar medidas para fortalecer la extradición, para ser incluidas en la Convención "
            "Interamericana contra la Corrupción.",
        ),
        (
            "pt",
            "Examinar medidas para fortalecer a extradição, a serem incluídas na Convenção "
            "Interamericana contra a Corrupção.",
        ),
        (
            "fr",
            "Examiner des mesures pour renforcer l’extradition, à inclure dans la Convention "
            "interaméricaine contre la corruption.",
        ),
    ],
)
def test_where_the_object_is_to_go_is_a_target(language: str, text: str) -> None:
    (found,) = directives(text, language)
    assert found.action.value == "examine"
    assert [slot.value for slot in found.targets] == ["instrument/iacc"]


def items(lines: list[str], language: str) -> tuple[Directive, ...]:
    """Read one numbered item whose last lines are its sub-items (a), (b) …"""
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = SourceText("one.txt", digest, text, "text/plain", "utf-8", language)
    parts = [Provision("rec_1", "recommendation", 0, len(text), "1")]
    position = len(lines[0]) + 1
    for number, line in zip("abcdef", lines[1:], strict=False):
        end = position + len(line)
        parts.append(Provision(f"rec_1__item_{number}", "item", position, end, number, "rec_1"))
        position = end + 1
    segments = (Segment(0, len(text), "recommendation", "rec_1"),)
    document = Document(source, Metadata(issuer="oas"), (), tuple(parts), segments)
    _, linker, interpreter = stages()
    return interpreter.interpret(document, linker.link(document))[0]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "1. To adopt measures to:",
                "(a) strengthen institutions; and",
                "(b) train officials.",
            ],
        ),
        (
            "es",
            [
                "1. Adoptar medidas para:",
                "(a) fortalecer las instituciones; y",
                "(b) capacitar a los funcionarios.",
            ],
        ),
        (
            "pt",
            [
                "1. Adotar medidas para:",
                "(a) fortalecer as instituições; e",
                "(b) capacitar os funcionários.",
            ],
        ),
        (
            "fr",
            [
                "1. Prendre des mesures pour:",
                "(a) renforcer les institutions; et",
                "(b) former les fonctionnaires.",
            ],
        ),
    ],
)
def test_sub_items_that_are_verbs(language: str, lines: list[str]) -> None:
    found = items(lines, language)
    assert [one.action.value for one in found] == ["strengthen", "train"]
    assert len({one.leading_verb.value for one in found}) == 1
    assert found[1].provision == "rec_1__item_b"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "1. To ratify:",
                "(a) the United Nations Convention against Corruption; and",
                "(b) the Inter-American Convention against Corruption.",
            ],
        ),
        (
            "es",
            [
                "1. Ratificar:",
                "(a) la Convención de las Naciones Unidas contra la Corrupción; y",
                "(b) la Convención Interamericana contra la Corrupción.",
            ],
        ),
        (
            "pt",
            [
                "1. Ratificar:",
                "(a) a Convenção das Nações Unidas contra a Corrupção; e",
                "(b) a Convenção Interamericana contra a Corrupção.",
            ],
        ),
        (
            "fr",
            [
                "1. Ratifier:",
                "(a) la Convention des Nations Unies contre la corruption; et",
                "(b) la Convention interaméricaine contre la corruption.",
            ],
        ),
    ],
)
def test_sub_items_that_are_objects(language: str, lines: list[str]) -> None:
    (found,) = items(lines, language)
    assert found.action.value == "join"
    assert {slot.value for slot in found.targets} == {"instrument/uncac", "instrument/iacc"}
    assert found.provision == "rec_1"
    assert len(found.spans) >= 2


def test_a_second_request_is_no_part_of_the_first() -> None:
    text = (
        "To urge OAS member states that have not yet done so to ratify the Convention, and to "
        "invite them to report."
    )
    ratify, report = directives(text, "en")
    assert (ratify.force.value, report.force.value) == ("urge", "recommend")
    assert report.leading_verb.value == "invite"
    assert report.condition is None
    assert [slot.value for slot in report.addressees] == [STATES]


def test_nothing_is_read_outside_numbered_items() -> None:
    found, _ = read("To adopt the Convention.", "en", kind="paragraph")
    assert found == ()


def test_an_unknown_language_is_tried_in_all() -> None:
    (found,) = directives("Establecer una unidad.", "und")
    assert found.rule == "interpret/es"
