"""A small document of our own, read by hand, and the triples it must give."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.describe import Described, Describer, to_json
from tocgraph.model import (
    Authority,
    Claim,
    Cue,
    Directive,
    Document,
    Entity,
    Extraction,
    HeaderField,
    Mention,
    Metadata,
    Pinpoint,
    Provision,
    Slot,
    SourceText,
    Span,
)
from tocgraph.resources import Resources

TEXT = """I. Recommendations to the Member States
1. To ratify the Protocol, under Section II of the Plan, every year.
2. To draft a Plan.
"""

AUTHORITY = Authority(
    {
        "instrument/protocol": Entity("instrument/protocol", "instrument", "Protocol"),
        "instrument/plan": Entity("instrument/plan", "programme", "PlanOfAction"),
        "group/states": Entity("group/states", "group", "AddresseeGroup"),
    }
)


def at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def cue(words: str, kind: str, path: str) -> Cue:
    start, end = at(words)
    return Cue(start, end, kind, path, "by-hand")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    source = SourceText(
        "small.txt",
        hashlib.sha256(TEXT.encode()).hexdigest(),
        TEXT,
        "text/plain",
        "utf-8",
        "en",
    )
    end = len(TEXT) - 1
    one, two = TEXT.index("1."), TEXT.index("2.")
    document = Document(
        source,
        Metadata(issuer="body", type="plan", number="n-1", title="A curated title", date="2001"),
        (HeaderField("title", "Plan", (Span(0, 1),), "by-hand"),),
        (
            Provision("part_I", "section", 0, end, "I"),
            Provision("part_I__heading", "heading", 0, one - 1, None, "part_I"),
            Provision("part_I__rec_1", "recommendation", one, two - 1, "1", "part_I"),
            Provision("part_I__rec_2", "recommendation", two, end, "2", "part_I"),
        ),
        (),
    )
    hashed = source.text_sha256
    protocol = Mention(
        hashed, *at("Protocol"), "instrument", "part_I__rec_1", "name", ("instrument/protocol",)
    )
    pin_start, pin_end = at("Section II of the Plan")
    plan = Mention(
        hashed,
        pin_end - 4,
        pin_end,
        "programme",
        "part_I__rec_1",
        "name",
        ("instrument/plan",),
        pinpoint=Pinpoint(pin_start, pin_end, "section_II"),
    )
    start, stop = at("Plan", two)
    wanted = Mention(
        hashed,
        start,
        stop,
        "programme",
        "part_I__rec_2",
        "prospective",
        ("instrument/plan",),
        prospective=True,
    )
    verb = cue("ratify", "action", "part_I__rec_1")
    states = Slot(
        "group/states",
        cue=cue("Member States", "addressee", "part_I__heading"),
        inherited_from="part_I__heading",
    )
    directive = Directive(
        "part_I__rec_1",
        1,
        *at("To ratify the Protocol, under Section II of the Plan, every year"),
        "infinitive",
        action=Slot("join", cue=verb),
        leading_verb=Slot("ratify", cue=verb),
        force=Slot("recommend", cue=verb),
        ask_level=Slot("4", cue=verb),
        heading_addressees=(states,),
        addressees=(states,),
        targets=(Slot("instrument/protocol", mention=protocol.id),),
        time_limit=Slot("every year", cue=cue("every year", "time-limit", "part_I__rec_1")),
        time_value="P1Y",
    )
    claim = Claim(
        "instrument/protocol",
        "basedOn",
        "instrument/plan",
        cue("under", "relation", "part_I__rec_1"),
        (protocol.id, plan.id),
    )
    return Extraction(document, (protocol, plan, wanted), (directive,), (claim,))


@pytest.fixture(scope="module")
def described(extraction: Extraction) -> Described:
    return Describer(AUTHORITY, Resources())(extraction)


@pytest.fixture(scope="module")
def store(described: Described) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(described.lines()).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in vocab.PREFIXES.items())
    answer = store.query(f"{prefixes} ASK {{ {pattern} }}")
    assert isinstance(answer, ox.QueryBoolean)
    return bool(answer)


TEXT_IRI = "https://w3id.org/tocgraph/doc/body/plan/2001/n-1/eng"
FIRST = f"<{TEXT_IRI}~part_I__rec_1>"
SECOND = f"<{TEXT_IRI}~part_I__rec_2>"
DOCUMENT = "<https://w3id.org/tocgraph/graph/doc/body.plan.2001.n-1>"
EVIDENCE = "<https://w3id.org/tocgraph/graph/evidence/body.plan.2001.n-1>"
INFERRED = "<https://w3id.org/tocgraph/graph/inferred/body.plan.2001.n-1>"
CURATED = "<https://w3id.org/tocgraph/graph/authority/body.plan.2001.n-1>"


@pytest.mark.parametrize(
    "pattern",
    [
        f"GRAPH {DOCUMENT} {{ {FIRST} a toc:Recommendation ; toc:number '1' ; toc:refersTo "
        "instrument:protocol ; toc:cites instrument:protocol }",
        f"GRAPH {DOCUMENT} {{ {FIRST} toc:headingAddressee group:states }}",
        f"GRAPH {DOCUMENT} {{ {FIRST} toc:cites <https://w3id.org/tocgraph/id/instrument/"
        "plan~section_II> }",
        f"GRAPH {DOCUMENT} {{ {SECOND} toc:anticipates instrument:plan }}",
        f"GRAPH {DOCUMENT} {{ {FIRST} toc:hasDirective ?d . ?d toc:action action:join ; "
        "toc:askLevel ask-level:4 ; toc:timeLimit 'every year' ; "
        "toc:timeValue 'P1Y'^^xsd:duration ; toc:addressee group:states }",
        f"GRAPH {DOCUMENT} {{ instrument:protocol toc:basedOn instrument:plan }}",
        f"GRAPH {EVIDENCE} {{ ?m a toc:Mention ; toc:quote 'Protocol' ; toc:names "
        "instrument:protocol }",
        f"GRAPH {EVIDENCE} {{ ?d toc:addresseeEvidence ?c ; toc:inheritedFrom ?h . "
        "?c toc:quote 'Member States' }",
        f"GRAPH {EVIDENCE} {{ ?c a toc:Claim ; rdf:predicate toc:basedOn ; toc:evidence "
        "[ toc:quote 'under' ] }",
        f"GRAPH {INFERRED} {{ {FIRST} toc:concernsInstrument instrument:plan }}",
        f"GRAPH {CURATED} {{ ?p toc:curated true ; eli:title 'A curated title'@en }}",
    ],
)
def test_the_graph_says_it(store: ox.Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        f"GRAPH ?g {{ {SECOND} toc:refersTo instrument:plan }}",
        f"GRAPH ?g {{ {SECOND} toc:concernsInstrument instrument:plan }}",
        f"GRAPH {DOCUMENT} {{ ?p eli:title ?title }}",
        f"GRAPH {DOCUMENT} {{ ?p toc:documentDate ?date }}",
        "GRAPH ?g { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }",
    ],
)
def test_the_graph_does_not_say_it(store: ox.Store, pattern: str) -> None:
    assert not ask(store, pattern)


def test_a_document_without_header_and_sidecar_is_known_by_its_hash(
    extraction: Extraction,
) -> None:
    bare = replace(extraction.document, metadata=Metadata(), header=())
    described = Describer(AUTHORITY, Resources())(replace(extraction, document=bare))
    digits = hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    assert described.identity.slug == f"unknown/text/undated/{digits}"
    assert not len(described.curated)


def test_the_base_moves_data_and_nothing_else(extraction: Extraction) -> None:
    base = "https://example.org/toc/"
    lines = list(Describer(AUTHORITY, Resources(), base)(extraction).lines())
    assert all(line.startswith(f"<{base}") for line in lines)
    assert any(f"<{vocab.TOC}Recommendation>" in line for line in lines)
    assert any(f"<{vocab.CONCEPT}action/join>" in line for line in lines)
    assert not any("w3id.org/tocgraph/id/" in line for line in lines)


def test_json_gives_the_same_facts(extraction: Extraction, described: Described) -> None:
    values = to_json(extraction, described.iris)
    (first,) = [part for part in values["provisions"] if part["path"] == "part_I__rec_1"]
    (directive,) = first["directives"]
    assert first["heading_addressees"] == ["https://w3id.org/tocgraph/id/group/states"]
    assert directive["ask_level"] == 4
    assert directive["targets"] == ["https://w3id.org/tocgraph/id/instrument/protocol"]
    for mention in values["mentions"]:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
