"""Every format is read back by another library with the same triples, and never changes."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from tocgraph import graphs as naming
from tocgraph import vocab
from tocgraph.errors import DataError, ReadError, UsageError
from tocgraph.export import FORMATS, VIEWS, export, export_families, view
from tocgraph.resources import Resources
from tocgraph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conftest import BuiltGraph

# rdflib warns of its own deprecated classes whenever it parses into a Dataset.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is:DeprecationWarning"),
]

BASE: Final = naming.BASE
AUTHORITY: Final = naming.authority_graph()
DOC: Final = naming.doc_graph(BASE, "csh.summary.undated.x")
EVIDENCE: Final = naming.evidence_graph(BASE, "csh.summary.undated.x")
TEXT: Final = f"{BASE}doc/csh/summary/undated/x/eng"

# Line ends, quotes, markup, characters outside the basic plane: what formats trip over.
NASTY: Final = 'line\r\nnext\ttab "quoted" \\ <b>&amp;</b> é 𝔘 ]]>'
WORDS: Final = (
    "RECOGNIZING that crime crosses borders, ratify the Convention. “Sí” — 𝔘nd so on it goes."
)

QUADS: Final = [
    line.replace(" a ", f" <{vocab.RDF_TYPE}> ")
    for line in [
        f"<{BASE}id/state/mex> a <{vocab.toc('State')}> <{AUTHORITY}> .",
        f'<{BASE}id/state/mex> <{vocab.RDFS_LABEL}> "México"@es <{AUTHORITY}> .',
        f'<{BASE}id/state/mex> <{vocab.RDFS_LABEL}> "Mexico"@en <{AUTHORITY}> .',
        f'<{BASE}id/state/mex> <{vocab.toc("iso2")}> "MX" <{AUTHORITY}> .',
        f"<{BASE}id/instrument/untoc> a <{vocab.toc('Convention')}> <{AUTHORITY}> .",
        f"<{BASE}id/instrument/untoc> <{vocab.toc('adoptedOn')}> "
        f'"2000-11-15"^^<{vocab.XSD}date> <{AUTHORITY}> .',
        f'<{BASE}id/instrument/untoc> <{vocab.toc("shortName")}> "UNTOC" <{AUTHORITY}> .',
        f'<{BASE}id/instrument/untoc> <{vocab.toc("shortName")}> "CTOC" <{AUTHORITY}> .',
        f"<{TEXT}> a <{vocab.toc('Text')}> <{DOC}> .",
        f"<{TEXT}> <{vocab.ELI}realizes> <{TEXT[:-4]}> <{DOC}> .",
        f"<{TEXT}> <{vocab.toc('content')}> {ox.Literal(WORDS)} <{DOC}> .",
        f"<{TEXT}> <{vocab.toc('fileName')}> {ox.Literal(NASTY)} <{DOC}> .",
        f"<{TEXT}~rec_1> a <{vocab.toc('Recommendation')}> <{DOC}> .",
        f"<{TEXT}~rec_1> <{vocab.toc('inText')}> <{TEXT}> <{DOC}> .",
        f'<{TEXT}~rec_1> <{vocab.toc("start")}> "40"^^<{vocab.XSD}integer> <{DOC}> .',
        f'<{TEXT}~rec_1> <{vocab.toc("end")}> "62"^^<{vocab.XSD}integer> <{DOC}> .',
        f"<{TEXT}~rec_1> <{vocab.toc('refersTo')}> <{BASE}id/instrument/untoc> <{DOC}> .",
        f"<{BASE}id/mention/1> a <{vocab.toc('Mention')}> <{EVIDENCE}> .",
        f"<{BASE}id/mention/1> <{vocab.toc('inProvision')}> <{TEXT}~rec_1> <{EVIDENCE}> .",
        f'<{BASE}id/mention/1> <{vocab.toc("start")}> "51"^^<{vocab.XSD}integer> <{EVIDENCE}> .',
        f'<{BASE}id/mention/1> <{vocab.toc("end")}> "61"^^<{vocab.XSD}integer> <{EVIDENCE}> .',
        f'<{BASE}id/mention/1> <{vocab.toc("quote")}> "Convention" <{EVIDENCE}> .',
        f'<{BASE}id/mention/1> <{vocab.toc("rule")}> "anaphora" <{EVIDENCE}> .',
        f"<{BASE}id/mention/1> <{vocab.toc('names')}> <{BASE}id/instrument/untoc> <{EVIDENCE}> .",
        # The same triple in two graphs is one triple where graphs have no names.
        f'<{BASE}id/state/mex> <{vocab.toc("iso2")}> "MX" <{DOC}> .',
    ]
]
RDFLIB: Final = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
WITH_GRAPHS: Final = ("nquads", "trig", "jsonld")


def written(quads: Iterable[str], form: str) -> bytes:
    out = io.BytesIO()
    export(list(quads), form, out)
    return out.getvalue()


def lines(graph: rdflib.Graph) -> set[str]:
    return {f"{s.n3()} {p.n3()} {o.n3()}" for s, p, o in graph}


def expected_dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data="\n".join(QUADS), format="nquads")
    return dataset


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_back_the_same_triples(form: str) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=written(QUADS, form), format=RDFLIB[form])
    wanted = rdflib.Graph()
    for s, p, o, _ in expected_dataset().quads():
        wanted.add((s, p, o))
    found = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        found.add((s, p, o))
    assert lines(found) == lines(wanted)
    assert isomorphic(found, wanted)
    assert len(found) == 24


@pytest.mark.parametrize("form", WITH_GRAPHS)
def test_rdflib_reads_back_the_same_graphs(form: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(QUADS, form), format=RDFLIB[form])
    for name in (AUTHORITY, DOC, EVIDENCE):
        graph = rdflib.URIRef(name)
        assert lines(dataset.graph(graph)) == lines(expected_dataset().graph(graph))


@pytest.mark.parametrize("form", ["turtle", "trig", "jsonld", "rdfxml", "nquads", "ntriples"])
def test_pyoxigraph_reads_back_the_same_triples(form: str) -> None:
    known = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "nquads": ox.RdfFormat.N_QUADS,
        "ntriples": ox.RdfFormat.N_TRIPLES,
    }
    found = {quad.triple for quad in ox.parse(written(QUADS, form), format=known[form])}
    wanted = ox.parse("\n".join(QUADS), format=ox.RdfFormat.N_QUADS)
    assert found == {quad.triple for quad in wanted}


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_input_does_not_show(form: str) -> None:
    assert written(QUADS, form) == written(reversed(QUADS), form)
    assert written(QUADS, form) == written([*QUADS, *QUADS], form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_hash_seed_does_not_show(form: str, tmp_path: Path) -> None:
    source = tmp_path / "quads.nq"
    source.write_text("\n".join(QUADS), encoding="utf-8")
    program = (
        "import sys, io; from pathlib import Path; from tocgraph.export import export; "
        "out = io.BytesIO(); export(Path(sys.argv[1]).read_bytes(), sys.argv[2], out); "
        "sys.stdout.buffer.write(out.getvalue())"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", program, str(source), form],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert found[0] == found[1] == written(QUADS, form)


def test_turtle_is_for_people() -> None:
    text = written(QUADS, "turtle").decode()
    assert "state:mex a toc:State ;" in text
    assert "@prefix toc: <https://w3id.org/tocgraph/ontology#> ." in text
    assert "@prefix body:" not in text, "only prefixes that are used"
    assert text.index("instrument:untoc a") < text.index("state:mex a")


def test_a_family_alone() -> None:
    out = io.BytesIO()
    export(QUADS, "nquads", out, families=["evidence"])
    assert out.getvalue().count(b"\n") == 7
    assert DOC.encode() not in out.getvalue()


def test_one_file_a_family(tmp_path: Path) -> None:
    files = export_families(QUADS, "turtle", tmp_path / "new")
    assert [path.name for path in files] == ["authority.ttl", "documents.ttl", "evidence.ttl"]
    graph = rdflib.Graph().parse(tmp_path / "new" / "documents.ttl")
    assert lines(graph) == lines(expected_dataset().graph(rdflib.URIRef(DOC)))
    assert sorted(path.suffix for path in (tmp_path / "new").iterdir()) == [".ttl"] * 3


def test_blank_nodes_of_a_user_are_the_same_every_time() -> None:
    first = ['_:x <urn:p> "1" .', "_:x <urn:q> _:y .", '_:y <urn:p> "2" .']
    second = ['_:b <urn:p> "2" .', '_:a <urn:p> "1" .', "_:a <urn:q> _:b ."]
    for form in ("turtle", "nquads", "jsonld", "rdfxml"):
        assert written(first, form) == written(second, form)


# -------------------------------------------------------------------- XML


def test_rdfxml_is_well_formed() -> None:
    root = ET.fromstring(written(QUADS, "rdfxml"))  # noqa: S314 - our own output
    assert root.tag == f"{{{vocab.RDF}}}RDF"
    assert len(root) == 5, "one element a subject"


def test_what_xml_cannot_hold_is_refused() -> None:
    quad = f"<urn:a> <{vocab.toc('content')}> {ox.Literal('page' + chr(12) + 'page')} ."
    with pytest.raises(DataError, match=r"U\+000C"):
        written([quad], "rdfxml")
    for form in ("turtle", "jsonld", "ntriples"):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=written([quad], form), format=RDFLIB[form])
        assert [str(o) for _, _, o in dataset.triples((None, None, None))] == ["page\fpage"]


@pytest.mark.parametrize("predicate", ["https://example.org/12", "urn:1"])
def test_a_predicate_without_a_name_is_refused_in_xml(predicate: str) -> None:
    with pytest.raises(DataError, match="predicate"):
        written([f"<urn:a> <{predicate}> <urn:b> ."], "rdfxml")


# -------------------------------------------------------------------- CSV


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_tables(tmp_path: Path) -> None:
    export(QUADS, "csv", tmp_path / "tables")
    names = sorted(path.stem for path in (tmp_path / "tables").iterdir())
    assert names == ["instruments", "mentions", "provisions", "states", "texts"]
    assert rows(tmp_path / "tables", "states") == [
        {
            "iri": f"{BASE}id/state/mex",
            "class": "State",
            "iso2": "MX",
            "label_en": "Mexico",
            "label_es": "México",
        }
    ]
    (instrument,) = rows(tmp_path / "tables", "instruments")
    assert (instrument["class"], instrument["shortName"]) == ("Convention", "CTOC | UNTOC")
    (mention,) = rows(tmp_path / "tables", "mentions")
    assert (mention["document"], mention["item"]) == (TEXT[:-4], "rec_1")
    assert mention["words"] == mention["quote"] == "Convention"
    (provision,) = rows(tmp_path / "tables", "provisions")
    assert provision["words"] == "ratify the Convention."
    (text,) = rows(tmp_path / "tables", "texts")
    assert text["fileName"] == NASTY


def test_tables_in_a_zip(tmp_path: Path) -> None:
    export(QUADS, "csv", tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert len(archive.namelist()) == 5
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())


# ------------------------------------------------------------------ views


def store_of(quads: Iterable[str]) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(quads).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def test_web_annotation() -> None:
    graph = rdflib.Graph()
    out = io.BytesIO()
    export(view("web-annotation", store_of(QUADS), Resources()), "ntriples", out)
    graph.parse(data=out.getvalue(), format="nt")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    mention = rdflib.URIRef(f"{BASE}id/mention/1")
    assert graph.value(mention, oa.hasBody) == rdflib.URIRef(f"{BASE}id/instrument/untoc")
    assert graph.value(mention, oa.motivatedBy) == oa.identifying
    target = graph.value(mention, oa.hasTarget)
    assert graph.value(target, oa.hasSource) == rdflib.URIRef(TEXT)
    selectors = {graph.value(s, rdflib.RDF.type): s for s in graph.objects(target, oa.hasSelector)}
    position = selectors[oa.TextPositionSelector]
    for predicate, offset in ((oa.start, 51), (oa.end, 61)):
        wanted = rdflib.Literal(str(offset), datatype=rdflib.XSD.nonNegativeInteger)
        assert graph.value(position, predicate) == wanted
    quote = selectors[oa.TextQuoteSelector]
    assert str(graph.value(quote, oa.exact)) == "Convention"
    # 32 characters on each side, or what there is of them.
    assert str(graph.value(quote, oa.prefix)) == WORDS[51 - 32 : 51]
    assert str(graph.value(quote, oa.suffix)) == WORDS[61 : 61 + 32]
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_statements() -> None:
    graph = rdflib.Graph()
    for quad in view("statements", store_of(QUADS), Resources()):
        graph.parse(data=f"{quad.triple} .", format="nt")
    (statement,) = graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement)
    assert graph.value(statement, rdflib.RDF.predicate) == rdflib.URIRef(vocab.toc("refersTo"))
    assert graph.value(statement, rdflib.PROV.wasDerivedFrom) == rdflib.URIRef(
        f"{BASE}id/mention/1"
    )


def test_unknown_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'word'"):
        export(QUADS, "word", io.BytesIO())
    with pytest.raises(UsageError, match="no graph family 'docs'"):
        export(QUADS, "turtle", io.BytesIO(), families=["docs"])
    with pytest.raises(UsageError, match="no view 'x'"):
        list(view("x", ox.Store(), Resources()))
    with pytest.raises(UsageError, match="tables"):
        export_families(QUADS, "csv", tmp_path)


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.rdf"
    path.write_text("old", encoding="utf-8")
    quad = f"<urn:a> <{vocab.toc('content')}> {ox.Literal(chr(1))} ."
    with pytest.raises(DataError):
        export([quad], "rdfxml", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ReadError, match="cannot be written"):
        export(QUADS, "turtle", tmp_path / "file" / "graph.ttl")


# -------------------------------------------------------- the built graph


def test_the_built_graph_reads_back(built_graph: BuiltGraph) -> None:
    store = open_store(built_graph.store)
    quads = list(store.quads(["documents", "evidence"]))
    wanted = {quad.triple for quad in quads}
    for form, known in (("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
        out = io.BytesIO()
        export(quads, form, out)
        assert {quad.triple for quad in ox.parse(out.getvalue(), format=known)} == wanted


def test_every_excerpt_of_the_built_graph_is_an_annotation(built_graph: BuiltGraph) -> None:
    store = open_store(built_graph.store)
    excerpts = {
        quad.subject
        for quad in store.store.quads_for_pattern(
            None, ox.NamedNode(vocab.toc("quote")), None, None
        )
    }
    annotation = ox.NamedNode(f"{vocab.OA}Annotation")
    found = {
        quad.subject
        for quad in view("web-annotation", store.store, Resources(), base=store.base)
        if quad.object == annotation
    }
    assert len(excerpts) > 100
    assert found == excerpts


def test_every_slot_of_the_built_graph_is_a_statement(built_graph: BuiltGraph) -> None:
    store = open_store(built_graph.store)
    statements = list(view("statements", store.store, Resources(), base=store.base))
    subject = ox.NamedNode(f"{vocab.RDF}subject")
    directives = {
        quad.subject.value
        for quad in store.store.quads_for_pattern(
            None, ox.NamedNode(vocab.RDF_TYPE), ox.NamedNode(vocab.toc("Directive")), None
        )
        if isinstance(quad.subject, ox.NamedNode)
    }
    stated = {
        quad.object.value
        for quad in statements
        if quad.predicate == subject and isinstance(quad.object, ox.NamedNode)
    }
    assert directives
    assert directives <= stated


def test_the_views_are_all_there() -> None:
    folder = Resources().path("queries/views/statements.rq").parent
    assert sorted(path.stem for path in folder.glob("*.rq")) == sorted(VIEWS)
