"""What is wrong with a query, in one sentence and at a place in the user's own text."""

from __future__ import annotations

import re
from typing import Final

from tocgraph import vocab
from tocgraph.errors import QueryError
from tocgraph.query.syntax import Token, tokens

__all__ = ["malformed", "refuse_other_than_queries"]

_QUERIES: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
_PLACE: Final = re.compile(r"\b(\d+):(\d+)")
# What parsers expected comes as rules and ranges of characters; only whole sentences say why.
_REASON: Final = re.compile(r"(?:^|, |expected )([A-Z][a-z]*(?: [A-Za-z]+){2,})")


def refuse_other_than_queries(text: str) -> None:
    """Refuse what is empty, an update, or neither query nor update.

    >>> refuse_other_than_queries("PREFIX a: <urn:a> DROP ALL")
    Traceback (most recent call last):
    ...
    tocgraph.errors.QueryError: this is an update (DROP); only queries are allowed.

    Raises:
        QueryError: it is no query.
    """
    found = list(tokens(text))
    place = 0
    while place < len(found) and found[place].text.upper() in {"PREFIX", "BASE"}:
        place += 3 if found[place].text.upper() == "PREFIX" else 2
    if place >= len(found):
        raise QueryError(
            "the query is empty", hint="Write a SELECT, ASK, CONSTRUCT or DESCRIBE query."
        )
    word = found[place].text
    if word.upper() in _UPDATES:
        raise QueryError(f"this is an update ({word.upper()}); only queries are allowed", term=word)
    if word.upper() not in _QUERIES:
        raise QueryError(
            f"a query cannot begin with {word!r}",
            term=word,
            hint="Write a SELECT, ASK, CONSTRUCT or DESCRIBE query.",
        )


def malformed(text: str, parser_says: str, *, hidden: int = 0) -> QueryError:
    """Return the error for a query that a parser refused.

    ``hidden`` is how many characters were put before the user's own text.

    >>> print(malformed("ASK { ?s }", "error at 1:10: expected ['a' ..= 'z']"))
    the query is malformed at or before '}' (line 1, column 10). Correct it there.
    """
    undeclared = _undeclared(text)
    if undeclared is not None:
        prefix = undeclared.text.partition(":")[0]
        line, column = _line_and_column(text[hidden:], undeclared.start - hidden)
        return QueryError(
            f"the query uses the prefix {prefix + ':'!r} and does not declare it"
            f" (line {line}, column {column})",
            line=line,
            term=undeclared.text,
            hint=f"Begin it with PREFIX {prefix}: <…>.",
        )
    found = _REASON.search(" ".join(parser_says.split()))
    reason = f": {found[1][0].lower()}{found[1][1:]}" if found else ""
    place = _PLACE.search(parser_says)
    if place is None:
        return QueryError(f"the query is malformed{reason}")
    line, column = int(place[1]), int(place[2])
    own = text[hidden:]
    if line == 1:
        column = max(1, column - hidden)
    found_tokens = list(tokens(own))
    start = sum(len(row) for row in own.splitlines(keepends=True)[: line - 1]) + column - 1
    near = next((token for token in found_tokens if token.end > start), None)
    kinds = [token.kind for token in found_tokens]
    if near is None and (not kinds or kinds.count("open") > kinds.count("close")):
        return QueryError(
            f"the query is malformed{reason or ': it ends too early'}"
            f" (line {line}, column {column})",
            line=line,
            hint=None if reason else "Look for what is missing, such as a closing brace.",
        )
    # Parsers look ahead: what is wrong may stand a little before.
    near = near or found_tokens[-1]
    line, column = _line_and_column(own, near.start)
    return QueryError(
        f"the query is malformed at or before {near.text[:40]!r}"
        f" (line {line}, column {column}){reason}",
        line=line,
        term=near.text,
        hint="Correct it there.",
    )


def _undeclared(text: str) -> Token | None:
    """Return the first name whose prefix the query does not declare."""
    declared: set[str] = set()
    previous = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix != "_" and prefix not in vocab.PREFIXES:
                return token
        previous = token.text.upper() if token.kind == "word" else ""
    return None


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
