"""The stage as a whole: who is asked to do what, and which links a text states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.interpret.addressees import GroupFinder
from tocgraph.interpret.adjuncts import AdjunctFinder
from tocgraph.interpret.directives import DirectiveReader, Grammar, by_language
from tocgraph.interpret.lexicon import LANGUAGES, Lexicon
from tocgraph.interpret.recitals import RecitalReader
from tocgraph.interpret.relations import RelationReader
from tocgraph.segment.sentences import Sentences
from tocgraph.symbols import SymbolFinder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocgraph.model import Authority, Claim, Directive, Document, Mention
    from tocgraph.resources import Resources

__all__ = ["Interpreter"]


class Interpreter:
    """Reads directives and claims; compiled once, used for many documents."""

    def __init__(self, authority: Authority, resources: Resources) -> None:
        self._authority = authority
        symbols = SymbolFinder(resources)
        self._grammars = {
            language: Grammar(
                Lexicon(language, resources), AdjunctFinder(language, resources), symbols
            )
            for language in LANGUAGES
        }
        lexicons = {language: grammar.lexicon for language, grammar in self._grammars.items()}
        self._groups = GroupFinder(authority, lexicons)
        self._sentences = Sentences(resources)
        self._relations = RelationReader(authority, resources)
        self._recitals = RecitalReader(resources)

    def interpret(
        self, document: Document, mentions: Sequence[Mention]
    ) -> tuple[tuple[Directive, ...], tuple[Claim, ...]]:
        """Return the directives of the numbered items, and the claims of the whole text."""
        directives = self._directives(document, mentions)
        claims = (
            *self._relations.read(document, mentions, directives),
            *self._recitals.read(document),
        )
        return directives, claims

    def _directives(self, document: Document, mentions: Sequence[Mention]) -> tuple[Directive, ...]:
        best: tuple[Directive, ...] = ()
        for grammar in by_language(self._grammars, document.source.language):
            found = DirectiveReader(
                document, mentions, self._authority, self._groups, self._sentences, grammar
            ).read()
            if len(found) > len(best):
                best = found
        return best
