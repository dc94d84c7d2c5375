"""Recognise the symbols of acts and papers, and read what they encode.

The families stand in ``data/symbols``: pattern, templates, issuer, and examples
both ways. A symbol is found although a space is missing or a line ends in it;
the hit says how its family writes it, so that ``AG/RES.2925(XLVIII-O/18)`` and
``AG/RES. 2925 (XLVIII-O/18)`` are one thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.resources import Resources

__all__ = ["Family", "SymbolFinder", "SymbolHit", "SymbolKind", "roman_to_int", "slugify"]

SymbolKind = Literal["resolution", "document-symbol", "series-symbol"]

FOLDER: Final = "data/symbols"
_PIECES: Final = "pieces.toml"
_KINDS: Final = ("resolution", "document-symbol", "series-symbol")
_PIECE = re.compile(r"(?<!\?P)<([a-z]+)>")
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_HYPHENS = re.compile("[-‐‑‒–—−]")
_HYPHEN: Final = "[-‐‑‒–—−]"
_REVISION = re.compile(r"(rev|corr|add)\s*\.\s*(\d+)", re.IGNORECASE)
_CENTURY: Final = 48
"""The Organization of American States was founded in 1948: no earlier year is meant."""
_BEFORE: Final = 48
_AFTER: Final = 160
"""How far a symbol reaches around its hint, with room to spare: the rest is not searched."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class SymbolHit:
    """One symbol in a text.

    ``slug`` is the last part of the IRI: of the act for a resolution, of the
    number inside the issuer's papers for a document. ``issuer`` is an entity id
    where the symbol tells. ``session`` is in Arabic figures, ``year`` has four.
    """

    start: int
    end: int
    family: str
    kind: SymbolKind
    slug: str
    issuer: str | None
    canonical: str
    session: str | None
    year: str | None
    number: str
    revision: str | None


@dataclass(frozen=True)
class Family:
    """One family of symbols, compiled."""

    id: str
    kind: SymbolKind
    pattern: re.Pattern[str]
    slug: str
    canonical: str
    issuer: str | None
    issuer_else: str | None
    editions: frozenset[str]
    hints: tuple[str, ...]
    following: re.Pattern[str] | None
    examples: tuple[Mapping[str, str], ...]
    rejects: tuple[str, ...]

    def find(self, text: str, start: int, end: int) -> Iterator[SymbolHit]:
        """Yield the symbols of this family alone, in the order of the text."""
        position = start
        for hint in self._hints_in(text, start, end):
            if hint < position:
                continue
            reach = min(end, hint + _AFTER)
            match = self.pattern.search(text, max(position, hint - _BEFORE), reach)
            if match is None:
                continue
            yield self._hit(match, match.start())
            position = match.end()
            while self.following and (match := self.following.match(text, position, end)):
                yield self._hit(match, match.start("item"))
                position = match.end()

    def _hints_in(self, text: str, start: int, end: int) -> list[int]:
        found: set[int] = set()
        for hint in self.hints:
            at = text.find(hint, start, end)
            while at >= 0:
                found.add(at)
                at = text.find(hint, at + 1, end)
        return sorted(found)

    def _hit(self, match: re.Match[str], start: int) -> SymbolHit:
        fields = _fields(match)
        issuer = self.issuer
        if issuer is not None and "{edition}" in issuer:
            edition = fields.get("edition", "").lower()
            issuer = (
                issuer.replace("{edition}", edition)
                if edition in self.editions
                else self.issuer_else
            )
        return SymbolHit(
            start=start,
            end=match.end(),
            family=self.id,
            kind=self.kind,
            slug=slugify(_fill(self.slug, fields)),
            issuer=issuer,
            canonical=_fill(self.canonical, fields),
            session=_session(fields),
            year=fields.get("year"),
            number=fields.get("number", ""),
            revision=fields.get("revision"),
        )


class SymbolFinder:
    """Finds the symbols of all families; compiled once from the data files.

    >>> from tocgraph.resources import Resources
    >>> finder = SymbolFinder(Resources())
    >>> hit = finder.find("through resolution AG/RES.2925(XLVIII-O/18);")[0]
    >>> hit.canonical, hit.slug, hit.session, hit.year
    ('AG/RES. 2925 (XLVIII-O/18)', 'ag-res-2925', '48', '2018')

    Raises:
        DataError: a family is incomplete, or its pattern is no regular expression.
    """

    def __init__(self, resources: Resources) -> None:
        pieces: dict[str, str] = {
            name: str(value) for name, value in resources.toml(f"{FOLDER}/{_PIECES}").items()
        }
        families: list[Family] = []
        for path in resources.files(FOLDER, ".toml"):
            if path.name != _PIECES:
                name = f"{FOLDER}/{path.name}"
                rows = resources.toml(name).get("family", ())
                families.extend(_family(row, pieces, name) for row in rows)
        # What only looks like a symbol must not win over a family that knows it.
        families.sort(key=lambda family: family.id.startswith("unlisted-"))
        self.families: Final = tuple(families)

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[SymbolHit, ...]:
        """Return the symbols between the offsets, in order, none inside another.

        >>> from tocgraph.resources import Resources
        >>> found = SymbolFinder(Resources()).find("resolutions 1373 (2001) and 1540 (2004)")
        >>> [hit.canonical for hit in found]
        ['S/RES/1373 (2001)', 'S/RES/1540 (2004)']
        """
        stop = len(text) if end is None else end
        found = [
            (hit.start, -hit.end, position, hit)
            for position, family in enumerate(self.families)
            for hit in family.find(text, start, stop)
        ]
        hits: list[SymbolHit] = []
        for *_, hit in sorted(found, key=lambda item: item[:3]):
            if not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return tuple(hits)

    def parse(self, symbol: str) -> SymbolHit | None:
        """Return the reading of words that are a symbol and nothing else.

        >>> from tocgraph.resources import Resources
        >>> SymbolFinder(Resources()).parse("see CP/RES. 908") is None
        True
        """
        hits = self.find(symbol)
        whole = len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(symbol)
        return hits[0] if whole else None


def slugify(text: str) -> str:
    """Return the text in small letters and digits, joined by hyphens.

    >>> slugify("doc-3/19 rev. 1")
    'doc-3-19-rev-1'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def roman_to_int(numeral: str) -> int:
    """Return the value of a Roman numeral.

    >>> roman_to_int("XLVIII"), roman_to_int("XXIV")
    (48, 24)
    """
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _fields(match: re.Match[str]) -> dict[str, str]:
    # A pattern may give the same group twice, in two branches: "number", "number2".
    found = {
        name.rstrip("2"): value for name, value in match.groupdict().items() if value is not None
    }
    fields = {
        name: _HYPHENS.sub("-", value).strip() if name != "revision" else _revision(value)
        for name, value in found.items()
    }
    for name in ("part", "sub"):
        if name in fields:
            fields[name] = re.sub(r"\s+", "", fields[name])
    for name in ("regular", "special"):
        if name in fields:  # whatever stands between numeral and letter: "XLVIII-O"
            numeral = fields[name].rstrip("OE").rstrip("- \t\r\n\xa0")
            fields[name] = f"{numeral}-{fields[name][-1]}"
    if "number" in fields:
        fields["number"] = " ".join(fields["number"].split())
    year = fields.get("year")
    if year is not None:
        if len(year) == 2:
            fields["year"] = ("19" if int(year) >= _CENTURY else "20") + year
        fields["yy"] = year[-2:]
    if "session" in fields:
        fields["session_as_written"] = fields["session"]
    return fields


def _revision(words: str) -> str:
    parts = _REVISION.findall(words)
    if words[:1].isupper():  # the United Nations write Rev.1
        return "/".join(f"{kind.capitalize()}.{number}" for kind, number in parts)
    return " ".join(f"{kind.lower()}. {number}" for kind, number in parts)


def _session(fields: Mapping[str, str]) -> str | None:
    for name in ("session", "regular", "special"):
        if name in fields:
            numeral = fields[name].removesuffix("-O").removesuffix("-E")
            return numeral if numeral.isdigit() else str(roman_to_int(numeral))
    return None


def _fill(template: str, fields: Mapping[str, str]) -> str:
    def optional(match: re.Match[str]) -> str:
        wanted = _FIELD.findall(match.group(1))
        return match.group(1) if all(name in fields for name in wanted) else ""

    kept = _OPTIONAL.sub(optional, template)
    return _FIELD.sub(lambda match: fields.get(match.group(1), ""), kept)


def _family(row: Mapping[str, Any], pieces: Mapping[str, str], name: str) -> Family:
    try:
        kind = row["kind"]
        if kind not in _KINDS:
            raise DataError(
                f"the family {row['id']} has the unknown kind {kind!r}",
                path=name,
                term=kind,
                hint=f"Write one of {', '.join(_KINDS)}.",
            )
        following = None
        if "list" in row:
            item = rf"(?:{_regex(row['list'], pieces)})(?P<item>{_regex(row['item'], pieces)})"
            following = re.compile(item)
        return Family(
            id=row["id"],
            kind=cast("SymbolKind", kind),
            pattern=re.compile(rf"(?<![\w/])(?:{_regex(row['pattern'], pieces)})(?!(?<=\w)\w)"),
            slug=row["slug"],
            canonical=row["canonical"],
            issuer=row.get("issuer"),
            issuer_else=row.get("issuer_else"),
            editions=frozenset(row.get("editions", ())),
            hints=tuple(row["hints"]),
            following=following,
            examples=tuple(row["examples"]),
            rejects=tuple(row["rejects"]),
        )
    except KeyError as error:
        raise DataError(
            f"the family {row.get('id', '(without id)')} lacks {error}",
            path=name,
            hint="data/symbols/README.md says what a family needs.",
        ) from error
    except re.error as error:
        raise DataError(
            f"the pattern of {row['id']} is no regular expression: {error}",
            path=name,
            hint="Correct the pattern.",
        ) from error


def _regex(pattern: str, pieces: Mapping[str, str]) -> str:
    """Return the pattern with its pieces put in and its white space and hyphens loosened."""
    while (piece := _PIECE.search(pattern)) is not None:
        pattern = pattern[: piece.start()] + pieces[piece.group(1)] + pattern[piece.end() :]
    out: list[str] = []
    position = 0
    for inside in _CLASS.finditer(pattern):
        out.append(_loosen(pattern[position : inside.start()]))
        out.append(inside.group().replace(" ", r"\s"))
        position = inside.end()
    out.append(_loosen(pattern[position:]))
    return "".join(out)


def _loosen(pattern: str) -> str:
    pattern = pattern.replace("-", _HYPHEN)
    pattern = re.sub(r" \+", r"\\s{1,3}", pattern)
    return re.sub(r" \??", r"\\s{0,3}", pattern)
