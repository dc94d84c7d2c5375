"""``tocgraph extract`` and ``tocgraph evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tocgraph.cli.console import complain, open_output, print_table, progress, write_text
from tocgraph.cli.options import authority_option, base_option, output_option
from tocgraph.errors import TocgraphError

__all__ = ["evaluate", "extract"]


@click.command(
    epilog="""\b
Examples:
  tocgraph extract report.txt
  tocgraph extract documents/ -o readings.jsonl

\b
One JSON object a document and line; its schema is docs/schemas/extraction.schema.json.
"""
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@base_option
@click.option("--pretty", is_flag=True, help="Indent the JSON for reading.")
@authority_option
@output_option
def extract(
    paths: tuple[Path, ...],
    base: str,
    pretty: bool,
    authority: tuple[Path, ...],
    output: Path | None,
) -> int:
    """Read documents and print what they say as JSON; no graph is touched.

    PATHS are files and folders. A file that cannot be read is reported and the
    others are read all the same.
    """
    from tocgraph.authority import load_authority
    from tocgraph.describe import Describer, to_json
    from tocgraph.extract import Extractor
    from tocgraph.resources import Resources

    resources = Resources(authority)
    documents, missing = _find(paths)
    if not documents:
        return 3
    entities = load_authority(resources)
    extractor = Extractor(entities, resources)
    describer = Describer(entities, resources, base)
    worst = 1 if missing else 0
    with progress({"documents": "Documents"}) as advance, open_output(output) as handle:
        for done, path in enumerate(documents, start=1):
            try:
                extraction = extractor(path)
            except TocgraphError as error:
                complain(str(error))
                worst = error.exit_code if len(documents) == 1 and not missing else 1
                continue
            values = to_json(extraction, describer.identify(extraction))
            text = json.dumps(values, ensure_ascii=False, indent=2 if pretty else None)
            handle.write(f"{text}\n".encode())
            advance("documents", done, len(documents))
    return worst


def _find(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], bool]:
    """Return the documents under those paths that exist; complain of the others."""
    from tocgraph.build import find_documents

    found: dict[Path, None] = {}
    missing = False
    for path in paths:
        try:
            found.update(dict.fromkeys(find_documents([path])))
        except TocgraphError as error:
            complain(str(error))
            missing = True
    return tuple(found), missing


@click.command(
    epilog="""\b
Examples:
  tocgraph evaluate                     against the gold set of the bundled documents
  tocgraph evaluate my-gold/ my-documents/ --format json
"""
)
@click.argument("gold", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.argument("documents", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.option("--misses", is_flag=True, help="List each thing missed or made too much.")
@authority_option
@output_option
def evaluate(
    gold: Path | None,
    documents: tuple[Path, ...],
    form: str,
    misses: bool,
    authority: tuple[Path, ...],
    output: Path | None,
) -> int:
    """Measure the reading of documents against a hand-made gold set.

    Prints precision, recall and F1 for each kind of thing, with 95 % intervals.
    The exit code is 1 if a figure falls below the floor that the set lays down.
    """
    from tocgraph.cli.quality import measure

    found = measure(gold, documents, authority)
    if form == "json":
        write_text(f"{json.dumps(found.to_json(), ensure_ascii=False, indent=2)}\n", output)
    else:
        print_table(found.columns, found.rows, right=frozenset(range(1, len(found.columns))))
        if misses:
            for line in found.misses:
                click.echo(line)
    for fall in found.falls:
        complain(fall)
    return 1 if found.falls else 0
