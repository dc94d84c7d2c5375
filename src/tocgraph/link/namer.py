"""Choose among overlapping hits, and decide what each chosen name names."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tocgraph.link.context import Context, Index
    from tocgraph.link.gazetteer import Hit, Page
    from tocgraph.link.shape import Shaper

__all__ = ["NOT_LISTED", "Namer", "numbered"]

NOT_LISTED = "not in the authority data"
# "(Mexico, 2003)", "Lima, Peru, March 1999": a place and a date.
_DATED = re.compile(r",[ \n]+(?:[^\W\d_]+[ \n]+)?(?:19|20)\d\d\b")
_SPECIAL = re.compile(r"\b(?:special|extraordinar|especial)")
_BACK = 400
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def numbered(index: Index, edition: str, draft: Draft) -> bool:
    """Say whether an edition has the draft's number, and is a special session if that is."""
    entity = index.authority[edition]
    if entity.facts.get("editionNumber") != str(draft.edition):
        return False
    if draft.rule != "session":
        return True
    # The name of a session tells its kind; its body's name may hold the same words.
    names = [fold(name.form).split(" of ")[0] for name in entity.names]
    return any(_SPECIAL.search(name) for name in names) == draft.special


class Namer:
    """Turns hits into drafts of mentions, then decides them."""

    def __init__(self, shaper: Shaper, index: Index, lexicon: Mapping[str, Any]) -> None:
        self.shaper = shaper
        self.index = index
        self._titles: dict[str, tuple[str, ...]] = {}
        states = lexicon["states"]
        self._place_before = re.compile(
            f"\\b{alternatives(states['place_prepositions'])} +(?:[^\\W\\d_][\\w.'-]*,? +){{0,4}}$"
        )
        self._not_before = re.compile(f"[ \\n]+{alternatives(states['not_before'])}")
        self._held = re.compile(f"[ ,\\n]*(?:{alternatives(lexicon['held']['cues'])})\\b")

    # ------------------------------------------------------------- choose

    def choose(self, page: Page, hits: Sequence[Hit], taken: Sequence[Draft]) -> list[Draft]:
        """Return drafts that overlap only by lying inside one another."""
        at: dict[int, list[Hit]] = {}
        for hit in hits:
            if not hit.contextual:
                at.setdefault(hit.start, []).append(hit)
        ordered = {start: tuple(sorted(found, key=lambda h: -h.end)) for start, found in at.items()}
        ends: dict[int, list[Hit]] = {}
        for found in at.values():
            for hit in found:
                ends.setdefault(hit.end, []).append(hit)
        drafts: list[Draft] = []
        cover = Cover(taken)
        for hit in hits:
            if hit.contextual or not self._free(hit, cover):
                continue
            if self._is_place(page, hit):
                continue
            draft = self.shaper.draft(page, hit, ordered, ends)
            if draft is not None:
                drafts.append(draft)
                drafts.extend(self._session(draft))
        return self._fit(page, drafts)

    @staticmethod
    def _free(hit: Hit, taken: Cover) -> bool:
        """A name may hold the symbol of another thing ("Committee … resolution 1540 (2004)")."""
        return all(
            hit.start <= draft.start
            and draft.end <= hit.end
            and not draft.spans
            and not set(draft.targets) & set(hit.entities)
            for draft in taken.over(hit.start, hit.end)
        )

    def _session(self, draft: Draft) -> Iterable[Draft]:
        if draft.edition is not None or len(draft.names) < 2 or not draft.names[1].isdigit():
            return
        start, number = int(draft.names[0]), int(draft.names[1])
        draft.names = draft.names[2:]
        entities = tuple(e for e in draft.entities if self.index.editions.get(e))
        yield Draft(
            start,
            draft.end,
            "meeting",
            "session",
            entities,
            edition=number,
            special=draft.special,
        )

    def _fit(self, page: Page, drafts: list[Draft]) -> list[Draft]:
        """Keep the longest of overlapping drafts; keep names inside names."""
        ends: dict[int, list[Draft]] = {}
        for draft in drafts:
            ends.setdefault(draft.end, []).append(draft)
        drafts = [d for d in drafts if not self._loose_head(page, d, ends[d.end])]
        drafts.sort(key=lambda d: (-d.length, d.start, d.rule))
        kept: list[Draft] = []
        cover = Cover()
        for draft in drafts:
            around: list[Draft] = []
            fits = True
            for other in cover.over(draft.start, draft.end):
                inside = other.start <= draft.start and draft.end <= other.end
                if not inside or not self._nests(draft, other):
                    fits = False
                    break
                around.append(other)
            if fits:
                draft.outer = min(around, key=lambda d: d.length, default=None)
                kept.append(draft)
                cover.add(draft)
        return sorted(kept, key=lambda d: (d.start, -d.end))

    @staticmethod
    def _loose_head(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Tell "meetings of the Central Authorities …": the noun is no part of the name."""
        if not draft.forms or not all(form.written[0].isupper() for form in draft.forms):
            return False
        return page.text[draft.start].islower() and any(
            other.start > draft.start
            and page.text[other.start].isupper()
            and set(other.entities) & set(draft.entities)
            for other in drafts
        )

    def _nests(self, inner: Draft, outer: Draft) -> bool:
        """Say whether a name inside a name is one that the longer name contains."""
        if inner.length == outer.length and inner.start == outer.start:
            return False
        if set(inner.entities) & set(outer.entities) and outer.rule != "session":
            return False
        if "state" in (inner.kind, outer.kind) or any(form.bound for form in inner.forms):
            return False
        if inner.kind == "meeting" and outer.kind == "meeting" and outer.rule != "session":
            # A series inside the name of its own edition is the same name.
            return not any(
                series in inner.entities
                for entity in outer.entities
                for series in self.index.series(entity)
            )
        # "United Nations Convention against …": the organisation's name is a word of the
        # treaty's own title, not a name beside it ("Council of Europe Convention …").
        return not any(self._in_title(inner, entity) for entity in outer.entities)

    def _in_title(self, inner: Draft, entity_id: str) -> bool:
        kinds = {self.index.authority[entity].kind for entity in inner.entities}
        if not entity_id.startswith("instrument/") or kinds != {"body"}:
            return False
        if entity_id not in self._titles:
            self._titles[entity_id] = tuple(
                f" {self.shaper.gazetteer.canon.form(name.form)} "
                for name in self.index.authority[entity_id].names
                if name.kind == "official"
            )
        canonical = {self.shaper.gazetteer.canon.form(form.written) for form in inner.forms}
        return any(
            f" {words} " in title for words in canonical for title in self._titles[entity_id]
        )

    def _is_place(self, page: Page, hit: Hit) -> bool:
        """A country in a place is where something happens, not who acts."""
        if any(self.index.authority[e].kind != "state" for e in hit.entities):
            return False
        if self._not_before.match(page.folded, hit.end) or _DATED.match(page.folded, hit.end):
            return True
        line = page.folded.rfind("\n", 0, hit.start) + 1
        before = page.folded[max(line, hit.start - 60) : hit.start]
        if self._place_before.search(before):
            return True
        following = page.text[hit.end : hit.end + 2]
        return len(following) == 2 and following[0] == " " and following[1].isupper()

    # ------------------------------------------------------------- decide

    def decide(self, page: Page, draft: Draft, context: Context, earlier: Sequence[Draft]) -> None:
        """Give the draft its target, or its candidates and the reason.

        ``earlier`` is what was named before, in the order of the text.
        """
        draft.erroneous = bool(draft.forms) and all(form.erroneous for form in draft.forms)
        if draft.targets:
            return
        if draft.edition is not None:
            self._decide_edition(draft, context)
            return
        entities = self._by_house(draft, context, earlier)
        if not entities:
            return
        entities = self._by_series(page, draft, entities)
        if not entities:
            return
        if len(entities) > 1:
            entities = self._narrow(page, draft, entities, context, earlier)
        if len(entities) == 1:
            draft.targets = entities
            draft.erroneous = (
                bool(draft.forms)
                and all(form.erroneous for form in draft.forms if form.entity == entities[0])
                and any(form.entity == entities[0] for form in draft.forms)
            )
        else:
            draft.leave("the name fits several", entities)

    def _decide_edition(self, draft: Draft, context: Context) -> None:
        homes = [e for e in draft.entities if self.index.root(e) == context.home]
        entities = tuple(homes) if len(draft.entities) > 1 and homes else draft.entities
        found = [
            edition
            for entity in entities
            for edition in self.index.editions.get(entity, ())
            if numbered(self.index, edition, draft)
        ]
        unique = tuple(dict.fromkeys(found))
        if len(unique) == 1:
            draft.targets = unique
            draft.rule = "edition"
            return
        draft.kind = "meeting"
        draft.rule = "edition"
        if unique:
            draft.leave("the number fits several editions", unique)
        else:
            draft.leave(f"edition {draft.edition} is {NOT_LISTED}", entities)

    def _by_house(
        self, draft: Draft, context: Context, earlier: Sequence[Draft]
    ) -> tuple[str, ...]:
        """A bare name that many organisations use belongs to the document's own."""
        bound = {form.entity for form in draft.forms if form.bound}
        if not bound or any(not form.bound for form in draft.forms):
            free = tuple(e for e in draft.entities if e not in bound)
            return free or draft.entities
        if draft.issuer in bound:
            # "General Assembly resolution 55/25": the symbol tells.
            draft.rule = "symbol-issuer"
            return (draft.issuer,)
        at_home = tuple(e for e in draft.entities if self.index.root(e) == context.home)
        if context.home is None or not at_home:
            # "the OAS General Secretariat …; the General Secretariat"
            named = {e for other in earlier for e in other.targets if e in bound}
            if len(named) == 1:
                draft.rule = "named-before"
                return tuple(named)
        if context.home is None:
            draft.leave("the organisation that issues the document is not known", draft.entities)
            return ()
        if not at_home:
            draft.leave(
                "the organisation that issues the document has no such organ listed", draft.entities
            )
            return ()
        draft.rule = "issuer"
        return at_home

    def _by_series(self, page: Page, draft: Draft, entities: tuple[str, ...]) -> tuple[str, ...]:
        """Choose between a series and its editions by date or place ("held in … in 2003")."""
        meetings = {e for e in entities if self.index.series(e)}
        heads = {s for e in meetings for s in self.index.series(e)} | {
            e for e in entities if self.index.editions.get(e)
        }
        editions = sorted({x for h in heads for x in self.index.editions.get(h, ())} | meetings)
        if not editions or (set(entities) - meetings - heads):
            return entities
        numbered = {e for e in meetings if self.index.authority[e].facts.get("editionNumber")}
        if numbered == set(entities) and len(entities) == 1:
            return entities
        sentence = page.folded[draft.end : draft.end + 160].split(". ", 1)[0]
        if self._held.match(sentence):
            fitting = self._fitting(sentence[:110], editions)
            if len(fitting) == 1:
                draft.rule = "edition"
                return fitting
            if fitting:
                draft.leave("the date and place fit several editions", fitting)
                return ()
        series = tuple(e for e in entities if e not in meetings)
        return series or entities

    def _fitting(self, words: str, editions: Iterable[str]) -> tuple[str, ...]:
        years = set(_YEAR.findall(words))
        fitting = []
        for edition in editions:
            facts = self.index.authority[edition].facts
            place = fold(facts.get("place", "")).split(" (")[0]
            city = place.split(",")[0].strip()
            in_place = bool(city) and re.search(rf"\b{re.escape(city)}\b", words) is not None
            in_year = facts.get("start", facts.get("startDate", ""))[:4] in years
            if (in_place and (in_year or not years)) or (in_year and not city):
                fitting.append(edition)
        if not fitting and years:
            fitting = [
                e
                for e in editions
                if self.index.authority[e].facts.get("start", "")[:4] in years
                and not self.index.authority[e].facts.get("place")
            ]
        return tuple(fitting)

    def _narrow(
        self,
        page: Page,
        draft: Draft,
        entities: tuple[str, ...],
        context: Context,
        earlier: Sequence[Draft],
    ) -> tuple[str, ...]:
        """Narrow several candidates by language, organisation and what was named before."""
        own = tuple(
            dict.fromkeys(
                f.entity
                for f in draft.forms
                if f.language == page.language and f.entity in entities
            )
        )
        if len(own) == 1 and all(
            f.language not in (None, page.language) for f in draft.forms if f.entity not in own
        ):
            return own
        for other in islice(reversed(earlier), _BACK):
            hit = [e for e in entities if e in other.targets]
            if len(hit) == 1:
                draft.rule = "named-before"
                return (hit[0],)
        if context.home is not None:
            at_home = tuple(e for e in entities if self.index.root(e) == context.home)
            if len(at_home) == 1:
                draft.rule = "issuer"
                return at_home
        return entities
