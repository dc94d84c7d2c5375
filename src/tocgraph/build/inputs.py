"""Which files a build reads: the documents under the paths that a person gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph.errors import ReadError
from tocgraph.resources import bundled_root

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["SUFFIXES", "bundled_documents", "find_documents"]

SUFFIXES = frozenset({".txt"})
"""Endings of the files that are taken from a folder; a file named itself is always tried."""


def bundled_documents() -> Path:
    """Return the folder of the documents that come with the package."""
    return bundled_root() / "data" / "documents"


def find_documents(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files to read, each once, folders walked in the order of names.

    Raises:
        ReadError: a path does not exist, or a folder holds no document.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in SUFFIXES and file.is_file()
            )
            if not inside:
                raise ReadError(
                    "this folder holds no document",
                    path=str(path),
                    hint=f"Documents end in {', '.join(sorted(SUFFIXES))}.",
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise ReadError(
                "there is no such file or folder",
                path=str(path),
                hint="Check the name.",
            )
    return tuple(found)
