"""The stages of a whole project: `python -m benchmarks.whole` prints Markdown tables.

Each stage is measured alone, on the same project, in processor seconds of this process; polib reading the same catalogues and the floor (read every
input, write every output, understand nothing) run beside it. Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import polib

from benchmarks.projects import Words, words, write_catalogues, write_sources
from pipeline.catalog.lookup import look_up
from pipeline.run import gate, site
from pipeline.run.catalogues import extract
from pipeline.run.project import ALL, Project, open_project

LOCALES = ("ar", "de", "es", "fr", "ja", "pl", "ru", "tr")
SIZES = (100, 1000)
T = TypeVar("T")
_DATE = "2026-01-01 00:00+0000"


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor seconds of each stage, by name, and how much there was to do."""

    seconds: dict[str, float]
    articles: int
    pages: int
    units: int


def measure(folder: Path, count: int, locales: Sequence[str], seed: int, said: Words) -> Measured:
    """Makes a project of `count` articles in `folder` and takes it through all stages."""
    write_sources(folder, count, locales, seed, said)
    seconds: dict[str, float] = {}
    project = _timed(seconds, "open: settings, contract, the list of articles", partial(open_project, folder))
    _timed(seconds, "extract: segment every article, write the templates", partial(extract, project, _DATE))
    write_catalogues(folder, locales, said)
    labels = [(article, project.catalogue_path(locale, article.name)) for article in project.articles for locale in locales]
    _timed(seconds, "catalogues: read, and a state for each unit", lambda: [look_up(article, project.catalogue(label), label) for article, label in labels])
    _timed(seconds, "check: segment, read the catalogues, ask all rules", partial(gate.check, project, ALL))
    built = _timed(seconds, "build: check, assemble, write every page", partial(site.build, project))
    assert not built.outcome.failed, "the benchmark's own project must be sound"
    _timed(seconds, "build again: nothing changed", partial(site.build, project))
    _timed(seconds, "polib: read the catalogues, nothing else", lambda: [polib.pofile(str(folder / label)) for _, label in labels])
    _timed(seconds, "floor: read every input, write every output", partial(_move, project, folder / project.settings.output_dir))
    units = sum(len(article.units) for article in project.articles) * len(locales)
    return Measured(seconds, count, count * len(locales), units)


def _timed(seconds: dict[str, float], name: str, task: Callable[[], T]) -> T:
    gc.collect()
    start = time.process_time()
    made = task()
    seconds[name] = time.process_time() - start
    return made


def _move(project: Project, output: Path) -> None:
    inputs = [path for folder in (project.settings.source_dir, project.settings.locales_dir) for path in (project.root / folder).rglob("*.*")]
    read = [path.read_bytes() for path in inputs]
    assert read
    copy = project.root / "copy"
    for path in output.rglob("*.*"):
        target = copy / path.relative_to(output)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    shutil.rmtree(copy)


def report(sizes: Sequence[int], locales: Sequence[str], seed: int) -> str:
    """All that is measured, as Markdown."""
    said = words(locales)
    measured = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(measure(Path(folder) / "project", size, locales, seed, said))
    heads = [f"{one.articles:,} articles, {one.pages:,} pages, {one.units:,} units" for one in measured]
    lines = [f"Seed {seed}, {len(locales)} locales, processor time, one job.\n", _row("seconds", *heads), _row("---", *["---:"] * len(sizes))]
    lines += [_row(name, *(f"{one.seconds[name]:.2f}" for one in measured)) for name in measured[0].seconds]
    lines += ["", _row("µs a unit of a locale", *heads), _row("---", *["---:"] * len(sizes))]
    lines += [_row(name, *(f"{one.seconds[name] / one.units * 1e6:,.1f}" for one in measured)) for name in measured[0].seconds]
    floor = next(name for name in measured[0].seconds if name.startswith("floor"))
    lines += ["", _row("times the floor", *heads), _row("---", *["---:"] * len(sizes))]
    lines += [_row(name, *(f"{one.seconds[name] / one.seconds[floor]:.1f}" for one in measured)) for name in measured[0].seconds if name != floor]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    sys.stdout.write(report(arguments.articles, LOCALES, arguments.seed))


if __name__ == "__main__":
    main()
