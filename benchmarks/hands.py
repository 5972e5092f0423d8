"""More hands: `python -m benchmarks.hands` prints a Markdown table.

`caveat build --no-cache` of one project with one job, with two, and by a Dask cluster of two worker processes on this machine where Dask is installed.
Every way must publish the same bytes. Wall-clock time, in turns; nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from benchmarks.projects import words, write_catalogues, write_sources
from pipeline.run.catalogues import extract
from pipeline.run.project import open_project

LOCALES = ("ar", "de", "es", "fr", "ja", "pl", "ru", "tr")
_DATE = "2026-01-01 00:00+0000"


@contextmanager
def _cluster() -> Iterator[str]:
    from distributed import LocalCluster  # noqa: PLC0415  an extra

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=60) as cluster:
        yield cluster.scheduler_address


def _has_dask() -> bool:
    try:
        import distributed  # noqa: F401, PLC0415  only to know whether it is there
    except ImportError:
        return False
    return True


def measure(project: Path, turns: int) -> dict[str, float]:
    """Median seconds of each way to build the project."""
    seconds: dict[str, list[float]] = {}
    published: set[str] = set()
    with _cluster() if _has_dask() else nullcontext(None) as scheduler:
        ways = {"one job": ("--jobs", "1"), "two jobs": ("--jobs", "2")}
        if scheduler is not None:
            ways["a cluster of two workers"] = ("--scheduler", scheduler)
        for _ in range(turns):
            for name, options in ways.items():
                begun = time.perf_counter()
                subprocess.run([sys.executable, "-m", "pipeline", "build", "--quiet", "--no-cache", "--project", str(project), *options], check=True)  # noqa: S603
                seconds.setdefault(name, []).append(time.perf_counter() - begun)
                published.add(hashlib.sha256((project / "build/site/manifest.json").read_bytes()).hexdigest())
    assert len(published) == 1, "every way publishes the same"
    return {name: statistics.median(each) for name, each in seconds.items()}


def report(sizes: Sequence[int], seed: int, turns: int) -> str:
    """All that is measured, as Markdown."""
    said = words(LOCALES)
    lines = [f"Seed {seed}, {len(LOCALES)} locales, medians of {turns} turns.\n", "| build | seconds | times as fast as one job |", "| --- | ---: | ---: |"]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "project"
            write_sources(project, size, LOCALES, seed, said)
            extract(open_project(project), _DATE)
            write_catalogues(project, LOCALES, said)
            made = measure(project, turns)
        lines += [f"| {size:,} articles, {name} | {each:.1f} | {made['one job'] / each:.2f} |" for name, each in made.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--articles", type=int, nargs="+", default=(400,))
    arguments = parser.parse_args()
    sys.stdout.write(report(arguments.articles, arguments.seed, arguments.turns))


if __name__ == "__main__":
    main()
