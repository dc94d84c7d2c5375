"""All rows of the source tables are there, each where its kind belongs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.authority import KINDS, load_authority
from tocgraph.authority.pretty import pretty
from tocgraph.authority.turtle import read_sources
from tocgraph.resources import Resources, bundled_root

if TYPE_CHECKING:
    from pathlib import Path

RESOURCES = Resources()
AUTHORITY = load_authority(RESOURCES)
FILES = sorted((bundled_root() / "data" / "authority").glob("*.ttl"))

# Rows of the source tables of 2026-11-21. Instruments: 291 and 208 resolutions, 27 in both;
# bodies: 266, of which 13 forums are series and 27 networks, databases and the like programmes.
INSTRUMENTS = 291 + 208 - 27
BODIES, FORUMS, PROGRAMMES = 226, 13, 27
MEETINGS, STATES = 206, 35
# What the tables lack: the Sustainable Development Goals as a whole, 14 series that only the
# table of meetings names, and three groups that texts address.
OWN_INSTRUMENTS, OWN_SERIES, GROUPS = 1, 14, 3
# Rows marked as wholly unsourced: instruments, bodies, meetings; and what the tables lack.
UNSOURCED = 76 + 109 + 10 + OWN_INSTRUMENTS + OWN_SERIES


def test_counts() -> None:
    assert BODIES + FORUMS + PROGRAMMES == 266
    found = Counter(entity.id.partition("/")[0] for entity in AUTHORITY)
    assert found == {
        "instrument": INSTRUMENTS + OWN_INSTRUMENTS,
        "body": BODIES,
        "series": FORUMS + OWN_SERIES,
        "programme": PROGRAMMES,
        "meeting": MEETINGS,
        "state": STATES,
        "group": GROUPS,
    }


def test_every_file_is_read() -> None:
    assert [path.name for path in FILES] == [
        "bodies.ttl",
        "groups.ttl",
        "instruments.ttl",
        "meetings.ttl",
        "programmes.ttl",
        "resolutions.ttl",
        "series.ttl",
        "slips.ttl",
        "states.ttl",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_stands_in_its_one_form(path: Path) -> None:
    """To correct a failure: ``python -m tocgraph.authority data/authority/*.ttl``."""
    text = path.read_text(encoding="utf-8")
    assert text == pretty(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_blank_nodes(path: Path) -> None:
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_every_entity_has_one_label_a_language_and_says_where_it_is_from() -> None:
    labels: Counter[tuple[str, str | None]] = Counter()
    sourced: set[str] = set()
    subjects: set[str] = set()
    for source in read_sources(RESOURCES):
        for subject, predicate, value in source.triples:
            if "/id/slip/" in subject:
                continue
            subjects.add(subject)
            if predicate == vocab.RDFS_LABEL:
                assert isinstance(value, ox.Literal)
                assert value.language in vocab.LANGUAGES, subject
                labels[subject, value.language] += 1
            if predicate in (vocab.DCTERMS + "source", vocab.toc("unsourced")):
                sourced.add(subject)
    assert [key for key, number in labels.items() if number > 1] == []
    assert {subject for subject, _ in labels} == subjects
    assert sourced == subjects
    # Every one is named in English, so that one fallback order serves all.
    assert {subject for subject, language in labels if language == "en"} == subjects


def test_unsourced_rows_stay_visible() -> None:
    """A row of which no page was seen says so."""
    bare = {
        subject
        for source in read_sources(RESOURCES)
        for subject, predicate, value in source.triples
        if predicate == vocab.toc("unsourced") and value == ox.Literal("everything")
    }
    assert "https://w3id.org/tocgraph/id/body/accp" in bare
    assert len(bare) == UNSOURCED


def test_classes_have_kinds() -> None:
    assert {entity.type for entity in AUTHORITY} <= set(KINDS)
    assert set(KINDS) <= vocab.CLASSES


@pytest.mark.parametrize(
    ("entity", "type_", "kind"),
    [
        ("instrument/untoc", "Convention", "instrument"),
        ("instrument/oas-charter", "Treaty", "instrument"),
        ("instrument/untoc-firearms-protocol", "Protocol", "instrument"),
        ("instrument/declaration-on-security-in-the-americas", "Declaration", "instrument"),
        ("instrument/hemispheric-plan-of-action-toc", "PlanOfAction", "programme"),
        ("instrument/agenda-2030", "Agenda", "programme"),
        ("instrument/sdg-16", "Agenda", "programme"),
        ("instrument/randot-ii-recommendations", "RecommendationSet", "instrument"),
        ("instrument/cp-csh-summary-recommendations-2005", "Report", "instrument"),
        ("instrument/ag-res-2925", "Resolution", "resolution"),
        ("instrument/andean-decision-552", "Decision", "resolution"),
        ("body/oas", "IntergovernmentalOrganization", "body"),
        ("body/oas-general-secretariat", "Organ", "body"),
        ("body/secretariat-for-multidimensional-security", "SecretariatUnit", "body"),
        ("body/office-of-inter-american-law-and-programs", "SecretariatUnit", "body"),
        ("body/committee-on-hemispheric-security", "Committee", "body"),
        ("body/cim", "Committee", "body"),
        ("body/mesicic", "Mechanism", "body"),
        ("body/remja-cybercrime-group", "ExpertGroup", "body"),
        ("body/untoc-cop", "Organ", "body"),
        ("series/remja", "MeetingSeries", "meeting"),
        ("series/randot", "MeetingSeries", "meeting"),
        ("series/penitentiary-policies-meetings", "MeetingSeries", "meeting"),
        ("meeting/randot-ii", "Meeting", "meeting"),
        ("programme/criminal-matters-network", "Programme", "programme"),
        ("programme/sherloc", "Programme", "programme"),
        ("state/usa", "State", "state"),
        ("group/oas-member-states", "AddresseeGroup", "group"),
    ],
)
def test_classes_and_kinds(entity: str, type_: str, kind: str) -> None:
    assert (AUTHORITY[entity].type, AUTHORITY[entity].kind) == (type_, kind)


@pytest.mark.parametrize(
    ("entity", "predicate", "targets"),
    [
        ("meeting/randot-ii", "convenedUnder", ["instrument/ag-res-2925"]),
        ("meeting/randot-ii", "outcome", ["instrument/randot-ii-recommendations"]),
        ("meeting/randot-ii", "editionOf", ["series/randot"]),
        ("instrument/cp-res-908", "adopts", ["instrument/hemispheric-plan-of-action-toc"]),
        ("instrument/untoc-smuggling-protocol", "supplements", ["instrument/untoc"]),
        (
            "instrument/mutual-assistance-optional-protocol",
            "supplements",
            ["instrument/mutual-assistance-convention"],
        ),
        ("body/committee-on-hemispheric-security", "subBodyOf", ["body/oas-permanent-council"]),
        (
            "body/office-of-inter-american-law-and-programs",
            "unitOf",
            ["body/department-of-legal-affairs-and-services"],
        ),
        ("programme/sherloc", "serves", ["body/unodc"]),
        ("meeting/oas-ga-xlviii", "sessionOf", ["body/oas-general-assembly"]),
        ("body/cifta-consultative-committee", "monitors", ["instrument/cifta"]),
    ],
)
def test_links(entity: str, predicate: str, targets: list[str]) -> None:
    assert list(AUTHORITY[entity].related(predicate)) == targets


@pytest.mark.parametrize(
    ("treaty", "regime"),
    # Question 6 of the competency questions: the eleven treaties that the documents name.
    [
        ("cifta", "oas"),
        ("mutual-assistance-convention", "oas"),
        ("mutual-assistance-optional-protocol", "oas"),
        ("iacc", "oas"),
        ("traffic-in-minors-convention", "oas"),
        ("untoc", "united-nations"),
        ("untoc-trafficking-protocol", "united-nations"),
        ("untoc-smuggling-protocol", "united-nations"),
        ("untoc-firearms-protocol", "united-nations"),
        ("uncac", "united-nations"),
        ("budapest-convention", "council-of-europe"),
    ],
)
def test_regime(treaty: str, regime: str) -> None:
    assert AUTHORITY[f"instrument/{treaty}"].related("regime") == (f"body/{regime}",)


def test_the_summary_is_adopted_by_nobody() -> None:
    summary = AUTHORITY["instrument/cp-csh-summary-recommendations-2005"]
    assert summary.related("adoptedBy") == ()
    assert "adoptedOn" not in summary.facts


def test_members() -> None:
    members = AUTHORITY["group/oas-member-states"].related("member")
    assert len(members) == STATES
    assert {"state/cub", "state/nic", "state/ven"} <= set(members)
