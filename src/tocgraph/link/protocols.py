"""Protocols that are named by the treaty they hang on: "the three protocols thereto"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import alternatives
from tocgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.link.chain import Chain
    from tocgraph.link.context import Index
    from tocgraph.link.gazetteer import Page

__all__ = ["ProtocolReader"]


class ProtocolReader:
    """Finds such phrases and expands them by what the data say supplements the treaty."""

    def __init__(self, index: Index, lexicon: Mapping[str, Any]) -> None:
        self.index = index
        self._numbers = {fold(word): value for word, value in lexicon["numbers"].items()}
        number = f"(?:(?P<number>{alternatives(self._numbers)}|\\d)[ \\n]+)?"
        adjective = alternatives(lexicon["adjectives"])
        before = f"(?:(?P<before>{adjective})[ \\n]+)?"
        after = f"(?:[ \\n]+(?P<after>{adjective}))?"
        noun = f"(?P<noun>{alternatives(lexicon['nouns'])})"
        tail = alternatives(lexicon["tails"])
        self._pattern = re.compile(
            f"(?<![\\w'-])(?:{alternatives(lexicon['article'])}[ \\n]+{number}{before}{noun}{after}"
            f"[ \\n]+{tail}|{alternatives(lexicon['possessive'])}[ \\n]+"
            + f"{number}{before}{noun}{after}".replace("(?P<", "(?P<its_")
            + f"(?:[ \\n]+{tail})?)(?![\\w'])"
        )
        self._optional = frozenset(map(fold, lexicon["optional"]))
        self._is_optional = re.compile(alternatives(lexicon["optional"]))
        self._singular = frozenset(map(fold, lexicon["singular"]))

    def find(self, page: Page) -> Iterator[Draft]:
        """Yield the phrases; which protocols they mean is decided later."""
        for match in self._pattern.finditer(page.folded):
            draft = Draft(
                match.start(), match.end(), "instrument", "anaphora-thereto", anaphora=True
            )
            prefix = "its_" if match["its_noun"] else ""
            adjectives = {match[f"{prefix}before"], match[f"{prefix}after"]}
            draft.names = [
                match[f"{prefix}number"] or "",
                "optional" if adjectives & self._optional else "",
                match[f"{prefix}noun"],
            ]
            yield draft

    def decide(self, page: Page, draft: Draft, chain: Chain) -> None:
        """Expand the phrase by the nearest treaty named before it in the item or section."""
        del page
        treaty = self._treaty(draft, chain)
        if treaty is None:
            draft.leave("no treaty that has protocols was named before", draft.entities)
            return
        number, optional, noun = draft.names
        protocols = tuple(
            entity
            for entity in self.index.supplements.get(treaty, ())
            if self.index.authority[entity].type != "Draft"
            and (not optional or self._named_optional(entity))
        )
        wanted = self._numbers.get(number, int(number) if number.isdigit() else 0)
        if noun in self._singular:
            wanted = 1
        if not protocols:
            draft.leave("the treaty named before has no such protocol in the authority data")
        elif wanted and len(protocols) != wanted:
            draft.leave(f"{len(protocols)} protocols fit where {wanted} are meant", protocols)
        else:
            draft.targets = protocols
            if len(protocols) > 1 or noun not in self._singular:
                draft.rule = "collective-list"

    def _named_optional(self, entity: str) -> bool:
        return any(
            self._is_optional.search(fold(name.form)) is not None
            for name in self.index.authority[entity].names
        )

    def _treaty(self, draft: Draft, chain: Chain) -> str | None:
        first, _ = chain.item(draft.start, draft.end)
        nearest: str | None = None
        for other in chain.inside((Span(first, draft.start),), draft.start):
            for entity in other.targets:
                if self._is_treaty(entity):
                    nearest = entity
        if nearest is not None:
            return nearest
        for found in chain.before(draft.start, draft.end, self._is_treaty, lambda _: False):
            return found.entities[0] if len(found.entities) == 1 else None
        return None

    def _is_treaty(self, entity: str) -> bool:
        return entity in self.index.authority and self.index.authority[entity].type in (
            "Convention",
            "Treaty",
        )
