"""Places in a document, by their paths: which numbers they print, how they are cited."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tocgraph.errors import QueryError
from tocgraph.graphs import DEFAULT_FAMILIES
from tocgraph.query.syntax import bind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.query.engine import Engine

__all__ = ["Places"]

_PATHS = """
SELECT DISTINCT ?provision ?path WHERE {
  ?document toc:hasText ?text . ?provision toc:inText ?text ; toc:path ?path .
} ORDER BY ?path"""
_STEP = re.compile(r"(?P<kind>[a-z]+)(?:_(?P<number>[A-Za-z0-9.-]+))?")
_WORD_OF_STEP = {
    "part": "section",
    "sec": "section",
    "rec": "recommendation",
    "art": "article",
    "para": "paragraph",
}
_NUMBER = re.compile(r"[ivxlcdm]+|\d+|[a-z]", re.IGNORECASE)
_NUMBERED = frozenset({"recommendation", "recital", "paragraph", "article"})


@dataclass(frozen=True, slots=True)
class _Step:
    kind: str
    number: str


class Places:
    """The places of one document; all that is known of them is in their paths."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = dict(paths)
        self._steps = {path: _steps(path) for path in self._paths}
        self._short = Counter(
            self._numbers(steps, short=True)
            for steps in self._steps.values()
            if steps and steps[-1].kind == "recommendation"
        )

    @classmethod
    def of(cls, engine: Engine, document: str) -> Places:
        """Read the places of a document from a graph."""
        text = bind(_PATHS, {"document": ox.NamedNode(document)})
        answer = engine.run(text, DEFAULT_FAMILIES)
        return cls(
            {
                path.value: provision.value
                for provision, path in answer.rows
                if isinstance(provision, ox.NamedNode) and isinstance(path, ox.Literal)
            }
        )

    def named(self, place: str, words: Mapping[str, Sequence[str]]) -> str:
        """Return the path of the place that a person names: a path, or as it is cited.

        ``words`` are those that may stand before a number, from
        ``data/lexicon/citation.toml``.

        >>> places = Places({"part_II__rec_6": "urn:a"})
        >>> places.named("section II, para. 6", {"ignored": ["section", "para"], "recital": []})
        'part_II__rec_6'

        Raises:
            QueryError: there is no such place, or more than one.
        """
        if place in self:
            return place
        found = self._cited_so(place, words)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise QueryError(
                f"{place!r} fits {len(found)} places of this document",
                term=place,
                hint=f"Choose one of {', '.join(sorted(found))}.",
            )
        raise QueryError(
            f"there is no such place in this document: {place!r}",
            term=place,
            hint="Write it as II.6, recital 7, or as a path such as part_II__rec_6.",
        )

    def _cited_so(self, place: str, words: Mapping[str, Sequence[str]]) -> dict[str, str]:
        numbers = []
        recital = False
        for word in re.findall(r"\w+", place.casefold()):
            if word in words["recital"]:
                recital = True
            elif word in words["ignored"]:
                continue
            elif _NUMBER.fullmatch(word):
                numbers.append(word)
            else:
                return {}
        return self.matching(".".join(numbers), recital=recital) if numbers else {}

    def matching(self, numbers: str, *, recital: bool) -> dict[str, str]:
        """Return the IRIs, by path, of the items (or recitals) with these numbers.

        >>> places = Places({"part_I__sec_B__rec_18": "urn:a", "part_II__rec_1": "urn:b",
        ...                  "recital_1": "urn:c"})
        >>> places.matching("I.18", recital=False)
        {'part_I__sec_B__rec_18': 'urn:a'}
        >>> places.matching("1", recital=True)
        {'recital_1': 'urn:c'}
        """
        wanted = numbers.casefold()
        found = {}
        for path, steps in self._steps.items():
            if not steps or steps[-1].kind not in _NUMBERED:
                continue
            if recital != (steps[-1].kind == "recital"):
                continue
            forms = {
                self._numbers(steps),
                self._numbers(steps, short=True),
                steps[-1].number,
            }
            if wanted in {form.casefold() for form in forms}:
                found[path] = self._paths[path]
        exact = {
            path: iri
            for path, iri in found.items()
            if self._numbers(self._steps[path], short=True).casefold() == wanted
        }
        return exact or found

    def __getitem__(self, path: str) -> str:
        return self._paths[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def cited(self, path: str, words: Mapping[str, str]) -> str:
        """Return a place in the words of a citation.

        A topic section is left out where the items are numbered through it.

        >>> words = {"section": "section {n}", "recommendation": "para. {n}"}
        >>> Places({"part_I__sec_B__rec_18": "urn:a"}).cited("part_I__sec_B__rec_18", words)
        'section I, para. 18'
        """
        steps = self._steps[path]
        if self._runs_on(steps):
            steps = tuple(
                step
                for index, step in enumerate(steps)
                if step.kind != "section" or not any(s.kind == "section" for s in steps[:index])
            )
        return ", ".join(
            words[step.kind].replace("{n}", step.number) for step in steps if step.kind in words
        )

    def _runs_on(self, steps: tuple[_Step, ...]) -> bool:
        upto = next(
            (
                steps[: index + 1]
                for index, step in enumerate(steps)
                if step.kind == "recommendation"
            ),
            (),
        )
        return bool(upto) and self._short[self._numbers(upto, short=True)] == 1

    @staticmethod
    def _numbers(steps: tuple[_Step, ...], *, short: bool = False) -> str:
        kept = [
            step
            for index, step in enumerate(steps)
            if not short
            or step.kind != "section"
            or not any(before.kind == "section" for before in steps[:index])
        ]
        return ".".join(step.number for step in kept if step.number)


def _steps(path: str) -> tuple[_Step, ...]:
    found = []
    for part in path.split("__"):
        match = _STEP.fullmatch(part)
        if match is not None:
            kind = match["kind"]
            found.append(_Step(_WORD_OF_STEP.get(kind, kind), match["number"] or ""))
    return tuple(found)
