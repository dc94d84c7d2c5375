"""Building a store: beside the current one, swapped in by one file, or not at all."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING, Final, Self

import pyoxigraph as ox

from tocgraph.errors import StoreError
from tocgraph.store.layout import StoreFolder
from tocgraph.store.lock import FolderLock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

__all__ = ["StoreBuilder"]

# One bulk load writes one set of sorted files. Small documents are therefore
# gathered, large ones cut, so that neither their number nor their size matters.
_BATCH: Final = 16 * 1024 * 1024


class StoreBuilder:
    """A context manager that builds a whole graph and puts it in the place of the old one.

    If the block ends well, the new graph is the current one. If it raises, if
    the disk fills up, or if the process is killed at any point, the previous
    graph is untouched, and what was half built is removed (by the next build
    after a kill; it is never reused).

    >>> import tempfile
    >>> from pathlib import Path
    >>> from tocgraph.store import open_store
    >>> folder = Path(tempfile.mkdtemp())
    >>> with StoreBuilder(folder) as builder:
    ...     builder.load(["<urn:a> <urn:p> <urn:b> <urn:g> ."])
    >>> with StoreBuilder(folder) as builder:
    ...     builder.load(["<urn:c> <urn:p> <urn:d> <urn:g> ."])
    ...     raise ValueError("a stage failed")
    Traceback (most recent call last):
    ValueError: a stage failed
    >>> [quad.subject.value for quad in open_store(folder).quads()]
    ['urn:a']
    """

    def __init__(self, folder: Path) -> None:
        self._folder = StoreFolder(folder)
        self._lock = FolderLock(self._folder.lock)
        self._pending: list[bytes] = []
        self._pending_size = 0
        self._temporary: Path | None = None
        self._store: ox.Store | None = None

    def __enter__(self) -> Self:
        try:
            self._folder.path.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except OSError as error:
            raise self._explain(error) from error
        try:
            self._folder.sweep()
            self._temporary = self._folder.new_temporary()
            self._store = ox.Store(str(self._temporary))
        except OSError as error:
            self._discard()
            raise self._explain(error) from error
        except BaseException:
            self._discard()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._commit()
        except OSError as failure:
            raise self._explain(failure) from failure
        finally:
            self._discard()
        if isinstance(error, OSError) and error.errno in _FULL:
            # The block's own writing failed for the same reason; say it as clearly.
            raise self._explain(error) from error

    @property
    def store(self) -> ox.Store:
        """The store under construction, with everything loaded so far, for rules and checks."""
        if self._store is None:
            raise StoreError(
                "the store is not open for building",
                path=str(self._folder.path),
                hint="Use StoreBuilder in a with statement.",
            )
        self._flush()
        return self._store

    def load(self, quads: Iterable[str] | bytes) -> None:
        """Add N-Quads: bytes, or lines with or without their line ends.

        Raises:
            StoreError: they are not N-Quads, or the disk is full.
        """
        if isinstance(quads, bytes):
            self._add(quads if quads.endswith(b"\n") else quads + b"\n")
            return
        lines: list[str] = []
        size = 0
        for line in quads:
            lines.append(line if line.endswith("\n") else f"{line}\n")
            size += len(line)
            if size > _BATCH:
                self._add("".join(lines).encode("utf-8"))
                lines, size = [], 0
        self._add("".join(lines).encode("utf-8"))

    def update(self, text: str) -> None:
        """Run one SPARQL update on what is loaded so far; each call is atomic.

        Raises:
            StoreError: it is malformed, or the disk is full.
        """
        try:
            self.store.update(text)
        except SyntaxError as error:
            raise StoreError(
                f"an update of the store is malformed ({error})", path=str(self._folder.path)
            ) from error
        except OSError as error:
            raise self._explain(error) from error

    def _add(self, data: bytes) -> None:
        if not data:
            return
        self._pending.append(data)
        self._pending_size += len(data)
        if self._pending_size > _BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._pending or self._store is None:
            return
        data = b"".join(self._pending)
        self._pending, self._pending_size = [], 0
        try:
            self._store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise StoreError(
                f"what was to be loaded is not N-Quads ({error.msg})",
                path=str(self._folder.path),
                line=error.lineno,
                hint="The previous graph is unchanged.",
            ) from error
        except OSError as error:
            raise self._explain(error) from error

    def _commit(self) -> None:
        self._flush()
        if self._store is None or self._temporary is None:
            return
        self._store.optimize()
        self._store.flush()
        self._store = None  # closes it: the files must be complete before they get their name
        finished = self._folder.path / self._folder.finished_name(self._temporary)
        self._temporary.rename(finished)
        # From here until the swap a failure must remove the renamed folder instead.
        self._temporary = finished
        self._folder.point_to(finished.name)
        self._temporary = None
        self._folder.sweep()

    def _discard(self) -> None:
        self._store = None
        self._pending, self._pending_size = [], 0
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None
        self._lock.release()

    def _explain(self, error: OSError) -> StoreError:
        where = str(self._folder.path)
        kept = "The previous graph, if there was one, is unchanged."
        if error.errno in _FULL or "No space left" in str(error):
            return StoreError(
                "the disk is full, so the graph was not written",
                path=where,
                hint=f"{kept} Free some space or give another output folder.",
            )
        if error.errno in _FORBIDDEN or "ermission denied" in str(error):
            return StoreError(
                "the folder cannot be written to",
                path=where,
                hint=f"{kept} Check its permissions or give another output folder.",
            )
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            return StoreError(
                "there is a file where the folder of the graph should be",
                path=where,
                hint="Give another output folder.",
            )
        return StoreError(
            f"the graph could not be written ({error.strerror or error})", path=where, hint=kept
        )


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
