"""The two documents: every expected value was read from the text by eye."""

from collections import Counter
from pathlib import Path

import pytest

from tocgraph.model import Document, Provision
from tocgraph.read import read_document
from tocgraph.resources import Resources, bundled_root
from tocgraph.segment import Segmenter

DOCUMENTS = bundled_root() / "data/documents"


def load(name: str) -> Document:
    source, metadata = read_document(DOCUMENTS / name)
    return Segmenter(Resources()).segment(source, metadata)


@pytest.fixture(scope="module")
def summary() -> Document:
    return load("000_72816f43daeceac8.txt")


@pytest.fixture(scope="module")
def randot() -> Document:
    return load("004_6afbd76f3ff834fe.txt")


def words(document: Document, path: str) -> str:
    return document.by_path[path].span.of(document.text)


def numbered(document: Document) -> list[Provision]:
    return [item for item in document.provisions if item.kind == "recommendation"]


# ------------------------------------------------------------- the summary


def test_summary_has_seventy_items_in_eight_headings(summary: Document) -> None:
    sections = {
        "part_I__sec_A": range(1, 18),
        "part_I__sec_B": range(18, 29),
        "part_I__sec_C": range(29, 42),
        "part_I__sec_D": range(42, 48),
        "part_I__sec_E": range(48, 54),
        "part_I__sec_F": range(54, 57),
        "part_II": range(57, 62),
        "part_III": range(62, 71),
    }
    assert [(item.path, item.number, item.parent) for item in numbered(summary)] == [
        (f"{section}__rec_{number}", str(number), section)
        for section, numbers in sections.items()
        for number in numbers
    ]


def test_summary_headings(summary: Document) -> None:
    headings = {
        item.parent: " ".join(item.span.of(summary.text).split())
        for item in summary.provisions
        if item.kind == "heading"
    }
    assert headings == {
        "part_I": "I. RecomMENDATIONS TO MEMBER STATES",
        "part_I__sec_A": (
            "A. General recommendations for combating transnational organized crime:"
        ),
        "part_I__sec_B": (
            "B. Recommendations for combating transnational organized crime with regard to"
            " mutual legal assistance in criminal matters and extradition:"
        ),
        "part_I__sec_C": "C. Recommendations in the area of cybercrime:",
        "part_I__sec_D": "D. Recommendations with regard to corruption:",
        "part_I__sec_E": (
            "E. Recommendations with regard to trafficking in persons, especially women and"
            " children:"
        ),
        "part_I__sec_F": "F. Recommendation with regard to penitentiary and prison policies:",
        "part_II": "II. RecomMendaTIONS TO THE COMMITTEE ON hEMISPHERIC SECURITY",
        "part_III": "III. RecoMMENDATIONS TO THE General SECRETARIAT",
    }


def test_summary_item_one(summary: Document) -> None:
    item = "part_I__sec_A__rec_1"
    first = words(summary, f"{item}__item_a")
    assert first.startswith("(a) the United Nations Convention")
    assert first.endswith("by Land, Sea and Air.")
    second = words(summary, f"{item}__item_b")
    assert second.startswith("(b) the Inter-American Convention")
    assert second.endswith("Other Related Material (CIFTA).")
    tail = words(summary, f"{item}__tail")
    assert tail.startswith("It is also recommended that member states")
    assert tail.endswith("the Protocol on trafficking in firearms.")
    assert words(summary, item).startswith("1. That the member states")
    assert words(summary, item).endswith(tail)
    # The sentence between (a) and (b) belongs to the item, to neither of the two.
    start = summary.text.index("Member States are urged")
    deepest = summary.deepest(start, start + 20)
    assert deepest is not None
    assert deepest.path == item


def test_summary_opening_and_nothing_else(summary: Document) -> None:
    opening = words(summary, "opening")
    assert opening.startswith("The Committee on Hemispheric Security asked")
    assert opening.endswith("presents a summary of the recommendations received.")
    assert Counter(item.kind for item in summary.provisions) == {
        "opening": 1,
        "section": 9,
        "heading": 9,
        "recommendation": 70,
        "item": 2,
        "tail": 1,
    }


def test_summary_states_no_header_fact(summary: Document) -> None:
    assert summary.header == ()
    assert summary.metadata.number == "plan-of-action-toc"
    assert summary.metadata.date is None


def test_spans_of_parts(summary: Document) -> None:
    part = summary.by_path["part_I"]
    assert part.start == summary.by_path["part_I__heading"].start
    assert part.end == summary.by_path["part_I__sec_F__rec_56"].end


# -------------------------------------------------------- the recommendations


def test_randot_items(randot: Document) -> None:
    assert [item.path for item in numbered(randot)] == [
        *(f"part_I__rec_{number}" for number in range(1, 12)),
        *(f"part_II__rec_{number}" for number in range(1, 7)),
    ]
    assert words(randot, "part_I__rec_3").startswith("3. To consider, as appropriate,")
    assert words(randot, "part_II__rec_6").endswith("the Committee on Hemispheric Security.")
    assert " ".join(words(randot, "part_I__heading").split()) == (
        "I. Recommendations for Member States"
    )
    assert " ".join(words(randot, "part_II__heading").split()) == (
        "II. Recommendations for the General Secretariat of the OAS:"
    )


def test_randot_recitals(randot: Document) -> None:
    recitals = [item for item in randot.provisions if item.kind == "recital"]
    assert [item.path for item in recitals] == [f"recital_{n}" for n in range(1, 15)]
    assert [item.span.of(randot.text).split()[0] for item in recitals] == [
        "CONCERNED",
        "FULLY",
        "RECOGNIZING",
        "BEARING",
        "RECALLING",
        "REITERATING",
        "BEARING",
        "REAFFIRMING",
        "HIGHLIGHTING",
        "BEARING",
        "UNDERSCORING",
        "RECOGNIZING",
        "DISTURBED",
        "DEEPLY",
    ]
    assert words(randot, "recital_10").endswith("all of its manifestations.")
    assert words(randot, "recital_14").endswith("cyberspace; and")
    assert words(randot, "opening").startswith("We, the National Authorities")
    assert words(randot, "opening").endswith("AG/RES. 2925 (XLVIII-O/18);")
    assert words(randot, "hinge") == "COMMIT:"


def test_randot_furniture(randot: Document) -> None:
    assert words(randot, "furniture_1") == "- 4 -"
    assert words(randot, "furniture_2") == "- 3 -"


@pytest.mark.parametrize(
    ("name", "value", "quotes"),
    [
        ("symbol", "RANDOT-II/doc.3/19 rev. 1", ["RANDOT-II/doc.3/19 rev. 1"]),
        ("series_symbol", "OEA/Ser.K/XXXIV", ["OEA/Ser.K/XXXIV"]),
        ("date", "2019-03-20", ["20 March 2019"]),
        (
            "meeting",
            "SECOND MEETING OF NATIONAL AUTHORITIES ON TRANSNATIONAL ORGANIZED CRIME",
            ["SECOND MEETING OF NATIONAL AUTHORITIES ON", "TRANSNATIONAL ORGANIZED CRIME"],
        ),
        ("meeting_start", "2019-03-19", ["March 19-20, 2019"]),
        ("meeting_end", "2019-03-20", ["March 19-20, 2019"]),
        ("place", "Washington, D.C.", ["Washington, D.C."]),
        ("original_language", "en", ["English"]),
        (
            "title",
            "RECOMMENDATIONS AGAINST TRANSNATIONAL ORGANIZED CRIME",
            ["RECOMMENDATIONS\n\nAGAINST TRANSNATIONAL ORGANIZED CRIME"],
        ),
        (
            "adopted_by",
            "Second Meeting of National Authorities on Transnational Organized Crime",
            ["Second Meeting of National Authorities on \nTransnational Organized Crime"],
        ),
        ("adopted_on", "2019-03-20", ["March 20, 2019"]),
    ],
)
def test_randot_header(randot: Document, name: str, value: str, quotes: list[str]) -> None:
    [fact] = [item for item in randot.header if item.name == name]
    assert fact.value == value
    assert [span.of(randot.text) for span in fact.spans] == quotes
    header = randot.by_path["header"]
    assert all(header.span.contains(span) for span in fact.spans)


def test_randot_header_holds_eleven_facts(randot: Document) -> None:
    assert len(randot.header) == 11
    assert words(randot, "header__title") == (
        "RECOMMENDATIONS\n\nAGAINST TRANSNATIONAL ORGANIZED CRIME"
    )


def test_nothing_is_keyed_to_these_files() -> None:
    # Neither the name of a file nor a hash of one may stand in rules or code.
    root = Path(__file__).resolve().parents[2]
    lexicons = ("dates", "header", "languages", "layout", "places", "recitals", "sentences")
    rules = [
        *(root / "src/tocgraph/segment").rglob("*.py"),
        *(root / "src/tocgraph/read").rglob("*.py"),
        *(root / f"data/lexicon/{name}.toml" for name in lexicons),
    ]
    assert len(rules) > 20
    for path in rules:
        content = path.read_text(encoding="utf-8")
        # The example of read_document opens one of the two; nothing else names them.
        content = content.replace('"data/documents/004_6afbd76f3ff834fe.txt"', "")
        assert "72816f43" not in content, path
        assert "6afbd76f" not in content, path
