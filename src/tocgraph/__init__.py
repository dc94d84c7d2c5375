"""A knowledge graph of who asked whom to do what about transnational organized crime."""

__version__ = "0.1.0"
