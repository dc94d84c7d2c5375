"""``tocgraph export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocgraph.cli.console import note, open_output
from tocgraph.cli.options import graph_option, output_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["export"]


@click.command(
    epilog="""\b
Examples:
  tocgraph export --format turtle -o graph.ttl
  tocgraph export --format turtle --per-family -o turtle/
  tocgraph export --format jsonld --family documents --family authority
  tocgraph export --view web-annotation --format jsonld -o annotations.jsonld
"""
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "csv"]),
    default="turtle",
    show_default=True,
)
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice(
        ["ontology", "authority", "status", "documents", "evidence", "inferred", "echo", "release"]
    ),
    help="Only these graphs; all without it.",
)
@click.option(
    "--per-family", is_flag=True, help="One file a family, into the folder given with -o."
)
@click.option(
    "--view",
    type=click.Choice(["web-annotation", "statements"]),
    help="The evidence in a standard form.",
)
@graph_option
@output_option
def export(
    form: str,
    families: tuple[str, ...],
    per_family: bool,
    view: str | None,
    folder: Path,
    output: Path | None,
) -> int:
    """Write the graph in another format; the same graph always gives the same bytes."""
    from tocgraph.cli.exports import write_export, write_families, write_view
    from tocgraph.store import open_store

    store = open_store(folder)
    chosen = families or tuple(store.families)
    if view is not None:
        with open_output(output) as handle:
            write_view(store, view, form, handle)
    elif per_family or form == "csv":
        if output is None:
            raise click.UsageError(f"Several files need a folder: give it with -o ({form}).")
        for path in write_families(store, chosen, form, output):
            note(f"wrote {path}")
    else:
        with open_output(output) as handle:
            write_export(store, chosen, form, handle)
    return 0
