"""Every example of the documentation is run, and every link leads somewhere.

In a ``console`` block, a line that starts with ``$ `` is a command; the lines up
to the next one are what it must print (standard output, then standard error),
white space aside, ``...`` standing for anything. The commands of one page run
in order in one folder, which holds a copy of the graph that the README's first
command builds. A ``file=NAME`` after the language of a block writes the block
to a file first. Python blocks are doctests.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tocgraph.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import BuiltGraph

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "CONTRIBUTING.md"])
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>[a-z]+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^ *```",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")
_NOT_RUN = ("python3 -m venv", "pip ", ". ", "pytest", "git ", ".ci/", "cd ", "source ")


@dataclass(frozen=True)
class Step:
    """A command of a page with what it must print, or a file to write first."""

    page: str
    line: int
    command: str | None
    expected: str
    file: str | None = None


def steps(page: Path) -> Iterator[Step]:
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block["file"]:
            yield Step(name, line, None, block["body"], block["file"])
        elif block["language"] == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, expected = part.partition("\n")
                while command.endswith("\\"):
                    more, _, expected = expected.partition("\n")
                    command = f"{command[:-1].rstrip()} {more.removeprefix('>').strip()}"
                yield Step(name, line, command, expected)


def run_command(command: str) -> tuple[int, str]:
    """Run a command line of ours as a shell would, pipes and redirection left out."""
    words = shlex.split(command)
    assert words[0] == "tocgraph", f"only our own commands are run: {command}"
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words[1:])
        out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return code, out.buffer.getvalue().decode("utf-8") + err.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_print_what_the_page_says(
    page: Path, built_graph: BuiltGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(built_graph.store, tmp_path / "graph")
    checker = doctest.OutputChecker()
    code = 0
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    for step in steps(page):
        if step.file is not None:
            target = tmp_path / step.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.expected, encoding="utf-8")
            continue
        assert step.command is not None
        if step.command.startswith(_NOT_RUN):
            continue
        if step.command.startswith("echo $?"):
            assert str(code) == step.expected.strip()
            continue
        code, printed = run_command(step.command)
        where = f"{step.page}, line {step.line}: {step.command}"
        assert "Traceback" not in printed, f"{where}\n{printed}"
        if step.expected.strip():
            assert checker.check_output(step.expected, printed, flags), (
                f"{where}\n--- the page says\n{step.expected}\n--- it prints\n{printed}"
            )
        else:
            assert code == 0, f"{where}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_examples_run(
    page: Path, built_graph: BuiltGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(built_graph.store, tmp_path / "graph")
    text = page.read_text(encoding="utf-8")
    body = "\n".join(
        block["body"] for block in _BLOCK.finditer(text) if block["language"] == "python"
    )
    test = doctest.DocTestParser().get_doctest(body, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.failures == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def test_pages_were_found() -> None:
    assert len(PAGES) >= 8
    assert sum(1 for page in PAGES for _ in steps(page)) >= 15
