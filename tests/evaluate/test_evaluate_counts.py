from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from evaluate.making import (
    CLAIMS,
    DIRECTIVES,
    GOLD,
    MENTIONS,
    PROVISIONS,
    TEXT,
    at,
    cue,
    extraction,
    mention,
    slot,
)
from tocgraph.errors import DataError
from tocgraph.evaluate import Evaluation, evaluate, evaluate_documents, place
from tocgraph.evaluate.acts import pair
from tocgraph.evaluate.gold import parse_gold
from tocgraph.model import Claim, HeaderField, Slot, Span

if TYPE_CHECKING:
    from pathlib import Path

    from tocgraph.model import Extraction

Counts = tuple[int, int, int]


def measured(found: Extraction) -> Evaluation:
    return evaluate_documents([(place(parse_gold(GOLD), TEXT), found)])


def counts(evaluation: Evaluation, kind: str) -> Counts:
    score = evaluation.score(kind)
    return score.tp, score.fp, score.fn


def test_an_extraction_that_agrees_has_no_fault() -> None:
    evaluation = measured(extraction())
    assert evaluation.faults == ()
    assert all(score.fp == score.fn == 0 for score in evaluation.scores)
    expected = {
        "provision": 6,
        "provision.recommendation": 3,
        "item.path": 3,
        "header": 1,
        "mention": 5,
        "mention.instrument": 3,
        "mention.nested": 1,
        "mention.anaphora": 2,
        "link": 4,
        "link.name": 3,
        "link.anaphora": 1,
        "link.end-to-end": 4,
        "unresolved": 1,
        "unresolved.candidates": 1,
        "directive": 4,
        "directive.leading-verb": 4,
        "directive.action": 4,
        "directive.ask-level": 1,
        "directive.addressee": 4,
        "directive.relayed-by": 1,
        "directive.target": 2,
        "directive.channel": 1,
        "directive.creates": 1,
        "directive.time-limit": 2,
        "directive.time-value": 1,
        "claim": 1,
    }
    assert {kind: evaluation.score(kind).tp for kind in expected} == expected


def test_nothing_found_is_all_missed() -> None:
    nothing = extraction(provisions=(), header=(), mentions=(), directives=(), claims=())
    evaluation = measured(nothing)
    assert counts(evaluation, "provision") == (0, 0, 6)
    assert counts(evaluation, "mention") == (0, 0, 5)
    assert counts(evaluation, "link.end-to-end") == (0, 0, 4)
    assert counts(evaluation, "directive") == (0, 0, 4)
    assert counts(evaluation, "claim") == (0, 0, 1)
    assert evaluation.score("mention").precision is None


def test_an_item_that_ends_elsewhere_is_wrong_and_missed_but_its_path_is_right() -> None:
    last = PROVISIONS[-1]
    spoilt = (*PROVISIONS[:-1], replace(last, end=last.end - 1))
    evaluation = measured(extraction(provisions=spoilt))
    assert counts(evaluation, "provision.recommendation") == (2, 1, 1)
    assert counts(evaluation, "item.path") == (3, 0, 0)


def test_an_invented_header_fact_is_wrong() -> None:
    invented = (
        HeaderField("symbol", "alpha/DOC.1", (), "test"),
        HeaderField("date", "2019-03-20", (), "test"),
    )
    assert counts(measured(extraction(header=invented)), "header") == (1, 1, 0)


def test_a_mention_span_must_be_exact() -> None:
    longer = mention("the Alpha Convention", "instrument", "part_I__rec_1", "instrument/alpha")
    evaluation = measured(extraction(mentions=(longer, *MENTIONS[1:])))
    assert counts(evaluation, "mention") == (4, 1, 1)
    assert counts(evaluation, "mention.instrument") == (2, 1, 1)
    assert counts(evaluation, "link") == (3, 0, 0), "links are counted where spans agree"
    assert counts(evaluation, "link.end-to-end") == (3, 1, 1)


def test_a_wrong_kind_leaves_the_span_right() -> None:
    spoilt = (replace(MENTIONS[0], kind="programme"), *MENTIONS[1:])
    evaluation = measured(extraction(mentions=spoilt))
    assert counts(evaluation, "mention") == (5, 0, 0)
    assert counts(evaluation, "mention.instrument") == (2, 0, 1)
    assert counts(evaluation, "mention.programme") == (0, 1, 0)


@pytest.mark.parametrize(
    ("targets", "link"),
    [
        (("instrument/gamma",), (3, 1, 1)),
        (("instrument/alpha", "instrument/beta"), (3, 1, 1)),
        ((), (3, 0, 1)),
    ],
)
def test_a_link_needs_the_whole_target_set(targets: tuple[str, ...], link: Counts) -> None:
    spoilt = (replace(MENTIONS[0], targets=targets), *MENTIONS[1:])
    evaluation = measured(extraction(mentions=spoilt))
    assert counts(evaluation, "link") == link
    assert counts(evaluation, "link.anaphora") == (1, 0, 0)


def test_linking_what_is_open_is_wrong() -> None:
    guessed = replace(MENTIONS[4], targets=("body/board",), candidates=())
    evaluation = measured(extraction(mentions=(*MENTIONS[:4], guessed)))
    assert counts(evaluation, "link.anaphora") == (1, 1, 0)
    assert counts(evaluation, "unresolved") == (0, 0, 1)


def test_both_candidates_must_be_kept() -> None:
    half = replace(MENTIONS[4], candidates=("body/board",))
    evaluation = measured(extraction(mentions=(*MENTIONS[:4], half)))
    assert counts(evaluation, "unresolved") == (1, 0, 0)
    assert counts(evaluation, "unresolved.candidates") == (0, 1, 1)


def test_a_directive_too_many_and_one_too_few() -> None:
    merged = replace(DIRECTIVES[2], end=at("experts.").end)
    evaluation = measured(extraction(directives=(*DIRECTIVES[:2], merged)))
    assert counts(evaluation, "directive") == (3, 0, 1)
    stray = replace(DIRECTIVES[0], provision="header", start=0, end=5)
    evaluation = measured(extraction(directives=(*DIRECTIVES, stray)))
    assert counts(evaluation, "directive") == (4, 1, 0)


def test_directives_of_one_item_are_told_apart_by_their_words() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    found = (DIRECTIVES[3], DIRECTIVES[2])
    pairs = pair(gold.directives[2:], found)
    assert {(w.noted.verb, g.leading_verb.value) for w, g in pairs} == {
        ("set", "set up"),
        ("inform", "inform"),
    }


def test_directives_with_the_same_words_and_verb_are_told_apart_by_the_action() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    start, end = at("To set").start, at("experts.").end
    verb = slot("adopt", "set up", "action", "part_I__rec_3")
    inform, establish = (
        replace(directive, start=start, end=end, leading_verb=verb)
        for directive in (DIRECTIVES[3], DIRECTIVES[2])
    )
    longer = [
        replace(wanted, spans=(Span(start, end),), noted=replace(wanted.noted, verb="adopt"))
        for wanted in gold.directives[2:]
    ]
    for found in ([inform, establish], [establish, inform]):
        pairs = pair(longer, found)
        assert {(w.noted.action, g.action.value) for w, g in pairs} == {
            ("establish", "establish"),
            ("inform", "inform"),
        }


def test_a_tail_is_part_of_its_item() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    found = (replace(DIRECTIVES[0], provision="part_I__rec_1__tail"),)
    assert len(pair(gold.directives, found)) == 1
    other = (replace(DIRECTIVES[0], provision="part_II__rec_1"),)
    assert pair(gold.directives, other) == []


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("action", {"action": slot("implement", "ratify", "action", "part_I__rec_1")}, (3, 1, 1)),
        ("force", {"force": slot("urge", "ratify", "force", "part_I__rec_1")}, (3, 1, 1)),
        ("ask-level", {"ask_level": None}, (0, 0, 1)),
        ("aspect", {"aspect": slot("continue", "ratify", "aspect", "part_I__rec_1")}, (0, 1, 0)),
        ("addressee", {"addressees": ()}, (3, 0, 1)),
        ("heading-addressee", {"heading_addressees": ()}, (3, 0, 1)),
        ("target", {"targets": (Slot("instrument/alpha"),)}, (1, 0, 1)),
        ("beneficiary", {"beneficiaries": (Slot("body/board"),)}, (0, 1, 0)),
        ("channel", {"channels": (Slot("body/office"),)}, (1, 1, 0)),
        ("time-limit", {"time_limit": None}, (1, 0, 1)),
        (
            "time-limit",
            {"time_limit": slot("soon", "as soon as", "time-limit", "part_I__rec_1")},
            (2, 0, 0),
        ),
        (
            "time-limit",
            {"time_limit": slot("To ratify", "To ratify", "time-limit", "part_I__rec_1")},
            (1, 1, 1),
        ),
        (
            "condition",
            {"condition": slot("thereto", "thereto", "condition", "part_I__rec_1")},
            (0, 1, 0),
        ),
        ("time-value", {"time_value": "P1Y"}, (1, 1, 0)),
        (
            "leading-verb",
            {"leading_verb": slot("adopt", "ratify", "action", "part_I__rec_1")},
            (3, 1, 1),
        ),
    ],
)
def test_each_slot_is_counted_apart(
    kind: str, changes: dict[str, object], expected: Counts
) -> None:
    spoilt = replace(DIRECTIVES[0], **changes)  # type: ignore[arg-type]
    evaluation = measured(extraction(directives=(spoilt, *DIRECTIVES[1:])))
    assert counts(evaluation, "directive") == (4, 0, 0)
    assert counts(evaluation, f"directive.{kind}") == expected


def test_what_is_to_be_created_may_be_cut_a_little_differently() -> None:
    sentence = slot("all", TEXT[at("To ratify").start : at("experts.").end], "creates", "part_I")
    spoilt = replace(DIRECTIVES[2], creates=(sentence,))
    evaluation = measured(extraction(directives=(*DIRECTIVES[:2], spoilt, DIRECTIVES[3])))
    assert counts(evaluation, "directive.creates") == (0, 1, 1)


def test_claims_are_counted_once_and_optional_ones_never() -> None:
    words = cue("Office", "relation", "part_I__rec_2")
    optional = Claim("instrument/alpha", "regime", "body/board", words)
    wrong = Claim("instrument/alpha", "supplements", "instrument/beta", words)
    again = replace(CLAIMS[0], cue=words)
    evaluation = measured(extraction(claims=(*CLAIMS, again, optional, wrong)))
    assert counts(evaluation, "claim") == (1, 1, 0)


def test_faults_name_kind_fault_and_words() -> None:
    evaluation = measured(extraction(mentions=MENTIONS[1:]))
    assert ("mention", "missed", f"{(*_ends(at('Alpha Convention')), 'Alpha Convention')}") in (
        evaluation.faults
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_scores_come_in_the_order_of_the_stages() -> None:
    kinds = [score.kind.partition(".")[0] for score in measured(extraction()).scores]
    families = list(dict.fromkeys(kinds))
    assert families == [
        "provision",
        "item",
        "header",
        "mention",
        "pinpoint",
        "link",
        "unresolved",
        "directive",
        "claim",
    ]


def test_evaluate_pairs_by_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "alpha.toml").write_text(GOLD, encoding="utf-8")
    assert counts(evaluate(tmp_path, [extraction()]), "mention") == (5, 0, 0)
    assert counts(evaluate(tmp_path / "alpha.toml", [extraction()]), "mention") == (5, 0, 0)


def test_a_document_that_was_not_extracted_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "alpha.toml").write_text(GOLD, encoding="utf-8")
    with pytest.raises(DataError, match=r"alpha\.toml: the annotated document alpha\.txt was not"):
        evaluate(tmp_path, [])
