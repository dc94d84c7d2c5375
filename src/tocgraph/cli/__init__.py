"""The command line: the only place that prints and exits.

Results go to standard output or to ``-o``; messages and progress go to standard
error. Exit codes: 0 fine, 1 the data do not conform or a part failed, 2 wrong
use, 3 a file or server could not be read, 4 not stated in the sources.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tocgraph.errors import TocgraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_EXAMPLES = """\b
Examples:
  tocgraph build                          the bundled documents, into ./graph
  tocgraph query --list                   the questions that can be asked
  tocgraph query asks-of --param addressee=oas-general-secretariat
  tocgraph show "RANDOT-II/doc.3/19 rev. 1, II.6"
  tocgraph export --format turtle -o graph.ttl

\b
Exit codes: 0 fine; 1 the data do not conform, or a part failed; 2 wrong use;
3 a file or server could not be read; 4 not stated in the sources.
"""

_COMMANDS = {
    "build": ("tocgraph.cli.build:build", "Turn documents into a validated graph."),
    "extract": ("tocgraph.cli.reading:extract", "Read documents and print what they say as JSON."),
    "validate": ("tocgraph.cli.checking:validate", "Check a graph or files against the shapes."),
    "report": ("tocgraph.cli.checking:report", "Show what the last build read and refused."),
    "unresolved": ("tocgraph.cli.checking:unresolved", "List the names that nobody could resolve."),
    "evaluate": ("tocgraph.cli.reading:evaluate", "Measure the reading against a gold set."),
    "query": ("tocgraph.cli.asking:query", "Ask a canned question."),
    "sparql": ("tocgraph.cli.asking:sparql", "Ask a question of your own in SPARQL."),
    "show": ("tocgraph.cli.showing:show", "Show one item or thing with its words and links."),
    "cite": ("tocgraph.cli.showing:cite", "Say how an item is cited."),
    "export": ("tocgraph.cli.exporting:export", "Write the graph in another format."),
}


class _LazyGroup(click.Group):
    """A group that imports a command when it is run, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        import importlib

        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}:{name} is no command")
        return command

    def format_commands(
        self,
        ctx: click.Context,
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib

            close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            if not close:
                raise
            raise click.UsageError(
                f"There is no command {args[0]!r}. Did you mean {close[0]!r}?", ctx
            ) from None


@click.group(
    cls=_LazyGroup,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="tocgraph", prog_name="tocgraph")
@click.option("--debug", is_flag=True, hidden=True, help="Show the trace of a fault.")
def app(debug: bool) -> None:
    """Who asked whom to do what about organized crime, with the words that prove it."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and exit."""
    code = run(argv)
    from tocgraph.cli.waiting import is_abandoned

    if is_abandoned():
        # Shutting the interpreter down in order would wait for a query that nobody wants.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def run(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; one sentence on standard error if it failed."""
    try:
        code = app.main(
            args=None if argv is None else list(argv), prog_name="tocgraph", standalone_mode=False
        )
    except TocgraphError as error:
        _complain(str(error))
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        _complain("stopped; the previous graph is unchanged.")
        return 130
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return 3 if isinstance(error, click.FileError) else 2
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); that is no failure of ours.
        # Without this, the interpreter would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _complain("stopped; the previous graph is unchanged.")
        return 130
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}.")
        return 3
    except Exception as error:
        if "--debug" in (sys.argv if argv is None else argv):
            raise
        _complain(
            f"this is a fault of the program ({type(error).__name__}: {error}). "
            "The previous graph is unchanged. Run it again with --debug before the command and "
            "report what it prints."
        )
        return 1
    return code if isinstance(code, int) else 0


def _complain(sentence: str) -> None:
    from tocgraph.cli.console import complain

    complain(sentence)
