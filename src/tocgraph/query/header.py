"""The header of a canned query: what it asks, what it takes, what it reads, what empty means.

The format is described in ``docs/queries.md``. Reading is strict: a header that
is almost right would put a wrong answer under a right title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, cast

from tocgraph.errors import DataError
from tocgraph.graphs import FAMILIES

__all__ = ["Header", "OnEmpty", "Parameter", "ParameterType", "parse_header"]

ParameterType = Literal["iri", "concept", "document", "place", "string", "integer", "date"]
OnEmpty = Literal["none", "not-stated", "error"]

_TYPES: Final = ("iri", "concept", "document", "place", "string", "integer", "date")
_ON_EMPTY: Final = ("none", "not-stated", "error")
_REQUIRED: Final = (
    "title",
    "title-es",
    "question",
    "keywords",
    "graphs",
    "on-empty",
)
_KEYS: Final = frozenset(
    (*_REQUIRED, "question-es", "answers", "graphs-all", "not-stated", "param")
)
_LINE: Final = re.compile(r"#\s?([a-z-]+):\s*(.*?)\s*$")
_PARAMETER: Final = re.compile(
    r"""(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>[a-z]+)
        (?:\s+(?P<key>default|example)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+)))?
        \s+—\s+(?P<description>.+)""",
    re.VERBOSE,
)
ANY: Final = "any"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a canned query.

    ``default`` is what it is bound to if it is not given; ``optional`` says
    that it then stays unbound. A parameter with neither must be given, and
    ``example`` shows a value.
    """

    name: str
    type: ParameterType
    description: str
    default: str | None = None
    optional: bool = False
    example: str | None = None

    @property
    def required(self) -> bool:
        """Whether the query cannot run without it."""
        return self.default is None and not self.optional


@dataclass(frozen=True, slots=True)
class Header:
    """What the comments at the head of a ``.rq`` file say.

    ``graphs_all`` are the families that are read as well if imported facts may
    answer (``--scope all``). ``not_stated`` names the kind of source that would
    answer a question to which the documents give none.
    """

    title: str
    title_es: str
    question: str
    question_es: str
    keywords: tuple[str, ...]
    answers: tuple[str, ...]
    graphs: tuple[str, ...]
    graphs_all: tuple[str, ...]
    on_empty: OnEmpty
    not_stated: str | None
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name."""
        return next((found for found in self.parameters if found.name == name), None)


def parse_header(text: str, *, path: str) -> Header:
    r"""Read the header of a query file.

    >>> header = parse_header('''# title: States
    ... # title-es: Estados
    ... # question: Which states are there?
    ... # question-es: ¿Qué Estados hay?
    ... # keywords: state
    ... # graphs: authority
    ... # on-empty: error
    ... # param: lang string default=en — language of the names
    ... SELECT * WHERE {}
    ... ''', path="states.rq")
    >>> header.graphs, header.parameters[0].default
    (('authority',), 'en')

    Raises:
        DataError: a line is not understood, repeated, missing or contradictory.
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        match = _LINE.fullmatch(line)
        if match is None or match[1] not in _KEYS:
            raise _wrong(
                f"this header line is not understood: {line[:60]!r}",
                path,
                number,
                "Write `# key: value` with one of " + ", ".join(sorted(_KEYS)),
            )
        key, value = match[1], match[2]
        if not value:
            raise _wrong(f"the header field {key!r} is empty", path, number, "Fill it in")
        if key == "param":
            parameters.append(_parameter(value, path, number, parameters))
            continue
        if key in values:
            raise _wrong(f"the header field {key!r} occurs twice", path, number, "Remove one")
        values[key], lines[key] = value, number
    for key in _REQUIRED:
        if key not in values:
            raise _wrong(f"the header has no {key!r}", path, 1, f"Add a line `# {key}: …`")
    on_empty = values["on-empty"]
    if on_empty not in _ON_EMPTY:
        raise _wrong(
            f"on-empty cannot be {on_empty!r}",
            path,
            lines["on-empty"],
            "Use none, not-stated or error",
        )
    if (on_empty == "not-stated") != ("not-stated" in values):
        raise _wrong(
            "on-empty: not-stated and the field not-stated belong together",
            path,
            lines["on-empty"],
            "Say which kind of source would answer, or change on-empty",
        )
    return Header(
        title=values["title"],
        title_es=values["title-es"],
        question=values["question"],
        question_es=values.get("question-es", values["title-es"]),
        keywords=tuple(word.strip() for word in values["keywords"].split(",")),
        answers=tuple(values.get("answers", "").split()),
        graphs=_families(values["graphs"], path, lines["graphs"]),
        graphs_all=_families(values.get("graphs-all", ""), path, lines.get("graphs-all", 1)),
        on_empty=cast("OnEmpty", on_empty),
        not_stated=values.get("not-stated"),
        parameters=tuple(parameters),
    )


def _families(value: str, path: str, line: int) -> tuple[str, ...]:
    names = tuple(value.split())
    for name in names:
        if name not in FAMILIES:
            raise _wrong(
                f"there is no graph family {name!r}", path, line, f"Use {', '.join(FAMILIES)}"
            )
    return names


def _parameter(value: str, path: str, line: int, earlier: list[Parameter]) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise _wrong(
            f"this parameter is not understood: {value[:60]!r}",
            path,
            line,
            "Write `# param: NAME TYPE default=VALUE — description`",
        )
    if match["type"] not in _TYPES:
        raise _wrong(
            f"there is no parameter type {match['type']!r}", path, line, f"Use {', '.join(_TYPES)}"
        )
    if any(found.name == match["name"] for found in earlier):
        raise _wrong(f"the parameter {match['name']!r} occurs twice", path, line, "Remove one")
    given = match["quoted"] if match["bare"] is None else match["bare"]
    if given is None:
        raise _wrong(
            f"the required parameter {match['name']!r} has no example",
            path,
            line,
            "Add default=… or example=…",
        )
    is_default = match["key"] == "default"
    return Parameter(
        name=match["name"],
        type=cast("ParameterType", match["type"]),
        description=match["description"],
        default=given if is_default and given != ANY else None,
        optional=is_default and given == ANY,
        example=None if is_default else given,
    )


def _wrong(message: str, path: str, line: int, hint: str) -> DataError:
    return DataError(message, path=path, line=line, hint=f"{hint}.")
