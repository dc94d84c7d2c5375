"""Places inside what a mention names: "Section III, paragraph 3, of the Plan"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.lexicon import alternatives
from tocgraph.model import Pinpoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.link.draft import Draft
    from tocgraph.link.gazetteer import Page

__all__ = ["PinpointReader"]

_REACH = 90
_KINDS = frozenset({"instrument", "programme", "resolution", "document-symbol"})


class PinpointReader:
    """Attaches the locator that stands right before a name to its mention."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._slugs: dict[str, str] = {}
        self._order: dict[str, int] = {}
        for rank, row in enumerate(lexicon["part"]):
            self._order[row["slug"]] = rank
            for word in row["words"]:
                self._slugs[" ".join(fold(word).replace("-", " ").split())] = row["slug"]
        joining = lexicon["joining"]
        word = alternatives(self._slugs)
        number = r"(?:[ivxlc]+|\d+[a-z]?|[a-z])(?:[.]\d+)?(?:\([a-z0-9]+\))*"
        self._one = re.compile(
            f"(?<![\\w-])(?P<word>{word})[ \\n]+\\(?(?P<number>{number})\\)?(?!\\w)"
        )
        between = "|".join(
            "[ \\n]*,[ \\n]*" if word == "," else f"[ \\n]+{alternatives([word])}[ \\n]+"
            for word in joining["between"]
        )
        one = self._one.pattern.replace("?P<word>", "?:").replace("?P<number>", "?:")
        linking = alternatives(joining["linking"])
        articles = alternatives(joining["articles"])
        self._all = re.compile(
            f"(?P<locator>{one}(?:(?:{between})(?:l')?{one})*)"
            f'[ \\n]*,?[ \\n]+(?:{linking})?[ \\n]*(?:{articles}[ \\n]*)?"?$'
        )

    def attach(self, page: Page, drafts: Sequence[Draft]) -> None:
        """Set the pinpoint of every draft that has one."""
        for draft in drafts:
            if draft.kind not in _KINDS or draft.outer is not None:
                continue
            window = max(0, draft.start - _REACH)
            match = self._all.search(page.folded[window : draft.start])
            if match is None:
                continue
            start, end = (window + offset for offset in match.span("locator"))
            path = self.path(page.text[start:end])
            if path is not None:
                draft.pinpoint = Pinpoint(start, draft.end, path)

    def path(self, locator: str) -> str | None:
        """Return the path of the part that a locator names.

        >>> from tocgraph.resources import Resources
        >>> reader = PinpointReader(Resources().toml("data/lexicon/link-pinpoints.toml"))
        >>> reader.path("paragraph 3 of Section III")
        'section_III__para_3'
        """
        parts: list[tuple[int, str]] = []
        for match in self._one.finditer(fold(locator)):
            word = " ".join(match["word"].replace("-", " ").split())
            slug = self._slugs[word]
            written = locator[match.start("number") : match.end("number")]
            after = locator[match.end("number") : match.end("number") + 1]
            if len(written) == 1 and written.islower() and after != ")":
                return None  # an article or a preposition ("anexo à …")
            number = re.sub(r"[().]+", "_", written).strip("_")
            parts.append((self._order[slug], f"{slug}_{number}"))
        if not parts or len({rank for rank, _ in parts}) < len(parts):
            return None  # several of one kind ("articles 5 and 6") are no one place
        return "__".join(name for _, name in sorted(parts))
