"""With what verb a recital begins: recalling, bearing in mind, concerned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold
from tocgraph.interpret.lexicon import LANGUAGES
from tocgraph.model import Claim, Cue, Document, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["RecitalReader"]

LEXICON = "data/lexicon/recitals.toml"
# A number or bullet, and the "and" that joins the last recital to the others.
_BEFORE = r"(?:[\W\d_]*|\(?\w{1,3}[.)]\s+)(?:(?:and|y|e|et)\s+)?"


class RecitalReader:
    """Reads the verbs of recitals."""

    def __init__(self, resources: Resources) -> None:
        data = resources.toml(LEXICON)
        self._openers = {language: _openers(data, language) for language in LANGUAGES}

    def verb(self, document: Document, provision: Provision) -> tuple[str, Cue] | None:
        """Return the verb, a slug of the scheme *recital-verb*, and the words that say it."""
        folded = fold(document.text[provision.start : provision.end])
        language = document.source.language
        for one in (language,) if language in self._openers else LANGUAGES:
            best: tuple[int, str, int] | None = None
            for slug, pattern in self._openers[one]:
                match = pattern.match(folded)
                if match is not None and (best is None or match.end() > best[0]):
                    best = match.end(), slug, match.start("cue")
            if best is not None:
                end, slug, start = best
                cue = Cue(
                    provision.start + start,
                    provision.start + end,
                    "relation",
                    provision.path,
                    f"interpret/recital/{slug}",
                )
                return slug, cue
        return None

    def read(self, document: Document) -> Iterator[Claim]:
        """Yield one claim for each recital whose verb is known."""
        for provision in document.provisions:
            if provision.kind == "recital":
                found = self.verb(document, provision)
                if found is not None:
                    yield Claim(f"@provision:{provision.path}", "recitalVerb", *found)


def _openers(data: Mapping[str, Any], language: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    modifiers = "|".join(_words(data["modifiers"].get(language, ())))
    return tuple(
        (
            opener["verb"],
            re.compile(
                rf"{_BEFORE}(?P<cue>(?:(?:{modifiers})\s+)*(?:{'|'.join(_words(opener[language]))}))\b"
            ),
        )
        for opener in data["opener"]
        if opener.get(language)
    )


def _words(listed: Sequence[str]) -> list[str]:
    ordered = sorted(map(fold, listed), key=lambda form: (-len(form), form))
    return [re.escape(form).replace(r"\ ", r"\s+") for form in ordered]
