"""How far a name reaches: acronym in parentheses, edition number, year, house, list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import alternatives
from tocgraph.link.numbers import Ordinals, roman

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.link.context import Index
    from tocgraph.link.gazetteer import Gazetteer, Hit, Page

__all__ = ["Shaper"]

_BRACKET = re.compile(r"[ \n]*([(\[])[ \n]*([^()\[\]]{1,90}?)[ \n]*([)\]])")
_ACRONYM = re.compile(r"[^\W\d_](?:[\w.&/-]*[^\W_])?(?:[ -][IVXLC]+)?")
_RIGHT_ROMAN = re.compile(r"[- \u2010-\u2014\u00a0]([IVXLC]+)(?![\w-])")
_YEAR_BEFORE = re.compile(r"(?<![\w/-])((?:19|20)\d\d)[ \n]+$")
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REACH = 60


class Shaper:
    """Gives each hit its full extent, before anything is decided about it."""

    def __init__(self, gazetteer: Gazetteer, index: Index, lexicon: Mapping[str, Any]) -> None:
        self.gazetteer = gazetteer
        self.index = index
        self.ordinals = Ordinals(lexicon["ordinals"])
        sessions = lexicon["sessions"]
        ordinal = f"(?<![\\w.-])(?P<ordinal>{self.ordinals.pattern})"
        adjective = alternatives(sessions["adjectives"])
        self._special = re.compile(alternatives(sessions["special"]))
        noun = alternatives(sessions["nouns"])
        linking = alternatives(sessions["linking"])
        self._edition = re.compile(f"{ordinal}(?P<adjective>[ -]+{adjective})?[ -]+$")
        self._session = re.compile(
            f"(?:{ordinal}(?P<adjective>[ -]+{adjective})?[ -]+{noun}(?P<after>[ -]+{adjective})?"
            f"|{noun}[ -]+(?P<adjective2>{adjective}[ -]+)?(?P<ordinal2>{self.ordinals.pattern}))"
            f" +{linking}(?: +(?:the|la|el|le)| +l')? *$"
        )
        self._lead = re.compile(f"{alternatives(lexicon['brackets']['lead'])}[ ,:]*")
        self._article = re.compile(f"{alternatives(lexicon['leading']['articles'])} +|l'")
        self._and = re.compile(f"[ \\n]+{alternatives(lexicon['list']['conjunctions'])}[ \\n]+")
        self._of = re.compile(
            f"[ \\n]+{alternatives(lexicon['organs']['qualifying'])}(?:[ \\n]+"
            f"{alternatives(lexicon['leading']['articles'])}[ \\n]+|[ \\n]+(?:l')?)"
        )

    def draft(
        self,
        page: Page,
        hit: Hit,
        at: Mapping[int, tuple[Hit, ...]],
        ends: Mapping[int, Sequence[Hit]],
    ) -> Draft | None:
        """Return the draft of a hit, or ``None`` if it is the beginning of another name.

        ``at`` gives the hits that start at an offset, ``ends`` those that end there.
        """
        entities = hit.entities
        first = self.index.authority[entities[0]]
        draft = Draft(hit.start, hit.end, first.kind, "name", entities, hit.forms)
        if all(form.kind == "acronym" or " " not in form.written for form in hit.forms):
            draft.rule = "acronym"
        if not self._continue(page, draft, at):
            return None
        self._house_before(page, draft, at)
        self._number(page, draft)
        self._year(page, draft)
        self.brackets(page, draft, ends)
        self._coordinate(page, hit, draft)
        return draft

    # ------------------------------------------------------------ behind

    def _continue(self, page: Page, draft: Draft, at: Mapping[int, tuple[Hit, ...]]) -> bool:
        """Take in the house named behind; refuse a name that is only the start of another."""
        match = self._of.match(page.folded, draft.end)
        if match is not None:
            for hit in at.get(match.end(), ()):
                if any(
                    house == self.index.root(entity) and house != entity
                    for house in hit.entities
                    for entity in draft.entities
                ) and (self._holds(draft) or self._made_by(draft, hit)):
                    draft.end = hit.end
                    return True
        # "Commonwealth of Independent States": one word that is no acronym begins many names.
        word = draft.kind == "body" and page.text[draft.start : draft.end].istitle()
        word = word and draft.rule == "acronym"
        if not word and (draft.rule == "acronym" or any(form.full for form in draft.forms)):
            return True
        if all(self.index.root(entity) == entity for entity in draft.entities) and (
            any(" " in form.written for form in draft.forms)
        ):
            return True
        start = self.gazetteer.continued(page, draft.end)
        if start is None:
            return True
        above = {house for entity in draft.entities for house in self.index.above(entity)}
        for hit in at.get(start, ()):
            if above.intersection(hit.entities):
                draft.end = hit.end
                return True
        return False

    def _holds(self, draft: Draft) -> bool:
        kinds = {self.index.authority[entity].kind for entity in draft.entities}
        return kinds <= {"body", "programme"}

    def _made_by(self, draft: Draft, hit: Hit) -> bool:
        """Say whether the name is that of a treaty, and the house the one it stands under."""
        return draft.rule != "acronym" and all(
            self.index.authority[entity].kind == "instrument"
            and set(self.index.authority[entity].related("regime")) & set(hit.entities)
            for entity in draft.entities
        )

    def _house_before(self, page: Page, draft: Draft, at: Mapping[int, tuple[Hit, ...]]) -> None:
        if not self._holds(draft):
            return
        before = page.text[max(0, draft.start - _REACH) : draft.start]
        for width in range(2, len(before)):
            if not before[-1].isspace() and before[-1] != "-":
                return
            start = draft.start - width
            for hit in at.get(start, ()):
                if page.text[hit.end : draft.start].strip() == "" and any(
                    house == self.index.root(entity) and house != entity
                    for house in hit.entities
                    for entity in draft.entities
                ):
                    draft.start = start
                    return

    # ----------------------------------------------------------- numbers

    def _number(self, page: Page, draft: Draft) -> None:
        """Read the number of an edition or session before or behind the name."""
        if not any(self.index.editions.get(entity) for entity in draft.entities):
            return
        if draft.rule == "acronym":
            match = _RIGHT_ROMAN.match(page.text, draft.end)
            if match is not None and (number := roman(match.group(1))) is not None:
                draft.edition = number
                draft.end = match.end()
                return
        window = max(0, draft.start - _REACH)
        before = page.folded[window : draft.start]
        for pattern in (self._edition, self._session):
            found = pattern.search(before)
            if found is None:
                continue
            name = "ordinal" if found["ordinal"] else "ordinal2"
            number = self.ordinals.value(page.text[window:][slice(*found.span(name))])
            if number is None or (name == "ordinal" and not self._stands(page, window, found)):
                continue
            if pattern is self._session:
                # The session is a mention of its own around the body's; see Namer.
                draft.names = [str(window + found.start()), str(number)]
            else:
                draft.edition = number
                draft.start = window + found.start("ordinal")
            draft.special = self._special.search(found.group()) is not None
            return

    @staticmethod
    def _stands(page: Page, window: int, found: re.Match[str]) -> bool:
        """A roman numeral in small letters is a word."""
        written = page.text[window + found.start("ordinal") : window + found.end("ordinal")]
        return not (set(written.lower()) <= set("ivxlc") and not written.isupper())

    def _year(self, page: Page, draft: Draft) -> None:
        """A year before a treaty's name belongs to it if the treaty is of that year."""
        years = {
            self.index.authority[entity].facts.get("adoptedOn", "")[:4]
            for entity in draft.entities
            if self.index.authority[entity].kind == "instrument"
        }
        match = _YEAR_BEFORE.search(page.text[max(0, draft.start - 8) : draft.start])
        if match is not None and match.group(1) in years:
            draft.start -= len(match.group())

    # ---------------------------------------------------------- brackets

    def brackets(self, page: Page, draft: Draft, ends: Mapping[int, Sequence[Hit]]) -> None:
        """Take in the acronym or nickname in parentheses that stands behind the name."""
        match = _BRACKET.match(page.text, draft.end)
        if match is None or "(" + match.group(1) + match.group(3) not in ("(()", "([]"):
            return
        inner = match.group(2)
        folded = page.folded[match.start(2) : match.end(2)]
        lead = self._lead.match(folded)
        words = inner[lead.end() :] if lead else inner
        quoted = words[:1] in "\"'“”„«‘"
        words = words.strip("\"'“”„«»‘’ ,.;")
        article = self._article.match(words.lower())
        if article is not None:
            words = words[article.end() :]
        known = self._known(words)
        if known:
            kept = tuple(entity for entity in draft.entities if entity in known)
            related = kept or tuple(
                e
                for e in draft.entities
                if known.intersection(self.index.editions.get(e, ()))
                or known.intersection(self.index.series(e))
            )
            if not related:
                if any(
                    inner.start > draft.start and known.intersection(inner.entities)
                    for inner in ends.get(draft.end, ())
                ):
                    # The acronym is that of the name inside this one, at its end.
                    draft.end = match.end()
                return
            draft.entities = related
        elif not (quoted or lead or self._is_acronym(words)):
            return
        draft.end = match.end()
        draft.names.append("alias:" + words)

    def _known(self, words: str) -> frozenset[str]:
        forms = self.gazetteer.forms
        found = [
            *forms.tokens.get(words, ()),
            *forms.names.get(self.gazetteer.canon.form(words), ()),
        ]
        ids = {form.entity for form in found if not form.contextual}
        numbered = re.fullmatch(r"(.+?)[- ]([IVXLC]+)", words)
        if numbered is not None and not ids:
            ids = {form.entity for form in forms.tokens.get(numbered.group(1), ())}
        return frozenset(ids)

    @staticmethod
    def _is_acronym(words: str) -> bool:
        capitals = sum(c.isupper() for c in words)
        return (
            _ACRONYM.fullmatch(words) is not None
            and capitals >= 2
            and len(words) <= 16
            and roman(words) is None
            and capitals * 2 >= sum(c.isalpha() for c in words)
        )

    # -------------------------------------------------------------- lists

    def _coordinate(self, page: Page, hit: Hit, draft: Draft) -> None:
        """Read "Associations of Ministries … and Offices …": one phrase, two things."""
        if draft.end != hit.end or len(draft.entities) != 1:
            return
        joined = self._and.match(page.folded, hit.end)
        if joined is None:
            return
        canonical = hit.canonical
        shared = [m.start() for m in re.finditer(" ", canonical)]
        rest = page.text[joined.end() : joined.end() + 120]
        ends = [m.end() for m in _WORDS.finditer(rest)][:8]
        stop = re.search(r"[,;:.()\n]{1,2}(?=\s|$)|\n\n", rest)
        for end in reversed(ends):
            if stop is not None and end > stop.start():
                continue
            second = self.gazetteer.canon.form(rest[:end])
            for cut in reversed(shared):
                name = f"{canonical[:cut]} {second}"
                forms = self.gazetteer.forms.names.get(name, ())
                ids = dict.fromkeys(form.entity for form in forms)
                if len(ids) == 1 and not ids.keys() & set(draft.entities):
                    draft.end = joined.end() + end
                    draft.targets = (draft.entities[0], *ids)
                    draft.rule = "coordination"
                    return
