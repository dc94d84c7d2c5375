"""``python -m tocgraph``."""

from tocgraph.cli import main

main()
