"""``tocgraph build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocgraph.cli.console import complain, print_table, progress
from tocgraph.cli.options import GRAPH, authority_option, base_option
from tocgraph.cli.words import interface

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.build import BuildReport

__all__ = ["build", "print_report"]

_FIGURES = ("precision", "recall", "f1")
_STEPS = {
    "authority": "Authority data",
    "documents": "Documents",
    "rules": "Rules of the whole graph",
}


@click.command(
    epilog="""\b
Examples:
  tocgraph build
  tocgraph build my-documents/ -o my-graph
  tocgraph build report.txt --strict --base-iri https://example.org/toc/
"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=GRAPH,
    show_default=True,
    help="Folder of the graph.",
)
@base_option
@authority_option
@click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes; 0 for as many as pay."
)
@click.option("--scheduler", metavar="ADDRESS", help="Address of a dask cluster to work on.")
@click.option("--strict", is_flag=True, help="Write nothing unless everything conforms.")
def build(
    paths: tuple[Path, ...],
    folder: Path,
    base: str,
    authority: tuple[Path, ...],
    workers: int,
    scheduler: str | None,
    strict: bool,
) -> int:
    """Turn documents into a validated graph.

    PATHS are files and folders; without any, the bundled documents are built.
    A document that did not change since the last build is not read again.
    """
    from tocgraph.build import BuildOptions
    from tocgraph.build import build as build_graph
    from tocgraph.cli.quality import quality_rows

    with progress(_STEPS) as advance:
        report = build_graph(
            paths,
            folder,
            BuildOptions(
                base=base,
                authority=authority,
                workers=workers,
                scheduler=scheduler,
                strict=strict,
                progress=advance,
                quality=lambda documents: quality_rows(documents, authority),
            ),
        )
    print_report(report)
    for failure in report.failures:
        complain(failure.message)
    return 0 if report.ok else 1


def print_report(report: BuildReport, lang: str = "en") -> None:
    """Print a build report for people."""
    words = interface(lang)
    click.echo(click.style(words["read"], bold=True))
    print_table(
        words["read_columns"],
        [
            [
                entry.path,
                entry.language,
                f"{entry.characters:,}",
                str(entry.provisions.get("recommendation", 0)),
                str(entry.provisions.get("recital", 0)),
                str(entry.directives),
                f"{sum(entry.quads.values()):,}",
            ]
            for entry in report.documents
        ],
        right=frozenset({2, 3, 4, 5, 6}),
    )
    click.echo(click.style(f"\n{words['linked']}", bold=True))
    print_table(
        words["linked_columns"],
        [
            [
                entry.path,
                str(entry.resolved + entry.unresolved),
                str(entry.resolved),
                str(entry.unresolved),
                str(entry.claims),
                f"{entry.quads_each['mention']:.1f}",
                f"{entry.quads_each['directive']:.1f}",
            ]
            for entry in report.documents
        ],
        right=frozenset(range(1, 7)),
    )
    _print_quality(report.quality, words)
    _print_checks(report, words)
    total = sum(report.families.values())
    click.echo(click.style(f"\n{words['graph']}", bold=True))
    sizes = ", ".join(f"{name} {size:,}" for name, size in report.families.items())
    click.echo(words["quads"].format(n=f"{total:,}", sizes=sizes))
    things = ", ".join(f"{count} {kind}" for kind, count in report.entities.items())
    click.echo(words["authority"].format(things=things))
    if report.reused:
        click.echo(words["reused"].format(n=report.reused))
    click.echo(words["where"].format(folder=report.folder))


def _print_quality(rows: Sequence[Mapping[str, Any]], words: Mapping[str, Any]) -> None:
    if not rows:
        return
    click.echo(click.style(f"\n{words['measured']}", bold=True))
    print_table(
        words["measured_columns"],
        [
            [
                row["kind"],
                str(row["gold"]),
                *("–" if row[name] is None else f"{row[name]:.3f}" for name in _FIGURES),
            ]
            for row in rows
            if "." not in row["kind"]
        ],
        right=frozenset({1, 2, 3, 4}),
    )
    click.echo(words["measured_more"])


def _print_checks(report: BuildReport, words: Mapping[str, Any]) -> None:
    click.echo(click.style(f"\n{words['checked']}", bold=True))
    if not report.violations and not report.failures:
        click.echo(words["conforms"])
        return
    broken = [entry for entry in report.violations if entry["severity"] == "violation"]
    click.echo(
        words["broken"].format(
            documents=len(report.failures),
            violations=len(broken),
            warnings=len(report.violations) - len(broken),
        )
    )
