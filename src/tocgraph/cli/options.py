"""Options that mean the same in every command."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = [
    "GRAPH",
    "authority_option",
    "base_option",
    "graph_option",
    "language_option",
    "output_option",
]

GRAPH = Path("graph")
"""Where a graph lies unless told otherwise."""

graph_option = click.option(
    "-g",
    "--graph",
    "folder",
    type=click.Path(path_type=Path),
    default=GRAPH,
    show_default=True,
    help="Folder of the graph that `tocgraph build` wrote.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File for the result; standard output without it.",
)

authority_option = click.option(
    "--authority",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="Folder with ontology/, shapes/, queries/ or data/ of your own, searched first.",
)


def _base(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    from tocgraph.graphs import BASE

    if value is None:
        return BASE
    if not value.startswith(("http://", "https://", "urn:")) or set(' <>"{}|\\^`') & set(value):
        raise click.BadParameter(f"{value!r} is no absolute IRI.")
    return value if value.endswith(("/", "#", ":")) else f"{value}/"


base_option = click.option(
    "--base-iri",
    "base",
    metavar="IRI",
    callback=_base,
    help="Base IRI of the data (id/, doc/ and graph/).",
)

language_option = click.option(
    "--lang",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="Language of titles, labels and messages.",
)
