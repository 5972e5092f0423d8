"""Building again: `python -m benchmarks.again` prints a Markdown table.

`caveat build` runs as a process of its own, cold, with nothing changed and with one article changed, on a project that nobody built before. Measured are the
processor time of all its processes, the start of Python included, and the peak memory of the largest. Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.projects import words, write_catalogues, write_sources
from pipeline.run.catalogues import extract
from pipeline.run.project import open_project

LOCALES = ("ar", "de", "es", "fr", "ja", "pl", "ru", "tr")
SIZES = (100, 1000)
_DATE = "2026-01-01 00:00+0000"


@dataclass(frozen=True, slots=True)
class Run:
    """Processor seconds and peak memory in MB of one command."""

    seconds: float
    memory: float


def measure(folder: Path, count: int, seed: int, jobs: int) -> dict[str, Run]:
    """Makes a project of `count` articles in `folder` and builds it again and again."""
    project = folder / "project"
    said = words(LOCALES)
    write_sources(project, count, LOCALES, seed, said)
    extract(open_project(project), _DATE)
    write_catalogues(project, LOCALES, said)
    first = min((project / "source").glob("*.html"))
    made = {"cold": _build(folder, jobs), "nothing changed": _build(folder, jobs)}
    first.write_text(first.read_text(encoding="utf-8") + "<!-- changed -->\n", encoding="utf-8")
    return made | {"one article changed": _build(folder, jobs), "check, nothing changed": _command(folder, "check", jobs)}


def _build(folder: Path, jobs: int) -> Run:
    return _command(folder, "build", jobs)


def _command(folder: Path, command: str, jobs: int) -> Run:
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state")}
    arguments = [sys.executable, "-m", "pipeline", command, "--quiet", "--project", str(folder / "project"), "--jobs", str(jobs)]
    process = subprocess.Popen(arguments, env=environment)  # noqa: S603  its own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the benchmark's own project must be sound"
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def report(sizes: Sequence[int], seed: int, jobs: int) -> str:
    """All that is measured, as Markdown."""
    measured = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(Path(folder), size, seed, jobs))
    heads = "".join(f" {size:,} articles, {size * (len(LOCALES) + 1):,} pages: CPU s | peak MB |" for size in sizes)
    lines = [f"Seed {seed}, {len(LOCALES)} locales, jobs: {jobs}.\n", f"| |{heads}", "| --- |" + " ---: | ---: |" * len(sizes)]
    lines += [f"| {name} |" + "".join(f" {one[name].seconds:.2f} | {one[name].memory:.0f} |" for one in measured) for name in measured[0]]
    return "\n".join(lines) + "\n"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    sys.stdout.write(report(arguments.articles, arguments.seed, arguments.jobs))


if __name__ == "__main__":
    main()
