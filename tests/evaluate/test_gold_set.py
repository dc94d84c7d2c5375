"""The gold set against what the competency questions and the texts say.

The expected values are the answers of the questions, worked out from the
documents independently of the annotation; the annotation must give them too.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tocgraph.evaluate import place, read_gold
from tocgraph.resources import bundled_root
from tocgraph.vocab import PROPERTIES, PROVISION_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.evaluate import GoldDocument
    from tocgraph.evaluate.placing import GoldDirective

GOLD = Path(__file__).parents[1] / "gold"
ROOT = bundled_root()

STATES = "group/oas-member-states"
SECRETARIAT = "body/oas-general-secretariat"
COMMITTEE = "body/committee-on-hemispheric-security"
COUNCIL = "body/oas-permanent-council"
PRISON_OFFICIALS = "group/officials-responsible-for-penitentiary-and-prison-policies"
PLAN = "instrument/hemispheric-plan-of-action-toc"
UNTOC = "instrument/untoc"


def _placed() -> tuple[GoldDocument, ...]:
    return tuple(
        place(gold, (ROOT / "data/documents" / gold.document).read_text(encoding="utf-8"))
        for gold in read_gold(GOLD)
    )


A, B = _placed()


def item(path: str) -> str:
    """Return the number of the item, with its part for the document whose numbers restart."""
    match = re.search(r"part_([IVX]+).*rec_(\d+)", path)
    return f"{match[1]}.{match[2]}" if match else path


def numbers(paths: Iterable[str], *, part: bool = False) -> set[str]:
    found = {item(path) for path in paths if "rec_" in path}
    return found if part else {name.partition(".")[2] for name in found}


def directives(document: GoldDocument, number: str) -> list[GoldDirective]:
    return [d for d in document.directives if item(d.provision) == number]


def naming(document: GoldDocument, target: str) -> set[str]:
    return {m.provision for m in document.mentions if target in m.noted.targets}


# ------------------------------------------------------------------ structure


def test_inventory() -> None:
    kinds = [Counter(p.noted.kind for p in document.provisions) for document in (A, B)]
    assert [count["recommendation"] for count in kinds] == [70, 17]
    assert [count["recital"] for count in kinds] == [0, 14]
    sections = Counter(
        p.noted.path.rpartition("__")[0] for p in A.provisions if p.noted.kind == "recommendation"
    )
    assert list(sections.values()) == [17, 11, 13, 6, 6, 3, 5, 9]
    assert [p.noted.number for p in A.provisions if p.noted.kind == "recommendation"] == [
        str(number) for number in range(1, 71)
    ]


@pytest.mark.parametrize("document", [A, B], ids=["A", "B"])
def test_provisions_cover_every_word(document: GoldDocument) -> None:
    rest = list(document.text)
    for provision in document.provisions:
        if provision.noted.kind != "section":
            rest[provision.span.start : provision.span.end] = " " * (
                provision.span.end - provision.span.start
            )
    assert "".join(rest).strip() == ""


@pytest.mark.parametrize("document", [A, B], ids=["A", "B"])
def test_items_start_with_their_label_and_end_with_a_full_stop(document: GoldDocument) -> None:
    for provision in document.provisions:
        words = provision.span.of(document.text)
        assert words == words.strip()
        if provision.noted.kind == "recommendation":
            assert words.startswith(f"{provision.noted.number}. ")
            assert words.endswith(".")
            assert "\n\n" not in words


def test_every_numbered_item_asks_for_something() -> None:
    for document in (A, B):
        asked = {item(d.provision) for d in document.directives}
        items = {item(p.noted.path) for p in document.provisions if "rec_" in p.noted.path}
        assert asked == items


def test_heading_addressees() -> None:
    headings = {(item(d.provision), d.heading_addressees) for d in (*A.directives, *B.directives)}
    assert {h for n, h in headings if n.startswith("I.")} == {(STATES,)}
    assert {h for n, h in headings if n in {f"II.{k}" for k in range(57, 62)}} == {(COMMITTEE,)}
    assert {h for n, h in headings if n.startswith("III.")} == {(SECRETARIAT,)}
    assert {d.heading_addressees for d in B.directives if "part_II_" in d.provision} == {
        (SECRETARIAT,)
    }


# ------------------------------------------------------------------ questions

JOINING = {
    ("1", UNTOC, "4"),
    ("1", "instrument/untoc-trafficking-protocol", "4"),
    ("48", "instrument/untoc-trafficking-protocol", "3"),
    ("1", "instrument/untoc-smuggling-protocol", "4"),
    ("49", "instrument/untoc-smuggling-protocol", "2"),
    ("1", "instrument/untoc-firearms-protocol", "2"),
    ("1", "instrument/cifta", "4"),
    ("2", "instrument/mutual-assistance-convention", "3"),
    ("2", "instrument/mutual-assistance-optional-protocol", "3"),
    ("33", "instrument/budapest-convention", "1"),
    ("42", "instrument/uncac", "4"),
    ("42", "instrument/iacc", "4"),
    ("49", "instrument/traffic-in-minors-convention", "2"),
}


def test_joining_asks() -> None:
    found = {
        (item(d.provision).partition(".")[2], target, d.noted.ask_level)
        for d in A.directives
        if d.noted.ask_level
        for target in d.noted.targets
    }
    assert found == JOINING
    assert not [d for d in B.directives if d.noted.ask_level]


def test_asks_limited_to_states_that_have_not_acted() -> None:
    limited = [d for d in (*A.directives, *B.directives) if "yet" in " ".join(d.noted.condition)]
    assert {item(d.provision) for d in limited} == {"I.1", "I.37", "I.9"}
    assert {d.addressees for d in limited} == {(STATES,)}


def test_who_else_than_the_heading_is_addressed() -> None:
    others = {
        (item(d.provision), *d.addressees)
        for document in (A, B)
        for d in document.directives
        if d.addressees != d.heading_addressees
    }
    assert others == {
        ("I.3", "body/group-of-experts-plan-of-action"),
        ("I.54", PRISON_OFFICIALS),
        ("I.55", PRISON_OFFICIALS),
        ("I.8", COMMITTEE),
        ("I.11", "group/oas-member-and-observer-states"),
        ("II.6", COUNCIL),
    }


def test_who_is_asked_to_ask() -> None:
    relayed = {
        (item(d.provision), d.noted.relayed_by)
        for d in (*A.directives, *B.directives)
        if d.noted.relayed_by
    }
    assert relayed == {("I.8", (STATES,)), ("I.11", (STATES,))}


def test_time_limits() -> None:
    timed = {item(d.provision) for d in A.directives if d.noted.time_limit}
    assert timed == {"I.1", "I.18", "I.40", "I.44", "I.54", "I.55", "I.56"}
    assert {item(d.provision) for d in B.directives if d.noted.time_limit} == {
        "I.8",
        "I.9",
        "II.4",
    }


def test_channels() -> None:
    channelled = {item(d.provision) for d in A.directives if d.noted.channels}
    assert channelled == {"I.27", "I.28", "III.63", "III.65"}
    assert {item(d.provision) for d in B.directives if d.noted.channels} == {
        "I.1",
        "II.3",
        "II.5",
        "II.6",
    }


def test_what_is_to_be_created() -> None:
    created = numbers(d.provision for d in A.directives if d.noted.creates)
    assert created == {"3", "12", "22", "23", "35", "53", "56", "62", "64"}
    assert sum(1 for d in directives(A, "I.53") if d.noted.creates) == 6
    assert len(directives(A, "I.53")) == 7
    assert {item(d.provision) for d in B.directives if d.noted.creates} == {
        "I.1",
        "I.2",
        "I.9",
        "I.10",
        "II.2",
        "II.3",
    }


def test_what_is_to_be_continued_or_repeated() -> None:
    aspects = {
        (item(d.provision), d.noted.aspect)
        for document in (A, B)
        for d in document.directives
        if d.noted.aspect
    }
    continued = {name for name, aspect in aspects if aspect == "continue"}
    assert continued == {
        *("I.18", "I.40", "I.50", "I.54", "III.65", "III.70"),
        *("I.4", "I.7", "II.4", "II.5"),
    }
    assert {name for name, aspect in aspects if aspect == "repeat"} == {"I.9"}


def test_hedged_asks() -> None:
    soft = {"determine-whether", "consider", "invite-to-consider"}
    by_force = {item(d.provision) for d in A.directives if d.noted.force in soft}
    assert by_force == {"I.1", "I.3", "I.27", "I.33", "I.49"}
    by_condition = {
        item(d.provision) for d in A.directives if d.noted.condition and d.noted.force not in soft
    }
    assert {"I.25", "I.32"} <= by_condition
    assert {item(d.provision) for d in B.directives if d.noted.force in soft} == {
        "I.3",
        "I.8",
        "I.11",
    }


def test_leading_verbs() -> None:
    """Item by item, by the verb after "To"; items that open otherwise have theirs inside."""
    counted: Counter[str] = Counter()
    for document in (A, B):
        for provision in document.provisions:
            if provision.noted.kind != "recommendation":
                continue
            words = provision.span.of(document.text).replace(",", "").split()
            first = directives(document, item(provision.noted.path))[0].noted.verb
            if words[1] == "To" and words[2] not in {"the", "again"}:
                assert words[2] == first
                counted[first] += 1
    expected = {"promote": 8 + 1, "adopt": 7, "strengthen": 6, "review": 3, "examine": 3}
    assert {verb: counted[verb] for verb in expected} == expected
    assert counted["request"] == 6
    assert sum(1 for d in B.directives if d.noted.verb == "continue") == 2


def test_the_follow_up_falls_to_the_council() -> None:
    (follow_up,) = [d for d in B.directives if d.noted.action == "follow-up"]
    assert (item(follow_up.provision), follow_up.addressees) == ("II.6", (COUNCIL,))
    assert follow_up.noted.channels == (COMMITTEE,)


def test_meetings_asked_for() -> None:
    meetings = {
        item(d.provision) for d in A.directives if d.noted.action in {"hold-meeting", "meet"}
    }
    assert meetings == {"I.6", "I.18", "I.38", "I.40", "I.54"}


def test_secretariat_of_four() -> None:
    (holders,) = {(c.noted.subject) for c in A.claims if c.noted.predicate == "secretariatOf"}
    assert holders == "body/office-of-inter-american-law-and-programs"
    served = {c.noted.object for c in A.claims if c.noted.predicate == "secretariatOf"}
    assert served == {
        "series/remja",
        "body/cifta-consultative-committee",
        "body/mesicic",
        "body/iacc-meeting-of-states-parties",
    }


def test_the_plan_is_named_where_the_questions_say() -> None:
    assert {path.replace("part_", "") for path in naming(B, PLAN)} == {
        "recital_6",
        "recital_7",
        "recital_8",
        "I__rec_1",
        "I__rec_9",
        "I__rec_10",
    }
    assert numbers(naming(A, PLAN)) == {"3", "19"}
    assert all(m.noted.prospective for m in A.mentions if PLAN in m.noted.targets)


def test_untoc_is_named_in_five_paragraphs() -> None:
    assert numbers(naming(A, UNTOC)) == {"1", "48"}
    assert naming(B, UNTOC) == {"recital_6", "part_I__rec_8", "part_II__rec_1"}


def test_general_secretariat_and_remja_are_named_most() -> None:
    assert numbers(naming(A, SECRETARIAT)) == {"62", "64", "65"}
    assert numbers(naming(B, SECRETARIAT), part=True) == {f"II.{n}" for n in range(1, 6)}
    remja = {"series/remja", "meeting/remja-vi"}
    named = {m.provision for m in A.mentions if remja & set(m.noted.targets)}
    assert numbers(named) == {"18", "28", "44", "50", "54"}
    assert naming(B, "series/remja") == {"part_I__rec_8"}


def test_bridges_between_the_documents() -> None:
    both = set.intersection(
        *({t for m in document.mentions for t in m.noted.targets} for document in (A, B))
    )
    assert both == {
        UNTOC,
        "instrument/untoc-trafficking-protocol",
        "instrument/untoc-smuggling-protocol",
        "instrument/untoc-firearms-protocol",
        "series/remja",
        "body/interpol",
        COMMITTEE,
        SECRETARIAT,
        "body/oas",
        PLAN,
    }


def test_no_single_state_is_addressed_or_named() -> None:
    for document in (A, B):
        assert not [m for m in document.mentions if m.noted.kind == "state"]


def test_ambiguous_mentions_keep_both_candidates() -> None:
    (experts,) = [m for m in A.mentions if item(m.provision) == "I.20" and m.noted.anaphora]
    assert experts.span.of(A.text) == "the meeting of experts"
    assert experts.noted.candidates == (
        "body/group-of-experts-plan-of-action",
        "body/remja-mla-working-group",
    )


def test_collective_references_expand_and_general_ones_do_not() -> None:
    three = {
        "instrument/untoc-smuggling-protocol",
        "instrument/untoc-trafficking-protocol",
        "instrument/untoc-firearms-protocol",
    }
    collective = {
        m.span.of(B.text): set(m.noted.targets) for m in B.mentions if len(m.noted.targets) > 1
    }
    assert collective == {"the three protocols thereto": three, "the protocols thereto": three}
    for document, words in (
        (A, "applicable treaties"),
        (A, "international commitments"),
        (B, "international treaties in force"),
    ):
        start = document.text.index(words)
        assert not [m for m in document.mentions if start <= m.span.start < start + len(words)]


def test_wrong_titles_are_marked() -> None:
    slips = {
        (m.span.of(d.text)[-12:], *m.noted.targets)
        for d in (A, B)
        for m in d.mentions
        if m.noted.erroneous
    }
    assert slips == {
        ("Land, Sea and Air"[-12:], "instrument/untoc-smuggling-protocol"),
        ("Material (CIFTA)"[-12:], "instrument/cifta"),
        ("Crime (SHERLOC)"[-12:], "programme/sherloc"),
    }


def test_the_one_pinpoint() -> None:
    (pinpoint,) = [m for d in (A, B) for m in d.mentions if m.pinpoint]
    assert item(pinpoint.provision) == "I.9"
    assert pinpoint.noted.pinpoint == "section_III__para_3"
    assert pinpoint.noted.targets == (PLAN,)


# ------------------------------------------------------------------ vocabulary


def _ids() -> set[str]:
    pattern = re.compile(r"^(\w+):([a-z0-9-]+) a ", re.MULTILINE)
    return {
        f"{kind}/{slug}"
        for file in (ROOT / "data/authority").glob("*.ttl")
        for kind, slug in pattern.findall(file.read_text(encoding="utf-8"))
    }


def test_every_entity_is_in_the_authority_data() -> None:
    used = set()
    for document in (A, B):
        for m in document.mentions:
            used |= {*m.noted.targets, *m.noted.candidates}
        for d in document.directives:
            noted = d.noted
            slots = (noted.relayed_by, noted.targets, noted.channels, noted.beneficiaries)
            used |= {value for values in (d.addressees, *slots) for value in values}
        for c in document.claims:
            used.add(c.noted.subject)
            # Verbs of recitals are concepts, and languages have IRIs of their own.
            if not c.noted.datatype and c.noted.predicate not in {
                "recitalVerb",
                "originalLanguage",
            }:
                used.add(c.noted.object)
    used = {value for value in used if not value.startswith(("@", "words:"))}
    assert used
    assert used - _ids() == set()


def test_every_slug_is_a_concept() -> None:
    concepts = (ROOT / "ontology/concepts.ttl").read_text(encoding="utf-8")
    known = set(re.findall(r"concept/([a-z-]+/[a-z0-9-]+)>", concepts))
    for document in (A, B):
        used = {f"provision-kind/{p.noted.kind}" for p in document.provisions}
        used |= {f"mention-kind/{m.noted.kind}" for m in document.mentions}
        for d in document.directives:
            used |= {f"action/{d.noted.action}", f"force/{d.noted.force}"}
            used |= {f"ask-level/{d.noted.ask_level}"} if d.noted.ask_level else set()
            used |= {f"aspect/{d.noted.aspect}"} if d.noted.aspect else set()
        assert used - known == set()
        assert {p.noted.kind for p in document.provisions} <= set(PROVISION_CLASSES)


def test_every_claim_that_counts_uses_a_property() -> None:
    for document in (A, B):
        for claim in document.claims:
            assert claim.noted.optional or claim.noted.predicate in PROPERTIES


def test_readme_tells_the_sample_sizes() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    for gold, document in zip(read_gold(GOLD), (A, B), strict=True):
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{gold.path}`"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        optional = sum(1 for c in document.claims if c.noted.optional)
        assert cells[2:] == [
            str(len(document.provisions)),
            str(sum(1 for p in document.provisions if p.noted.kind == "recommendation")),
            str(len(document.mentions)),
            str(sum(1 for m in document.mentions if not m.noted.targets)),
            str(len(document.directives)),
            f"{len(document.claims)} ({optional})",
        ]
