"""Each rule over whole graphs lets the right thing pass and finds the wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest

from tocgraph import graphs as naming
from tocgraph.errors import DataError
from tocgraph.resources import Resources
from tocgraph.validate import Rule, load_rules, store_query
from tocgraph.validate.rules import parse_rule

HERE: Final = Path(__file__).parent / "rules"
CASE: Final = "https://w3id.org/tocgraph/shapes/case#"
RULES: Final = {rule.name: rule for rule in load_rules(Resources())}
# Where data of a family stand, so that a rule finds them by the families it names.
GRAPHS: Final = {
    "ontology": naming.ontology_graph(),
    "authority": naming.authority_graph(),
    "status": naming.status_graph(),
    "documents": naming.doc_graph(naming.BASE, "a.b.undated.c"),
    "evidence": naming.evidence_graph(naming.BASE, "a.b.undated.c"),
}


def read(rule: Rule) -> tuple[str, dict[str, ox.Store]]:
    """Return the node that the rule must find, and a store for each of the two graphs."""
    stores = {"conforming": ox.Store(), "violating": ox.Store()}
    target = ox.NamedNode(GRAPHS[rule.families[0]])
    focus = ""
    for quad in ox.parse(path=str(HERE / f"{rule.name}.trig"), format=ox.RdfFormat.TRIG):
        if isinstance(quad.graph_name, ox.NamedNode):
            store = stores[quad.graph_name.value.removeprefix(CASE)]
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, target))
        else:
            assert isinstance(quad.object, ox.NamedNode)
            focus = quad.object.value
    return focus, stores


def test_every_rule_has_its_cases() -> None:
    assert {path.stem for path in HERE.glob("*.trig")} == set(RULES)
    assert len(RULES) >= 28


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_conforming(rule: Rule) -> None:
    _, stores = read(rule)
    assert list(rule.findings(store_query(stores["conforming"]))) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_violating(rule: Rule) -> None:
    focus, stores = read(rule)
    found = list(rule.findings(store_query(stores["violating"])))
    assert focus in {item.focus for item in found}
    for item in found:
        assert item.message_en != item.message_es
        assert "{" not in item.message_en + item.message_es + item.expected + item.expected_es
        assert item.expected
        assert item.expected_es
        assert item.severity == rule.header["severity"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_data_of_other_families_are_not_read(rule: Rule) -> None:
    _, stores = read(rule)
    elsewhere = ox.Store()
    for quad in stores["violating"]:
        graph = ox.NamedNode("https://example.org/not-ours")
        elsewhere.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    assert list(rule.findings(store_query(elsewhere))) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_families_exist(rule: Rule) -> None:
    assert set(rule.families) <= set(naming.FAMILIES)


def test_a_header_that_lacks_a_line_is_refused() -> None:
    with pytest.raises(DataError, match="lacks severity, scope"):
        parse_rule("x", "# title: t\n# title-es: t\nSELECT ?focus {}", "shapes/graph/x.rq")


def test_an_unknown_severity_is_refused() -> None:
    text = (Resources().path("shapes/graph/beyond-text.rq")).read_text(encoding="utf-8")
    with pytest.raises(DataError, match="severity"):
        parse_rule("x", text.replace("severity: violation", "severity: grave"), "x.rq")
