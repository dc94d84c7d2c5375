"""The fold keeps its length, and a view leads back to the words it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocgraph.fold import CollapsedView, View, collapse, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Convención", "convencion"),
        ("Délinquance", "delinquance"),
        ("AÇÃO", "acao"),
        ("attorney general’s", "attorney general's"),
        ("priority‑setting", "priority-setting"),
        ("thereto–the", "thereto-the"),
        ("a\u00a0b\nc\td", "a b c d"),
        ("«Plan» “Plan”", '"plan" "plan"'),
        ("Straße", "straße"),
    ],
)
def test_one_spelling_for_many(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_leaves_no_white_space_but_the_space(text: str) -> None:
    assert not any(c.isspace() and c != " " for c in fold(text))


@given(st.text(alphabet="ab \n\u00ad\u0301é’-"))
def test_every_stretch_of_the_view_leads_to_its_words(text: str) -> None:
    view = CollapsedView(text)
    for start in range(len(view.text)):
        for end in range(start + 1, len(view.text) + 1):
            span = view.span(start, end)
            assert 0 <= span.start <= span.end <= len(text)
            assert collapse(span.of(text)) == view.text[start:end].strip()


def test_a_soft_hyphen_inside_a_word_is_not_seen() -> None:
    text = "trans\u00adnational"
    view = CollapsedView(text)
    assert view.text == "transnational"
    assert view.span(0, 13).of(text) == text


def test_accents_of_decomposed_letters_are_not_seen() -> None:
    text = "Convencio\u0301n interamericana"
    assert CollapsedView(text).text == "convencion interamericana"


def test_deleted_words_belong_to_no_stretch_beside_them() -> None:
    view = View("to the Convention", [(2, 6, "")])
    assert view.text == "to Convention"
    assert view.span(0, 2).of("to the Convention") == "to"
    assert view.span(3, 13).of("to the Convention") == "Convention"


def test_position_is_the_way_from_the_text_to_the_view() -> None:
    text = "a  b  c"
    view = CollapsedView(text)
    assert view.text[view.position(text.index("c"))] == "c"
