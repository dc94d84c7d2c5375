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
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_NOT_RUN = ("python3 -m venv", "pip ", ". ", "pytest", "git ", ".ci/", "cd ", "source ")


@dataclass(frozen=True)
class Step:
    """A command of a page with what it must print, a file to write, or Python to run."""

    page: str
    line: int
    kind: str
    body: str
    expected: str = ""


def steps(page: Path) -> Iterator[Step]:
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT).as_posix()
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block["file"]:
            yield Step(name, line, "file", block["file"], block["body"])
        elif block["language"] == "python":
            yield Step(name, line, "python", block["body"])
        elif block["language"] == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, expected = part.partition("\n")
                yield Step(name, line, "command", command, expected)


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
def test_the_page_says_what_happens(
    page: Path, built_graph: BuiltGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(built_graph.store, tmp_path / "graph")
    names: dict[str, object] = {}
    code = 0
    for step in steps(page):
        where = f"{step.page}, line {step.line}: {step.body}"
        if step.kind == "file":
            target = tmp_path / step.body
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.expected, encoding="utf-8")
        elif step.kind == "python":
            run_python(step, names)
        elif step.body.startswith("echo $?"):
            assert str(code) == step.expected.strip(), where
        elif not step.body.startswith(_NOT_RUN):
            code, printed = run_command(step.body)
            assert "Traceback" not in printed, f"{where}\n{printed}"
            if step.expected.strip():
                assert doctest.OutputChecker().check_output(step.expected, printed, FLAGS), (
                    f"{where}\n--- the page says\n{step.expected}\n--- it prints\n{printed}"
                )
            else:
                assert code == 0, f"{where}\n{printed}"


def run_python(step: Step, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(step.body, names, step.page, step.page, step.line)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    report = io.StringIO()
    runner.run(test, out=report.write, clear_globs=False)
    names.update(test.globs)
    assert runner.failures == 0, report.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def test_pages_were_found() -> None:
    assert len(PAGES) >= 8
    assert sum(1 for page in PAGES for _ in steps(page)) >= 15
