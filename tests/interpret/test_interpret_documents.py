"""The two documents, item by item, against a reading by hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from interpret import reading, readings
from interpret.readings import Reading
from tocgraph.model import Cue, Directive, Extraction, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

BOTH = (
    pytest.param(reading.summary, readings.summary, id="summary"),
    pytest.param(reading.randot, readings.randot, id="randot"),
)


def values(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    return tuple(slot.value for slot in slots)


def value(slot: Slot | None) -> str | None:
    return None if slot is None else slot.value


def as_read(directive: Directive) -> Reading:
    return Reading(
        directive.provision,
        directive.action.value,
        directive.leading_verb.value,
        directive.force.value,
        next(iter(values(directive.heading_addressees)), ""),
        values(directive.addressees),
        any(slot.inherited_from for slot in directive.addressees),
        values(directive.relayed_by),
        value(directive.ask_level),
        value(directive.aspect),
        frozenset(values(directive.targets)),
        values(directive.channels),
        frozenset(values(directive.beneficiaries)),
        value(directive.condition),
        value(directive.time_limit),
        directive.time_value,
        values(directive.creates),
    )


@pytest.mark.parametrize(("extraction", "expected"), BOTH)
def test_directives_are_those_read_by_hand(
    extraction: Callable[[], Extraction], expected: Callable[[], tuple[Reading, ...]]
) -> None:
    found: dict[str, list[Reading]] = defaultdict(list)
    for directive in extraction().directives:
        found[directive.provision].append(as_read(directive))
    wanted: dict[str, list[Reading]] = defaultdict(list)
    for one in expected():
        wanted[one.item].append(one)
    differing = [
        f"{path}: {field.name}: read {getattr(mine, field.name)!r}, "
        f"found {getattr(theirs, field.name)!r}"
        for path, mines in wanted.items()
        for mine, theirs in zip(mines, found[path], strict=False)
        for field in fields(Reading)
        if getattr(mine, field.name) != getattr(theirs, field.name)
    ]
    assert differing == []
    assert {path: len(ones) for path, ones in found.items()} == {
        path: len(ones) for path, ones in wanted.items()
    }


def test_the_table_covers_every_item() -> None:
    items = {one.item.removesuffix("__tail") for one in readings.summary()}
    assert len(items) == 70
    assert len({one.item for one in readings.randot()}) == 17


@pytest.mark.parametrize(("extraction", "expected"), BOTH)
def test_every_slot_leads_to_its_words(
    extraction: Callable[[], Extraction], expected: Callable[[], tuple[Reading, ...]]
) -> None:
    extracted: Extraction = extraction()
    document = extracted.document
    checked = 0
    for directive in extracted.directives:
        part = document.by_path[directive.provision]
        assert part.start <= directive.start < directive.end <= part.end
        for field in fields(directive):
            found = getattr(directive, field.name)
            for slot in found if isinstance(found, tuple) else (found,):
                if not isinstance(slot, Slot):
                    continue
                checked += 1
                assert (slot.mention is None) != (slot.cue is None)
                if slot.mention is not None:
                    assert slot.value in extracted.mention_by_id[slot.mention].targets
                else:
                    assert slot.cue is not None
                    assert_cue(extracted, slot.cue)
    assert checked >= 5 * len(expected())


def assert_cue(extracted: Extraction, cue: Cue) -> None:
    part = extracted.document.by_path[cue.provision]
    assert part.start <= cue.start < cue.end <= part.end
    quote = extracted.document.text[cue.start : cue.end]
    assert quote == quote.strip() != ""


def test_leading_verbs_dominate_as_counted_by_hand() -> None:
    """CQ22: verbs that open their item, so not those inside a clause with "That"."""

    def opening(extracted: Extraction) -> Counter[str]:
        found: Counter[str] = Counter()
        for path, directive in {
            one.provision: one for one in reversed(extracted.directives)
        }.items():
            cue = directive.leading_verb.cue
            assert cue is not None
            part = extracted.document.by_path[path]
            before = extracted.document.text[part.start : cue.start]
            if part.kind == "recommendation" and before.split()[1:] == ["To"]:
                found[directive.leading_verb.value] += 1
        return found

    counted = opening(reading.summary())
    assert {verb: counted[verb] for verb in ("promote", "adopt", "strengthen", "review")} == {
        "promote": 8,
        "adopt": 7,
        "strengthen": 6,
        "review": 3,
    }
    assert counted["examine"] == 3
    counted = opening(reading.randot())
    assert (counted["request"], counted["continue"]) == (6, 2)


def test_discontinuous_words_of_the_first_item() -> None:
    first = reading.summary().directives[0]
    text = reading.summary().document.text
    words = [" ".join(text[span.start : span.end].split()) for span in first.spans]
    assert words[0].startswith("That the member states that have not yet done so sign and ratify")
    assert words[1].startswith("the United Nations Convention against")
    assert words[1].endswith("by Land, Sea and Air")
    assert words[2].endswith("Other Related Material (CIFTA)")
    assert len(words) == 3


def test_hedges_are_told_from_the_rule_of_the_condition() -> None:
    """CQ21: items asked for with a hedge, by force or by condition."""
    weak = {"determine-whether", "consider", "invite-to-consider"}
    hedges = {f"interpret/condition/{kind}" for kind in ("extent", "appropriate", "accordance")}

    def hedged(extracted: Extraction) -> set[str]:
        return {
            one.provision.split("rec_")[1].replace("__tail", "+")
            for one in extracted.directives
            if one.force.value in weak
            or (
                one.condition is not None and one.condition.cue and one.condition.cue.rule in hedges
            )
        }

    assert hedged(reading.summary()) == {"1", "1+", "3", "25", "27", "32", "33", "49"}
    assert hedged(reading.randot()) == {"3", "8", "11"}
