"""The concept schemes: ordered as decided, and holding every slug that the data files use."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib

from ontology.support import ontology_paths, parsed
from tocgraph import vocab
from tocgraph.resources import Resources

GOLD = Path(__file__).resolve().parents[1] / "gold"
# A key of the data files, where its value is the slug of a concept.
SLOTS = {"action": "action", "force": "force", "aspect": "aspect", "ask_level": "ask-level"}


@cache
def concepts() -> rdflib.Graph:
    return parsed(ontology_paths()[1])


def slugs(scheme: str) -> set[str]:
    found = concepts().subjects(rdflib.SKOS.inScheme, rdflib.URIRef(vocab.scheme(scheme)))
    return {str(concept).rpartition("/")[2] for concept in found}


def by_rank(scheme: str) -> list[str]:
    rank = rdflib.URIRef(vocab.toc("rank"))
    ranked = [
        (int(str(concepts().value(rdflib.URIRef(vocab.concept(scheme, slug)), rank))), slug)
        for slug in slugs(scheme)
    ]
    return [slug for _, slug in sorted(ranked, reverse=True)]


def values(data: Any, key: str) -> set[str]:
    """All strings and numbers under that key, wherever it stands."""
    if isinstance(data, dict):
        own = data.get(key)
        found = {str(own)} if isinstance(own, str | int) else set()
        return found.union(*(values(item, key) for item in data.values()))
    if isinstance(data, list):
        return set().union(*(values(item, key) for item in data))
    return set()


def test_force_is_ordered_from_urging_to_inviting_to_consider() -> None:
    assert by_rank("force") == [
        "urge",
        "recommend",
        "determine-whether",
        "consider",
        "invite-to-consider",
    ]


def test_ask_levels_are_ordered_by_their_number() -> None:
    assert by_rank("ask-level") == ["4", "3", "2", "1"]


def test_force_can_be_compared_in_sparql() -> None:
    rows = concepts().query(
        """PREFIX toc: <https://w3id.org/tocgraph/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?force WHERE {
          ?force skos:inScheme <https://w3id.org/tocgraph/concept/force> ; toc:rank ?rank .
          FILTER(?rank < 3)
        }"""
    )
    found = {str(row[0]).rpartition("/")[2] for row in rows if isinstance(row, tuple)}
    assert found == {"consider", "invite-to-consider"}


def test_the_action_groups_hold_all_actions() -> None:
    broader = set(concepts().subject_objects(rdflib.SKOS.broader))
    groups = {
        str(group).rpartition("/")[2]
        for action, group in broader
        if str(action).startswith(vocab.scheme("action") + "/")
    }
    assert groups == {
        "commitment",
        "institution-building",
        "meeting",
        "cooperation",
        "assistance",
        "knowledge",
        "regulation",
        "communication",
    }


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_the_gold_set_uses_concepts_that_exist(path: Path, slot: str) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert values(data, slot) <= slugs(SLOTS[slot])


@pytest.mark.parametrize(
    ("name", "key", "scheme"),
    [
        ("interpret-actions", "slug", "action"),
        ("interpret-wrappers", "force", "force"),
        ("interpret-wrappers", "aspect", "aspect"),
        ("recitals", "verb", "recital-verb"),
        ("document-types", "slug", "document-type"),
    ],
)
def test_the_lexicon_uses_concepts_that_exist(name: str, key: str, scheme: str) -> None:
    used = values(Resources().toml(f"data/lexicon/{name}.toml"), key)
    assert used
    assert used <= slugs(scheme)


def test_topics_have_labels_in_four_languages_and_say_where_they_come_from() -> None:
    source = rdflib.DCTERMS.source
    unsourced = rdflib.URIRef(vocab.toc("unsourced"))
    topics = set(concepts().subjects(rdflib.SKOS.inScheme, rdflib.URIRef(vocab.scheme("topic"))))
    assert len(topics) == 57
    for topic in topics:
        languages = {
            label.language
            for label in concepts().objects(topic, rdflib.SKOS.prefLabel)
            if isinstance(label, rdflib.Literal)
        }
        assert languages == {"en", "es", "fr", "pt"}, topic
        assert (topic, unsourced, None) in concepts(), topic
        match = concepts().value(topic, rdflib.SKOS.closeMatch)
        assert (match is None) == ((topic, source, None) not in concepts()), topic
