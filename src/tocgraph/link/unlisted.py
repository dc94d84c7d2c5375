"""Names that the authority data do not hold, told by their head noun and capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import LANGUAGES, alternatives
from tocgraph.link.namer import NOT_LISTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.link.gazetteer import Hit, Page
    from tocgraph.link.shape import Shaper
    from tocgraph.model import Document

__all__ = ["UnlistedFinder"]

_WORD = re.compile(r"[^\W_]+(?:['’&/-][^\W_]+)*\.?")
_ACRONYM = re.compile(r"[ \n]*\(([A-Z][\w/&-]{1,14})\)")


class UnlistedFinder:
    """Finds capitalised phrases around a head noun of the field, for curators to look at.

    Precision goes first: a phrase needs a second capitalised word besides its head,
    or an acronym in parentheses; headings and lines of capitals are left alone.
    """

    def __init__(
        self, lexicon: Mapping[str, Any], names: Mapping[str, Any], shaper: Shaper
    ) -> None:
        self._shaper = shaper
        self._kinds: dict[str, str] = {}
        for row in lexicon["head"]:
            for language in LANGUAGES:
                for word in row.get(language, ()):
                    self._kinds.setdefault(self._key(word), row["kind"])
        heads = {w for row in lexicon["head"] for lg in LANGUAGES for w in row.get(lg, ())}
        longest = sorted(heads, key=lambda words: (-len(words), words))
        words = "|".join("[ \\n]+".join(map(re.escape, w.split())) for w in longest)
        self._head = re.compile(f"(?<![\\w-])(?:{words})(?![\\w-])")
        joining = lexicon["joining"]
        articles = alternatives(joining["articles"])
        conjunctions = alternatives(names["list"]["conjunctions"])
        listed = f",[ \\n]+(?=[^\\W\\d_]+,? +{conjunctions} )"
        connectors = alternatives(joining["connectors"])
        self._joint = re.compile(
            f"[ \\n]+{connectors}(?:[ \\n]+{articles})?[ \\n]+(?:[dl]')?|[ \\n]+(?:[dl]')?|{listed}"
        )
        # "… and the …" opens another name.
        self._new_phrase = re.compile(f"[ \\n]+{conjunctions}[ \\n]+(?:{articles}[ \\n]+|l')")
        # "Meeting in Lima": where, not which.
        self._place = re.compile(f"[ \\n]+{alternatives(joining['places'])}[ \\n]")
        self._and = re.compile(f"[ \\n]+{conjunctions}[ \\n]+")
        self._not_first = frozenset(self._key(word) for word in joining["never_in_names"])
        self._modifiers = re.compile(f"{alternatives(joining['modifiers'])}")

    @staticmethod
    def _key(words: str) -> str:
        return " ".join(words.split()).lower()

    def find(
        self, page: Page, document: Document, drafts: Sequence[Draft], hits: Sequence[Hit]
    ) -> Iterator[Draft]:
        """Yield unresolved drafts; names already found inside them become nested."""
        common = Cover(Draft(h.start, h.end, "", "") for h in hits if h.contextual)
        cover = Cover(drafts)
        headings = [p.span for p in document.provisions if p.kind in ("heading", "title")]
        for match in self._head.finditer(page.text):
            start, end = match.span()
            if any(span.start <= start and end <= span.end for span in headings):
                continue
            if page.capitals_only(start, end):
                continue
            if not cover.free(start, end):
                continue
            draft = self._grow(page, match)
            if draft is None:
                continue
            listed = common.over(draft.start, draft.end)
            if any(hit.start <= draft.start and draft.end <= hit.end for hit in listed):
                continue  # a listed name that needs a witness; see ContextualReader
            clashes = list(cover.over(draft.start, draft.end))
            if any(not (draft.start <= d.start and d.end <= draft.end) for d in clashes):
                continue
            for inner in clashes:
                if inner.outer is None:
                    inner.outer = draft
            cover.add(draft)
            yield draft

    def _grow(self, page: Page, head: re.Match[str]) -> Draft | None:
        kind = self._kinds[self._key(head.group())]
        start, before = self._left(page, head.start())
        end, after = self._right(page, head.end(), meeting=kind == "meeting")
        acronym = _ACRONYM.match(page.text, end)
        opens = self._opens_sentence(page, start)
        if before + after < (2 if opens and before == 0 else 1) and acronym is None:
            return None
        draft = Draft(start, end, kind, "head-noun")
        draft.names.append(page.text[start:end])
        self._shaper.brackets(page, draft, {})
        if acronym is not None and draft.end == end:
            draft.end = acronym.end()
        draft.leave(NOT_LISTED)
        return draft

    def _left(self, page: Page, start: int) -> tuple[int, int]:
        """Take in the capitalised words before the head ("Inter-American … Committee")."""
        words = 0
        while True:
            line = page.text[max(0, start - 40) : start]
            found = re.search(r"([^\W_]+(?:['’-][^\W_]+)*)[ \n]+$", line)
            if found is None or "\n\n" in found.group():
                break
            word = found.group(1)
            if not word[0].isupper() or self._key(word) in self._not_first:
                break
            begin = start - len(line) + found.start(1)
            if (
                self._opens_sentence(page, begin)
                and self._modifiers.fullmatch(word.lower()) is None
            ):
                break
            start = begin
            words += 1
        return start, words

    def _right(self, page: Page, end: int, *, meeting: bool) -> tuple[int, int]:
        """Take in what follows as long as connectors lead to capitalised words."""
        words = 0
        while True:
            joint = self._joint.match(page.folded, end)
            if joint is None or "\n\n" in page.text[joint.start() : joint.end()]:
                break
            if self._new_phrase.match(joint.group()):
                break
            if words == 0 and meeting and self._place.match(joint.group()):
                break
            word = _WORD.match(page.text, joint.end())
            if (
                word is None
                or not word.group()[0].isupper()
                or self._key(word.group()) in self._not_first
            ):
                break
            if self._and.match(joint.group()) and self._head.match(page.text, word.start()):
                break
            end = word.end()
            if page.text[end - 1] == ".":
                end -= 1
                words += 1
                break
            words += 1
        return end, words

    @staticmethod
    def _opens_sentence(page: Page, start: int) -> bool:
        gap = page.text[max(0, start - 12) : start]
        before = gap.rstrip()[-1:]
        return before in ("", ".", ";", ":", "–", "—", "•", ")") or "\n\n" in gap
