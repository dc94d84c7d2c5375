"""Write ``queries/catalogue.ttl`` from the headers of the queries: ``python -m tocgraph.query``."""

from __future__ import annotations

import sys

from tocgraph.query.catalogue import Catalogue
from tocgraph.query.examples import catalogue_turtle
from tocgraph.resources import Resources, bundled_root


def main() -> int:
    """Write the file and say nothing; an error speaks for itself."""
    target = bundled_root() / "queries" / "catalogue.ttl"
    target.write_text(catalogue_turtle(Catalogue.load(Resources())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
