"""Where the data folders are: in a checkout, in an installed wheel, or the user's own.

A user's folder of the same shape is searched first, file by file, so one
changed lexicon needs no copy of the others.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocgraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Resources", "bundled_root"]

_PACKAGE = Path(__file__).resolve().parent


def bundled_root() -> Path:
    """Return the folder that holds ``ontology shapes queries data``."""
    installed = _PACKAGE / "_bundled"
    return installed if installed.is_dir() else _PACKAGE.parent.parent


@dataclass(frozen=True)
class Resources:
    """The data files that the program reads, by their path under the root.

    ``overlays`` are searched before the bundled files, first come first served.

    >>> Resources().path("ontology/tocgraph.ttl").name
    'tocgraph.ttl'
    """

    overlays: tuple[Path, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders searched, in order."""
        return (*self.overlays, bundled_root())

    def path(self, name: str) -> Path:
        """Return the file of that name.

        Raises:
            DataError: no root holds it.
        """
        for root in self.roots:
            candidate = root / name
            if candidate.is_file():
                return candidate
        raise DataError(
            f"the data file {name} is missing",
            term=name,
            hint="Reinstall tocgraph, or check the folder given with --authority.",
        )

    def files(self, folder: str, suffix: str) -> Iterator[Path]:
        """Yield the files of a folder in the order of their names, overlays first by name."""
        found: dict[str, Path] = {}
        for root in reversed(self.roots):
            base = root / folder
            if base.is_dir():
                found.update(
                    {
                        path.relative_to(base).as_posix(): path
                        for path in base.rglob(f"*{suffix}")
                        if path.is_file()
                    }
                )
        for name in sorted(found):
            yield found[name]

    def toml(self, name: str) -> Mapping[str, Any]:
        """Return the parsed TOML file.

        Raises:
            DataError: it is missing, not UTF-8, or not TOML.
        """
        path = self.path(name)
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(
                f"this is not valid TOML: {error}",
                path=name,
                hint="Correct the file at the place named.",
            ) from error
