"""Asking a graph: canned queries and your own, on the embedded store, in rdflib, or remote."""

from tocgraph.query.advice import advice
from tocgraph.query.api import KnowledgeGraph, open_endpoint, open_graph, sparql_families
from tocgraph.query.catalogue import CannedQuery, Catalogue
from tocgraph.query.engine import EmbeddedEngine, Engine
from tocgraph.query.formats import FORMATS, write
from tocgraph.query.header import Header, Parameter
from tocgraph.query.result import Result, Term, short
from tocgraph.query.runner import Runner

__all__ = [
    "FORMATS",
    "CannedQuery",
    "Catalogue",
    "EmbeddedEngine",
    "Engine",
    "Header",
    "KnowledgeGraph",
    "Parameter",
    "Result",
    "Runner",
    "Term",
    "advice",
    "open_endpoint",
    "open_graph",
    "short",
    "sparql_families",
    "write",
]
