"""Why a query of one's own may have answered nothing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.query.syntax import bind, tokens

if TYPE_CHECKING:
    from tocgraph.query.engine import Engine
    from tocgraph.query.result import Result

__all__ = ["advice", "answers_nothing", "terms_used"]

_USED: Final = "ASK { { ?s ?term ?o } UNION { ?s a ?term } }"
_DATA: Final = ("authority", "status", "documents", "inferred")


def advice(
    engine: Engine, text: str, result: Result, *, with_evidence: bool = False
) -> tuple[str, ...]:
    """Return a sentence for each term that explains why a query answered nothing.

    That is a term which the ontology does not declare, or one which only the
    evidence uses while the query did not read it.
    """
    if not answers_nothing(result):
        return ()
    found = []
    for name in terms_used(text):
        if name not in vocab.TERMS:
            close = difflib.get_close_matches(name, vocab.TERMS, n=1)
            guess = f"; did you mean toc:{close[0]}?" if close else "."
            found.append(f"toc:{name} is not a term of the ontology{guess}")
        elif not with_evidence and _only_evidence(engine, name):
            found.append(f"toc:{name} occurs in the evidence only; add --with evidence.")
    return tuple(found)


def answers_nothing(result: Result) -> bool:
    """Whether there is no row, a no, or nothing but a count of zero.

    >>> from tocgraph.query.result import Result
    >>> answers_nothing(Result.of_rows(["n"], [[ox.Literal(0)]]))
    True
    """
    if result.kind == "ask":
        return result.boolean is False
    counted = [cell.value for row in result.rows for cell in row if cell is not None]
    return len(result) == 0 or (len(result) == 1 and set(counted) <= {"0"})


def terms_used(text: str) -> tuple[str, ...]:
    """Return the local names of the ontology's terms in a query, in their order.

    >>> terms_used("ASK { ?s a toc:Body ; <https://w3id.org/tocgraph/ontology#names> ?o }")
    ('Body', 'names')
    """
    found: dict[str, None] = {}
    for token in tokens(text):
        if token.kind == "iri" and token.text[1:-1].startswith(vocab.TOC):
            name = token.text[1:-1].removeprefix(vocab.TOC)
        elif token.kind == "name" and token.text.startswith("toc:"):
            name = token.text.removeprefix("toc:")
        else:
            continue
        if name:
            found[name] = None
    return tuple(found)


def _only_evidence(engine: Engine, name: str) -> bool:
    asked = bind(_USED, {"term": ox.NamedNode(vocab.toc(name))})
    return (
        engine.run(asked, _DATA).boolean is False
        and engine.run(asked, ("evidence",)).boolean is True
    )
