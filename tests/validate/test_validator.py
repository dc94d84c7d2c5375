"""What validation finds in whole documents, graphs and files, and how it tells it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pytest

from tocgraph import vocab
from tocgraph.errors import DataError, NonConformingError, ReadError
from tocgraph.graphs import BASE, doc_graph, evidence_graph
from tocgraph.resources import Resources
from tocgraph.store import open_store
from tocgraph.validate import Validator, Violation
from tocgraph.validate.engine import run_shacl
from tocgraph.validate.plan import plan, retargeted
from tocgraph.validate.targets import targets_of
from tocgraph.validate.triples import Triples, parse_quads

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import BuiltGraph
    from tocgraph.validate import Report

DOC: Final = f"{BASE}doc/csh/summary/undated/x"
TEXT: Final = f"{DOC}/eng"
KEY: Final = "csh.summary.undated.x"
ITEM: Final = f"{TEXT}~rec_1"
DIRECTIVE: Final = f"{ITEM}__dir_1"
MENTION: Final = f"{BASE}id/mention/0123456789abcdef"
CUE: Final = f"{BASE}id/cue/0123456789abcdef"
UNTOC: Final = f"{BASE}id/instrument/untoc"
WORDS: Final = "1. That member states ratify the Convention."
KNOWN: Final = {
    UNTOC: [vocab.toc("Convention")],
    f"{BASE}id/group/oas-member-states": [vocab.toc("AddresseeGroup")],
    vocab.concept("action", "join"): [f"{vocab.SKOS}Concept"],
    vocab.concept("force", "recommend"): [f"{vocab.SKOS}Concept"],
    vocab.concept("mention-kind", "instrument"): [f"{vocab.SKOS}Concept"],
    vocab.concept("cue-kind", "action"): [f"{vocab.SKOS}Concept"],
}


def literal(value: str, tag: str = "") -> str:
    return json.dumps(value, ensure_ascii=False) + tag


def integer(value: int) -> str:
    return f'"{value}"^^<{vocab.XSD}integer>'


def lines() -> list[str]:
    """One recommendation that asks member states to ratify a convention, by the contract."""
    said, proved = doc_graph(BASE, KEY), evidence_graph(BASE, KEY)
    found: list[str] = []

    def add(graph: str, subject: str, **values: str) -> None:
        for name, value in values.items():
            iri = {"a": vocab.RDF_TYPE, "label": vocab.RDFS_LABEL}.get(name)
            iri = iri or {
                "realizes": f"{vocab.ELI}realizes",
                "language": f"{vocab.ELI}language",
            }.get(name, f"{vocab.TOC}{name}")
            found.append(f"<{subject}> <{iri}> {value} <{graph}> .")

    def thing(iri: str) -> str:
        return f"<{iri}>"

    add(said, DOC, a=thing(vocab.toc("Publication")), label=literal("Summary", "@en"))
    add(said, DOC, hasText=thing(TEXT))
    add(said, TEXT, a=thing(vocab.toc("Text")), realizes=thing(DOC), content=literal(WORDS))
    add(said, TEXT, sha256=literal("a" * 64), textSha256=literal("b" * 64))
    add(said, TEXT, length=integer(len(WORDS)), fileName=literal("x.txt"))
    add(said, TEXT, mediaType=literal("text/plain"), encoding=literal("utf-8"))
    add(said, TEXT, language=thing(vocab.LANGUAGES["en"]))
    add(said, ITEM, a=thing(vocab.toc("Recommendation")), label=literal("Item 1", "@en"))
    add(said, ITEM, inText=thing(TEXT), path=literal("rec_1"), number=literal("1"))
    add(said, ITEM, order=integer(1), start=integer(0), end=integer(len(WORDS)))
    add(said, ITEM, hasDirective=thing(DIRECTIVE), refersTo=thing(UNTOC), cites=thing(UNTOC))
    add(said, DIRECTIVE, a=thing(vocab.toc("Directive")), inProvision=thing(ITEM))
    add(said, DIRECTIVE, start=integer(3), end=integer(43), rule=literal("that-clause"))
    add(said, DIRECTIVE, action=thing(vocab.concept("action", "join")))
    add(said, DIRECTIVE, force=thing(vocab.concept("force", "recommend")))
    add(said, DIRECTIVE, leadingVerb=literal("ratify"), target=thing(UNTOC))
    for slot in ("action", "force", "leadingVerb"):
        add(proved, DIRECTIVE, **{f"{slot}Evidence": thing(CUE)})
    add(proved, DIRECTIVE, targetEvidence=thing(MENTION))
    add(proved, MENTION, a=thing(vocab.toc("Mention")), names=thing(UNTOC))
    add(proved, MENTION, mentionKind=thing(vocab.concept("mention-kind", "instrument")))
    add(proved, MENTION, start=integer(33), end=integer(43), quote=literal("Convention"))
    add(proved, MENTION, inProvision=thing(ITEM), rule=literal("anaphora"))
    add(proved, CUE, a=thing(vocab.toc("Cue")), inProvision=thing(ITEM), rule=literal("verb"))
    add(proved, CUE, cueKind=thing(vocab.concept("cue-kind", "action")))
    add(proved, CUE, start=integer(22), end=integer(28), quote=literal("ratify"))
    return found


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator(Resources())


def check(validator: Validator, quads: list[str]) -> Report:
    return validator.document(quads, KNOWN)


def changed(old: str, new: str) -> list[str]:
    quads = lines()
    assert sum(old in quad for quad in quads) == 1, "the change must hit one quad"
    return [quad.replace(old, new) for quad in quads]


def by_shape(report: Report) -> dict[str, Violation]:
    return {found.shape.removeprefix(vocab.SHAPES): found for found in report.violations}


def test_a_right_document_conforms(validator: Validator) -> None:
    report = check(validator, lines())
    assert report.violations == ()
    assert report.conforms
    assert report.targets["tocs:Directive"] == 1
    assert report.targets["tocs:Excerpt"] == 2
    report.require()


def test_bytes_are_as_good_as_lines(validator: Validator) -> None:
    data = "\n".join(lines()).encode()
    assert validator.document(data, KNOWN) == check(validator, lines())


def test_a_violation_names_document_item_words_and_what_is_right(validator: Validator) -> None:
    report = check(validator, changed('"Convention"', '"convention"'))
    found = by_shape(report)["quote-differs-from-text"]
    assert (found.document, found.provision, found.words) == (DOC, "rec_1", "Convention")
    assert found.value == "convention"
    assert found.expected == "the words “Convention”"
    assert found.expected_es == "las palabras «Convention»"
    text = found.text()
    for part in (DOC, "rec_1", "“Convention”", "convention"):
        assert part in text
    assert found.text("es").startswith("Infracción: La cita no es el texto")


def test_a_missing_slot_is_told_with_the_words_of_the_directive(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#force>" not in quad]
    found = by_shape(check(validator, quads))["Directive-force"]
    assert found.component == "MinCountConstraintComponent"
    assert found.path == "toc:force"
    assert found.expected == "at least one value"
    assert found.words == "That member states ratify the Convention"
    assert (found.document, found.provision) == (DOC, "rec_1")


def test_a_slot_without_evidence_is_found(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#targetEvidence>" not in quad]
    found = by_shape(check(validator, quads))["slot-without-evidence"]
    assert (found.focus, found.path, found.value) == (DIRECTIVE, "toc:target", UNTOC)


def test_a_directive_without_evidence_of_its_force_is_found(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#forceEvidence>" not in quad]
    assert "Directive-forceEvidence" in by_shape(check(validator, quads))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#leadingVerb>", "#leadingVerbs>", "toc:leadingVerbs is not declared"),
        ("ontology#Cue>", "ontology#Clue>", "toc:Clue is not declared"),
    ],
)
def test_unknown_terms_are_errors(validator: Validator, old: str, new: str, message: str) -> None:
    report = check(validator, changed(old, new))
    found = [item for item in report.violations if item.shape.startswith("declared-")]
    assert [message in item.message_en for item in found] == [True]
    assert found[0].expected.startswith(("toc:leadingVerb", "toc:Cue"))


def test_a_link_to_a_thing_of_the_wrong_class_is_found(validator: Validator) -> None:
    known = {**KNOWN, vocab.concept("force", "recommend"): [vocab.toc("State")]}
    report = validator.document(lines(), known)
    assert by_shape(report)["Directive-force"].component == "ClassConstraintComponent"


def test_classes_below_are_targets_too(validator: Validator) -> None:
    # Without the ontology an instance of toc:Mention would be no target of tocs:Excerpt.
    quads = [quad for quad in lines() if not (MENTION in quad and "#quote>" in quad)]
    assert "Excerpt-quote" in by_shape(check(validator, quads))


def test_an_invalid_date_is_found_and_nothing_is_logged(
    validator: Validator, caplog: pytest.LogCaptureFixture
) -> None:
    date = (
        f'<{DOC}> <{vocab.TOC}documentDate> "2019-02-30"^^<{vocab.XSD}date> <{BASE}graph/doc/x> .'
    )
    found = by_shape(check(validator, [*lines(), date]))["Publication-documentDate"]
    assert found.value == "2019-02-30"
    assert found.expected == "one of these: day, month, year"
    assert caplog.records == []


def test_a_document_without_text_leaves_a_shape_without_target(validator: Validator) -> None:
    quads = [quad for quad in lines() if quad.startswith(f"<{DOC}> ")]
    found = by_shape(check(validator, quads))
    assert found["Text"].message_en == "The shape tocs:Text found nothing to look at."
    assert "Recital" not in found, "not every document has recitals"


def test_nothing_to_look_at_is_an_error(validator: Validator) -> None:
    report = validator.graph(['<urn:a> <http://purl.org/dc/terms/source> "x" .'])
    assert not report.conforms
    assert by_shape(report)["targets"].message_en.startswith("No shape found anything")


def test_nothing_is_validated_in_place(validator: Validator) -> None:
    quads = lines()
    before = list(quads)
    assert check(validator, quads) == check(validator, quads)
    assert quads == before


def test_another_base_iri(validator: Validator) -> None:
    base = "https://data.example.org/toc/"
    quads = [
        quad.replace(f"{BASE}id/", f"{base}id/")
        .replace(f"{BASE}doc/", f"{base}doc/")
        .replace(f"{BASE}graph/", f"{base}graph/")
        for quad in lines()
    ]
    known = {iri.replace(f"{BASE}id/", f"{base}id/"): types for iri, types in KNOWN.items()}
    moved = Validator(Resources(), base=base)
    assert moved.document(quads, known).violations == ()
    broken = [quad.replace('"Convention"', '"convention"') for quad in quads]
    assert "quote-differs-from-text" in by_shape(moved.document(broken, known))


def test_require_quotes_the_first_violation(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#force>" not in quad]
    with pytest.raises(
        NonConformingError, match="the first: The one force of a directive"
    ) as raised:
        check(validator, quads).require()
    assert raised.value.exit_code == 1


def test_the_report_is_sorted_and_plain(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#force>" not in quad and "#rule>" not in quad]
    report = check(validator, quads)
    assert list(report.violations) == sorted(report.violations, key=lambda item: item.sort_key)
    assert json.loads(json.dumps(report.violations[0].to_json()))["severity"] == "violation"


def test_sparing_the_engine_visits_changes_no_finding(validator: Validator) -> None:
    # Every fifth quad is gone, numbers are no numbers, targets are words: many shapes complain.
    kept = [quad for number, quad in enumerate(lines()) if number % 5]
    quads = [
        quad.replace("#integer>", "#date>").replace(f"<{UNTOC}>", '"words"').replace("x.txt", "")
        for quad in kept
    ]
    triples = Triples(parse_quads(quads))
    shapes, contexts = validator.shapes, frozenset({"document"})
    targets = targets_of(triples, shapes, contexts, validator.terms)
    moved = retargeted(shapes, targets, triples)
    data = triples.ntriples + validator.terms.hierarchy_ntriples()
    spared = run_shacl(data, shapes, plan(shapes, contexts, moved))
    plain = run_shacl(data, shapes, plan(shapes, contexts, frozenset()))
    assert len(moved) > 50
    assert len(plain) > 10
    assert set(spared) == set(plain)


# ------------------------------------------------------------------- files

STATE: Final = """
@prefix toc: <https://w3id.org/tocgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/tocgraph/id/state/mex> a toc:State ;
    rdfs:label "Mexico"@en ;
    toc:iso2 "MX" ; toc:iso3 "MEX" ;
    dcterms:source "ISO 3166-1" .
"""


def test_a_file_that_conforms(validator: Validator, tmp_path: Path) -> None:
    path = tmp_path / "states.ttl"
    path.write_text(STATE, encoding="utf-8")
    assert validator.files([path]).violations == ()
    assert validator.files([tmp_path]).targets["tocs:State"] == 1


def test_a_file_that_does_not_conform(validator: Validator, tmp_path: Path) -> None:
    path = tmp_path / "states.ttl"
    path.write_text(STATE.replace('"MX"', '"Mx"'), encoding="utf-8")
    found = by_shape(validator.files([path]))["State-iso2"]
    assert found.value == "Mx"
    assert found.expected == "something of the form ^[A-Z]{2}$"


def test_a_context_asks_for_all_its_shapes(validator: Validator, tmp_path: Path) -> None:
    path = tmp_path / "states.ttl"
    path.write_text(STATE, encoding="utf-8")
    missing = by_shape(validator.files([path], ["authority"]))
    assert "Treaty" in missing
    assert "Directive" not in missing


def test_broken_turtle_names_file_and_line(validator: Validator, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(STATE.replace('"MX" ;', '"MX'), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        validator.files([path])
    assert raised.value.path == str(path)
    assert raised.value.line == 7
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["states.txt", "states"])
def test_an_unknown_format_is_refused(validator: Validator, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(STATE, encoding="utf-8")
    with pytest.raises(DataError, match="format"):
        validator.files([path])


def test_a_missing_file_and_an_empty_folder_are_refused(
    validator: Validator, tmp_path: Path
) -> None:
    with pytest.raises(ReadError, match="no such file"):
        validator.files([tmp_path / "nowhere.ttl"])
    with pytest.raises(ReadError, match="no RDF file"):
        validator.files([tmp_path])


def test_broken_quads_are_refused(validator: Validator) -> None:
    with pytest.raises(DataError, match="N-Quads"):
        validator.document(["<urn:a> <urn:p> ."])


def test_quads_of_ours_in_a_file_are_held_to_the_rules(
    validator: Validator, tmp_path: Path
) -> None:
    path = tmp_path / "document.nq"
    path.write_text("\n".join(changed('"Convention"', '"convention"')), encoding="utf-8")
    found = by_shape(validator.files([path]))["quote-differs-from-text"]
    assert (found.provision, found.words) == ("rec_1", "Convention")


# ------------------------------------------------------------------- store


def store_of(quads: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(quads).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def test_a_rule_over_a_store_leads_to_document_item_and_words(validator: Validator) -> None:
    report = validator.store(store_of(changed('"Convention"', '"convention"')))
    found = by_shape(report)["quote-differs-from-text"]
    assert (found.document, found.provision, found.words) == (DOC, "rec_1", "Convention")


def test_what_no_graph_describes_is_a_dangling_link(validator: Validator) -> None:
    report = validator.store(store_of(lines()))
    dangling = [item for item in report.violations if item.shape == "dangling-link"]
    assert {item.value for item in dangling} == set(KNOWN) - {f"{BASE}id/group/oas-member-states"}


def test_a_store_is_held_to_the_shapes_on_request(validator: Validator) -> None:
    quads = [quad for quad in lines() if "#force>" not in quad]
    assert "Directive-force" not in by_shape(validator.store(store_of(quads)))
    found = by_shape(validator.store(store_of(quads), shapes=True))
    assert found["Directive-force"].provision == "rec_1"
    assert "targets" in found, "a store without authority data is not whole"


def test_the_built_graph_keeps_all_rules(built_graph: BuiltGraph, validator: Validator) -> None:
    store = open_store(built_graph.store)
    report = Validator(Resources(), base=store.base).store(store.store)
    assert [item.text() for item in report.violations if item.severity == "violation"] == []


# ---------------------------------------------------------- the data files


def test_the_ontology_follows_its_style_guide(validator: Validator) -> None:
    report = validator.ontology()
    assert report.violations == ()
    assert report.targets["tocs:ClassStyle"] >= 50
    assert report.targets["tocs:PropertyStyle"] >= 140


def test_every_shape_says_where_it_is_needed(validator: Validator) -> None:
    for shape in validator.shapes.nodes:
        assert shape.optional or shape.required_in, shape.iri


def test_every_class_of_the_ontology_has_a_shape(validator: Validator) -> None:
    # The classes that only group others, or that nothing in the data is an instance of alone.
    groups = {"Actor", "Agent", "LegalDocument"}
    reached = {
        sub
        for shape in validator.shapes.nodes
        for iri in shape.classes
        for sub in validator.terms.subclasses(iri)
    }
    assert {vocab.toc(name) for name in vocab.CLASSES - groups} <= reached


def test_every_property_of_the_ontology_has_a_shape(validator: Validator) -> None:
    triples = validator.shapes.triples
    paths = {path for iri in triples.by_subject for path in triples.values(iri, f"{vocab.SH}path")}
    # It stands between properties of the ontology, never in data.
    meta = {"evidencedBy"}
    assert {vocab.toc(name) for name in vocab.PROPERTIES - meta} <= paths


def test_every_shape_is_named_and_told_in_two_languages(validator: Validator) -> None:
    for shapes in (validator.shapes, validator.ontology_shapes):
        for iri, types in shapes.triples.types.items():
            if f"{vocab.SH}PropertyShape" not in types:
                continue
            assert iri.startswith(vocab.SHAPES), "every property shape has an IRI"
            told = shapes.triples.by_subject[iri]
            for name in ("name", "message"):
                tags = sorted(str(value)[-3:] for value in told[f"{vocab.SH}{name}"])
                assert tags == ["@en", "@es"], iri
