"""Find the names of the authority data in a text. What they name is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick

from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tocgraph.fold import View
    from tocgraph.link.forms import Form, Forms
    from tocgraph.link.lexicon import Canon

__all__ = ["Gazetteer", "Hit", "Page"]

_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LINE = 200
_PART = re.compile(r"[-/]")
# "American Convention" in "Inter-American Convention"; a dash between words is no hyphen.
_INSIDE = re.compile(r"[^\W_][-\u2010\u2011]$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text that equals a form of one or more entities."""

    start: int
    end: int
    canonical: str
    forms: tuple[Form, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of the entities that have this form, each once."""
        return tuple(dict.fromkeys(form.entity for form in self.forms))

    @property
    def contextual(self) -> bool:
        """Whether the form is for every entity also a common phrase."""
        return all(form.contextual for form in self.forms)


@dataclass(frozen=True)
class Page:
    """A text with the views that the linker reads it in."""

    text: str
    folded: str
    view: View
    language: str

    def capitals_only(self, start: int, end: int) -> bool:
        """Say whether the lines that hold the span have no small letters (a heading)."""
        low, high = max(0, start - _LINE), min(len(self.text), end + _LINE)
        first = max(self.text.rfind("\n", low, start) + 1, low)
        last = self.text.find("\n", end, high)
        line = self.text[first : last if last >= 0 else high]
        return line.isupper() and len(_WORD.findall(line)) > 2


class Gazetteer:
    """Finds forms: full names whatever their case, acronyms with their capitals.

    All work that depends on the data alone is done once, here.
    """

    def __init__(self, forms: Forms, lexicon: Mapping[str, Any], canon: Canon) -> None:
        self.forms = forms
        self.canon = canon
        self._patterns = sorted(forms.names)
        self._automaton = AhoCorasick(self._patterns) if self._patterns else None
        self._tokens = dict(forms.tokens)
        self._capitals: dict[str, tuple[Form, ...]] = {}
        for written in sorted(forms.tokens):
            upper = written.upper()
            self._capitals[upper] = self._capitals.get(upper, ()) + forms.tokens[written]
        self._words = frozenset(lexicon["acronyms"]["words"])
        self._shortest = int(lexicon["acronyms"]["shortest"])
        continuation = alternatives(lexicon["continuation"]["prepositions"])
        articles = alternatives(lexicon["leading"]["articles"])
        self._continued = re.compile(f"[ \\n]+{continuation}(?:[ \\n]+{articles})?[ \\n]+(?:l')?")
        self._months = re.compile(f"(?:\\d|{alternatives(lexicon['continuation']['months'])}\\b)")

    def find(self, page: Page) -> tuple[Hit, ...]:
        """Return every form in the text, nested and overlapping ones included, by position."""
        found = [*self._find_names(page), *self._find_tokens(page)]
        merged: dict[tuple[int, int], Hit] = {}
        for hit in sorted(found, key=lambda h: (h.start, -h.end, h.canonical)):
            key = (hit.start, hit.end)
            if key in merged:
                old = merged[key]
                hit = replace(old, forms=tuple(dict.fromkeys(old.forms + hit.forms)))
            merged[key] = hit
        return tuple(merged.values())

    def _find_names(self, page: Page) -> Iterator[Hit]:
        if self._automaton is None:
            return
        view = page.view
        text = view.text
        length = len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start - 1].isalnum()) or (end < length and text[end].isalnum()):
                continue
            canonical = self._patterns[index]
            begin, finish = view.start(start), view.end(end)
            if _INSIDE.search(page.text, max(0, begin - 2), begin):
                continue
            forms = self._fitting(page, begin, finish, self.forms.names[canonical])
            if forms:
                yield Hit(begin, finish, canonical, forms)

    def _fitting(self, page: Page, start: int, end: int, forms: Iterable[Form]) -> tuple[Form, ...]:
        written = page.text[start:end]
        return tuple(
            form
            for form in forms
            if self._case_fits(written, form) and self._language_fits(page, form)
        )

    @staticmethod
    def _case_fits(written: str, form: Form) -> bool:
        if not any(c.isupper() for c in form.written):
            return True
        words = len(re.findall(r"[^\W_]+", form.written))
        if form.contextual:
            return words > 1 or written[0].isupper()
        if words == 1:
            return written == form.written or written.isupper()
        if not any(c.isupper() for c in written):
            return words >= 4
        return words >= 4 or not written[0].islower() or form.written[0].islower()

    @staticmethod
    def _language_fits(page: Page, form: Form) -> bool:
        if form.language in (None, page.language) or page.language == "und" or form.full:
            return True
        # A long name is no word of another language by chance.
        return form.written.count(" ") >= 3

    def _find_tokens(self, page: Page) -> Iterator[Hit]:
        for match in _WORD.finditer(page.text):
            token = match.group()
            start = match.start()
            forms = self._token(page, token, start)
            if forms:
                yield Hit(start, match.end(), token, forms)
                continue
            if len(parts := _PART.split(token)) > 1:
                yield from self._find_parts(page, token, start, parts)

    def _find_parts(self, page: Page, token: str, start: int, parts: list[str]) -> Iterator[Hit]:
        if any(c.isdigit() for c in token) and "/" in token:
            return  # a symbol ("OAS/12/3"), not two names
        position = 0
        for part in parts:
            forms = self._token(page, part, start + position)
            if forms:
                yield Hit(start + position, start + position + len(part), part, forms)
            position += len(part) + 1

    def _token(self, page: Page, token: str, start: int) -> tuple[Form, ...]:
        if not token[0].isalnum() or token.islower() or token.isdigit():
            return ()
        forms = self._tokens.get(token, ())
        if not forms and token.isupper() and len(token) > 1:
            forms = self._capitals.get(token, ())
        if not forms:
            return ()
        end = start + len(token)
        text = page.text
        if (start and text[start - 1] in "/_@") or (end < len(text) and text[end] in "/_@"):
            return ()
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
            return ()
        if page.capitals_only(start, end) and (
            token in self._words or len(token) <= self._shortest + 1
        ):
            return ()
        return tuple(form for form in forms if self._token_language(page, token, form))

    def _token_language(self, page: Page, token: str, form: Form) -> bool:
        # An acronym is the same in a text of another language unless it is a word there.
        return token not in self._words or form.language in (None, page.language)

    def continued(self, page: Page, end: int) -> int | None:
        """Return where a capitalised continuation starts ("… of the African Union"), if any."""
        match = self._continued.match(page.folded, end)
        if match is None:
            return None
        at = match.end()
        if not page.text[at : at + 1].isupper() or self._months.match(page.folded, at):
            return None
        return at
