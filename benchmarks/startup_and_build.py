"""How long the program takes to start, and to build the bundled documents.

    python benchmarks/startup_and_build.py [RUNS]

Each command is run as a whole process, in turn with what it is compared with,
after one run that is not counted; the table gives the median, the fastest and
the slowest run in seconds of processor time, and the median of wall time. Read
ratios: machines differ. It must be run where ``tocgraph`` is installed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Case:
    """One command and what was measured of it."""

    title: str
    command: Sequence[str]
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def run(self, *, counted: bool) -> None:
        """Run the command once."""
        before = time.perf_counter()
        process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - before
        if process.returncode != 0:
            raise SystemExit(f"{self.title}: exit code {process.returncode}")
        if counted:
            self.cpu.append(usage.ru_utime + usage.ru_stime)
            self.wall.append(wall)


def main(runs: int) -> None:
    """Measure and print."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph"
        quads = Path(folder) / "graph.nq"
        program = [python, "-m", "tocgraph"]
        fresh = [
            python,
            "-c",
            "import shutil, sys; from tocgraph.cli import run;"
            f"shutil.rmtree({str(graph)!r}, ignore_errors=True);"
            f"sys.exit(run(['build', '-o', {str(graph)!r}]))",
        ]
        subprocess.run([*program, "build", "-o", str(graph)], check=True, capture_output=True)
        subprocess.run(
            [*program, "export", "-g", str(graph), "-f", "nquads", "-o", str(quads)],
            check=True,
            capture_output=True,
        )
        groups = [
            [
                Case("tocgraph --help", [*program, "--help"]),
                Case("python -c pass", [python, "-c", "pass"]),
                Case("python -c 'import rdflib'", [python, "-c", "import rdflib"]),
            ],
            [
                Case("tocgraph build, nothing kept", fresh),
                Case("tocgraph build, nothing changed", [*program, "build", "-o", str(graph)]),
                Case(
                    "rdflib reading the finished N-Quads",
                    [
                        python,
                        "-c",
                        f"import rdflib; rdflib.Dataset().parse({str(quads)!r}, format='nquads')",
                    ],
                ),
            ],
        ]
        print(f"{'':38}{'cpu median':>11}{'min':>7}{'max':>7}{'wall':>7}   runs {runs}")
        for group in groups:
            for number in range(runs + 1):
                for case in group:
                    case.run(counted=number > 0)
            for case in group:
                print(
                    f"{case.title:38}{statistics.median(case.cpu):11.2f}{min(case.cpu):7.2f}"
                    f"{max(case.cpu):7.2f}{statistics.median(case.wall):7.2f}"
                )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
