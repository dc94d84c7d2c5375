"""Which organisation issues a document, what the document carries, and which meeting made it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tocgraph.link.context import Context
from tocgraph.link.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tocgraph.link.context import Index
    from tocgraph.link.forms import Form
    from tocgraph.link.gazetteer import Gazetteer
    from tocgraph.link.symbols import SymbolReader
    from tocgraph.model import Document

__all__ = ["HomeFinder"]

# How often an organisation must be named for a paper without issuer to be its own.
_NAMED = 2


class HomeFinder:
    """Reads the document's own circumstances from sidecar, header, symbol and opening."""

    def __init__(self, index: Index, gazetteer: Gazetteer, symbols: SymbolReader) -> None:
        self.index = index
        self.gazetteer = gazetteer
        self.symbols = symbols

    # ------------------------------------------------------------- header

    def headed(self, document: Document) -> Iterator[Draft]:
        """Yield the meeting that the header names where its words do not stand together."""
        field = document.field("meeting")
        if field is None or len(field.spans) < 2:
            return
        forms = self._lookup(field.value)
        entities = tuple(dict.fromkeys(form.entity for form in forms))
        if not entities:
            return
        draft = Draft(
            field.spans[0].start,
            field.spans[-1].end,
            self.index.authority[entities[0]].kind,
            "header",
            entities,
            forms,
        )
        draft.spans = field.spans
        yield draft

    def _lookup(self, words: str) -> tuple[Form, ...]:
        forms = self.gazetteer.forms
        return forms.tokens.get(words, ()) or forms.names.get(self.gazetteer.canon.form(words), ())

    @staticmethod
    def is_own_title(document: Document, context: Context, draft: Draft) -> bool:
        """Say whether the words are the document's own title, which mentions nothing."""
        title = document.field("title")
        return (
            title is not None
            and bool(set(draft.entities) & set(context.own))
            and title.spans[0].start >= draft.start
            and draft.end >= title.spans[-1].end
        )

    # ------------------------------------------------------------ context

    def context(self, document: Document, drafts: Sequence[Draft]) -> Context:
        """Return what is known of the whole document."""
        own, issuers = self._own(document)
        meeting = self._meeting(document, drafts)
        issuers = tuple(dict.fromkeys((*self._issuer(document), *issuers)))
        home = self._first_root([*issuers, *own, *([meeting] if meeting else [])])
        if home is None:
            home = self._opening(document, drafts)
        return Context(home=home, issuers=issuers, own=own, meeting=meeting)

    def _issuer(self, document: Document) -> Iterator[str]:
        issuer = document.metadata.issuer
        if issuer is None:
            return
        for key in (f"body/{issuer}", f"series/{issuer}"):
            if key in self.index.authority:
                yield key
        for words in (issuer, issuer.upper()):
            yield from (form.entity for form in self._lookup(words))

    def _own(self, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what the document carries, and who its symbols say issues it."""
        carried: dict[str, None] = {}
        issuers: dict[str, None] = {}
        if document.metadata.carries is not None:
            carried[document.metadata.carries] = None
        values = [item.value for item in document.header if item.name.endswith("symbol")]
        if document.metadata.symbol is not None:
            values.append(document.metadata.symbol)
        for value in values:
            for hit in self.symbols.finder.find(value):
                if hit.issuer is not None:
                    issuers[hit.issuer] = None
                if hit.kind != "series-symbol" and not carried:
                    for entity in self.symbols.named(hit):
                        carried[entity] = None
        return tuple(carried), tuple(issuers)

    def _meeting(self, document: Document, drafts: Iterable[Draft]) -> str | None:
        field = document.field("meeting")
        if field is None:
            return None
        found = {
            entity
            for draft in drafts
            if any(draft.start < span.end and span.start < draft.end for span in field.spans)
            for entity in draft.targets or draft.entities
            if self.index.series(entity)
        }
        if not found:
            found = {f.entity for f in self._lookup(field.value) if self.index.series(f.entity)}
        return found.pop() if len(found) == 1 else None

    def _first_root(self, entities: Iterable[str]) -> str | None:
        for entity in entities:
            if entity not in self.index.authority:
                continue
            root = self.index.root(entity)
            if root is not None:
                return root
        return None

    def _opening(self, document: Document, drafts: Iterable[Draft]) -> str | None:
        """Return the organisation that the beginning speaks of, or that is named throughout."""
        certain = [
            draft
            for draft in drafts
            if draft.kind in ("body", "meeting")
            and draft.outer is None
            and not all(form.bound for form in draft.forms)
        ]
        spans = [p.span for p in document.provisions if p.kind in ("header", "opening", "title")]
        at_top = [d for d in certain if any(s.start <= d.start and d.end <= s.end for s in spans)]
        found = self._leading(at_top)
        if found is not None:
            return found
        # Further down a paper speaks of others' bodies too. Who never names the
        # organisation itself does not tell that the paper is its own; nor does one mention.
        named = Counter(d.entities[0] for d in drafts if d.kind == "body" and len(d.entities) == 1)
        found = self._leading(certain)
        return found if found is not None and named[found] >= _NAMED else None

    def _leading(self, drafts: Iterable[Draft]) -> str | None:
        """Return the organisation that most of the names belong to, if one clearly leads."""
        roots: Counter[str] = Counter()
        for draft in drafts:
            found = {self.index.root(entity) for entity in draft.entities}
            if len(found) == 1 and (root := found.pop()) is not None:
                roots[root] += 1
        ranked = roots.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
            return ranked[0][0]
        return None
