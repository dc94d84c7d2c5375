"""The documentation page is built offline, and holds every term in both languages."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib

from ontology.support import ontology_paths, parsed
from tocgraph import vocab

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "build_ontology.py"
# Any attempt to open a connection ends the program.
OFFLINE = """
import socket, runpy, sys
def refuse(*args, **kwargs):
    raise SystemExit("the page must be built offline")
socket.socket.connect = socket.create_connection = refuse
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


class Outline(HTMLParser):
    """The ids, the internal links and the outside resources of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.resources: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if (values.get("href") or "").startswith("#"):
            self.links.append(str(values["href"])[1:])
        if tag in ("script", "link", "img", "iframe") or "src" in values:
            self.resources.append(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def build(path: Path, seed: str) -> str:
    subprocess.run(
        [sys.executable, "-c", OFFLINE, str(SCRIPT), "-o", str(path)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("page") / "ontology.html", "1")


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert not parser.open
    return parser


def test_every_term_and_scheme_has_its_place(outline: Outline) -> None:
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.ids) >= vocab.TERMS | {f"scheme-{name}" for name in vocab.SCHEMES}


def test_every_link_inside_the_page_leads_somewhere(outline: Outline) -> None:
    assert outline.links
    assert set(outline.links) <= set(outline.ids)


def test_nothing_is_loaded_from_outside(outline: Outline, page: str) -> None:
    assert outline.resources == []
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_labels_definitions_and_notes_are_there_in_both_languages(page: str, language: str) -> None:
    graph = parsed(*ontology_paths()[:2])
    missing = [
        str(value)
        for predicate in (
            rdflib.RDFS.label,
            rdflib.SKOS.definition,
            rdflib.SKOS.example,
        )
        for value in graph.objects(None, predicate)
        if isinstance(value, rdflib.Literal)
        and value.language == language
        and html.escape(str(value)) not in page
    ]
    # An example of a concept is for editors of the scheme, not for the table.
    concepts = {
        str(value)
        for concept in graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)
        for value in graph.objects(concept, rdflib.SKOS.example)
    }
    assert sorted(set(missing) - concepts) == []


def test_the_same_files_give_the_same_bytes(page: str, tmp_path: Path) -> None:
    assert build(tmp_path / "again.html", "2") == page
