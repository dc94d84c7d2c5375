"""Treaty acts and coverage: all rows, and never "not known" for "not bound"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tocgraph import vocab
from tocgraph.authority import load_authority, status_quads
from tocgraph.authority.tables import (
    ACTIONS_FILE,
    BINDING,
    COVERAGE_FILE,
    read_status,
)
from tocgraph.errors import DataError
from tocgraph.resources import Resources, bundled_root

if TYPE_CHECKING:
    from pathlib import Path

RESOURCES = Resources()
AUTHORITY = load_authority(RESOURCES)
ACTS, COVERAGE = read_status(RESOURCES, AUTHORITY)

# Rows of the source tables of 2026-11-21.
ALL_ACTS, ALL_COVERAGE, STATES = 555, 15, 35
# n_bound of the table of coverage.
BOUND = {
    "untoc": 35,
    "untoc-trafficking-protocol": 35,
    "untoc-smuggling-protocol": 32,
    "untoc-firearms-protocol": 29,
    "uncac": 33,
    "un-drug-convention-1988": 35,
    "iacc": 34,
    "cifta": 30,
    "mutual-assistance-convention": 26,
    "mutual-assistance-optional-protocol": 7,
    "traffic-in-minors-convention": 8,
    "serving-sentences-abroad-convention": 14,
    "budapest-convention": 12,
    "extradition-convention": 0,
    "convention-against-terrorism": 14,
}


def test_counts() -> None:
    assert len(ACTS) == ALL_ACTS
    assert Counter(act.action for act in ACTS) == {
        "ratification": 253,
        "signature": 211,
        "accession": 91,
    }
    assert len(COVERAGE) == ALL_COVERAGE


def test_bound_states() -> None:
    found = {
        row.instrument: len(
            {a.state for a in ACTS if a.instrument == row.instrument and a.action in BINDING}
        )
        for row in COVERAGE
    }
    assert found == BOUND


@pytest.mark.parametrize("row", COVERAGE, ids=lambda row: row.instrument)
def test_every_state_is_in_one_place(row: object) -> None:
    """Bound, seen not to be bound, or not known: in these tables each of the 35 is exactly one."""
    assert isinstance(row, type(COVERAGE[0]))
    bound = {a.state for a in ACTS if a.instrument == row.instrument and a.action in BINDING}
    not_bound, not_known = set(row.seen_not_bound), set(row.not_known)
    assert not bound & not_bound
    assert not bound & not_known
    assert not not_bound & not_known
    assert len(bound) + len(not_bound) + len(not_known) == STATES


def test_extradition_is_not_known_rather_than_not_bound() -> None:
    row = next(row for row in COVERAGE if row.instrument == "extradition-convention")
    assert (row.completeness, row.seen_not_bound, len(row.not_known)) == ("none", (), STATES)


def test_quads_say_it_apart() -> None:
    lines = list(status_quads(RESOURCES))
    subject = f"<{vocab.entity('coverage/iacc')}>"
    mine = [line for line in lines if line.startswith(subject)]
    assert sum(vocab.toc("notKnown") in line for line in mine) == 1
    assert any(f"{vocab.entity('state/cub')}" in line for line in mine)
    assert not any(vocab.toc("seenNotBound") in line for line in mine)
    barbados = f"<{vocab.entity('treaty-action/brb-iacc-ratification')}>"
    dates = [line for line in lines if line.startswith(barbados) and vocab.toc("actDate") in line]
    # The OAS table: Barbados deposited its instrument, the last of the 34, on 5 January 2018.
    assert ['"2018-01-05"' in line for line in dates] == [True]


ACT_HEAD = "state,instrument,action,date,as_of,source\n"
COVERAGE_HEAD = "instrument,completeness,as_of,seen_not_bound,not_known,source,note\n"
FINE_ACT = "arg,uncac,ratification,2006-08-28,2014,https://example.org/\n"
FINE_COVERAGE = "uncac,partial,2014-07-10,brb,vct,https://example.org/,\n"


def _resources(folder: Path, acts: str, coverage: str) -> Resources:
    (folder / "data" / "status").mkdir(parents=True)
    (folder / ACTIONS_FILE).write_text(acts, encoding="utf-8")
    (folder / COVERAGE_FILE).write_text(coverage, encoding="utf-8")
    return Resources(overlays=(folder,))


def test_fine_tables_are_read(tmp_path: Path) -> None:
    resources = _resources(tmp_path, ACT_HEAD + FINE_ACT, COVERAGE_HEAD + FINE_COVERAGE)
    acts, coverage = read_status(resources, AUTHORITY)
    assert (acts[0].slug, coverage[0].not_known) == ("arg-uncac-ratification", ("vct",))


@pytest.mark.parametrize(
    ("acts", "coverage", "file", "line", "words"),
    [
        (FINE_ACT.replace("arg", "xxx"), FINE_COVERAGE, ACTIONS_FILE, 2, "unknown state 'xxx'"),
        (FINE_ACT.replace("uncac", "oas"), FINE_COVERAGE, ACTIONS_FILE, 2, "is no treaty"),
        (
            FINE_ACT.replace("uncac", "ag-res-2925"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "is no treaty",
        ),
        (
            FINE_ACT.replace("ratification", "adhesion"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "unknown act 'adhesion'",
        ),
        (
            FINE_ACT.replace("2006-08-28", "28/08/2006"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "date '28/08/2006' is no date",
        ),
        (
            FINE_ACT.replace("2006-08-28", "2006-02-30"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "is no date",
        ),
        (FINE_ACT * 2, FINE_COVERAGE, ACTIONS_FILE, 3, "stands twice"),
        (FINE_ACT, FINE_COVERAGE * 2, COVERAGE_FILE, 3, "stands twice"),
        (FINE_ACT.replace("uncac", "untoc"), FINE_COVERAGE, ACTIONS_FILE, 2, "but no row in"),
        (
            FINE_ACT.replace("arg", "brb"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "yet stands under seen_not_bound",
        ),
        (
            FINE_ACT.replace("arg", "vct"),
            FINE_COVERAGE,
            ACTIONS_FILE,
            2,
            "yet stands under not_known",
        ),
        (
            FINE_ACT,
            FINE_COVERAGE.replace("brb", "brb vct"),
            COVERAGE_FILE,
            2,
            "vct cannot be both",
        ),
        (
            FINE_ACT,
            FINE_COVERAGE.replace("partial", "half"),
            COVERAGE_FILE,
            2,
            "unknown completeness 'half'",
        ),
        (FINE_ACT.replace("https://example.org/", ""), FINE_COVERAGE, ACTIONS_FILE, 2, "no source"),
        (
            FINE_ACT,
            FINE_COVERAGE.replace("https://example.org/", ""),
            COVERAGE_FILE,
            2,
            "no source",
        ),
        ("arg,uncac\n", FINE_COVERAGE, ACTIONS_FILE, 2, "not as many cells"),
    ],
)
def test_refused(
    tmp_path: Path, acts: str, coverage: str, file: str, line: int, words: str
) -> None:
    resources = _resources(tmp_path, ACT_HEAD + acts, COVERAGE_HEAD + coverage)
    with pytest.raises(DataError, match=words) as caught:
        read_status(resources, AUTHORITY)
    assert (caught.value.path, caught.value.line) == (file, line)
    assert caught.value.hint


def test_wrong_header(tmp_path: Path) -> None:
    resources = _resources(tmp_path, "state,treaty\n", COVERAGE_HEAD)
    with pytest.raises(DataError, match="the columns are state, treaty") as caught:
        read_status(resources, AUTHORITY)
    assert caught.value.line == 1


def test_not_utf8(tmp_path: Path) -> None:
    resources = _resources(tmp_path, ACT_HEAD, COVERAGE_HEAD)
    (tmp_path / ACTIONS_FILE).write_bytes(ACT_HEAD.encode() + b"\xff\xfe,\n")
    with pytest.raises(DataError, match="not valid CSV in UTF-8"):
        read_status(resources, AUTHORITY)


def test_columns_are_documented() -> None:
    readme = (bundled_root() / "data" / "status" / "README.md").read_text(encoding="utf-8")
    for column in (ACT_HEAD + COVERAGE_HEAD).replace("\n", ",").split(","):
        assert f"`{column}`" in readme or not column
