"""The sentences of a numbered item, with the sub-items that complete them.

A sentence that ends in a colon goes on in its sub-items. If these begin with
verbs, all is read as one sentence, the labels left out; if they are objects
("… accede to: (a) the Convention; (b) the Protocol"), each is a part of one
object, and a sentence between two of them stands for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph.fold import fold
from tocgraph.model import Document, Provision, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tocgraph.interpret.lexicon import Lexicon
    from tocgraph.segment.sentences import Sentences

__all__ = ["Stretch", "Stretches"]

_FORMS = ("inf", "subj", "ger", "third")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence: where it stands, its objects in sub-items, the text to read it from."""

    start: int
    end: int
    text: str
    folded: str
    objects: tuple[Span, ...] = ()


class Stretches:
    """Finds the sentences of the items of one document."""

    def __init__(self, document: Document, lexicon: Lexicon, sentences: Sentences) -> None:
        self.document = document
        self.folded = fold(document.text)
        self._lexicon = lexicon
        self._sentences = sentences
        self._conjunction = re.compile(rf"[;,]?\s+(?:{lexicon.grammar['conjunction']})\s*$")
        self._complement = re.compile(rf"(?:{lexicon.grammar['complement']})(?:\s+|(?<='))")

    def of(self, provision: Provision) -> Iterator[Stretch]:
        """Yield the sentences of an item, tails and sub-items included."""
        inner = [
            child
            for child in self.document.children(provision.path)
            if child.kind in ("item", "tail")
        ]
        items = [child for child in inner if child.kind == "item"]
        end = inner[0].start if inner else provision.end
        opening = list(self._split(self.after_label(provision), end))
        completes = bool(items) and bool(opening) and self._ends_open(opening[-1])
        if completes and all(self._begins_with_verb(child) for child in items):
            for span in opening[:-1]:
                yield self._plain(span)
            yield self._whole(opening[-1].start, items)
            inner = [child for child in inner if child.kind == "tail"]
            position = items[-1].end
        else:
            objects = tuple(self.inked(child) for child in items) if completes else ()
            for span in opening:
                yield self._plain(span, objects if span == opening[-1] else ())
            position = end
        for child in inner:
            for span in self._split(position, child.start):
                yield self._plain(span)
            if child.kind == "tail" or not completes:
                for span in self._split(self.after_label(child), child.end):
                    yield self._plain(span)
            position = child.end
        if position > end or inner:
            for span in self._split(position, provision.end):
                yield self._plain(span)

    def _plain(self, span: Span, objects: tuple[Span, ...] = ()) -> Stretch:
        return Stretch(span.start, span.end, self.document.text, self.folded, objects)

    def _whole(self, start: int, items: Sequence[Provision]) -> Stretch:
        """Return one sentence over all sub-items, with blanks in the place of their labels."""
        end = items[-1].end
        labels = [
            (part.start, self.after_label(part))
            for part in self.document.provisions
            if part.kind == "item" and start <= part.start and part.end <= end
        ]
        colon = self.document.text.rfind(":", start, items[0].start)
        labels.append((colon, colon + 1))
        text, folded = self.document.text, self.folded
        for first, last in labels:
            blank = " " * (last - first)
            text = text[:first] + blank + text[last:]
            folded = folded[:first] + blank + folded[last:]
        return Stretch(start, end, text, folded)

    def _begins_with_verb(self, child: Provision) -> bool:
        position = self.after_label(child)
        complement = self._complement.match(self.folded, position)
        for start in (position, complement.end() if complement else position):
            for form in _FORMS:
                hit = self._lexicon.verb_at(self.folded, start, form)
                if hit is not None and hit.verb.known:
                    return True
        return False

    def _ends_open(self, span: Span) -> bool:
        return self.document.text[span.start : span.end].rstrip().endswith((":", ","))

    def _split(self, start: int, end: int) -> Iterator[Span]:
        for span in self._sentences.split(self.document.text, start, end):
            if re.search(r"\w{2}", self.document.text[span.start : span.end]):
                yield span

    def after_label(self, provision: Provision) -> int:
        """Return where the words of a numbered part begin."""
        number = re.escape(provision.number or "")
        match = re.compile(rf"\W*{number}[\s.)\]:°ºª–-]*").match(
            self.document.text, provision.start, provision.end
        )
        return match.end() if match and provision.number else provision.start

    def inked(self, child: Provision) -> Span:
        """Return the words of a sub-item without label and closing marks."""
        return Span(self.after_label(child), self.trimmed(child.start, child.end))

    def trimmed(self, start: int, end: int) -> int:
        """Return where the words end, without closing marks and a conjunction that leads on."""
        while end > start and self.document.text[end - 1] in " \t\n\r\u00a0.;:,":
            end -= 1
        match = self._conjunction.search(self.folded[start:end])
        return start + match.start() if match else end
