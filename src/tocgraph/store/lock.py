"""One builder at a time: a lock of our own, with a message that people understand."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tocgraph.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FolderLock"]

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """A lock that the operating system releases when the process ends, however it ends.

    The file stays when the lock is released: removing it would let a third
    process lock a new file while a second still waits on the old one.

    >>> import tempfile
    >>> from pathlib import Path
    >>> lock = FolderLock(Path(tempfile.mkdtemp()) / "LOCK")
    >>> lock.acquire(); lock.release()
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            StoreError: another process holds it.
            OSError: the file cannot be created.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _try_lock(descriptor)
        except OSError:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            who = f" (process {holder})" if holder.isdigit() else ""
            raise StoreError(
                f"another build{who} is writing this graph",
                path=str(self._path.parent),
                hint="Wait until it has finished, or give another output folder.",
            ) from None
        # The whole file counts as locked; the number is only for the message above.
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; doing so twice is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
