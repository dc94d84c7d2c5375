"""What a provision is called: its citation number and its labels."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.model import Document, Provision

__all__ = ["Labels"]

_NUMBERED = "recommendation"
_COUNTED = re.compile(r"_(\d+)$")


class Labels:
    """Names the provisions of one document.

    ``words`` is the content of ``data/lexicon/labels.toml``.
    """

    def __init__(self, document: Document, words: Mapping[str, Any]) -> None:
        self._document = document
        self._words = words

    def number(self, provision: Provision) -> str:
        """Return the printed numbers from the top part down, joined by points (``"II.6"``).

        A topic section between part and item is left out where the numbers run
        on through the part: there "I.18" is what the texts themselves cite. A
        part without a printed number contributes the number of the part around it;
        one that is only counted, such as a recital, is called by its count.
        """
        counted = _COUNTED.search(provision.path)
        if provision.number is None and counted is not None and provision.parent is None:
            return counted[1]
        chain = [part for part in self._document.ancestors(provision.path) if part.number]
        chain.reverse()
        item = next((part for part in chain if part.kind == _NUMBERED), None)
        if item is not None and self._runs_on[self._short_key(item)] == 1:
            chain = [part for part in chain if part.kind != "section" or part is chain[0]]
        return ".".join(part.number for part in chain if part.number is not None)

    def label(self, provision: Provision, language: str) -> str:
        """Return the label in one of the languages of the data file.

        A kind that the file does not know is called by its path.
        """
        templates = self._words.get(provision.kind)
        if templates is None:
            return provision.path
        text: str = templates[language]
        return text.replace("{n}", self.number(provision)).strip()

    @cached_property
    def _runs_on(self) -> Counter[tuple[str | None, str | None]]:
        return Counter(
            self._short_key(part) for part in self._document.provisions if part.kind == _NUMBERED
        )

    def _short_key(self, item: Provision) -> tuple[str | None, str | None]:
        numbered = [part for part in self._document.ancestors(item.path) if part.number]
        top = numbered[-1]
        return (None if top is item else top.path, item.number)
