"""Checking graphs: SHACL shapes, declared terms, and rules over the whole graph."""

from __future__ import annotations

from tocgraph.validate.report import Report, Violation, merge
from tocgraph.validate.rules import Query, Rule, load_rules, store_query
from tocgraph.validate.validator import CONTEXTS, Validator

__all__ = [
    "CONTEXTS",
    "Query",
    "Report",
    "Rule",
    "Validator",
    "Violation",
    "load_rules",
    "merge",
    "store_query",
]
