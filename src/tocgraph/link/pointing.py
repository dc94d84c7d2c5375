"""Words that point: "the Convention", "these Recommendations", "this important forum"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.link.aliases import AliasReader
from tocgraph.link.chain import Chain
from tocgraph.link.common import ContextualReader
from tocgraph.link.cover import Cover
from tocgraph.link.draft import Draft
from tocgraph.link.lexicon import LANGUAGES, alternatives
from tocgraph.link.nouns import Articles, Nouns
from tocgraph.link.protocols import ProtocolReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.link.context import Context, Index, Places
    from tocgraph.link.gazetteer import Gazetteer, Hit, Page
    from tocgraph.link.prospect import Prospect
    from tocgraph.model import Document

__all__ = ["Pointer"]

NO_ANTECEDENT = "nothing that it can stand for was named before"
SEVERAL = "it can stand for several things named before"


class Pointer:
    """Finds pointing words and decides each by what was named before it."""

    def __init__(
        self, index: Index, gazetteer: Gazetteer, prospect: Prospect, lexicon: Mapping[str, Any]
    ) -> None:
        self.index = index
        self.gazetteer = gazetteer
        self.nouns = Nouns(index.authority, lexicon)
        self.aliases = AliasReader(lexicon)
        self.protocols = ProtocolReader(index, lexicon["protocols"])
        self.contextual = ContextualReader(index, gazetteer, self.nouns, prospect, lexicon)
        here = lexicon["here"]
        demonstrative = lexicon["demonstrative"]
        self._definite = {
            language: self._definite_pattern(Articles(lexicon, language))
            for language in (*LANGUAGES, "und")
        }
        self._said = re.compile(
            f"(?<![\\w'-])(?P<article>{alternatives(demonstrative['words'])})[ \\n]+"
            f"(?P<noun>{self.nouns.pattern})(?![\\w'-])"
        )
        self._needs_capital = frozenset(demonstrative["capitalised"])
        acts = [w for noun in here["acts"] for w in self.nouns.all[noun].words]
        meetings = [w for noun in here["meetings"] for w in self.nouns.all[noun].words]
        adjectives = alternatives(here["adjectives"])
        here_words = alternatives(here["words"])
        self._here = re.compile(
            f"(?<![\\w'-])(?P<article>{here_words})[ \\n]+(?:(?P<act>{alternatives(acts)})"
            f"|(?:{adjectives}[ \\n]+)?(?:(?P<meeting>{alternatives(meetings)})"
            f"|(?P<forum>{alternatives(here['forums'])})))(?![\\w'-])"
        )
        going = alternatives(lexicon["goes_on"]["words"])
        self._goes_on = re.compile(f"[ \\n]+{going}[ \\n]|[ \\n]+d'")
        self._on_what = re.compile(
            f"[ \\n]+{alternatives(lexicon['goes_on']['before_capital'])}[ \\n]+"
        )

    def _definite_pattern(self, articles: Articles) -> re.Pattern[str]:
        return re.compile(
            f"{articles.before}(?:(?P<article>{articles.alone}[ \\n]+|{articles.elided})"
            f"|(?P<fused>{articles.fused}[ \\n]+))(?P<noun>{self.nouns.pattern})(?![\\w'-])"
        )

    def read(
        self,
        page: Page,
        document: Document,
        places: Places,
        context: Context,
        drafts: Sequence[Draft],
        hits: Sequence[Hit],
    ) -> list[Draft]:
        """Return the drafts together with those of all pointing words, by position."""
        found = [
            *self._protocols(page),
            *self._find_here(page),
            *self._find(page, self._said, definite=False),
            *self._find(page, self._definite[page.language], definite=True),
        ]
        readable = [hit for hit in hits if self.contextual.reads(hit)]
        common = {hit.end: hit.start for hit in readable}
        may_be = {hit.end: hit.entities for hit in readable}
        chosen: list[Draft] = []
        kept = [*drafts, *self.aliases.find(page, drafts)]
        cover, pointing = Cover(kept), Cover()
        covered: set[int] = set()
        for draft in found:
            if not pointing.free(draft.start, draft.end):
                continue
            if draft.names[0] == "noun" and common.get(draft.end, -1) >= draft.start:
                continue
            around = list(cover.over(draft.start, draft.end))
            if draft.rule == "anaphora-thereto":
                draft.entities = may_be.get(draft.end, ())
                inside = [o for o in around if draft.start <= o.start and o.end <= draft.end]
                if len(inside) < len(around):
                    continue
                covered.update(map(id, inside))
            elif around:
                continue
            chosen.append(draft)
            pointing.add(draft)
        kept = [draft for draft in kept if id(draft) not in covered]
        contextual = self.contextual.find(page, hits, [*kept, *chosen])
        ordered = sorted([*kept, *chosen, *contextual], key=lambda d: (d.start, -d.end))
        chain = Chain(document, places, ordered)
        dropped: set[int] = set()
        for draft in ordered:
            if draft.targets or draft.reason is not None:
                continue
            if draft.rule == "anaphora-thereto":
                self.protocols.decide(page, draft, chain)
            elif draft.rule in ("contextual", "anaphora-relative"):
                if not self.contextual.decide(page, draft, chain, hits):
                    dropped.add(id(draft))
            elif not self._decide(page, draft, chain, context):
                dropped.add(id(draft))
        return [draft for draft in ordered if id(draft) not in dropped]

    # --------------------------------------------------------------- find

    def _protocols(self, page: Page) -> Iterator[Draft]:
        yield from self.protocols.find(page)

    def _find_here(self, page: Page) -> Iterator[Draft]:
        for match in self._here.finditer(page.folded):
            kind = "instrument" if match["act"] else "meeting"
            # "à presente": the article is fused with a preposition.
            fused = 2 if page.text[match.start()] in "àÀ" else 0
            draft = Draft(match.start() + fused, match.end(), kind, "self-reference", anaphora=True)
            group = next(name for name in ("act", "meeting", "forum") if match[name])
            draft.names = [group, match[group]]
            if group != "forum" and self._goes_on.match(page.folded, match.end()):
                continue
            yield draft

    def _find(self, page: Page, pattern: re.Pattern[str], *, definite: bool) -> Iterator[Draft]:
        for match in pattern.finditer(page.folded):
            noun = page.text[match.start("noun") : match.end("noun")]
            capital = noun[0].isupper()
            if not capital and (definite or match["article"] in self._needs_capital):
                continue
            if page.capitals_only(match.start(), match.end()):
                continue
            end = match.end()
            if self._goes_on.match(page.folded, end) or self._next_capital(page, end):
                continue
            what = self._on_what.match(page.folded, end)
            if what is not None and page.text[what.end() : what.end() + 1].isupper():
                continue
            fused = definite and match["fused"] is not None
            start = match.start("noun") if fused else match.start()
            nouns = self.nouns.of(noun)
            kind = sorted(nouns[0].kinds)[0]
            draft = Draft(start, end, kind, "anaphora-definite", anaphora=True)
            draft.names = ["noun", noun]
            yield draft

    @staticmethod
    def _next_capital(page: Page, end: int) -> bool:
        following = page.text[end : end + 2]
        return len(following) == 2 and following[0] == " " and following[1].isupper()

    # ------------------------------------------------------------- decide

    def _decide(self, page: Page, draft: Draft, chain: Chain, context: Context) -> bool:
        """Decide a draft; return whether it is a mention at all."""
        group, noun = draft.names[:2]
        if draft.rule == "self-reference":
            return self._decide_here(page, draft, chain, context, group, noun)
        return self._antecedent(page, draft, chain, context, noun)

    def _antecedent(
        self, page: Page, draft: Draft, chain: Chain, context: Context, noun: str
    ) -> bool:
        def fits(entity: str) -> bool:
            return self.nouns.fits(entity, noun)

        def open_(other: Draft) -> bool:
            if other.candidates:
                return any(fits(entity) for entity in other.candidates)
            written = page.text[other.start : other.end]
            return not other.anaphora and self.nouns.fits_unlisted(
                other, written, noun, page.language
            )

        for found in chain.before(draft.start, draft.end, fits, open_):
            if found.unresolved:
                ids = [*found.entities, *(c for d in found.unresolved for c in d.candidates)]
                draft.leave(
                    SEVERAL
                    if len(ids) + len(found.unresolved) > 1
                    else "its antecedent is unresolved",
                    [entity for entity in ids if fits(entity)],
                )
            elif len(found.entities) == 1:
                draft.targets = found.entities
            else:
                draft.leave(SEVERAL, found.entities)
            return True
        around = [e for e in (*context.issuers, *context.own, context.meeting, context.home) if e]
        near = tuple(dict.fromkeys(entity for entity in around if fits(entity)))
        if len(near) == 1:
            draft.targets = near
            draft.rule = "issuer"
        else:
            draft.leave(NO_ANTECEDENT, near)
        return True

    def _decide_here(
        self, page: Page, draft: Draft, chain: Chain, context: Context, group: str, noun: str
    ) -> bool:
        capital = any(c.isupper() for c in page.text[draft.start : draft.end].split()[-1])
        if group == "act":
            own = self._own(context, noun)
            if len(own) == 1:
                draft.targets = own
                return True
            return capital and self._antecedent(page, draft, chain, context, noun)
        if context.meeting is None:
            return capital and self._antecedent(page, draft, chain, context, noun)
        series = self.index.series(context.meeting)
        if group == "meeting":
            if not self.nouns.fits(context.meeting, noun) and not capital:
                return False
            draft.targets = (context.meeting,)
        elif len(series) == 1:
            # A forum is what meets again and again; one of its meetings is an edition.
            draft.targets = series
        else:
            draft.leave(SEVERAL, (*series, context.meeting))
        return True

    def _own(self, context: Context, noun: str) -> tuple[str, ...]:
        """What the document carries, and what that adopts, as far as the noun fits."""
        found: dict[str, None] = {}
        for entity in context.own:
            adopted = (
                self.index.authority[entity].related("adopts")
                if entity in self.index.authority
                else ()
            )
            for candidate in (entity, *adopted):
                if self.nouns.fits(candidate, noun):
                    found[candidate] = None
        return tuple(found)
