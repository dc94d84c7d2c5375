"""What an earlier build made of a document, kept so that it is not made again.

The key covers everything that could change the result: the bytes of the
document and of its sidecar, its name, the base IRI, and all data files and
modules of the program. A damaged entry is the same as none.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tocgraph.resources import Resources

__all__ = ["Cache", "fingerprint"]

_FOLDERS = (
    "ontology",
    "shapes",
    "data/authority",
    "data/status",
    "tests/gold",
    "data/lexicon",
    "data/symbols",
)


def fingerprint(resources: Resources, base: str) -> str:
    """Return 16 digits over the program, its data files and the base IRI."""
    digest = hashlib.sha256(base.encode("utf-8"))
    program = Path(__file__).resolve().parent.parent
    modules = [path for path in sorted(program.rglob("*.py")) if "_bundled" not in path.parts]
    for path in (*modules, *_data_files(resources)):
        digest.update(path.name.encode("utf-8"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _data_files(resources: Resources) -> Iterable[Path]:
    for folder in _FOLDERS:
        yield from resources.files(folder, "")


class Cache:
    """A folder of finished documents, one file each, under the fingerprint of the program."""

    def __init__(self, folder: Path, program: str) -> None:
        self._root = folder
        self._folder = folder / program

    def key(self, path: Path) -> str:
        """Return the key of a document: its name, its bytes and those of its sidecar."""
        digest = hashlib.sha256(path.name.encode("utf-8"))
        for file in (path, path.with_suffix(".toml")):
            with suppress(OSError):
                digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()[:32]

    def get(self, key: str) -> dict[str, Any] | None:
        """Return what was kept under the key."""
        try:
            kept = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a result. A full disk must not stop a build that can do without."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{key}.tmp"
            fresh.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self._folder / f"{key}.json")

    def sweep(self, keys: Iterable[str]) -> None:
        """Remove what no document of this build used, and all of other programs."""
        used = {f"{key}.json" for key in keys}
        with suppress(OSError):
            for path in self._root.iterdir():
                if path != self._folder:
                    shutil.rmtree(path, ignore_errors=True)
            for path in self._folder.iterdir():
                if path.name not in used:
                    path.unlink(missing_ok=True)
