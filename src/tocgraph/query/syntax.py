"""The little of SPARQL's syntax that is needed to bind values and add prefixes.

Values are bound by ``VALUES`` blocks, never by putting text in the place of a
variable. Why not by the engines' own means: pyoxigraph substitutes only
variables of the SELECT clause, rdflib's initial bindings reach into places that
bottom-up evaluation does not, and a remote server knows neither. A block at the
head of every group that uses the variable means the same to all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tocgraph.query.result import Term

__all__ = ["Token", "add_prefixes", "bind", "serialised", "tokens", "variables"]

_TOKEN: Final = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:
      (?:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<open>\{)
  | (?P<close>\})
  | (?P<other>\d[\d.eE]*|\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query: its kind (the group of the pattern), text and place."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, comments and white space left out.

    >>> [token.kind for token in tokens("ASK { ?s a <x> } # {")]
    ['word', 'open', 'variable', 'word', 'iri', 'close']
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield Token(kind, match[0], match.start(), match.end())


def variables(text: str) -> frozenset[str]:
    """Return the names of all variables in a query.

    >>> sorted(variables("SELECT ?a WHERE { ?a ?b '?c' }"))
    ['a', 'b']
    """
    return frozenset(token.text[1:] for token in tokens(text) if token.kind == "variable")


@dataclass
class _Group:
    """A pair of braces while it is open: where values may go, and what it uses."""

    insert_at: int
    takes_values: bool
    used: set[str] = field(default_factory=set)


def bind(text: str, values: Mapping[str, Term]) -> str:
    """Bind variables of a query to terms.

    The block goes to the head of the outermost group and of every inner group
    that uses the variable, so that filters in any of them see it.

    >>> bind("SELECT ?s WHERE { ?s a ?class }", {"class": ox.NamedNode("urn:c")})
    'SELECT ?s WHERE { VALUES ?class { <urn:c> } ?s a ?class }'

    Raises:
        QueryError: the query has no group to put them into.
    """
    if not values:
        return text
    blocks = {name: f" VALUES ?{name} {{ {serialised(term)} }}" for name, term in values.items()}
    found = _groups(text)
    outermost = next((group for group in found if group.takes_values), None)
    if outermost is None:
        raise QueryError("the query has no group in braces to bind values in")
    outermost.used.update(values)
    pieces: list[str] = []
    position = 0
    for group in found:
        if not group.takes_values:
            continue
        block = "".join(blocks[name] for name in sorted(group.used & set(values)))
        pieces += [text[position : group.insert_at], block]
        position = group.insert_at
    return "".join(pieces) + text[position:]


def _groups(text: str) -> list[_Group]:
    """Return the braces of a query in the order in which they open."""
    found: list[_Group] = []
    stack: list[_Group] = []
    previous: Token | None = None
    in_values = in_construct = False
    for token in tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        if previous is not None and previous.kind == "open" and word == "SELECT":
            stack[-1].takes_values = False  # a sub-select: its WHERE takes them
        if word == "VALUES":
            in_values = True
        elif word == "CONSTRUCT":
            in_construct = True
        elif word == "WHERE":
            in_construct = False
        if token.kind == "open":
            group = _Group(token.end, takes_values=not (in_values or in_construct))
            in_values = in_construct = False
            stack.append(group)
            found.append(group)
        elif token.kind == "close" and stack:
            stack.pop()
        elif token.kind == "variable" and stack:
            stack[-1].used.add(token.text[1:])
        previous = token
    return found


def serialised(term: Term) -> str:
    r"""Write a term for a query, and read it back to be sure that it is one term.

    >>> serialised(ox.Literal('a" } DROP ALL #'))
    '"a\\" } DROP ALL #"'

    Raises:
        QueryError: it cannot be written, such as a blank node.
    """
    if isinstance(term, ox.NamedNode | ox.Literal):
        written = str(term)
        try:
            (triple,) = ox.parse(f"<urn:s> <urn:p> {written} .", format=ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError):
            pass
        else:
            if triple.object == term:
                return written
    raise QueryError(
        f"this value cannot stand in a query: {term}",
        term=str(term),
        hint="Give an IRI or a literal.",
    )


def add_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Declare the known prefixes that a query uses and does not declare itself.

    They go before the first line, so line numbers in messages stay right.

    >>> add_prefixes("ASK { ?s a toc:Body }", {"toc": "urn:t#", "org": "urn:o#"})
    'PREFIX toc: <urn:t#> ASK { ?s a toc:Body }'
    """
    used: set[str] = set()
    declared: set[str] = set()
    previous = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            (declared if previous == "PREFIX" else used).add(prefix)
        previous = token.text.upper() if token.kind == "word" else ""
    missing = [name for name in prefixes if name in used - declared]
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing) + text
