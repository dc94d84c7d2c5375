"""The nouns that can stand for a named thing ("the Convention"), and what each can stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.link.lexicon import LANGUAGES, alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tocgraph.link.draft import Draft
    from tocgraph.model import Authority

__all__ = ["Articles", "Noun", "Nouns"]


class Articles:
    """The articles of one language, as patterns; all of them where the language is not known.

    ``alone`` articles belong to a pointing mention, ``fused`` ones ("del", "du") do not.
    """

    def __init__(self, lexicon: Mapping[str, Any], language: str) -> None:
        languages = [language] if language in LANGUAGES else ["en", "es", "fr"]
        self.alone = self._words(lexicon["definite"]["alone"], languages)
        self.fused = self._words(lexicon["definite"]["fused"], languages)
        self.elided = self._words(lexicon["definite"]["elided"], languages)
        self.indefinite = self._words(lexicon["indefinite"]["articles"], languages)
        self.before = "(?<![\\w'-])"

    @staticmethod
    def _words(table: Mapping[str, Any], languages: list[str]) -> str:
        words = [word for language in languages for word in table[language]]
        # A set of no words matches nothing.
        return alternatives(words) if words else "(?!)"


@dataclass(frozen=True)
class Noun:
    """One row of the lexicon.

    ``words`` are folded.
    """

    id: str
    kinds: frozenset[str]
    types: frozenset[str]
    words: frozenset[str]


class Nouns:
    """Looks up nouns, and says which entities a noun can stand for."""

    def __init__(self, authority: Authority, lexicon: Mapping[str, Any]) -> None:
        self.authority = authority
        self.all: dict[str, Noun] = {}
        self.by_word: dict[str, list[Noun]] = {}
        for row in lexicon["noun"]:
            words = [word for language in LANGUAGES for word in row.get(language, ())]
            noun = Noun(
                id=row["id"],
                kinds=frozenset(row["kinds"]),
                types=frozenset(row.get("types", ())),
                words=frozenset(self.key(word) for word in words),
            )
            self.all[noun.id] = noun
            for word in sorted(noun.words):
                self.by_word.setdefault(word, []).append(noun)
        self.pattern = alternatives(self.by_word)
        self._any = re.compile(f"\\b{self.pattern}s?\\b")
        self._preposition = re.compile(f" {alternatives(lexicon['goes_on']['words'])}\\b| to\\b")
        self._heads: dict[tuple[str, str], bool] = {}

    @staticmethod
    def key(words: str) -> str:
        """Return the words as they are looked up."""
        return " ".join(fold(words).replace("-", " ").split())

    def of(self, words: str) -> tuple[Noun, ...]:
        """Return the nouns that are written so."""
        return tuple(self.by_word.get(self.key(words), ()))

    def fits(self, entity_id: str, words: str) -> bool:
        """Say whether the words can stand for the entity: right kind, and a name with this head."""
        key = (entity_id, self.key(words))
        if key not in self._heads:
            self._heads[key] = self._fits(*key)
        return self._heads[key]

    def _fits(self, entity_id: str, words: str) -> bool:
        if entity_id not in self.authority:
            # A numbered act that no table lists.
            return any("resolution" in noun.kinds for noun in self.by_word.get(words, ()))
        entity = self.authority[entity_id]
        for noun in self.by_word.get(words, ()):
            if entity.kind not in noun.kinds:
                continue
            if noun.types:
                if entity.type in noun.types:
                    return True
                continue
            for name in entity.names:
                if name.kind not in ("contextual", "erroneous") and self._leads(
                    noun, name.form, name.language
                ):
                    return True
        return False

    def _leads(self, noun: Noun, name: str, language: str | None) -> bool:
        """The head stands before the first preposition: not "Committee of the … Convention".

        In English it is the last noun there ("Convention Committee"), in the other
        languages the first ("Protocolo Adicional à Convenção").
        """
        head = self._preposition.split(fold(name), maxsplit=1)[0]
        found = [match.group() for match in self._any.finditer(head)]
        if not found:
            return False
        english = language == "en" or (language is None and self._english(name))
        return self.key(found[-1 if english else 0]).rstrip("s") in {
            word.rstrip("s") for word in noun.words
        }

    @staticmethod
    def _english(name: str) -> bool:
        return re.search(r"\b(?:the|of|on|and|against)\b", fold(name)) is not None

    def fits_unlisted(self, draft: Draft, written: str, words: str, language: str) -> bool:
        """The same for a name that the data do not hold."""
        return any(
            draft.kind in noun.kinds and self._leads(noun, written, language)
            for noun in self.of(words)
        )
