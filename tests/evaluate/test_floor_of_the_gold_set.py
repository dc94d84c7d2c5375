"""No figure measured on the two documents may fall below its floor."""

from __future__ import annotations

from tocgraph.cli.quality import measure


def test_no_figure_falls_below_its_floor() -> None:
    measured = measure(None, [])
    assert measured.falls == (), measured.misses
    assert {score.kind for score in measured.evaluation.scores} >= {
        "provision",
        "item.path",
        "header",
        "mention",
        "link",
        "directive",
        "claim",
    }
