"""``python -m tocgraph.cli``."""

from tocgraph.cli import main

main()
