"""Each rule of the lexicon matches its examples, and each example is matched by its rule."""

import re
from pathlib import Path
from typing import Any

import pytest

from tocgraph.dates import DateFinder
from tocgraph.errors import DataError
from tocgraph.model import Span
from tocgraph.read import read_text
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter
from tocgraph.segment.labels import Numbering
from tocgraph.segment.layout import Layout
from tocgraph.segment.lines import split_lines
from tocgraph.segment.recitals import Recitals
from tocgraph.segment.references import Classifier
from tocgraph.segment.sentences import Sentences

RESOURCES = Resources()
LAYOUT = RESOURCES.toml("data/lexicon/layout.toml")
RECITALS = RESOURCES.toml("data/lexicon/recitals.toml")
HEADER = RESOURCES.toml("data/lexicon/header.toml")
LANGUAGES = {"en", "es", "pt", "fr"}


def examples(entries: list[dict[str, Any]], key: str) -> list[Any]:
    return [
        pytest.param(entry, text, id=f"{number}-{text[:30]}")
        for number, entry in enumerate(entries)
        for text in entry.get(key, ())
    ]


@pytest.fixture(scope="module")
def layout() -> Layout:
    return Layout(RESOURCES)


@pytest.fixture(scope="module")
def numbering() -> Numbering:
    return Numbering(RESOURCES)


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(RESOURCES, DateFinder(RESOURCES))


def styles(numbering: Numbering, text: str) -> list[tuple[str, bool]]:
    return [
        (re.sub(r"-\d+$", "", label.style), label.bare)
        for label in numbering.read(text, split_lines(text)[0])
    ]


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["furniture"], "examples"))
def test_furniture(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert layout.is_furniture(text)
    assert re.fullmatch(entry["pattern"], text, re.IGNORECASE)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["furniture"], "counterexamples"))
def test_not_furniture(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert not layout.is_furniture(text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["numbering"], "examples"))
def test_numbering(entry: dict[str, Any], text: str, numbering: Numbering) -> None:
    wanted = (entry["style"], bool(entry.get("alone")))
    assert wanted in styles(numbering, text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["numbering"], "counterexamples"))
def test_not_numbering(entry: dict[str, Any], text: str, numbering: Numbering) -> None:
    wanted = (entry["style"], bool(entry.get("alone")))
    assert wanted not in styles(numbering, text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["unit"], "examples"))
def test_unit(entry: dict[str, Any], text: str, numbering: Numbering) -> None:
    assert (f"unit-{entry['id']}", False) in styles(numbering, text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["unit"], "counterexamples"))
def test_not_unit(entry: dict[str, Any], text: str, numbering: Numbering) -> None:
    assert (f"unit-{entry['id']}", False) not in styles(numbering, text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["heading"], "examples"))
def test_heading(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert re.fullmatch(entry["pattern"], text, re.IGNORECASE)
    assert layout.is_heading(text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["heading"], "counterexamples"))
def test_not_heading(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert not layout.is_heading(text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["hinge"]["words"], "examples"))
def test_hinge(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert layout.is_hinge(text)
    assert any(word in text.casefold() for word in entry["words"])


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["hinge"]["words"], "counterexamples"))
def test_not_hinge(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert not layout.is_hinge(text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["opening"], "examples"))
def test_opening(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert re.match(entry["pattern"], text, re.IGNORECASE)
    assert layout.is_opening(text)


@pytest.mark.parametrize(("entry", "text"), examples(LAYOUT["opening"], "counterexamples"))
def test_not_opening(entry: dict[str, Any], text: str, layout: Layout) -> None:
    assert not layout.is_opening(text)


@pytest.mark.parametrize(("entry", "text"), examples(RECITALS["opener"], "examples"))
def test_recital(entry: dict[str, Any], text: str) -> None:
    opener = Recitals(RESOURCES).match(text, 0)
    assert opener is not None
    assert opener.verb == entry["verb"]


@pytest.mark.parametrize(("entry", "text"), examples(RECITALS["opener"], "counterexamples"))
def test_not_recital(entry: dict[str, Any], text: str) -> None:
    assert Recitals(RESOURCES).match(text, 0) is None


def test_each_form_has_one_verb_in_a_language() -> None:
    for language in sorted(LANGUAGES):
        forms = [form for entry in RECITALS["opener"] for form in entry.get(language, ())]
        assert len(forms) == len(set(forms)), language


def test_verbs_are_concepts() -> None:
    concepts = RESOURCES.path("ontology/concepts.ttl").read_text(encoding="utf-8")
    for entry in RECITALS["opener"]:
        assert f"/concept/recital-verb/{entry['verb']}>" in concepts, entry["verb"]


def test_each_rule_has_examples_and_the_four_languages_are_covered() -> None:
    for entry in (
        *LAYOUT["furniture"], *LAYOUT["numbering"], *LAYOUT["unit"], *LAYOUT["heading"],
        *LAYOUT["opening"], *LAYOUT["hinge"]["words"], *RECITALS["opener"], *HEADER["label"],
        *HEADER["adopted"],
    ):  # fmt: skip
        assert entry["examples"], entry
    for entries in (LAYOUT["heading"], LAYOUT["opening"], LAYOUT["hinge"]["words"]):
        assert {entry["language"] for entry in entries} == LANGUAGES
    assert {entry["language"] for entry in HEADER["adopted"]} == LANGUAGES
    for entry in RECITALS["opener"]:
        assert set(entry) >= LANGUAGES, entry["verb"]


@pytest.mark.parametrize(("entry", "text"), examples(HEADER["label"], "examples"))
def test_label(entry: dict[str, Any], text: str, classifier: Classifier) -> None:
    wanted = "language" if entry.get("field") else "other"
    assert classifier.classify(text, Span(0, len(text))).kind == wanted


@pytest.mark.parametrize(("entry", "text"), examples(HEADER["label"], "counterexamples"))
def test_not_label(entry: dict[str, Any], text: str, classifier: Classifier) -> None:
    assert classifier.classify(text, Span(0, len(text))).kind == "free"


@pytest.mark.parametrize("text", HEADER["meeting"]["examples"])
def test_meeting(text: str, classifier: Classifier) -> None:
    assert classifier.is_meeting(text)


@pytest.mark.parametrize("text", HEADER["meeting"]["counterexamples"])
def test_not_meeting(text: str, classifier: Classifier) -> None:
    assert not classifier.is_meeting(text)


@pytest.mark.parametrize(("entry", "text"), examples(HEADER["adopted"], "examples"))
def test_adopted(entry: dict[str, Any], text: str, classifier: Classifier) -> None:
    assert classifier.note_end(text, split_lines(text), 0) == ("adopted", 0)
    who, when = classifier.adoption(text, Span(0, len(text)))
    assert when is not None
    assert (who is not None) == (re.match(rf"\(?{entry['by']}", text, re.IGNORECASE) is not None)


@pytest.mark.parametrize(("entry", "text"), examples(HEADER["adopted"], "counterexamples"))
def test_not_adopted(entry: dict[str, Any], text: str, classifier: Classifier) -> None:
    assert classifier.note_end(text, split_lines(text), 0) is None


@pytest.mark.parametrize(
    ("text", "who", "date"),
    [
        (
            "(Adopted by the Permanent Council at its meeting of October 25, 2006)",
            "Permanent Council",
            "2006-10-25",
        ),
        (
            "(Aprobada por el Consejo Permanente en su sesión celebrada el 25 de octubre de 2006)",
            "Consejo Permanente",
            "2006-10-25",
        ),
        (
            "(Aprovada pelo Conselho Permanente em 25 de outubro de 2006)",
            "Conselho Permanente",
            "2006-10-25",
        ),
        (
            "(Adoptée par le Conseil permanent le 25 octobre 2006)",
            "Conseil permanent",
            "2006-10-25",
        ),
        ("(Adopted at the plenary session, held on June 8, 2010)", None, "2010-06-08"),
    ],
)
def test_who_adopted(text: str, who: str | None, date: str, classifier: Classifier) -> None:
    found, when = classifier.adoption(text, Span(0, len(text)))
    assert (found.of(text) if found else None) == who
    assert when is not None
    assert when.first == date


@pytest.mark.parametrize("entry", RESOURCES.toml("data/lexicon/places.toml")["example"])
def test_place(entry: dict[str, str], classifier: Classifier) -> None:
    text = entry["text"]
    cells = classifier.classify_all(text, Span(0, len(text)))
    places = [cell.span.of(text) for cell in cells if cell.kind == "place"]
    assert places == ([entry["place"]] if "place" in entry else [])


@pytest.mark.parametrize("entry", RESOURCES.toml("data/lexicon/sentences.toml")["example"])
def test_sentences(entry: dict[str, Any]) -> None:
    text = entry["text"]
    spans = Sentences(RESOURCES).split(text, 0, len(text))
    assert [span.of(text) for span in spans] == entry["sentences"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("layout.toml", "x = 1\n"),
        ("layout.toml", "[[furniture]]\npattern = '('\n"),
        ("dates.toml", "months = 3\n"),
        ("recitals.toml", "broken"),
    ],
)
def test_a_broken_overlay_is_named(name: str, content: str, tmp_path: Path) -> None:
    folder = tmp_path / "data/lexicon"
    folder.mkdir(parents=True)
    (folder / name).write_text(content)
    with pytest.raises(DataError, match="data/lexicon"):
        Segmenter(Resources((tmp_path,)))


def test_an_overlay_adds_a_heading(tmp_path: Path) -> None:
    folder = tmp_path / "data/lexicon"
    folder.mkdir(parents=True)
    bundled = RESOURCES.path("data/lexicon/layout.toml").read_text(encoding="utf-8")
    (folder / "layout.toml").write_text(
        bundled + "\n[[heading]]\nlanguage = 'de'\npattern = 'Empfehlungen an \\S.*'\n",
        encoding="utf-8",
    )
    text = b"Empfehlungen an die Staaten\n\n1. Zu handeln.\n"
    source = read_text(text, name="a.txt")
    own = Segmenter(Resources((tmp_path,))).segment(source)
    assert [item.path for item in own.provisions] == ["sec_1", "sec_1__heading", "sec_1__rec_1"]
    assert "sec_1" not in Segmenter(RESOURCES).segment(source).by_path
