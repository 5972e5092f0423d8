"""What a long run shows of itself, on stderr: a bar on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.executor import Executor

A = TypeVar("A")
B = TypeVar("B")

LONG = 100
"""From so many items on a stage is worth a word."""
_PAUSE = 0.1
"""Seconds between two pictures of the bar."""


class Shown:
    """An executor that shows how far another one is."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def map(self, task: Callable[[A], B], items: Sequence[A], stage: str) -> Iterator[B]:
        """What the other one gives."""
        results = self._executor.map(task, items, stage)
        if len(items) < LONG:
            return results
        return _drawn(results, len(items), stage) if sys.stderr.isatty() else _told(results, len(items), stage)


def _told(results: Iterator[B], total: int, stage: str) -> Iterator[B]:
    begun = time.monotonic()
    yield from results
    seconds = time.monotonic() - begun
    click.echo(f"{stage}: {total} articles in {seconds:.1f} s", err=True)


def _drawn(results: Iterator[B], total: int, stage: str) -> Iterator[B]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    # No thread of rich's own: worker processes are forked while the bar stands.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as progress:
        bar = progress.add_task(stage, total=total, rate="")
        begun = shown = time.monotonic()
        for done, result in enumerate(results, 1):
            yield result
            now = time.monotonic()
            if now - shown > _PAUSE or done == total:
                shown = now
                progress.update(bar, completed=done, rate=f"{done / (now - begun):.0f} articles/s", refresh=True)
