"""Lettered items inside a running sentence: "…: (a) the Convention; and (b) the Protocol"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tocgraph.segment.labels import ordinal_of
from tocgraph.segment.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.segment.sentences import Sentences

__all__ = ["split_inline_items"]

_LABEL = re.compile(r"(?<=\s)\((?P<number>[a-z]|[ivx]{2,5}|\d{1,2})\)\s+(?=\S)")
_INTRODUCED = re.compile(r"[:;,—–]\s*$")


def split_inline_items(text: str, root: Node, sentences: Sentences) -> None:
    """Add the lettered items that stand inside the sentences of the numbered items.

    They must run from the first on, at least two of them, each set off by a
    colon, comma or semicolon. An item reaches to the next one, or to the end of
    its first sentence if that comes first; what stands between is the item's own.
    """
    separated = re.compile(rf"[;,.]\s*(?:{sentences.joining}\s*)?$", re.IGNORECASE)
    for node in list(root.walk()):
        if not node.style.startswith("arabic") or any(
            child.kind == "item" for child in node.children
        ):
            continue
        end = min((child.start for child in node.children), default=node.end)
        for run in _runs(text, node.start, end, separated):
            for place, match in enumerate(run):
                limit = run[place + 1].start() if place + 1 < len(run) else end
                stop = sentences.end_of_first(text, match.end(), limit)
                stop -= len(text[match.start() : stop]) - len(text[match.start() : stop].rstrip())
                number = match["number"]
                node.add(Node("item", match.start(), stop, f"item_{number}", number))
            break


def _runs(
    text: str, start: int, end: int, separated: re.Pattern[str]
) -> Iterator[list[re.Match[str]]]:
    """Yield the sequences (a), (b), … or (i), (ii), … or (1), (2), …, the longest first."""
    found = list(_LABEL.finditer(text, start, end))
    runs: list[list[re.Match[str]]] = []
    for count in ("letter", "roman", "arabic"):
        run: list[re.Match[str]] = []
        for match in found:
            if _value(match["number"], count) != len(run) + 1:
                continue
            before = text[max(start, match.start() - 20) : match.start()]
            fits = separated.search(before) if run else _INTRODUCED.search(before)
            if fits:
                run.append(match)
        if len(run) > 1:
            runs.append(run)
    yield from sorted(runs, key=len, reverse=True)


def _value(number: str, count: str) -> int | None:
    if count == "arabic":
        return int(number) if number.isdigit() else None
    if number.isdigit() or (count == "letter" and len(number) > 1):
        return None
    return ordinal_of(number, count)
