"""How the program talks: tables and colour on terminals, plain text everywhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO

import click

from tocgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rich.console import Console

__all__ = ["complain", "note", "open_output", "print_table", "progress", "write_text"]

_MANY_ROWS = 1000
_WIDEST_PLAIN = 80


def complain(sentence: str) -> None:
    """Say on standard error what went wrong."""
    click.echo(f"{click.style('tocgraph:', fg='red', bold=True)} {sentence}", err=True)


def note(sentence: str) -> None:
    """Say something on standard error that is no part of the result."""
    click.echo(sentence, err=True)


def print_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str | None = None,
    right: frozenset[int] = frozenset(),
    out: IO[str] | None = None,
) -> None:
    """Print rows for people; ``right`` are the columns of figures.

    A terminal gets a table that fits it; a file or a pipe gets one as wide as
    it needs, so that nothing is cut off. Very many rows come as plain columns,
    which take no layout.
    """
    stream = out or sys.stdout
    if len(rows) > _MANY_ROWS:
        _print_plainly(stream, columns, rows)
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=stream, highlight=False, soft_wrap=False)
    longest = [
        max((len(row[index]) for row in [columns, *rows]), default=0)
        for index in range(len(columns))
    ]
    widths: list[int | None] = [None] * len(columns)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=sum(longest) + 3 * len(columns) + 4)
    else:
        words = [_widest_word(columns, rows, index) for index in range(len(columns))]
        spare = console.width - sum(words) - 3 * len(columns)
        if spare < 0:
            _print_records(console, columns, rows, title)
            return
        # Left to itself, rich breaks words in one column to make room in another.
        wanted = [most - least for most, least in zip(longest, words, strict=True)]
        share = min(1.0, spare / max(1, sum(wanted)))
        widths = [least + int(want * share) for least, want in zip(words, wanted, strict=True)]
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for index, column in enumerate(columns):
        table.add_column(
            column,
            justify="right" if index in right else "left",
            overflow="fold",
            width=widths[index],
        )
    from rich.text import Text

    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _widest_word(columns: Sequence[str], rows: Sequence[Sequence[str]], index: int) -> int:
    return max(len(word) for row in [columns, *rows] for word in (row[index].split() or [""]))


def _print_plainly(stream: IO[str], columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns; a cell that is wider than most pushes the others aside."""
    lines = [[" ".join(cell.split()) for cell in row] for row in [columns, *rows]]
    widths = [
        min(max(len(line[index]) for line in lines), _WIDEST_PLAIN) for index in range(len(columns))
    ]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        stream.write(f"{'  '.join(cells).rstrip()}\n")


def _print_records(
    console: Console,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    title: str | None,
) -> None:
    """Print each row as a block of lines: what a table too wide for the terminal becomes."""
    from rich.table import Table
    from rich.text import Text

    if title:
        console.print(Text(title, style="bold"))
    for row in rows:
        console.rule(style="dim")
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(Text(column), Text(cell))
        console.print(grid)


@contextmanager
def progress(titles: dict[str, str]) -> Iterator[Callable[[str, int, int], None]]:
    """Show progress bars on standard error while the block runs; nothing if it is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bars: dict[str, object] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as display:

        def advance(step: str, done: int, total: int) -> None:
            if step not in bars:
                bars[step] = display.add_task(titles.get(step, step), total=total)
            display.update(bars[step], completed=done, total=total)  # type: ignore[arg-type]

        yield advance


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Open standard output, or a file that appears only when it is complete.

    Raises:
        ReadError: the file cannot be written.
    """
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    fresh = path.with_name(f".{path.name}.tmp")
    try:
        with fresh.open("wb") as handle:
            yield handle
        fresh.replace(path)
    except OSError as error:
        raise ReadError(
            f"the output could not be written ({error.strerror})",
            path=str(path),
            hint="Check the folder, its permissions and the space on the disk.",
        ) from error
    finally:
        fresh.unlink(missing_ok=True)


def write_text(text: str, path: Path | None) -> None:
    """Write text to a file or to standard output."""
    with open_output(path) as handle:
        handle.write(text.encode("utf-8"))
