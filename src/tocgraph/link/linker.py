"""The stage: from a segmented document to its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.fold import fold
from tocgraph.link.context import Context, Index, Places
from tocgraph.link.draft import Draft, finish
from tocgraph.link.forms import compile_forms
from tocgraph.link.gazetteer import Gazetteer, Page
from tocgraph.link.home import HomeFinder
from tocgraph.link.lexicon import Canon, load
from tocgraph.link.namer import Namer
from tocgraph.link.pinpoints import PinpointReader
from tocgraph.link.pointing import Pointer
from tocgraph.link.prospect import Prospect
from tocgraph.link.shape import Shaper
from tocgraph.link.symbols import SymbolReader
from tocgraph.link.unlisted import UnlistedFinder
from tocgraph.symbols import SymbolFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.model import Authority, Document, Mention
    from tocgraph.resources import Resources

__all__ = ["Linker"]


class Linker:
    """Finds the mentions of a document and decides what each names.

    Compiled once from the authority data and the lexicons; a document is linked
    alone, in time linear in its length.
    """

    def __init__(self, authority: Authority, resources: Resources) -> None:
        names = load(resources, "names")
        self.authority = authority
        self._canon = Canon(names)
        self._index = Index(authority)
        forms = compile_forms(authority, names, self._canon)
        finder = SymbolFinder(resources)
        self._gazetteer = Gazetteer(forms, names, self._canon)
        self._namer = Namer(Shaper(self._gazetteer, self._index, names), self._index, names)
        self._symbols = SymbolReader(authority, finder, forms, self._canon)
        self._home = HomeFinder(self._index, self._gazetteer, self._symbols)
        self._pointer = Pointer(self._index, self._gazetteer, load(resources, "anaphora"))
        self._prospect = Prospect(self._index, load(resources, "prospective"))
        self._pinpoints = PinpointReader(load(resources, "pinpoints"))
        self._unlisted = UnlistedFinder(load(resources, "heads"), names, self._canon)

    def link(self, document: Document) -> tuple[Mention, ...]:
        """Return the mentions of the document, sorted by start, the longer first."""
        text = document.text
        folded = fold(text)
        page = Page(
            text, folded, self._canon.view(text, folded), document.source.language
        )
        places = Places(document)
        symbols = list(self._symbols.read(page))
        hits = self._gazetteer.find(page)
        taken = [*symbols, *self._home.headed(document, page)]
        chosen = self._namer.choose(page, hits, taken)
        context = self._home.context(document, page, [*taken, *chosen], hits)
        for inner in symbols:
            inner.outer = min(
                (d for d in chosen if d.start <= inner.start and inner.end <= d.end),
                key=lambda d: d.length,
                default=None,
            )
        decided: list[Draft] = []
        for draft in sorted([*taken, *chosen], key=lambda d: (d.start, -d.end)):
            if not draft.targets and draft.reason is None:
                path = places.path(draft.start, draft.end)
                self._namer.decide(
                    page, draft, context, lambda path=path: self._before(document, path, decided)
                )
            decided.append(draft)
        decided.extend(self._unlisted.find(page, document, decided, hits))
        decided.sort(key=lambda d: (d.start, -d.end))
        decided = self._pointer.read(page, document, places, context, decided, hits)
        self._prospect.mark(page, decided)
        self._pinpoints.attach(page, decided)
        return finish(decided, document.source.text_sha256, places, self.authority)

    @staticmethod
    def _before(document: Document, path: str, decided: list[Draft]) -> Iterator[Draft]:
        """Yield what was named before in the same item, then anywhere, the nearest first."""
        del document, path
        yield from reversed(decided)
