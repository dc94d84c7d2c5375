"""What the linker knows of the four languages, read once from ``data/lexicon/link-*.toml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tocgraph.errors import DataError
from tocgraph.fold import View, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tocgraph.fold import Edit
    from tocgraph.resources import Resources

__all__ = ["Canon", "alternatives", "load", "phrase"]

_KEPT = 50_000
LANGUAGES = ("en", "es", "fr", "pt")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-‐‑]\r?\n[ \t]*(?=[^\W\d_A-ZÀ-ÖØ-Þ])")
_INVISIBLE = "[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]+"


def load(resources: Resources, name: str) -> Mapping[str, Any]:
    """Return one of the linker's lexicons."""
    return resources.toml(f"data/lexicon/link-{name}.toml")


def phrase(words: str) -> str:
    """Return the pattern of a phrase of folded text: any white space or hyphen for a space.

    >>> phrase("pilot project")
    'pilot[ -]+project'
    """
    return "[ -]+".join(re.escape(word) for word in fold(words).replace("-", " ").split())


def alternatives(phrases: Iterable[str]) -> str:
    """Return the pattern of any of the phrases, longest first.

    >>> alternatives(["de", "del mismo"])
    '(?:del[ -]+mismo|de)'
    """
    ordered = sorted(set(phrases), key=lambda words: (-len(words), words))
    return f"(?:{'|'.join(map(phrase, ordered))})"


class Canon:
    """Turns names and texts alike into the one spelling in which they are compared.

    Made from ``link-names.toml``: articles after prepositions go, hyphens become
    spaces, spellings that differ by country or number become one.

    >>> from tocgraph.resources import Resources
    >>> canon = Canon(load(Resources(), "names"))
    >>> canon.form("Meetings of the States Parties to the Convention on Cyber-Crime")
    'meeting of states parties to convention on cybercrime'
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._written: dict[str, str] = {}
        # The same few names come again and again; the bound keeps memory flat.
        self._forms: dict[str, str] = {}
        words: list[str] = []
        beginnings: list[str] = []
        clitics: list[str] = []
        try:
            articles = "|".join(
                f"{alternatives(row['after'])} +{alternatives(row['drop'])}"
                for row in lexicon["article"]
            )
            for row in lexicon["spelling"]:
                for key, found in (
                    ("whole", words),
                    ("part", beginnings),
                    ("before_apostrophe", clitics),
                ):
                    for form in row.get(key, ()):
                        self._written[form.strip()] = row["write"]
                        found.append(form)
            conjunctions = alternatives(lexicon["list"]["conjunctions"])
        except KeyError as error:
            raise DataError(
                f"the key {error} is missing",
                path="data/lexicon/link-names.toml",
                hint="Compare the file with the one that tocgraph ships.",
            ) from error
        starts = "|".join(
            phrase(form) + (" +" if form.endswith(" ") else "") for form in beginnings
        )
        self._edit = re.compile(
            f"(?P<article>\\b(?:{articles})(?= ))"
            f"|(?P<clitic>\\b{alternatives(clitics)}' *)"
            f"|(?P<word>\\b{alternatives(words)}\\b(?! *'))"
            f"|(?P<part>\\b(?:{starts})(?=[^\\W\\d_]))"
            f"|(?P<list>,(?= +{conjunctions} ))"
            f"|(?P<invisible>{_INVISIBLE})"
            "|(?P<space> {2,})"
        )

    def view(self, text: str, folded: str | None = None) -> View:
        """Return the view of a text in which canonical forms are sought."""
        base = fold(text) if folded is None else folded
        pieces: list[str] = []
        position = 0
        for match in _BROKEN_WORD.finditer(text):
            # A word broken at the end of a line: what breaks it becomes invisible.
            pieces.append(base[position : match.start()])
            pieces.append("\u00ad" * (match.end() - match.start()))
            position = match.end()
        base = "".join((*pieces, base[position:])).replace("-", " ")
        return View(base, self._edits(base, text))

    def form(self, name: str) -> str:
        """Return the canonical form of a name."""
        found = self._forms.get(name)
        if found is None:
            found = self.view(name).text.strip()
            if len(self._forms) < _KEPT:
                self._forms[name] = found
        return found

    def _edits(self, base: str, text: str) -> Iterator[Edit]:
        for match in self._edit.finditer(base):
            kind = match.lastgroup
            words = match.group()
            if kind == "article":
                said = text[match.start() : match.end()].split()
                article = said[-1]
                capital = article.istitle() or (article.isupper() and said[0].islower())
                if capital and len(article) > 1:
                    continue  # part of the name: "de El Salvador", "de EL PAcCTO"
                written = words.split(" ", 1)[0]
                written = self._written.get(written, written)
            elif kind == "space":
                written = " "
            elif kind in ("invisible", "list"):
                written = ""
            else:
                key = " ".join(words.split()).rstrip("' ") if kind == "clitic" else words
                written = self._written[" ".join(key.split())]
            yield match.start(), match.end(), written
