"""A small graph of our own: two documents, three bodies, one treaty, two states."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.query.catalogue import CannedQuery, Catalogue
from tocgraph.query.engine import EmbeddedEngine
from tocgraph.query.header import parse_header
from tocgraph.query.rdflib_engine import RdflibEngine
from tocgraph.store import GraphStore, StoreBuilder, open_store

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://data.example.org/toc/"

FAMILIES = {
    "authority": """
        body:oas a toc:Body ; rdfs:label "Organization of American States"@en ,
            "Organización de los Estados Americanos"@es ; toc:acronym "OAS"@en .
        body:csh a toc:Committee ; rdfs:label "Committee"@en ; toc:shortName "The Board" .
        body:mesicic a toc:Body ; rdfs:label "Mechanism"@en ; toc:shortName "The Board" .
        instrument:cifta a toc:Convention ; rdfs:label "CIFTA"@en ; toc:symbol "A-63" ;
            toc:entryIntoForce "1998-07-01"^^xsd:date .
        state:can a toc:State ; rdfs:label "Canada"@en ; toc:iso2 "CA" ; toc:iso3 "CAN" .
        state:cub a toc:State ; rdfs:label "Cuba"@en ; toc:iso2 "CU" ; toc:iso3 "CUB" .
        force:urge a skos:Concept ; skos:inScheme <https://w3id.org/tocgraph/concept/force> .
        force:consider a skos:Concept ; skos:inScheme <https://w3id.org/tocgraph/concept/force> .
    """,
    "documents": r"""
        <BASEdoc/csh/summary/undated/a-1> a toc:Publication ; toc:symbol "CP/CSH-1/19" .
        <BASEdoc/csh/summary/undated/a-1/eng> a toc:Text ; toc:fileName "a.txt" ;
            toc:content "1. To sign — señores — the Convention.\n2. To go on." ;
            eli:realizes <BASEdoc/csh/summary/undated/a-1> .
        <BASEdoc/csh/summary/undated/a-1/eng~rec_1> a toc:Recommendation ; toc:number "1" ;
            toc:path "rec_1" ; toc:start 0 ; toc:end 38 ;
            toc:inText <BASEdoc/csh/summary/undated/a-1/eng> ; toc:refersTo instrument:cifta .
        <BASEdoc/csh/summary/undated/a-1/eng~rec_2> a toc:Recommendation ; toc:number "2" ;
            toc:path "rec_2" ; toc:start 39 ; toc:end 51 ;
            toc:inText <BASEdoc/csh/summary/undated/a-1/eng> .
        <BASEdoc/csh/summary/undated/b-2> a toc:Publication .
        <BASEdoc/csh/summary/undated/b-2/eng> a toc:Text ; toc:fileName "b.txt" ;
            toc:content "" ; eli:realizes <BASEdoc/csh/summary/undated/b-2> .
    """,
    "evidence": """
        <BASEid/mention/0123456789abcdef> a toc:Mention ; toc:quote "Convention" ;
            toc:inProvision <BASEdoc/csh/summary/undated/a-1/eng~rec_1> .
    """,
    "release": '<BASErelease> rdfs:label "release"@en .',
}


def graph_of(family: str) -> str:
    name = {
        "documents": "doc/csh.summary.undated.a-1",
        "evidence": "evidence/csh.summary.undated.a-1",
    }
    return f"{BASE}graph/{name.get(family, family)}"


def turtle(family: str) -> str:
    declared = "".join(f"@prefix {k}: <{v}> .\n" for k, v in vocab.prefixes(BASE).items())
    return declared + dedent(FAMILIES[family]).replace("<BASE", f"<{BASE}")


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    with StoreBuilder(folder) as builder:
        for family in FAMILIES:
            triples = ox.parse(turtle(family), format=ox.RdfFormat.TURTLE)
            graph = ox.NamedNode(graph_of(family))
            builder.load(f"{triple.triple} {graph} ." for triple in triples)
    return folder


@pytest.fixture(scope="session")
def store(store_folder: Path) -> GraphStore:
    return open_store(store_folder)


@pytest.fixture(scope="session")
def turtle_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("turtle")
    for family in FAMILIES:
        (folder / f"{family}.ttl").write_text(turtle(family), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def embedded(store: GraphStore) -> EmbeddedEngine:
    return EmbeddedEngine(store)


@pytest.fixture(scope="session")
def by_rdflib(turtle_folder: Path) -> RdflibEngine:
    return RdflibEngine.from_folder(turtle_folder)


HEAD = """\
# title: T
# title-es: T
# question: Which one?
# question-es: ¿Cuál?
# keywords: a, b
"""


def canned(name: str, lines: str, text: str) -> CannedQuery:
    whole = f"{HEAD}{lines.strip()}\n{text}"
    return CannedQuery(name, parse_header(whole, path=f"{name}.rq"), whole)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    found = [
        canned(
            "names",
            """
# graphs: authority
# on-empty: none
# param: thing iri example=body/oas — the thing
# param: lang string default=en — language
""",
            "SELECT DISTINCT ?name WHERE { ?thing rdfs:label ?name . FILTER(LANG(?name) = ?lang) }"
            " ORDER BY ?name",
        ),
        canned(
            "items",
            "# graphs: documents\n# on-empty: error\n"
            "# param: document document default=any — only this document",
            "SELECT DISTINCT ?document ?path ?quote WHERE { ?item a toc:Recommendation ;"
            " toc:path ?path ; toc:inText ?text ; toc:start ?start ; toc:end ?end ."
            " ?text eli:realizes ?document ; toc:content ?content ."
            " BIND(SUBSTR(?content, ?start + 1, ?end - ?start) AS ?quote) } ORDER BY ?path",
        ),
        canned(
            "in-force",
            "# graphs: documents\n# graphs-all: authority\n# on-empty: not-stated\n"
            "# not-stated: the depositary",
            "SELECT DISTINCT ?treaty ?date WHERE { ?treaty toc:entryIntoForce ?date }"
            " ORDER BY ?treaty",
        ),
        canned(
            "by-force",
            "# graphs: documents\n# on-empty: none\n"
            "# param: force concept example=urge — how firmly\n"
            "# param: least integer default=1 — how many\n"
            "# param: day date default=2019-03 — when",
            "SELECT DISTINCT ?s WHERE { ?s toc:force ?force . FILTER(?least > 0 && ?day = ?day) }"
            " ORDER BY ?s",
        ),
        canned(
            "not-about",
            "# graphs: documents authority\n# on-empty: none\n"
            "# param: thing iri example=instrument/cifta — the thing",
            "SELECT DISTINCT ?path WHERE { ?item a toc:Recommendation ; toc:path ?path ."
            " OPTIONAL { ?thing rdfs:label ?label }"
            " FILTER NOT EXISTS { ?item toc:refersTo ?thing } } ORDER BY ?path",
        ),
        canned(
            "any-mention",
            "# graphs: documents\n# on-empty: none",
            "ASK { ?mention toc:quote ?quote }",
        ),
        canned(
            "as-links",
            "# graphs: documents\n# on-empty: none",
            "CONSTRUCT { ?item toc:concerns ?thing } WHERE { ?item toc:refersTo ?thing }",
        ),
    ]
    return Catalogue({query.name: query for query in found})
