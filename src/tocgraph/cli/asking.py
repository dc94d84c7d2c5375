"""``tocgraph query`` and ``tocgraph sparql``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocgraph.cli.console import note, print_table, write_text
from tocgraph.cli.options import (
    authority_option,
    graph_option,
    language_option,
    output_option,
)
from tocgraph.cli.waiting import wait_for
from tocgraph.cli.words import interface
from tocgraph.errors import ReadError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.decorators import FC

    from tocgraph.query import Catalogue, KnowledgeGraph, Result
    from tocgraph.resources import Resources

__all__ = ["query", "sparql"]

_FORMATS = ["table", "csv", "tsv", "json", "xml", "turtle", "ntriples"]

_format_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
_endpoint_option = click.option(
    "--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of a graph folder."
)


def _timeout_option(default: float) -> Callable[[FC], FC]:
    return click.option(
        "--timeout",
        type=click.FloatRange(0),
        default=default,
        show_default=True,
        metavar="SECONDS",
        help="Stop the query after this time; 0 for no limit.",
    )


@click.command(
    epilog="""\b
Examples:
  tocgraph query --list
  tocgraph query treaty-asks
  tocgraph query asks-of --param addressee=oas-general-secretariat --format csv
  tocgraph query treaty-status --param instrument=cifta --scope all

\b
Exit code 4 means: the sources do not state it. That is not the same as none.
"""
)
@click.argument("name", required=False)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE")
@click.option("--list", "listing", is_flag=True, help="List the queries, then stop.")
@click.option("--explain", is_flag=True, help="Show the query itself and its parameters.")
@click.option(
    "--scope",
    type=click.Choice(["documents", "all"]),
    default="documents",
    show_default=True,
    help="May imported facts answer, or only the documents?",
)
@_format_option
@_timeout_option(0)
@_endpoint_option
@graph_option
@authority_option
@language_option
@output_option
def query(
    name: str | None,
    parameters: tuple[str, ...],
    listing: bool,
    explain: bool,
    scope: str,
    form: str,
    timeout: float,
    endpoint: str | None,
    folder: Path,
    authority: tuple[Path, ...],
    lang: str,
    output: Path | None,
) -> int:
    """Ask the canned question NAME.

    A value may be an id (oas-general-secretariat), a name, a symbol, an IRI or,
    for a state, an ISO code.
    """
    from tocgraph.query import Catalogue
    from tocgraph.resources import Resources

    resources = Resources(authority)
    if listing or name is None:
        _print_catalogue(Catalogue.load(resources), lang)
        return 0 if listing else 2
    if explain:
        _print_query(Catalogue.load(resources), name, lang)
        return 0
    graph = _open(folder, endpoint, resources)
    values = dict(_parameter(text) for text in parameters)
    header = graph.catalogue[name].header
    if header.parameter("lang") is not None:
        values.setdefault("lang", lang)
    result = wait_for(lambda: graph.ask(name, values, scope), timeout)
    _write(result, form, output, graph, header.title_es if lang == "es" else header.title, lang)
    return 0


@click.command(
    epilog="""\b
Examples:
  tocgraph sparql 'SELECT ?item WHERE { ?item toc:concernsInstrument instrument:untoc }'
  tocgraph sparql my-question.rq --format csv -o answer.csv
  tocgraph sparql 'SELECT ?q { ?m toc:names body:interpol ; toc:quote ?q }' --with evidence

\b
The usual prefixes (toc, instrument, body, rdfs, skos, …) need no declaration.
"""
)
@click.argument("text")
@click.option(
    "--with",
    "extra",
    type=click.Choice(["evidence"]),
    multiple=True,
    help="Read these graphs as well.",
)
@_format_option
@_timeout_option(60)
@_endpoint_option
@graph_option
@output_option
def sparql(
    text: str,
    extra: tuple[str, ...],
    form: str,
    timeout: float,
    endpoint: str | None,
    folder: Path,
    output: Path | None,
) -> int:
    """Ask a question of your own. TEXT is SPARQL, a file with SPARQL, or - for standard input."""
    from tocgraph.query import advice
    from tocgraph.resources import Resources

    graph = _open(folder, endpoint, Resources())
    asked = _query_text(text)
    result = wait_for(lambda: graph.sparql(asked, with_evidence="evidence" in extra), timeout)
    for sentence in advice(graph.engine, asked, result, with_evidence="evidence" in extra):
        note(sentence)
    _write(result, form, output, graph)
    return 0


def _query_text(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    path = Path(text)
    if text.strip() and not set("{<") & set(text) and (path.suffix or path.exists()):
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise ReadError(
                "there is no such file", path=text, hint="Give SPARQL, or a file that holds it."
            ) from None
        except UnicodeDecodeError as error:
            raise ReadError(
                "this file is not UTF-8", path=text, hint="Save the query as UTF-8."
            ) from error
    return text


def _open(folder: Path, endpoint: str | None, resources: Resources) -> KnowledgeGraph:
    from tocgraph.query import open_endpoint, open_graph

    return open_endpoint(endpoint, resources) if endpoint else open_graph(folder, resources)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(
            f"this is no parameter: {text!r}", term=text, hint="Write it as --param NAME=VALUE."
        )
    return name.replace("-", "_"), value


def _write(
    result: Result,
    form: str,
    output: Path | None,
    graph: KnowledgeGraph,
    title: str | None = None,
    lang: str = "en",
) -> None:
    from tocgraph import vocab
    from tocgraph.query import write

    words = interface(lang)
    if form != "table":
        write_text(write(result, form, vocab.prefixes(graph.base)), output)
        return
    if result.kind == "ask":
        write_text(f"{words['yes' if result.boolean else 'no']}\n", output)
        return
    rows = result.values(graph.base)
    if output is None:
        print_table(list(result.columns), rows, title=title)
    else:
        with output.open("w", encoding="utf-8") as handle:
            print_table(list(result.columns), rows, title=title, out=handle)
    note(words["row" if len(rows) == 1 else "rows"].format(n=len(rows)))


def _print_catalogue(catalogue: Catalogue, lang: str) -> None:
    rows = [
        [
            name,
            query.header.title_es if lang == "es" else query.header.title,
            ", ".join(
                f"{parameter.name}{'' if parameter.required else '?'}"
                for parameter in query.header.parameters
            ),
        ]
        for name, query in catalogue.items()
    ]
    print_table(["query", "what it asks", "parameters"], rows)


def _print_query(catalogue: Catalogue, name: str, lang: str) -> None:
    query = catalogue[name]
    header = query.header
    click.echo(click.style(header.title_es if lang == "es" else header.title, bold=True))
    click.echo(header.question_es if lang == "es" else header.question)
    for parameter in header.parameters:
        needed = "required" if parameter.required else f"default {parameter.default or 'any'}"
        click.echo(f"  --param {parameter.name}=…  {parameter.description} ({needed})")
    if header.answers:
        click.echo(f"  answers {', '.join(header.answers)}")
    click.echo(f"\n{query.text}")
