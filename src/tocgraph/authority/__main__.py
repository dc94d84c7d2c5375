"""Bring Turtle files into their one form: ``python -m tocgraph.authority FILE…``."""

from __future__ import annotations

import sys
from pathlib import Path

from tocgraph.authority.pretty import pretty

if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(pretty(path.read_text(encoding="utf-8")), encoding="utf-8")
