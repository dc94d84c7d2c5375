"""Finding one thing in a graph by what a person calls it, and saying what is known of it."""

from tocgraph.lookup.card import Card, Row, card
from tocgraph.lookup.citation import CITATION_FORMATS, Citation, cite
from tocgraph.lookup.find import find

__all__ = ["CITATION_FORMATS", "Card", "Citation", "Row", "card", "cite", "find"]
