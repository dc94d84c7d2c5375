"""Every entry of the lexicon has an example in each language, and every example its entry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from interpret.reading import read
from tocgraph.fold import fold
from tocgraph.interpret.lexicon import LANGUAGES, Lexicon
from tocgraph.interpret.morphology import FORMS, Morphology
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.model import Directive

RESOURCES = Resources()


@cache
def data(name: str) -> Any:
    return RESOURCES.toml(f"data/lexicon/interpret-{name}.toml")


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(language, RESOURCES)


def directives(text: str, language: str) -> tuple[Directive, ...]:
    return read(text, language)[0]


def actions() -> Iterator[Any]:
    for entry in data("actions")["action"]:
        for language in LANGUAGES:
            yield pytest.param(entry, language, id=f"{entry['slug']}-{language}")


@pytest.mark.parametrize(("entry", "language"), list(actions()))
def test_action_example_is_read_as_its_action(entry: Any, language: str) -> None:
    found = directives(entry["examples"][language], language)
    assert [one.action.value for one in found] == [entry["slug"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_is_read_as_its_own_action(language: str) -> None:
    """The other way round: each verb listed, put before an object, gives its action."""
    verbs = lexicon(language).verbs
    wrong = {
        verb: entry["slug"]
        for entry in data("actions")["action"]
        for verb in entry.get("verbs", {}).get(language, ())
        if getattr(verbs[verb].action, "slug", None) != entry["slug"]
    }
    assert wrong == {}


def wrapped() -> Iterator[Any]:
    for entry in data("wrappers")["wrapper"]:
        for example in entry["examples"]:
            yield pytest.param(entry, example, id=f"{entry['id']}-{example['language']}")


@pytest.mark.parametrize(("entry", "example"), list(wrapped()))
def test_wrapper_example_sets_its_slots(entry: Any, example: Any) -> None:
    found = directives(example["text"], example["language"])
    assert len(found) == 1
    directive = found[0]
    assert directive.leading_verb.value == example["verb"]
    assert directive.force.value == entry.get("force", "recommend")
    aspect = directive.aspect.value if directive.aspect else None
    assert aspect == example.get("aspect", entry.get("aspect"))


def test_every_wrapper_has_an_example_in_each_language() -> None:
    missing = {
        (entry["id"], language)
        for entry in data("wrappers")["wrapper"]
        for language in LANGUAGES
        if language not in {example["language"] for example in entry["examples"]}
    }
    assert missing == set()


def limited() -> Iterator[Any]:
    for entry in data("adjuncts")["adjunct"]:
        for example in entry["examples"]:
            yield pytest.param(entry, example, id=f"{entry['id']}-{example['language']}")


@pytest.mark.parametrize(("entry", "example"), list(limited()))
def test_adjunct_example_fills_its_slot(entry: Any, example: Any) -> None:
    found = directives(example["text"], example["language"])
    assert found
    directive = found[-1]
    kind = entry["kind"]
    if kind == "condition":
        assert directive.condition is not None
        assert directive.condition.value == example["words"]
        assert directive.condition.cue is not None
        assert directive.condition.cue.rule == f"interpret/{entry['id']}"
    elif kind == "time-limit":
        assert directive.time_limit is not None
        assert directive.time_limit.value == example["words"]
        assert directive.time_value == example.get("value")
    elif kind == "channel":
        assert [slot.value for slot in directive.channels] == ["body/oas-permanent-council"]
    elif kind == "means":
        assert [slot.value for slot in directive.channels] == [example["words"]]
    elif kind == "aspect":
        assert directive.aspect is not None
        assert directive.aspect.value == entry["value"]
    elif kind == "mandate":
        assert [slot.value for slot in directive.targets] == ["instrument/iacc"]
    elif kind == "recipient":
        assert [slot.value for slot in directive.beneficiaries] == ["group/oas-member-states"]
    else:
        assert example["words"] in example["text"]
        assert directive.condition is None
        assert directive.time_limit is None
        assert directive.targets == ()
        assert all(example["words"] not in slot.value for slot in directive.creates)


def test_every_adjunct_has_an_example_in_each_language() -> None:
    missing = {
        (entry["id"], language)
        for entry in data("adjuncts")["adjunct"]
        for language in LANGUAGES
        if language not in {example["language"] for example in entry["examples"]}
    }
    assert missing == set()


@pytest.mark.parametrize("example", data("morphology")["example"], ids=lambda one: one["verb"])
def test_inflected_forms(example: Any) -> None:
    morphology = Morphology(RESOURCES)
    for form, written in example["forms"].items():
        assert written in morphology.forms(example["language"], example["verb"], form)
        hit = lexicon(example["language"]).verb_at(written, 0, form)
        assert hit is not None
        assert hit.verb.lemma == example["verb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_every_form(language: str) -> None:
    morphology = Morphology(RESOURCES)
    missing = {
        (verb, form)
        for verb in lexicon(language).verbs
        for form in FORMS
        if not morphology.forms(language, verb, form)
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_are_written_folded(language: str) -> None:
    assert all(noun == fold(noun) for noun in lexicon(language).nouns)
