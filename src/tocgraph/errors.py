"""The one family of exceptions that tocgraph raises.

Each error says what is wrong, where, why, and what to do about it, and carries
the same facts as attributes, so that a program need not read the sentence.
The library raises; only :mod:`tocgraph.cli` prints and exits.
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "NonConformingError",
    "NotStatedError",
    "QueryError",
    "ReadError",
    "StoreError",
    "TocgraphError",
    "UsageError",
]


class TocgraphError(Exception):
    """Base of every error of this package.

    Args:
        message: one sentence: what, where, why.
        path: the file or folder concerned, as the user named it.
        line: 1-based line in that file.
        term: the offending term, value or name.
        hint: one sentence that says what to do.

    >>> error = TocgraphError("the file is empty", path="a.txt", hint="Give a file with text.")
    >>> str(error)
    'a.txt: the file is empty. Give a file with text.'
    >>> error.path
    'a.txt'
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        term: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.term = term
        self.hint = hint

    def __str__(self) -> str:
        where = "" if self.path is None else f"{self.path}: "
        if self.path is not None and self.line is not None:
            where = f"{self.path}, line {self.line}: "
        sentence = f"{where}{self.message}"
        if not sentence.endswith((".", "?", "!")):
            sentence += "."
        return sentence if self.hint is None else f"{sentence} {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        # The default would lose the keyword arguments when a worker process raises.
        return (_restore, (type(self), self.message, self.__dict__))


def _restore(
    kind: type[TocgraphError], message: str, state: dict[str, str | int | None]
) -> TocgraphError:
    error = kind(message)
    error.__dict__.update(state)
    return error


class UsageError(TocgraphError):
    """The program was asked for something that does not exist (exit code 2)."""

    exit_code = 2


class QueryError(UsageError):
    """A query is unknown, malformed, refused, or lacks a parameter (exit code 2)."""


class ReadError(TocgraphError):
    """A file, folder, store or server could not be read or written (exit code 3)."""

    exit_code = 3


class DataError(ReadError):
    """A data file of ours or of the user's was read but makes no sense (exit code 3)."""


class StoreError(ReadError):
    """The store is missing, locked, or could not be written (exit code 3)."""


class NonConformingError(TocgraphError):
    """The data do not conform to the shapes (exit code 1)."""

    exit_code = 1


class NotStatedError(TocgraphError):
    """The sources do not state what was asked; not the same as *none* (exit code 4)."""

    exit_code = 4
