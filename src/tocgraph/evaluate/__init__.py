"""Measure an extraction against hand-made annotations.

Each kind of reading has its own precision, recall and F1, with the counts they
rest on and their 95 % Wilson intervals; nothing is averaged over kinds. The
names of the kinds and what each asks for are in ``tests/gold/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.errors import DataError
from tocgraph.evaluate.acts import compare_directives
from tocgraph.evaluate.floor import Fall, check_floor, read_floor
from tocgraph.evaluate.gold import GoldFile, read_gold
from tocgraph.evaluate.placing import GoldDocument, place
from tocgraph.evaluate.reading import (
    compare_claims,
    compare_header,
    compare_mentions,
    compare_provisions,
)
from tocgraph.evaluate.score import Score, Tally, wilson

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tocgraph.model import Extraction

__all__ = [
    "Evaluation",
    "Fall",
    "GoldDocument",
    "GoldFile",
    "Score",
    "check_floor",
    "evaluate",
    "evaluate_documents",
    "place",
    "read_floor",
    "read_gold",
    "wilson",
]


@dataclass(frozen=True)
class Evaluation:
    """The scores of one run, and each fault behind them: kind, missed or wrong, what."""

    scores: tuple[Score, ...]
    faults: tuple[tuple[str, str, str], ...]

    def score(self, kind: str) -> Score:
        """Return the score of one kind; an unmeasured kind has none of anything.

        >>> Evaluation((), ()).score("claim")
        Score(kind='claim', tp=0, fp=0, fn=0)
        """
        return next((s for s in self.scores if s.kind == kind), Score(kind, 0, 0, 0))


def evaluate_documents(pairs: Iterable[tuple[GoldDocument, Extraction]]) -> Evaluation:
    """Compare each placed annotation with the extraction of the same text."""
    tally = Tally()
    for gold, extraction in pairs:
        compare_provisions(gold, extraction, tally)
        compare_header(gold, extraction, tally)
        compare_mentions(gold, extraction, tally)
        compare_directives(gold, extraction, tally)
        compare_claims(gold, extraction, tally)
    ranked = sorted(tally.scores(), key=lambda score: _rank(score.kind))
    return Evaluation(tuple(ranked), tuple(tally.misses))


_ORDER = ("provision", "item", "header", "mention", "pinpoint", "link", "unresolved", "directive")


def _rank(kind: str) -> tuple[int, str]:
    """Order kinds as the stages come, each family together.

    >>> sorted(["claim", "link.name", "link", "mention"], key=_rank)
    ['mention', 'link', 'link.name', 'claim']
    """
    family = kind.partition(".")[0]
    return (_ORDER.index(family) if family in _ORDER else len(_ORDER), kind)


def evaluate(gold: Path, extractions: Iterable[Extraction]) -> Evaluation:
    """Compare extractions with the annotations of a folder or file.

    Each annotation is compared with the extraction of the same bytes; what has
    no annotation is left out.

    Raises:
        ReadError: there is no annotation, or it cannot be read.
        DataError: an annotation is not of the form, or its document was not extracted.
    """
    by_hash = {extraction.document.source.sha256: extraction for extraction in extractions}
    pairs: list[tuple[GoldDocument, Extraction]] = []
    for annotation in read_gold(gold):
        extraction = by_hash.get(annotation.sha256)
        if extraction is None:
            raise DataError(
                f"the annotated document {annotation.document} was not extracted, "
                "or its bytes are not those that were annotated",
                path=annotation.path,
                term=annotation.sha256,
                hint="Extract that very file, or correct sha256 if the annotation still holds.",
            )
        pairs.append((place(annotation, extraction.document.text), extraction))
    return evaluate_documents(pairs)
