from __future__ import annotations

import pytest

from tocgraph.errors import DataError, ReadError
from tocgraph.evaluate import Score, check_floor, read_floor, wilson
from tocgraph.evaluate.floor import parse_floor
from tocgraph.evaluate.score import Tally


# Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, no continuity correction).
@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_has_the_published_values(
    hits: int, trials: int, low: float, high: float
) -> None:
    interval = wilson(hits, trials)
    assert interval is not None
    assert [round(bound, 4) for bound in interval] == [low, high]


def test_wilson_interval_is_symmetric_in_hits_and_misses() -> None:
    hits, misses = wilson(3, 10), wilson(7, 10)
    assert hits is not None
    assert misses is not None
    assert hits[0] == pytest.approx(1 - misses[1])


def test_figures_follow_from_the_counts() -> None:
    score = Score("link", tp=6, fp=2, fn=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert (score.found, score.gold) == (8, 10)


def test_no_case_is_no_figure() -> None:
    row = Score("link", 0, 0, 0).row()
    assert row["precision"] is None
    assert row["recall_low"] is None
    assert Score("link", 0, 1, 0).recall is None
    assert Score("link", 0, 1, 0).f1 == 0.0


def test_tally_adds_up_over_documents() -> None:
    tally = Tally()
    tally.compare("mention", {1, 2}, {2})
    tally.compare("mention", {5}, {5, 6})
    assert tally.scores() == (Score("mention", tp=2, fp=1, fn=1),)
    assert ("mention", "missed", "1") in tally.misses
    assert ("mention", "wrong", "6") in tally.misses


def test_floor_lists_each_fall_and_nothing_else() -> None:
    floors = parse_floor('[mention]\nprecision = 0.9\nrecall = 0.9\n["link.name"]\nf1 = 0.5\n')
    falls = check_floor([Score("mention", tp=8, fp=2, fn=0), Score("link.name", 1, 0, 1)], floors)
    assert [str(fall) for fall in falls] == ["mention: precision is 0.8000, the floor is 0.9000"]


def test_a_kind_that_is_no_longer_measured_falls() -> None:
    (fall,) = check_floor([], {"claim": {"f1": 0.1}})
    assert fall.value is None
    assert "not measured" in str(fall)


def test_a_smaller_sample_falls() -> None:
    (fall,) = check_floor([Score("mention", 3, 0, 0)], {"mention": {"gold": 4, "f1": 1.0}})
    assert fall.figure == "gold"


def test_a_floor_copied_from_a_report_is_met() -> None:
    score = Score("mention", tp=2, fp=1, fn=0)
    printed = score.row()["precision"]
    assert isinstance(printed, float)
    assert check_floor([score], {"mention": {"precision": printed}}) == ()


@pytest.mark.parametrize(
    "content", ["mention = 0.9", "[mention]\nf2 = 0.9", "[mention]\nf1 = true", "[mention"]
)
def test_a_floor_of_another_form_is_refused(content: str) -> None:
    with pytest.raises(DataError):
        parse_floor(content)


def test_a_missing_floor_file_is_one_sentence(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ReadError, match=r"floor\.toml: the floor file could not be read"):
        read_floor(tmp_path_factory.mktemp("empty") / "floor.toml")
