"""The symbols of the authority data and the families agree."""

from __future__ import annotations

from pathlib import Path

from tocgraph.authority import load_authority
from tocgraph.resources import Resources
from tocgraph.symbols import SymbolFinder

RESOURCES = Resources()
FINDER = SymbolFinder(RESOURCES)
AUTHORITY = load_authority(RESOURCES)

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"


def test_symbols_lead_back_to_their_entity() -> None:
    """A symbol's slug is its own entity's, or its canonical form is in the data."""
    wrong: list[tuple[str, str, str]] = []
    read = 0
    for entity in AUTHORITY:
        for symbol in entity.symbols:
            hit = FINDER.parse(symbol)
            if hit is None:
                continue
            read += 1
            by_slug = entity.id == f"instrument/{hit.slug}"
            by_symbol = AUTHORITY.by_symbol.get(hit.canonical) == (entity.id,)
            if not (by_slug or by_symbol):
                wrong.append((entity.id, symbol, hit.canonical))
    assert wrong == []
    # 205 acts of resolutions.tsv bear a symbol of the OAS; instruments.tsv adds those of the
    # United Nations, the Council of Europe, MERCOSUR and the Andean Community.
    assert read > 290


def test_a_symbol_names_one_thing() -> None:
    """Where two rows of the sources share a symbol, the act keeps it and ``adopts`` leads on."""
    assert {s: ids for s, ids in AUTHORITY.by_symbol.items() if len(ids) > 1} == {}
    assert AUTHORITY["instrument/cp-res-908"].related("adopts") == (
        "instrument/hemispheric-plan-of-action-toc",
    )


def test_slugs_of_acts_that_no_table_lists() -> None:
    """The rule that a later listing must not change."""
    expected = {
        "AG/RES. 2334 (XXXVII-O/07)": "ag-res-2334",
        "CP/RES. 908 (1567/06)": "cp-res-908",
        "A/RES/55/25": "a-res-55-25",
        "resolution 1373 (2001)": "s-res-1373",
        "AG/RES. 1 (XXIV-E/97)": "ag-res-1-xxiv-e",
    }
    found = {text: hit.slug for text in expected if (hit := FINDER.parse(text)) is not None}
    assert found == expected


def test_the_two_documents() -> None:
    """All symbols of the documents, read from their pages, and nothing else."""
    summary = (DOCUMENTS / "000_72816f43daeceac8.txt").read_text(encoding="utf-8")
    assert FINDER.find(summary) == ()
    adopted = (DOCUMENTS / "004_6afbd76f3ff834fe.txt").read_text(encoding="utf-8")
    found = [
        (adopted[hit.start : hit.end], hit.kind, hit.session, hit.year)
        for hit in FINDER.find(adopted)
    ]
    assert found == [
        ("OEA/Ser.K/XXXIV", "series-symbol", None, None),
        ("RANDOT-II/doc.3/19 rev. 1", "document-symbol", None, "2019"),
        ("AG/RES. 2925 (XLVIII-O/18)", "resolution", "48", "2018"),
        ("AG/RES. 2189 (XXXVI-O/06)", "resolution", "36", "2006"),
        ("CP/RES. 908 (1567/06)", "resolution", "1567", "2006"),
    ]
    paper = FINDER.find(adopted)[1]
    assert (paper.slug, paper.issuer) == ("doc-3-19-rev-1", "meeting/randot-ii")


def test_lists_go_on_after_the_first() -> None:
    text = "resolutions AG/RES. 2116 (XXXV-O/05), 2189 (XXXVI-O/06) and 2334 (XXXVII-O/07)"
    assert [hit.slug for hit in FINDER.find(text)] == ["ag-res-2116", "ag-res-2189", "ag-res-2334"]
    text = "las Decisiones 505, 552 y 668 de la Comunidad Andina"
    assert [text[hit.start : hit.end] for hit in FINDER.find(text)] == [
        "Decisiones 505",
        "552",
        "668",
    ]


def test_within_bounds_only() -> None:
    text = "AG/RES. 2189 (XXXVI-O/06) and CP/RES. 908 (1567/06)"
    assert [hit.slug for hit in FINDER.find(text, 10)] == ["cp-res-908"]
    assert [hit.slug for hit in FINDER.find(text, 0, 26)] == ["ag-res-2189"]
