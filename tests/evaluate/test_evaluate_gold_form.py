from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evaluate.making import GOLD, TEXT, at
from tocgraph.errors import DataError, ReadError
from tocgraph.evaluate import place, read_gold
from tocgraph.evaluate.gold import parse_gold
from tocgraph.evaluate.locate import find_all, find_quote
from tocgraph.model import Span

if TYPE_CHECKING:
    from pathlib import Path


def test_every_quote_finds_its_place() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    assert [m.span for m in gold.mentions] == [
        at("Alpha Convention"),
        at("the Protocol thereto"),
        at("Board of the Alpha Convention"),
        at("Alpha Convention", 2),
        at("the meeting of experts"),
    ]
    assert gold.mentions[3].inside == at("Board of the Alpha Convention")
    assert gold.claims[0].span == at("thereto")


def test_a_section_runs_from_its_heading_to_its_last_item() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    section = next(p for p in gold.provisions if p.noted.path == "part_I")
    assert section.span == Span(at("I. FOR").start, at("experts.").end)


def test_directive_words_leave_the_label_out_and_inherit_the_heading() -> None:
    gold = place(parse_gold(GOLD), TEXT)
    first = gold.directives[0]
    assert first.spans[0].of(TEXT).startswith("To ratify")
    assert first.addressees == ("group/states",)
    assert gold.directives[1].addressees == ("body/board",)
    assert gold.directives[1].heading_addressees == ("group/states",)


def test_a_later_provision_is_sought_after_the_earlier() -> None:
    text = "1. To act.\nII.\n1. To act.\n"
    gold = parse_gold(
        'document = "a"\nsha256 = "0"\n'
        '[[provision]]\npath = "rec_1"\nkind = "recommendation"\nwords = "1. To act."\n'
        '[[provision]]\npath = "part_II__rec_1"\nkind = "recommendation"\nwords = "1. To act."\n'
    )
    assert [p.span.start for p in place(gold, text).provisions] == [0, 15]


def test_parts_of_an_item_are_sought_one_after_the_other() -> None:
    text = "1. To act: (a) here; (a) there."
    gold = parse_gold(
        'document = "a"\nsha256 = "0"\n'
        '[[provision]]\npath = "rec_1"\nkind = "recommendation"\nwords = "1. … there."\n'
        '[[provision]]\npath = "rec_1__item_a"\nkind = "item"\nwords = "(a)"\n'
        '[[provision]]\npath = "rec_1__item_b"\nkind = "item"\nwords = "(a)"\n'
    )
    assert [p.span.start for p in place(gold, text).provisions] == [0, 11, 21]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('quote = "the Protocol thereto"', 'quote = "the Treaty thereto"', "do not stand in"),
        ('quote = "the Protocol thereto"', 'quote = "the Protocol ther"', "do not stand in"),
        ("anaphora = true", "anaphoric = true", "unknown or of another type"),
        ("anaphora = true", 'anaphora = "yes"', "unknown or of another type"),
        ('kind = "instrument"\n', "", "lacks kind"),
        ('path = "part_I__rec_3"', 'path = "part_I__rec_2"', "stands twice"),
        (
            'nested_in = "Board of the Alpha Convention"',
            'nested_in = "Alpha Convention"',
            "no one mention",
        ),
        ('document = "alpha.txt"', "", "has document"),
        ("[[header]]", "[[head]]", "no other key"),
        ("[[header]]", "[[header]", "not valid TOML"),
    ],
)
def test_a_wrong_annotation_fails_loudly(old: str, new: str, message: str) -> None:
    assert old in GOLD
    with pytest.raises(DataError, match=message):
        place(parse_gold(GOLD.replace(old, new, 1)), TEXT)


def test_a_mention_belongs_under_the_smallest_part() -> None:
    tail = '[[provision]]\npath = "part_I__rec_1__tail"\nkind = "tail"\nwords = "as … possible."\n'
    mention = '[[provision.mention]]\nquote = "possible"\nkind = "body"\n'
    head, _, rest = GOLD.partition('[[provision]]\npath = "part_I__rec_2"')
    moved = head + mention + tail + '[[provision]]\npath = "part_I__rec_2"' + rest
    with pytest.raises(DataError, match="in a smaller part than part_I__rec_1"):
        place(parse_gold(moved), TEXT)


def test_quotes_match_whole_words_over_line_breaks() -> None:
    text = "the Council,\nthe Permanent \nCouncil and COUNCILS"
    whole = Span(0, len(text))
    assert find_all(text, "Permanent Council", whole) == [Span(17, 35)]
    assert len(find_all(text, "Council", whole)) == 2
    assert find_all("REMJA and the EMJA", "EMJA", Span(0, 18)) == [Span(14, 18)]
    assert find_quote(text, "Council", whole, nth=2) == Span(28, 35)
    with pytest.raises(DataError, match="3 times"):
        find_quote(text, "Council", whole, nth=3)


def test_a_gap_reaches_to_the_next_place_of_the_last_words() -> None:
    text = "(a) one; two. (b) three; two."
    assert find_quote(text, "(a) … two.", Span(0, len(text))).of(text) == "(a) one; two."


def test_a_folder_without_annotation_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "floor.toml").write_text("", encoding="utf-8")
    with pytest.raises(ReadError, match="no gold annotation"):
        read_gold(tmp_path)
