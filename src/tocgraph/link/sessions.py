"""Sessions named by number beside their body: "the General Assembly at its … session"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import alternatives
from tocgraph.link.namer import NOT_LISTED, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.link.context import Context, Index
    from tocgraph.link.gazetteer import Page
    from tocgraph.link.numbers import Ordinals

__all__ = ["SessionReader"]

_SENTENCE = re.compile(r"[.;](?=\s)|\n[ \t]*\n")
_REACH = 300


class SessionReader:
    """Finds "its thirty-ninth regular session" and looks up whose it is."""

    def __init__(self, index: Index, ordinals: Ordinals, lexicon: Mapping[str, Any]) -> None:
        self.index = index
        self.ordinals = ordinals
        sessions = lexicon["sessions"]
        kinds = alternatives(sessions["numbered"])
        nouns = alternatives(sessions["nouns"])
        possessive = alternatives(sessions["possessives"])
        self._special = re.compile(alternatives(sessions["special"]))
        self._pattern = re.compile(
            f"(?<![\\w'-])(?P<its>{possessive}[ \\n]+)?(?P<words>(?P<ordinal>{ordinals.pattern})"
            f"[ \\n-]+(?:{kinds}[ \\n]+{nouns}|{nouns}[ \\n]+{kinds}|{nouns}))(?![\\w-])"
        )
        self._regular = re.compile(f"\\b{kinds}\\b")

    def find(self, page: Page, drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
        """Yield the sessions that no name covers.

        Without a possessive the words must say what kind of session it is.
        """
        cover = Cover(drafts)
        for match in self._pattern.finditer(page.folded):
            start, end = match.span("words")
            kind = self._regular.search(match["words"])
            if match["its"] is None and kind is None:
                continue
            if not cover.free(start, end):
                continue
            written = page.text[match.start("ordinal") : match.end("ordinal")]
            number = self.ordinals.value(written)
            if number is None or (written.islower() and set(written) <= set("ivxlc")):
                continue
            draft = Draft(start, end, "meeting", "session", anaphora=True, edition=number)
            draft.special = self._special.search(match["words"]) is not None
            self._decide(page, draft, cover, context)
            yield draft

    def _decide(self, page: Page, draft: Draft, cover: Cover, context: Context) -> None:
        window = max(0, draft.start - _REACH)
        stops = [m.end() for m in _SENTENCE.finditer(page.folded[window : draft.start])]
        first = window + stops[-1] if stops else window
        bodies = [
            entity
            for other in sorted(cover.over(first, draft.start), key=lambda d: d.start)
            for entity in other.targets
            if self.index.editions.get(entity)
        ]
        if not bodies:
            bodies = [
                entity
                for entity in (*context.issuers, *context.own)
                if self.index.editions.get(entity)
            ]
        if not bodies:
            draft.leave("whose session it is, is not said")
            return
        found = [
            edition
            for edition in self.index.editions[bodies[-1]]
            if numbered(self.index, edition, draft)
        ]
        if len(found) == 1:
            draft.targets = (found[0],)
        else:
            draft.leave(f"session {draft.edition} is {NOT_LISTED}", (bodies[-1],))
