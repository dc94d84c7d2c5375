"""The stage: from a segmented document to its mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.fold import fold
from tocgraph.link.context import Index, Places
from tocgraph.link.coordination import EditionPairs
from tocgraph.link.draft import Draft, finish
from tocgraph.link.forms import compile_forms
from tocgraph.link.gazetteer import Gazetteer, Page
from tocgraph.link.home import HomeFinder
from tocgraph.link.lexicon import Canon, alternatives, load
from tocgraph.link.namer import Namer
from tocgraph.link.pinpoints import PinpointReader
from tocgraph.link.pointing import Pointer
from tocgraph.link.prospect import Prospect
from tocgraph.link.sessions import SessionReader
from tocgraph.link.shape import Shaper
from tocgraph.link.symbols import SymbolReader
from tocgraph.link.unlisted import UnlistedFinder
from tocgraph.symbols import SymbolFinder

if TYPE_CHECKING:
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
        articles = alternatives(names["leading"]["articles"])
        linking = alternatives(names["organs"]["qualifying"])
        self._gap = re.compile(
            f"(?P<space>[ \\n]+)(?:{alternatives(names['symbols']['words'])}[ \\n]+)?"
        )
        self._of = re.compile(f"[ \\n]+{linking}[ \\n]+(?:{articles}[ \\n]*)?$")
        self._index = Index(authority)
        forms = compile_forms(authority, names, self._canon)
        finder = SymbolFinder(resources)
        self._gazetteer = Gazetteer(forms, names, self._canon)
        shaper = Shaper(self._gazetteer, self._index, names)
        self._namer = Namer(shaper, self._index, names)
        self._pairs = EditionPairs(self._index, shaper.ordinals, names)
        self._sessions = SessionReader(self._index, shaper.ordinals, names)
        self._symbols = SymbolReader(authority, finder, forms, self._canon)
        self._home = HomeFinder(self._index, self._gazetteer, self._symbols)
        self._prospect = Prospect(load(resources, "prospective"))
        self._pointer = Pointer(
            self._index, self._gazetteer, self._prospect, load(resources, "anaphora")
        )
        self._pinpoints = PinpointReader(load(resources, "pinpoints"))
        self._unlisted = UnlistedFinder(load(resources, "heads"), names, shaper)

    def link(self, document: Document) -> tuple[Mention, ...]:
        """Return the mentions of the document, sorted by start, the longer first."""
        text = document.text
        folded = fold(text)
        page = Page(text, folded, self._canon.view(text, folded), document.source.language)
        places = Places(document)
        symbols = list(self._symbols.read(page))
        hits = self._gazetteer.find(page)
        taken = [*symbols, *self._home.headed(document)]
        chosen = self._namer.choose(page, hits, taken)
        context = self._home.context(document, [*taken, *chosen])
        chosen = [d for d in chosen if not self._home.is_own_title(document, context, d)]
        self._beside(page, symbols, chosen)
        for inner in symbols:
            inner.outer = min(
                (d for d in chosen if d.start <= inner.start and inner.end <= d.end),
                key=lambda d: d.length,
                default=None,
            )
        decided: list[Draft] = []
        for draft in sorted([*taken, *chosen], key=lambda d: (d.start, -d.end)):
            if not draft.targets and draft.reason is None:
                self._namer.decide(page, draft, context, decided)
            decided.append(draft)
        self._pairs.extend(page, decided)
        decided.extend(self._unlisted.find(page, document, decided, hits))
        self._shorten(decided)
        decided.extend(self._sessions.find(page, decided, context))
        decided.sort(key=lambda d: (d.start, -d.end))
        decided = self._pointer.read(page, document, places, context, decided, hits)
        self._prospect.mark(page, decided)
        self._pinpoints.attach(page, decided)
        return finish(decided, document.source.text_sha256, places, self.authority)

    def _shorten(self, drafts: list[Draft]) -> None:
        """Link "the Inter-American Convention" to the one longer name before it that begins so."""
        drafts.sort(key=lambda d: (d.start, -d.end))
        before: dict[str, tuple[str, ...]] = {}
        for draft in drafts:
            for entity in draft.targets:
                if entity not in before and entity in self.authority:
                    before[entity] = tuple(
                        self._canon.form(name.form)
                        for name in self.authority[entity].names
                        if name.kind not in ("contextual", "erroneous")
                    )
            if draft.rule != "head-noun" or draft.targets or not draft.names:
                continue
            start = f"{self._canon.form(draft.names[0])} "
            found = [
                entity
                for entity, names in before.items()
                if self.authority[entity].kind == draft.kind
                and any(name.startswith(start) for name in names)
            ]
            if len(found) == 1:
                draft.targets, draft.reason = (found[0],), None
                draft.rule = "shortened"
            elif found:
                draft.leave("it begins several names that stand before it", found)

    def _beside(self, page: Page, symbols: list[Draft], drafts: list[Draft]) -> None:
        """Note the issuer of a symbol on the name that stands right before or behind it."""
        starts = {symbol.start: symbol for symbol in symbols}
        ends = {symbol.end: symbol for symbol in symbols}
        for draft in drafts:
            after = self._gap.match(page.folded, draft.end)
            behind = (after.end("space"), after.end()) if after is not None else ()
            before = self._of.search(page.folded, max(0, draft.start - 9), draft.start)
            for found in (
                *(starts.get(offset) for offset in behind),
                ends.get(before.start()) if before is not None else None,
            ):
                if found is not None and found.issuer is not None:
                    draft.issuer = found.issuer
