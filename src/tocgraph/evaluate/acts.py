"""Compare directives with the gold: first which is which, then slot by slot.

A directive of the gold and one that was found are taken for the same if they
stand in the same numbered item and share words; where several could be, those
that agree most in words, verb and action are paired first, each with one.
Slots are then compared within the pairs, so that an act that was missed costs
once, not once a slot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tocgraph.evaluate.placing import GoldDirective, GoldDocument
    from tocgraph.evaluate.score import Tally
    from tocgraph.model import Directive, Extraction, Slot

__all__ = ["agree", "compare_directives", "pair"]

_ITEM = re.compile(r"^(?P<item>(?:.*__)?rec_[^_]+)")
# Two readers rarely cut a phrase at the same word: the shorter must lie within
# the longer but for a fifth, and the longer be at most three times as long.
_INSIDE = 0.8
_LONGER = 3


def _item(path: str) -> str:
    """Return the path of the numbered item that a path lies in, else the path.

    >>> _item("part_I__sec_A__rec_1__tail")
    'part_I__sec_A__rec_1'
    """
    match = _ITEM.match(path)
    return match["item"] if match else path


def _covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def agree(one: Span, other: Span) -> bool:
    """Say whether two stretches are the same words, cut a little differently.

    >>> agree(Span(0, 20), Span(0, 26)), agree(Span(0, 10), Span(0, 90))
    (True, False)
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    short, long = sorted((one.end - one.start, other.end - other.start))
    return shared >= _INSIDE * short and long <= _LONGER * short and shared > 0


def _verb(value: str) -> str:
    words = value.split()
    return words[0].casefold() if words else ""


def _same_verb(one: str, other: str) -> bool:
    """Say whether two verbs are one, endings apart (urge, urged).

    >>> _same_verb("urged", "Urge"), _same_verb("take", "adopt")
    (True, False)
    """
    short, long = sorted((_verb(one), _verb(other)), key=len)
    return short == long or (
        len(short) > 3 and len(long) - len(short) <= 3 and long.startswith(short.rstrip("e"))
    )


def _spans(directive: Directive) -> Sequence[Span]:
    return directive.spans or (Span(directive.start, directive.end),)


def pair(
    gold: Sequence[GoldDirective], found: Sequence[Directive]
) -> list[tuple[GoldDirective, Directive]]:
    """Return which directive of the gold is which of the found."""
    by_item: dict[str, list[tuple[int, Directive, set[int]]]] = {}
    for j, got in enumerate(found):
        by_item.setdefault(_item(got.provision), []).append((j, got, _covered(_spans(got))))
    offers: list[tuple[float, int, int]] = []
    for i, wanted in enumerate(gold):
        words = _covered(wanted.spans)
        for j, got, others in by_item.get(_item(wanted.provision), ()):
            shared = len(words & others)
            if shared == 0:
                continue
            likeness = (
                shared / len(words | others)
                + 0.5 * _same_verb(wanted.noted.verb, got.leading_verb.value)
                + 0.5 * (wanted.noted.action == got.action.value)
            )
            offers.append((-likeness, i, j))
    pairs: list[tuple[GoldDirective, Directive]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in sorted(offers):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _place(slot: Slot, extraction: Extraction) -> Span | None:
    if slot.cue is not None:
        return Span(slot.cue.start, slot.cue.end)
    mention = extraction.mention_by_id.get(slot.mention or "")
    return mention.span if mention is not None else None


def _compare_words(
    kind: str,
    wanted: Sequence[tuple[Span, ...]],
    slots: Sequence[Slot],
    extraction: Extraction,
    tally: Tally,
) -> None:
    """Count slots that hold words: each value is found if some slot agrees with a wording."""
    open_slots = list(slots)
    hits = 0
    for wordings in wanted:
        for slot in open_slots:
            place = _place(slot, extraction)
            if place is not None and any(agree(place, wording) for wording in wordings):
                open_slots.remove(slot)
                hits += 1
                break
        else:
            text = extraction.document.text
            tally.note(kind, "missed", repr(wordings[0].of(text)))
    for slot in open_slots:
        tally.note(kind, "wrong", repr(slot.value))
    tally.add(kind, tp=hits, fp=len(open_slots), fn=len(wanted) - hits)


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _values(slots: Iterable[Slot | None]) -> tuple[str, ...]:
    return tuple(slot.value for slot in slots if slot is not None)


def _compare_slots(
    wanted: GoldDirective, got: Directive, extraction: Extraction, tally: Tally
) -> None:
    noted = wanted.noted
    where = f"{wanted.provision} ({noted.verb})"
    sets: dict[str, tuple[Iterable[str], Iterable[str]]] = {
        "action": ((noted.action,), _values((got.action,))),
        "force": ((noted.force,), _values((got.force,))),
        "ask-level": (_one(noted.ask_level), _values((got.ask_level,))),
        "aspect": (_one(noted.aspect), _values((got.aspect,))),
        "heading-addressee": (wanted.heading_addressees, _values(got.heading_addressees)),
        "addressee": (wanted.addressees, _values(got.addressees)),
        "relayed-by": (noted.relayed_by, _values(got.relayed_by)),
        "target": (noted.targets, _values(got.targets)),
        "beneficiary": (noted.beneficiaries, _values(got.beneficiaries)),
        "time-value": (_one(noted.time_value), _one(got.time_value or "")),
    }
    same = _same_verb(noted.verb, got.leading_verb.value)
    tally.add("directive.leading-verb", tp=int(same), fp=int(not same), fn=int(not same))
    if not same:
        tally.note("directive.leading-verb", "wrong", f"{where}: {got.leading_verb.value!r}")
    for slot, (gold_values, found_values) in sets.items():
        tally.compare(
            f"directive.{slot}",
            {(where, value) for value in gold_values},
            {(where, value) for value in found_values},
        )
    # A channel may be an entity or, where there is none, only words.
    entities = [value for value in noted.channels if not value.startswith("words:")]
    tally.compare(
        "directive.channel",
        {(where, value) for value in entities},
        {(where, slot.value) for slot in got.channels if "/" in slot.value},
    )
    worded = [slot for slot in got.channels if "/" not in slot.value]
    _compare_words("directive.channel", wanted.words["channels"], worded, extraction, tally)
    _compare_words("directive.creates", wanted.words["creates"], got.creates, extraction, tally)
    for name, single in (("condition", got.condition), ("time_limit", got.time_limit)):
        kind = f"directive.{name.replace('_', '-')}"
        slots = () if single is None else (single,)
        _compare_words(kind, wanted.words[name], slots, extraction, tally)


def compare_directives(gold: GoldDocument, found: Extraction, tally: Tally) -> None:
    """Count directives, and the slots of those that were found."""
    pairs = pair(gold.directives, found.directives)
    paired_gold = {id(wanted) for wanted, _ in pairs}
    paired_found = {id(got) for _, got in pairs}
    missed = [wanted for wanted in gold.directives if id(wanted) not in paired_gold]
    extra = [got for got in found.directives if id(got) not in paired_found]
    tally.add("directive", tp=len(pairs), fp=len(extra), fn=len(missed))
    for wanted in missed:
        tally.note("directive", "missed", f"{wanted.provision} ({wanted.noted.verb})")
    for got in extra:
        tally.note("directive", "wrong", f"{got.path} ({got.leading_verb.value})")
    for wanted, got in sorted(pairs, key=lambda both: both[0].spans[0]):
        _compare_slots(wanted, got, found, tally)
