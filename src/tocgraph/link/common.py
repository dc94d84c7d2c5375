"""Names that are also common phrases: they need a witness beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.gazetteer import Page
from tocgraph.link.lexicon import LANGUAGES, alternatives
from tocgraph.link.nouns import Articles
from tocgraph.link.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.link.chain import Chain
    from tocgraph.link.context import Index
    from tocgraph.link.gazetteer import Gazetteer, Hit
    from tocgraph.link.nouns import Nouns
    from tocgraph.link.prospect import Prospect

__all__ = ["ContextualReader"]

_PARENTS = ("serves", "subBodyOf", "monitors", "secretariatOf")
COMMON = "the name is also a common phrase, and nothing near says which thing is meant"
SEVERAL = "it can stand for several things named before"


class ContextualReader:
    """Finds contextual names and phrases like "the next meeting", and decides them."""

    def __init__(
        self,
        index: Index,
        gazetteer: Gazetteer,
        nouns: Nouns,
        prospect: Prospect,
        lexicon: Mapping[str, Any],
    ) -> None:
        self.index = index
        self.prospect = prospect
        self._witness: dict[str, frozenset[str]] = {}
        self.gazetteer = gazetteer
        self.nouns = nouns
        self._before = {
            language: self._determiners(Articles(lexicon, language), lexicon)
            for language in (*LANGUAGES, "und")
        }
        relative = lexicon["relative"]
        nouns_ = alternatives(relative["nouns"])
        articles = alternatives(w for words in lexicon["definite"]["alone"].values() for w in words)
        self._relative = re.compile(
            f"(?<![\\w'-])(?:{alternatives(relative['before'])}[ \\n]+{nouns_}"
            f"|{articles}[ \\n]+{nouns_}[ \\n]+{alternatives(relative['after'])})(?![\\w'-])"
        )
        self._kinds = frozenset(relative["kinds"])
        self._possessive = re.compile(f"{alternatives(relative['possessive'])}[ \\n]")
        topic = lexicon["topic"]
        self._topic = re.compile(
            f"[ \\n]+(?P<prep>{alternatives(topic['prepositions'])})"
            f"[ \\n]+{alternatives(topic['this'])}"
        )

    @staticmethod
    def _determiners(articles: Articles, lexicon: Mapping[str, Any]) -> re.Pattern[str]:
        said = alternatives(lexicon["demonstrative"]["words"])
        adjectives = alternatives(lexicon["indefinite"]["adjectives"])
        return re.compile(
            f"{articles.before}(?:(?P<article>(?:{articles.alone}|{said})[ \\n]+|{articles.elided})"
            f"|(?P<fused>{articles.fused}[ \\n]+)"
            f"|(?P<indefinite>{articles.indefinite}[ \\n]+(?:{adjectives}[ \\n]+)?))$"
        )

    # --------------------------------------------------------------- find

    @staticmethod
    def reads(hit: Hit) -> bool:
        """Say whether this reader is the one to decide the hit."""
        return hit.contextual and any(form.kind != "participants" for form in hit.forms)

    def find(self, page: Page, hits: Sequence[Hit], taken: Sequence[Draft]) -> list[Draft]:
        """Return the contextual names that no other mention covers, the longest first."""
        found: list[Draft] = []
        cover = Cover(taken)
        for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
            if not self.reads(hit):
                continue
            inside = list(cover.over(hit.start, hit.end))
            if any(d.start < hit.start or d.end > hit.end or d.spans for d in inside):
                continue
            if any(d.start == hit.start and d.end == hit.end for d in inside):
                continue
            draft = self._draft(page, hit)
            if draft is not None:
                found.append(draft)
                cover.add(draft)
                for inner in inside:
                    # "OECD Convention": the organisation's name stays a name of its own.
                    inner.outer = inner.outer or draft
        for match in self._relative.finditer(page.folded):
            if cover.free(match.start(), match.end()):
                draft = Draft(
                    match.start(), match.end(), "meeting", "anaphora-relative", anaphora=True
                )
                possessive = self._possessive.match(match.group()) is not None
                draft.names = ["possessive" if possessive else "relative"]
                found.append(draft)
        return found

    def _draft(self, page: Page, hit: Hit) -> Draft | None:
        forms = tuple(form for form in hit.forms if form.kind != "participants")
        ids = tuple(dict.fromkeys(form.entity for form in forms))
        first = self.index.authority[ids[0]]
        draft = Draft(hit.start, hit.end, first.kind, "contextual", ids, forms)
        before = page.folded[max(0, hit.start - 24) : hit.start]
        found = self._before[page.language].search(before)
        if found is not None and found["indefinite"] is not None:
            draft.names = ["indefinite", hit.canonical]
            return draft
        if found is not None:
            draft.names = ["definite", hit.canonical]
            if first.type != "IntergovernmentalOrganization":
                draft.anaphora = True
                if found["article"] is not None:
                    draft.start -= len(before) - found.start()
            return draft
        if page.text[hit.start].isupper() and roman(page.text[hit.start : hit.end]) is None:
            draft.names = ["bare", hit.canonical]
            return draft
        return None

    # ------------------------------------------------------------- decide

    def decide(self, page: Page, draft: Draft, chain: Chain, hits: Sequence[Hit]) -> bool:
        """Link the name if exactly one thing is witnessed; else keep what it may be.

        Return whether the words are a mention at all.
        """
        if draft.rule == "anaphora-relative":
            return self._decide_relative(draft, chain, hits)
        self._decide_common(page, draft, chain)
        # An acronym that is also a word, with no article and nothing near, is that word.
        return bool(draft.targets) or draft.names[0] != "bare" or " " in draft.names[1]

    def _decide_common(self, page: Page, draft: Draft, chain: Chain) -> None:
        if self._by_topic(page, draft, chain):
            return
        indefinite = draft.names[0] == "indefinite"
        # "a group of experts" is a common phrase, unless it is the thing to be made.
        made = indefinite and self.prospect.is_prospective(page, draft.start, draft.end)
        if (made or not indefinite) and self._by_parent(draft, chain):
            return
        if indefinite:
            draft.leave(COMMON, draft.entities)
            return
        if len(draft.entities) > 1:
            self._among(draft, chain)
            return
        words = draft.names[1]

        def fits(entity: str) -> bool:
            return (
                entity in draft.entities
                or self._rival(entity, words, draft.kind)
                or self.nouns.fits(entity, words)
            )

        def open_(other: Draft) -> bool:
            return not other.known and self.nouns.fits_unlisted(
                other, page.text[other.start : other.end], words, page.language
            )

        for found in chain.before(draft.start, draft.end, fits, open_, preamble=False):
            named = [entity for entity in found.entities if entity in draft.entities]
            rivals = [entity for entity in found.entities if entity not in draft.entities]
            if len(named) == 1 and not rivals and not found.unresolved:
                draft.targets = (named[0],)
                if draft.anaphora:
                    draft.rule = "anaphora-definite"
                return
            draft.leave(SEVERAL, (*found.entities, *draft.entities))
            return
        draft.leave(COMMON, draft.entities)

    def _among(self, draft: Draft, chain: Chain) -> None:
        """A phrase that the data give to several things: only one may have been spoken of.

        The whole addressee part counts, and a thing counts even where its own
        mention could not be resolved.
        """
        named = chain.spoken_of(draft.start, draft.end, draft.entities)
        if len(named) == 1:
            draft.targets = named
            if draft.anaphora:
                draft.rule = "anaphora-definite"
        else:
            draft.leave(SEVERAL if named else COMMON, draft.entities)

    def _rival(self, entity: str, words: str, kind: str) -> bool:
        """Another thing named before that the same phrase would fit ("meeting of experts")."""
        if entity not in self.index.authority or kind not in ("body", "meeting"):
            return False
        last = words.rsplit(" ", 1)[-1]
        if self.index.authority[entity].kind not in ("body", "meeting") or " " not in words:
            return False
        return any(
            last in self.gazetteer.canon.form(name.form).split()
            for name in self.index.authority[entity].names
            if name.kind != "contextual"
        )

    def _by_parent(self, draft: Draft, chain: Chain) -> bool:
        """What it belongs to, or what its full name names, is named in the same item."""
        near = {
            entity
            for other in chain.in_item(draft.start, draft.end)
            for entity in other.targets
            if other is not draft
        }
        found = tuple(entity for entity in draft.entities if self._witnesses(entity) & near)
        if len(found) != 1:
            return False
        draft.targets = found
        draft.rule = "contextual-parent"
        return True

    def _witnesses(self, entity_id: str) -> frozenset[str]:
        if entity_id not in self._witness:
            entity = self.index.authority[entity_id]
            found = {t for name in _PARENTS for t in entity.related(name)}
            for name in entity.names:
                if name.kind != "official":
                    continue
                view = self.gazetteer.canon.view(name.form)
                page = Page(name.form, fold(name.form), view, name.language or "und")
                for hit in self.gazetteer.find(page):
                    if not hit.contextual:
                        found.update(hit.entities)
            # The organisation itself is named everywhere, and so proves nothing.
            self._witness[entity_id] = frozenset(
                other
                for other in found
                if other != entity_id
                and self.index.root(other) != other
                and self.index.authority[other].kind != "state"
            )
        return self._witness[entity_id]

    def _by_topic(self, page: Page, draft: Draft, chain: Chain) -> bool:
        """Read "a plan … against this threat": the topic of exactly one such thing was named."""
        match = self._topic.match(page.folded, draft.end)
        if match is None:
            return False
        first, _ = chain.item(draft.start, draft.end)
        before = page.view.text[page.view.position(first) : page.view.position(draft.start)]
        words = draft.names[1]
        found = []
        for entity in draft.entities:
            for name in self.index.authority[entity].names:
                canonical = self.gazetteer.canon.form(name.form)
                at = canonical.find(f"{words} {match['prep']} ")
                if at < 0:
                    continue
                topic = canonical[at + len(words) + len(match["prep"]) + 2 :]
                if re.search(rf"\b{re.escape(topic)}\b", before):
                    found.append(entity)
                    break
        if len(found) != 1:
            return False
        draft.targets = (found[0],)
        draft.rule = "contextual-topic"
        return True

    def _decide_relative(self, draft: Draft, chain: Chain, hits: Sequence[Hit]) -> bool:
        """Read "the next meeting": of those that the item or section speaks of."""

        def fits(entity: str) -> bool:
            return (
                entity in self.index.authority
                and self.index.authority[entity].kind in self._kinds
                and not self.index.series(entity)
            )

        # "its next meeting" is that of whoever was just named, a body or a series.
        possessive = draft.names[0] == "possessive"
        for spans in chain.scopes(draft.start, draft.end):
            found: dict[str, None] = {}
            for other in chain.inside(spans, draft.start):
                found.update(dict.fromkeys(e for e in other.targets if fits(e)))
            for form in self._participants(hits, draft.start, spans):
                found[form] = None
            if len(found) == 1 and not possessive:
                draft.targets = tuple(found)
                return True
            if found:
                draft.leave(SEVERAL if len(found) > 1 else COMMON, sorted(found))
                return True
        return False

    @staticmethod
    def _participants(hits: Sequence[Hit], before: int, spans: Sequence[Any]) -> Iterator[str]:
        for hit in hits:
            if hit.start >= before or not any(
                s.start <= hit.start and hit.end <= s.end for s in spans
            ):
                continue
            for form in hit.forms:
                if form.kind == "participants":
                    yield form.entity
