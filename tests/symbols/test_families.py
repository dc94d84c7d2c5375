"""Every family finds its examples, whole and with what they encode, and nothing in its rejects."""

from __future__ import annotations

import pytest

from tocgraph.authority import load_authority
from tocgraph.resources import Resources
from tocgraph.symbols import Family, SymbolFinder, SymbolHit

RESOURCES = Resources()
FINDER = SymbolFinder(RESOURCES)
AUTHORITY = load_authority(RESOURCES)

EXAMPLES = [
    pytest.param(family, example, id=f"{family.id}:{example['text']!r}")
    for family in FINDER.families
    for example in family.examples
]
REJECTS = [
    pytest.param(family, text, id=f"{family.id}:{text!r}")
    for family in FINDER.families
    for text in family.rejects
]
CHECKED = {"slug", "canonical", "session", "year", "issuer", "revision"}


def _one(hits: tuple[SymbolHit, ...], what: str) -> SymbolHit:
    assert len(hits) == 1, f"{what}: {hits}"
    return hits[0]


@pytest.mark.parametrize(("family", "example"), EXAMPLES)
def test_example_is_found(family: Family, example: dict[str, str]) -> None:
    words = example["text"]
    text = f"see ({example.get('in', words)}), which" if "in" not in example else example["in"]
    hit = _one(FINDER.find(text), text)
    assert text[hit.start : hit.end] == words
    assert hit.family == family.id
    assert set(example) <= CHECKED | {"text", "in"}
    for name in CHECKED & set(example):
        assert getattr(hit, name) == example[name], name
    if "session" not in example:
        assert hit.session is None
    if "year" not in example:
        assert hit.year is None


@pytest.mark.parametrize(("family", "text"), REJECTS)
def test_reject_is_not_found(family: Family, text: str) -> None:
    assert not [hit for hit in FINDER.find(text) if hit.family == family.id]


@pytest.mark.parametrize("family", FINDER.families, ids=lambda family: family.id)
def test_family_has_examples_both_ways(family: Family) -> None:
    assert family.examples
    assert family.rejects
    assert len({example.get("slug") for example in family.examples} - {None}) >= 1


@pytest.mark.parametrize("family", FINDER.families, ids=lambda family: family.id)
def test_issuers_are_in_the_authority_data(family: Family) -> None:
    issuers = [family.issuer_else] if family.issuer_else else []
    if family.issuer and "{edition}" in family.issuer:
        issuers += [family.issuer.replace("{edition}", name) for name in sorted(family.editions)]
    elif family.issuer:
        issuers.append(family.issuer)
    assert [issuer for issuer in issuers if issuer not in AUTHORITY] == []


def test_families_are_told_apart() -> None:
    """No two families share an id, and each of the asked-for ones is there."""
    ids = [family.id for family in FINDER.families]
    assert len(ids) == len(set(ids))
    wanted = {
        *("ag-res", "ag-dec", "ag-doc", "cp-res", "cp-dec", "cp-doc", "csh", "ce-dot", "oea-ser"),
        *("remja-doc", "randot-doc", "regdot-doc", "gapeca-doc", "ciber-doc", "penal-doc"),
        *("cicad-doc", "cicad-lavex-doc", "mesicic-cep-doc", "sg-mesicic-doc", "cifta-cep-doc"),
        *("a-res", "s-res", "s-res-in-words", "e-doc", "ctoc-cop", "cac-cosp"),
        *("mercosur-cmc-dec", "andean-decision", "ets"),
    }
    assert wanted - set(ids) == set()


def test_canonical_forms_read_as_themselves() -> None:
    for family in FINDER.families:
        for example in family.examples:
            if "in" in example:
                continue
            again = FINDER.parse(example["canonical"])
            assert again is not None, example["canonical"]
            assert again.canonical == example["canonical"]
