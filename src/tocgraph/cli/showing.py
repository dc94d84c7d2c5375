"""``tocgraph show`` and ``tocgraph cite``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocgraph.cli.console import write_text
from tocgraph.cli.options import graph_option, language_option, output_option
from tocgraph.cli.words import interface

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from tocgraph.lookup import Card, Row

__all__ = ["cite", "show"]

_CITATION = "lexicon/citation.toml"


@click.command(
    epilog="""\b
Examples:
  tocgraph show "RANDOT-II/doc.3/19 rev. 1, II.6"
  tocgraph show instrument/cifta
  tocgraph show "Committee on Hemispheric Security"
"""
)
@click.argument("thing")
@graph_option
@language_option
def show(thing: str, folder: Path, lang: str) -> int:
    """Show THING with its words, links and evidence.

    THING is a citation, an id, a name, a symbol or an IRI.
    """
    from tocgraph.lookup import card, find
    from tocgraph.query import open_graph
    from tocgraph.resources import Resources

    resources = Resources()
    graph = open_graph(folder, resources)
    _print_card(card(graph, find(graph, thing, resources.toml(f"data/{_CITATION}")), lang), lang)
    return 0


@click.command(
    epilog="""\b
Examples:
  tocgraph cite "RANDOT-II/doc.3/19 rev. 1, I.8"
  tocgraph cite "RANDOT-II/doc.3/19 rev. 1, I.8" --format bibtex
"""
)
@click.argument("thing")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "bibtex", "csl-json"]),
    default="text",
    show_default=True,
)
@graph_option
@language_option
@output_option
def cite(thing: str, form: str, folder: Path, lang: str, output: Path | None) -> int:
    """Say how THING, a document or a place in one, is cited.

    Only what the document or its curated metadata state is written; nothing is
    made up for what they leave out.
    """
    from tocgraph.lookup import cite as make_citation
    from tocgraph.lookup import find
    from tocgraph.query import open_graph
    from tocgraph.resources import Resources

    resources = Resources()
    graph = open_graph(folder, resources)
    lexicon = resources.toml(f"data/{_CITATION}")
    words = lexicon[lang]
    citation = make_citation(graph, find(graph, thing, lexicon), words)
    write_text(f"{citation.write(form, words)}\n", output)
    return 0


def _print_card(card: Card, lang: str) -> None:
    words = interface(lang)
    click.echo(click.style(card.label, bold=True))
    click.echo(click.style(card.iri, dim=True))
    if card.words:
        click.echo()
        click.echo(
            click.wrap_text(
                " ".join(card.words.split()), width=88, initial_indent="  ", subsequent_indent="  "
            )
        )
    for number, directive in enumerate(card.directives, start=1):
        click.echo(click.style(f"\n{words['asks'].format(n=number)}", bold=True))
        _print_rows(directive, words)
    if card.mentions:
        click.echo(click.style(f"\n{words['named']}", bold=True))
        _print_rows(card.mentions, words, quoted=False)
    if card.facts:
        click.echo(click.style(f"\n{words['facts']}", bold=True))
        _print_rows(card.facts, words)
    if card.referred_to_by:
        click.echo(click.style(f"\n{words['referred_to_by']}", bold=True))
        for provision in card.referred_to_by:
            click.echo(f"  {provision}")


def _print_rows(rows: tuple[Row, ...], terms: Mapping[str, Any], *, quoted: bool = True) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for row in rows:
        value, words = (" ".join(text.split()) for text in (row.value, row.words))
        if quoted and words:
            words = f"“{words}”"
        elif not quoted:
            value, words = f"“{value}”", terms["rule"].format(name=words)
        table.add_row(Text(f"  {row.name}"), Text(value), Text(words))
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(table)
