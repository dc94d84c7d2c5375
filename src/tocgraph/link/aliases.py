"""Short names that the text itself gives: '(hereinafter "the Convention")', "(CARIDIN)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.link.gazetteer import Page

__all__ = ["AliasReader"]

MARK = "alias:"


class AliasReader:
    """Finds the later uses of a short name that was given in parentheses behind a full one."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        words = [w for group in lexicon["definite"]["alone"].values() for w in group]
        self._article = re.compile(f"(?<![\\w'-]){alternatives(words)}[ \\n]+$")

    def find(self, page: Page, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the uses, each naming what the full name names, or as little as it."""
        cover = Cover(drafts)
        given: dict[str, list[Draft]] = {}
        for draft in drafts:
            for name in draft.names:
                if name.startswith(MARK):
                    given.setdefault(name[len(MARK) :], []).append(draft)
        for alias in sorted(given):
            sources = given[alias]
            meant = {source.targets for source in sources}
            if len(meant) != 1 or not any(c.isupper() for c in alias):
                continue
            yield from self._uses(page, alias, sources[0], cover)

    def _uses(self, page: Page, alias: str, source: Draft, cover: Cover) -> Iterator[Draft]:
        acronym = " " not in alias and sum(c.isupper() for c in alias) > 1
        for match in re.finditer(f"(?<![\\w-]){re.escape(alias)}(?![\\w-])", page.text):
            start, end = match.span()
            if start < source.end or not cover.free(start, end):
                continue
            article = None
            if not acronym:
                article = self._article.search(page.folded[max(0, start - 8) : start])
                if article is None:
                    continue
                start -= len(article.group())
            draft = Draft(start, end, source.kind, "defined", anaphora=not acronym)
            draft.names = ["defined", alias]
            if source.targets:
                draft.targets = source.targets
            else:
                draft.leave(source.reason or "", source.candidates)
            yield draft
