"""With how many hands the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


@contextmanager
def workers(jobs: int, tasks: int) -> Iterator[Callable[[Callable[[A], B], Iterable[A]], Iterable[B]]]:
    """`map` over tasks, in order: in this process, or in a pool where there are jobs and tasks enough to pay for one."""
    if jobs == 1 or tasks < 2 * jobs:
        yield map
        return
    pool: Executor = ProcessPoolExecutor(jobs)
    with pool:
        yield partial(pool.map, chunksize=max(1, min(50, tasks // (4 * jobs))))
