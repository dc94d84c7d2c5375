"""Find the places that an annotator points to by quoting.

An annotator writes words, never offsets: offsets cannot be read, and a slip in
one goes unnoticed. A quote may leave words out with ``…``, which stands for
whatever comes between, up to the first place where the next words follow.
A quote that is not there is an error at once.
"""

from __future__ import annotations

import re

from tocgraph.errors import DataError
from tocgraph.model import Span

__all__ = ["find_all", "find_quote"]

GAP = "…"


def _pattern(quote: str) -> re.Pattern[str]:
    """Match the words as a reader sees them: whole words, any white space between."""
    words = [re.escape(word) for word in quote.split()]
    body = r"\s+".join(words)
    # A boundary is asked for only where the quote itself ends in a letter or digit.
    before = r"(?<!\w)" if quote.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if quote.strip()[-1:].isalnum() else ""
    return re.compile(before + body + after)


def find_all(text: str, quote: str, within: Span) -> list[Span]:
    """Return every place in ``within`` where the quote stands, in order.

    >>> find_all("the OAS and the OAS bodies", "OAS", Span(0, 26))
    [Span(start=4, end=7), Span(start=16, end=19)]
    >>> find_all("REMJA-VI, then  the end", "then … end", Span(0, 23))
    [Span(start=10, end=23)]
    """
    pieces = [piece for piece in (part.strip() for part in quote.split(GAP)) if piece]
    if not pieces:
        return []
    patterns = [_pattern(piece) for piece in pieces]
    found: list[Span] = []
    cursor = within.start
    while True:
        first = patterns[0].search(text, cursor, within.end)
        if first is None:
            return found
        end = first.end()
        for pattern in patterns[1:]:
            following = pattern.search(text, end, within.end)
            if following is None:
                return found
            end = following.end()
        found.append(Span(first.start(), end))
        cursor = end


def find_quote(text: str, quote: str, within: Span, *, nth: int = 1, where: str = "") -> Span:
    """Return the ``nth`` place of the quote inside ``within``.

    >>> find_quote("the OAS and the OAS bodies", "OAS", Span(0, 26), nth=2)
    Span(start=16, end=19)
    >>> find_quote("the OAS", "UNODC", Span(0, 7), where="rec_1")
    Traceback (most recent call last):
    ...
    tocgraph.errors.DataError: the words 'UNODC' do not stand in rec_1. Copy them from the document.

    Raises:
        DataError: there are fewer such places.
    """
    places = find_all(text, quote, within)
    if nth < 1 or len(places) < nth:
        rank = "" if nth == 1 else f" {nth} times"
        raise DataError(
            f"the words {quote!r} do not stand{rank} in {where or 'the text'}",
            term=quote,
            hint="Copy them from the document.",
        )
    return places[nth - 1]
