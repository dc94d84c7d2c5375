"""Editions that share one name: "the Second and Third Summits of the Americas"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.link.context import Index
    from tocgraph.link.draft import Draft
    from tocgraph.link.gazetteer import Page
    from tocgraph.link.numbers import Ordinals

__all__ = ["EditionPairs"]

_REACH = 50


class EditionPairs:
    """Extends a numbered edition to the left over a further number, and adds its edition."""

    def __init__(self, index: Index, ordinals: Ordinals, lexicon: Mapping[str, Any]) -> None:
        self.index = index
        self.ordinals = ordinals
        conjunctions = alternatives(lexicon["list"]["conjunctions"])
        self._before = re.compile(
            f"(?<![\\w.-])(?P<ordinal>{ordinals.pattern})[ \\n]+{conjunctions}[ \\n]+"
            f"(?:(?:the|la|el|le|a|o)[ \\n]+)?$"
        )

    def extend(self, page: Page, drafts: Sequence[Draft]) -> None:
        """Extend every draft that names one edition with a number before it."""
        for draft in drafts:
            if len(draft.targets) != 1 or draft.spans or draft.kind != "meeting":
                continue
            series = self.index.series(draft.targets[0])
            if len(series) != 1:
                continue
            window = max(0, draft.start - _REACH)
            match = self._before.search(page.folded[window : draft.start])
            if match is None:
                continue
            start = window + match.start("ordinal")
            number = self.ordinals.value(page.text[start : window + match.end("ordinal")])
            found = [
                edition
                for edition in self.index.editions[series[0]]
                if self.index.authority[edition].facts.get("editionNumber") == str(number)
            ]
            if len(found) == 1 and found[0] not in draft.targets:
                draft.start = start
                draft.targets = (found[0], *draft.targets)
                draft.rule = "coordination"
