"""Dates in four languages."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocgraph.dates import DateFinder, is_partial_date
from tocgraph.resources import Resources

FINDER = DateFinder(Resources())
FORMS = Resources().toml("data/lexicon/dates.toml")["form"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["example"])
def test_each_form_gives_its_example(form: dict[str, str]) -> None:
    text = f"(x {form['example']}, y)"
    [hit] = FINDER.find(text)
    assert text[hit.start : hit.end] == form["example"]
    assert "/".join(filter(None, (hit.first, hit.last))) == form["gives"]


def test_the_four_languages_have_forms() -> None:
    assert {form["language"] for form in FORMS} == {"mul", "en", "es", "pt", "fr"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 19-20, 2019", "2019-03-19", "2019-03-20"),
        ("on March 19 and 20, 2019, at", "2019-03-19", "2019-03-20"),
        ("20 March 2019", "2019-03-20", None),
        ("in October 2003, the", "2003-10", None),
        ("del 11 de septiembre\nde 2001", "2001-09-11", None),
        ("del 5 al 7 de junio del 2018", "2018-06-05", "2018-06-07"),
        ("Sept. 5, 2005", "2005-09-05", None),
        ("1º de março de 2019", "2019-03-01", None),
        ("le 1er août 2019", "2019-08-01", None),
        ("22nd May 2012", "2012-05-22", None),
        ("29 February 2020", "2020-02-29", None),
    ],
)
def test_found(text: str, first: str, last: str | None) -> None:
    [hit] = FINDER.find(text)
    assert (hit.first, hit.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "31 April 2019",
        "29 February 2019",
        "20/03/2019",
        "resolution 1567/06",
        "March 20-19, 2019",
        "Agenda 2030",
        "States may 2030 times",
        "AG/RES. 2189 (XXXVI-O/06)",
        "2019-13-01",
    ],
)
def test_not_a_date(text: str) -> None:
    assert FINDER.find(text) == ()


@given(st.dates().filter(lambda day: 1500 <= day.year < 2100))
@settings(max_examples=100, deadline=None)
def test_every_day_is_read_back(day: object) -> None:
    assert is_partial_date(str(day))
    [hit] = FINDER.find(f"since {day}.")
    assert hit.first == str(day)


@given(st.text(alphabet="0123456789 -,./amnrchJueyd", max_size=60))
@settings(max_examples=200, deadline=None)
def test_hits_do_not_overlap(text: str) -> None:
    for left, right in pairwise(FINDER.find(text)):
        assert left.end <= right.start
