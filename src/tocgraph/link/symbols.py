"""Mentions that are symbols, and the quoted titles that stand behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.link.draft import Draft
from tocgraph.link.namer import NOT_LISTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tocgraph.link.forms import Forms
    from tocgraph.link.gazetteer import Page
    from tocgraph.link.lexicon import Canon
    from tocgraph.model import Authority
    from tocgraph.symbols import SymbolFinder, SymbolHit

__all__ = ["SymbolReader"]

_QUOTED = re.compile(r"[ \n,]*[\"“«„][ \n]*([^\"“”«»„]{4,300}?)[ \n]*[,.;]?[\"”»“]")
_SPACES = re.compile(r"\s+")


class SymbolReader:
    """Finds symbols and decides which act or paper each names.

    Where a symbol has two ids (a resolution and the plan it adopts), it names the
    resolution. A resolution that no table lists is named by its slug all the same.
    """

    def __init__(
        self, authority: Authority, finder: SymbolFinder, forms: Forms, canon: Canon
    ) -> None:
        self.authority = authority
        self.finder = finder
        self.forms = forms
        self.canon = canon
        self._by_symbol: dict[str, list[str]] = {}
        for symbol, ids in authority.by_symbol.items():
            self._by_symbol.setdefault(self._key(symbol), []).extend(ids)

    @staticmethod
    def _key(symbol: str) -> str:
        return _SPACES.sub("", symbol).upper()

    def named(self, hit: SymbolHit) -> tuple[str, ...]:
        """Return the entities whose symbol this is."""
        ids = dict.fromkeys(self._by_symbol.get(self._key(hit.canonical), ()))
        if hit.kind == "resolution":
            acts = tuple(e for e in ids if self.authority[e].kind == "resolution")
            return acts or tuple(ids) or (f"instrument/{hit.slug}",)
        return tuple(ids)

    def read(self, page: Page) -> Iterator[Draft]:
        """Yield the mentions, in the order of the text."""
        for hit in self.finder.find(page.text):
            kind = "resolution" if hit.kind == "resolution" else "document-symbol"
            rule = "series-symbol" if hit.kind == "series-symbol" else "symbol"
            draft = Draft(hit.start, hit.end, kind, rule)
            draft.issuer = hit.issuer
            targets = self.named(hit)
            if len(targets) == 1:
                draft.targets = targets
            elif targets:
                draft.leave("the symbol belongs to several", targets)
            else:
                draft.leave(NOT_LISTED)
            yield draft
            if hit.kind == "resolution":
                yield from self._title(page, hit.end, draft)

    def _title(self, page: Page, end: int, symbol: Draft) -> Iterable[Draft]:
        match = _QUOTED.match(page.text, end)
        if match is None:
            return
        draft = Draft(match.start(1), match.end(1), symbol.kind, "title-after-symbol")
        draft.targets, draft.candidates = symbol.targets, symbol.candidates
        draft.reason = symbol.reason
        yield draft
