"""The sidecar of a document: ``NAME.toml`` beside it, what a curator knows of it.

Its form is documented in ``docs/schemas/sidecar.schema.json``. It is read
strictly: a misspelt key would else be a fact that silently goes missing.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING

from tocgraph.dates import is_partial_date
from tocgraph.errors import DataError, ReadError
from tocgraph.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["LANGUAGES", "parse_sidecar", "read_sidecar"]

LANGUAGES = ("en", "es", "pt", "fr")
_KEYS = tuple(item.name for item in fields(Metadata))
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "issuer": (_SLUG, 'lower-case words joined by hyphens, such as "csh"'),
    "type": (_SLUG, 'lower-case words joined by hyphens, such as "summary"'),
    "number": (_SLUG, 'lower-case words joined by hyphens, such as "doc-3-19-rev-1"'),
    "carries": (
        re.compile(rf"[a-z]+/{_SLUG.pattern}"),
        'a kind and a name, such as "instrument/untoc"',
    ),
    "language": (re.compile("|".join(LANGUAGES)), "one of " + ", ".join(LANGUAGES)),
}
_LINE = re.compile(r"\(at line (\d+)")


def read_sidecar(path: Path) -> Metadata:
    """Read the sidecar at this path.

    Raises:
        DataError: it is not TOML, holds an unknown key, or a value does not fit.
        ReadError: the file cannot be read.
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"the sidecar cannot be read: {error.strerror or error}",
            path=name,
            hint="Check its permissions, or remove it.",
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"the sidecar is not UTF-8: byte {error.start} does not fit",
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
            hint="Save it as UTF-8.",
        ) from error
    return parse_sidecar(text, name=name)


def parse_sidecar(text: str, *, name: str) -> Metadata:
    """Return the metadata that the TOML text states.

    Raises:
        DataError: it is not TOML, holds an unknown key, or a value does not fit.

    >>> parse_sidecar('date = "2019-03"', name="a.toml").date
    '2019-03'
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _LINE.search(str(error))
        raise DataError(
            f"the sidecar is not valid TOML: {error}",
            path=name,
            line=int(match.group(1)) if match else text.rstrip("\n").count("\n") + 1,
            hint='Each line is a key and a value: title = "…".',
        ) from error
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise DataError(
                f"the sidecar holds the unknown key {key!r}",
                path=name,
                line=_line_of(text, key),
                term=key,
                hint=f"The keys are {', '.join(_KEYS)}.",
            )
        values[key] = _checked(text, name, key, value)
    return Metadata(**values)


def _checked(text: str, name: str, key: str, value: object) -> str:
    if key == "date" and type(value) is datetime.date:
        return value.isoformat()
    if not isinstance(value, str):
        raise _unfit(text, name, key, value, "a string in quotation marks")
    if not value.strip():
        raise _unfit(text, name, key, value, "a string that is not empty; or leave the key out")
    if key == "date" and not is_partial_date(value):
        raise _unfit(text, name, key, value, "a date such as 2019, 2019-03 or 2019-03-20")
    if key in _FORMS and not _FORMS[key][0].fullmatch(value):
        raise _unfit(text, name, key, value, _FORMS[key][1])
    return value


def _unfit(text: str, name: str, key: str, value: object, wanted: str) -> DataError:
    return DataError(
        f"the value of {key!r} in the sidecar does not fit: {value!r}",
        path=name,
        line=_line_of(text, key),
        term=key,
        hint=f"Write {wanted}. The keys are {', '.join(_KEYS)}.",
    )


def _line_of(text: str, key: str) -> int | None:
    pattern = re.compile(rf"^[ \t]*\[*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", re.MULTILINE)
    match = pattern.search(text)
    return None if match is None else text.count("\n", 0, match.start()) + 1
