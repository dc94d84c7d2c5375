"""Names as people type them: without accents, spaced differently, or cut short."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bearers", "stem_bearers", "words_of"]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name, without case, accents and punctuation.

    >>> words_of("RANDOT-II/doc.3/19 rev.1") == words_of("randot-ii/doc. 3/19, Rev. 1")
    True
    >>> words_of("Comisión")
    ('comision',)
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain))


def bearers(text: str, names: Iterable[tuple[str, str]]) -> set[str]:
    """Return the things, among pairs of a name and a thing, whose name has these words."""
    wanted = words_of(text)
    return {thing for name, thing in names if wanted and words_of(name) == wanted}


def stem_bearers(text: str, symbols: Iterable[tuple[str, str]]) -> set[str]:
    """Return the one thing whose symbol begins with these words, as in a set.

    A symbol's stem has a number; what fits several things is no stem.

    >>> known = [("AG/RES. 2925 (XLVIII-O/18)", "a"), ("AG/RES. 2926 (XLVIII-O/18)", "b")]
    >>> stem_bearers("AG/RES. 2925", known), stem_bearers("AG/RES.", known)
    ({'a'}, set())
    """
    wanted = words_of(text)
    if len(wanted) < 2 or not any(word.isdigit() for word in wanted):
        return set()
    found = {thing for name, thing in symbols if words_of(name)[: len(wanted)] == wanted}
    return found if len(found) == 1 else set()
