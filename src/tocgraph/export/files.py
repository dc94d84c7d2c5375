"""Writing files whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from tocgraph.errors import ReadError

__all__ = ["opened"]


class opened:  # noqa: N801 - used like the built-in open
    """A stream as it is; a path through a file beside it, so that no failure leaves half a file."""

    def __init__(self, out: BinaryIO | Path) -> None:
        self._out = out
        self._stream: BinaryIO | None = None

    def __enter__(self) -> BinaryIO:
        if not isinstance(self._out, Path):
            return self._out
        try:
            self._out.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._beside.open("wb")
        except OSError as error:
            raise _unwritable(self._out, error) from error
        return self._stream

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if self._stream is None or not isinstance(self._out, Path):
            return
        try:
            self._stream.close()
            if kind is None:
                self._beside.replace(self._out)
                return
            self._beside.unlink(missing_ok=True)
        except OSError as failure:
            self._beside.unlink(missing_ok=True)
            raise _unwritable(self._out, failure) from failure
        if isinstance(error, OSError):
            raise _unwritable(self._out, error) from error

    @property
    def _beside(self) -> Path:
        return Path(f"{self._out}.part")


def _unwritable(path: Path, error: OSError) -> ReadError:
    return ReadError(
        f"the file cannot be written ({error.strerror or error})",
        path=str(path),
        hint="Choose another place, or free some space.",
    )
