"""What makes no sense is refused with file, line, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocgraph.authority import authority_quads, load_authority
from tocgraph.authority.pretty import pretty
from tocgraph.errors import DataError
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
@prefix toc: <https://w3id.org/tocgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix body: <https://w3id.org/tocgraph/id/body/> .
@prefix instrument: <https://w3id.org/tocgraph/id/instrument/> .

"""
GOOD = HEAD + 'body:example a toc:Committee ; rdfs:label "Committee of Examples"@en .\n'


def _resources(folder: Path, text: str | bytes) -> Resources:
    target = folder / "data" / "authority"
    target.mkdir(parents=True)
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (target / "zz-own.ttl").write_bytes(data)
    return Resources(overlays=(folder,))


def test_own_file_is_added(tmp_path: Path) -> None:
    authority = load_authority(_resources(tmp_path, GOOD))
    assert authority["body/example"].names[0].form == "Committee of Examples"
    assert "body/oas" in authority


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            HEAD + 'body:example a toc:Committee\nbody:other rdfs:label "x"@en .',
            8,
            "not valid Turtle",
        ),
        (HEAD.encode() + b'body:x rdfs:label "\xff"@en .', 7, "not valid Turtle"),
        (GOOD + 'body:example toc:subBodyOf [ rdfs:label "x"@en ] .', None, "without a name"),
        (GOOD + "body:example toc:isPartOf body:oas .", 7, "unknown property toc:isPartOf"),
        (HEAD + 'body:a a toc:Comittee ; rdfs:label "x"@en .', 7, "unknown class"),
        (GOOD + "body:example toc:subBodyOf body:nowhere .", 7, "which no file describes"),
        (HEAD + "body:a a toc:Committee .", 7, "has no label"),
        (HEAD + 'body:a rdfs:label "x"@en .', 7, "needs one class, but has none"),
        (
            HEAD + 'body:a a toc:Committee , toc:Organ ; rdfs:label "x"@en .',
            7,
            "needs one class, but has Committee, Organ",
        ),
        (HEAD + 'body:a a toc:Treaty ; rdfs:label "x"@en .', 7, "cannot be a toc:Treaty"),
        (
            HEAD + '<https://example.org/a> a toc:Committee ; rdfs:label "x"@en .',
            7,
            "is not the IRI of an entity",
        ),
        (
            HEAD
            + 'instrument:a a toc:Treaty ; rdfs:label "x"@en ;'
            + ' toc:adoptedOn "2019-02-30"^^xsd:date .',
            7,
            "is no date: '2019-02-30'",
        ),
        (
            HEAD
            + 'instrument:a a toc:Treaty ; rdfs:label "x"@en ;'
            + ' toc:adoptedOn "2019-02"^^xsd:date .',
            7,
            "is no date: '2019-02'",
        ),
    ],
)
def test_refused(tmp_path: Path, text: str | bytes, line: int | None, words: str) -> None:
    resources = _resources(tmp_path, text)
    with pytest.raises(DataError, match=words) as caught:
        load_authority(resources)
    assert caught.value.path == "data/authority/zz-own.ttl"
    assert caught.value.line == line
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_quads_refuse_the_same(tmp_path: Path) -> None:
    resources = _resources(tmp_path, HEAD + "body:a a")
    with pytest.raises(DataError, match="not valid Turtle"):
        list(authority_quads(resources))


def test_no_data_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tocgraph.resources.bundled_root", lambda: tmp_path)
    with pytest.raises(DataError, match="no authority data were found"):
        load_authority(Resources())


def test_pretty_is_one_form_for_many() -> None:
    mixed = """# Kept.
@prefix b: <https://w3id.org/tocgraph/id/body/> .
@prefix t: <https://w3id.org/tocgraph/ontology#> .
@prefix r: <http://www.w3.org/2000/01/rdf-schema#> .
b:b10 t:acronym "B" ; a t:Body ; r:label "Diez"@es , "Ten"@en .
b:b2 a t:Body ; r:label "Two"@en .
"""
    expected = """# Kept.
@prefix body: <https://w3id.org/tocgraph/id/body/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix toc: <https://w3id.org/tocgraph/ontology#> .

body:b2 a toc:Body ;
    rdfs:label "Two"@en .

body:b10 a toc:Body ;
    rdfs:label
        "Ten"@en ,
        "Diez"@es ;
    toc:acronym "B" .
"""
    assert pretty(mixed) == expected
    assert pretty(expected) == expected


@pytest.mark.parametrize("text", ["body:a", "<https://e.org/a> <https://e.org/b> [] ."])
def test_pretty_refuses(text: str) -> None:
    with pytest.raises(DataError):
        pretty(text)
