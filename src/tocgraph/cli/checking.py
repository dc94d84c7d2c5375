"""``tocgraph validate``, ``report`` and ``unresolved``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocgraph.cli.console import complain, note, print_table, write_text
from tocgraph.cli.options import (
    authority_option,
    graph_option,
    language_option,
    output_option,
)
from tocgraph.cli.words import interface

if TYPE_CHECKING:
    from tocgraph.validate import Report

__all__ = ["report", "unresolved", "validate"]


@click.command(
    epilog="""\b
Examples:
  tocgraph validate                      the graph in ./graph
  tocgraph validate my-authority.ttl     a file, against the shapes for what is in it
  tocgraph validate --lang es --format json
"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@graph_option
@authority_option
@language_option
@output_option
def validate(
    paths: tuple[Path, ...],
    form: str,
    folder: Path,
    authority: tuple[Path, ...],
    lang: str,
    output: Path | None,
) -> int:
    """Check a graph, or RDF files and folders, against the shapes.

    Says for each finding in which document and item it is, the words, what is
    wrong and what would be right. Nothing is changed.
    """
    from tocgraph.resources import Resources
    from tocgraph.store import open_store
    from tocgraph.validate import Validator

    resources = Resources(authority)
    if paths:
        found = Validator(resources).files(paths)
    else:
        store = open_store(folder)
        found = Validator(resources, base=store.base).store(store.store, shapes=True)
    if form == "json":
        write_text(_as_json(found), output)
    elif found.violations:
        write_text(f"{found.text(lang)}\n", output)
    looked_at = sum(found.targets.values())
    note(
        interface(lang)["validated"].format(
            violations=found.count("violation"),
            warnings=found.count("warning"),
            checks=f"{looked_at:,}",
            shapes=sum(1 for count in found.targets.values() if count),
        )
    )
    return 0 if found.conforms else 1


def _as_json(found: Report) -> str:
    values = {
        "conforms": found.conforms,
        "targets": dict(sorted(found.targets.items())),
        "violations": [violation.to_json() for violation in found.violations],
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n"


@click.command(
    epilog="""\b
Examples:
  tocgraph report
  tocgraph report --format json -o report.json
"""
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@graph_option
@language_option
@output_option
def report(form: str, folder: Path, lang: str, output: Path | None) -> int:
    """Show what the last build read, linked, left open and refused."""
    from tocgraph.build import read_report
    from tocgraph.cli.build import print_report

    found = read_report(folder)
    if form == "json":
        text = json.dumps(found.to_json(), ensure_ascii=False, indent=2, sort_keys=True)
        write_text(f"{text}\n", output)
        return 0 if found.ok else 1
    print_report(found, lang)
    for failure in found.failures:
        complain(failure.message)
    for violation in found.violations:
        message = violation["message_es"] if lang == "es" else violation["message_en"]
        severity = interface(lang).get(violation["severity"], violation["severity"])
        note(f"{severity}: {message} <{violation['focus']}>")
    return 0 if found.ok else 1


@click.command(
    epilog="""\b
Examples:
  tocgraph unresolved
  tocgraph unresolved --stub -o candidates.ttl
"""
)
@click.option("--stub", is_flag=True, help="Print Turtle for a curator to complete instead.")
@graph_option
@output_option
def unresolved(stub: bool, folder: Path, output: Path | None) -> int:
    """List the mentions that could not be resolved, grouped by their words."""
    from tocgraph.lookup.unresolved import turtle_stub, unresolved_groups
    from tocgraph.query import open_graph

    groups = unresolved_groups(open_graph(folder))
    if stub:
        write_text(turtle_stub(groups), output)
        return 0
    if not groups:
        note("every mention is resolved")
        return 0
    print_table(
        ["words", "kind", "times", "candidates", "reason", "first seen"],
        [
            [
                group.words,
                group.kind,
                str(group.count),
                ", ".join(group.candidates),
                group.reason,
                group.first_seen,
            ]
            for group in groups
        ],
        right=frozenset({2}),
    )
    return 0
