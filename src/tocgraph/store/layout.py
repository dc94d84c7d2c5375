"""What lies in the folder of a graph, and which of the stores in it is the current one.

::

    FOLDER/
      CURRENT          one line: the name of the current store
      LOCK             held by the one process that builds
      store-1f3a…/     the current store; readers open it read-only
      store.tmp-9c0b…/ a build under way, or what a killed build left behind

Directories cannot be replaced atomically once they hold files; one small file
can. So the swap is the replacement of ``CURRENT`` and nothing else.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tocgraph.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["StoreFolder"]

_POINTER: Final = "CURRENT"
_TEMPORARY: Final = "store.tmp-"
_FINISHED: Final = "store-"
_NAME: Final = re.compile(r"store-[0-9a-f]{8,32}")


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A folder that holds a graph, whether or not there is one yet.

    >>> import tempfile
    >>> from pathlib import Path
    >>> StoreFolder(Path(tempfile.mkdtemp())).current() is None
    True
    """

    path: Path

    @property
    def pointer(self) -> Path:
        """The file that names the current store."""
        return self.path / _POINTER

    @property
    def lock(self) -> Path:
        """The file that a builder holds."""
        return self.path / "LOCK"

    def current(self) -> Path | None:
        """Return the folder of the current store, ``None`` if nothing was ever built.

        Raises:
            StoreError: the pointer cannot be read, or names no store.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except NotADirectoryError:
            raise StoreError(
                "this is a file, not the folder of a graph",
                path=str(self.path),
                hint="Give the folder that `tocgraph build -o` wrote.",
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                f"the pointer to the current store cannot be read ({error})",
                path=str(self.pointer),
                hint="Check the permissions of the folder.",
            ) from error
        if not _NAME.fullmatch(name):
            raise StoreError(
                f"the pointer names no store of ours: {name[:60]!r}",
                path=str(self.pointer),
                hint="Build the graph again.",
            )
        return self.path / name

    def new_temporary(self) -> Path:
        """Return the path of a new temporary store; its name tells nothing about its content."""
        return self.path / f"{_TEMPORARY}{secrets.token_hex(8)}"

    @staticmethod
    def finished_name(temporary: Path) -> str:
        """Return the name that a temporary store gets once it is complete.

        >>> from pathlib import Path
        >>> StoreFolder.finished_name(Path("x/store.tmp-00ff00ff"))
        'store-00ff00ff'
        """
        return _FINISHED + temporary.name.removeprefix(_TEMPORARY)

    def point_to(self, name: str) -> None:
        """Make the store of that name the current one, in one step.

        The new pointer is on disk before it takes the old one's place: after a
        power cut there is either the old graph or the new one.
        """
        fresh = self.path / f"{_POINTER}.tmp"
        with fresh.open("w", encoding="utf-8") as handle:
            handle.write(f"{name}\n")
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(fresh, self.pointer)  # noqa: PTH105 - the one call that tests make fail

    def sweep(self) -> None:
        """Remove what is not the current store: old stores and remains of killed builds.

        To be called by the holder of the lock alone. What cannot be removed now
        is removed by the next build, so nothing is raised.
        """
        current = self.current()
        for pattern in (f"{_TEMPORARY}*", f"{_FINISHED}*"):
            for found in self.path.glob(pattern):
                if found != current:
                    shutil.rmtree(found, ignore_errors=True)
        with suppress(OSError):
            (self.path / f"{_POINTER}.tmp").unlink()
