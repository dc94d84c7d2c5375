"""Names of things that are only to come into being."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.link.draft import Draft
    from tocgraph.link.gazetteer import Page

__all__ = ["Prospect"]

_SENTENCE = re.compile(r"[.;:](?=\s)|\n[ \t]*\n")


class Prospect:
    """Marks a mention as prospective by the words before it."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        creation, future = lexicon["creation"], lexicon["future"]
        self._indefinite = re.compile(
            f"(?<![\\w'-])(?:{alternatives(creation['articles'])}|d'un|d'une)[ \\n]+"
            f'(?:{alternatives(creation["adjectives"])}[ \\n]+)*"?$'
        )
        self._creation = re.compile(f"(?<![\\w-]){alternatives(creation['cues'])}(?![\\w-])")
        self._future = re.compile(f"(?<![\\w'-]){alternatives(future['cues'])}[ \\n]+\"?$")
        self._reach = int(creation["reach"])
        self._kinds = frozenset(creation["kinds"])

    def mark(self, page: Page, drafts: Sequence[Draft]) -> None:
        """Mark those drafts that name a thing to be made."""
        for draft in drafts:
            if draft.kind not in self._kinds and not (
                draft.rule.startswith("contextual") and draft.kind == "body"
            ):
                continue
            if draft.outer is not None or draft.anaphora:
                continue
            if self.is_prospective(page, draft.start, draft.end):
                draft.prospective = True

    def is_prospective(self, page: Page, start: int, end: int) -> bool:
        """Say whether the words before a name make it a thing to come."""
        before = page.folded[max(0, start - self._reach) : start]
        for stop in _SENTENCE.finditer(before):
            last = stop.end()
            break_ = before[last:]
            if not _SENTENCE.search(break_):
                before = break_
                break
        if self._indefinite.search(before):
            return self._creation.search(before) is not None
        # Capitals would say that the thing has its name already.
        return page.text[start:end].islower() and self._future.search(before) is not None
