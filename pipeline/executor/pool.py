"""Worker processes of this machine.

A worker that dies (killed, out of memory, a fault in a C library) takes down every chunk that is under way, for nobody knows which one it had. Their items are
done again, each alone in a worker: the one whose worker dies again is named. Workers leave Ctrl-C to their parent and end when it does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

from pipeline.executor.plan import UNDER_WAY, chunks
from pipeline.model import PipelineError

A = TypeVar("A")
B = TypeVar("B")

_TASK: list[Callable[[Any], Any]] = []
"""What this process, as a worker, is there for. It comes once, with the worker: contract, glossaries and ledgers are in it."""


class Pool:
    """As many worker processes as there are jobs, for as long as one `map` goes on."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def map(self, task: Callable[[A], B], items: Sequence[A], stage: str) -> Iterator[B]:  # noqa: ARG002  an executor's signature
        """What `task` gives for each item, in their order. Too few items to pay for a process are done in this one."""
        if len(items) < 2 * self._jobs:
            yield from map(task, items)
            return
        waiting = deque(chunks(items, self._jobs))
        while waiting:
            under_way: deque[tuple[Sequence[A], Future[list[B]]]] = deque()
            try:
                with _workers(self._jobs, task) as pool:
                    yield from _in_order(pool, waiting, under_way, self._jobs * UNDER_WAY)
            except BrokenProcessPool:
                for chunk, future in under_way:
                    yield from future.result() if _came_through(future) else _each_alone(task, chunk)


def _in_order(pool: ProcessPoolExecutor, waiting: deque[Sequence[A]], under_way: deque[tuple[Sequence[A], Future[list[B]]]], most: int) -> Iterator[B]:
    """Takes chunks from `waiting` into `under_way` and out of it. Where the pool breaks, `under_way` holds what nobody has taken yet."""
    while waiting or under_way:
        while waiting and len(under_way) < most:
            under_way.append((waiting[0], pool.submit(_do, waiting[0])))
            waiting.popleft()
        done = under_way[0][1].result()
        under_way.popleft()
        yield from done


def _came_through(future: Future[list[B]]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _each_alone(task: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
    with _workers(1, task) as pool:
        for item in items:
            try:
                done = pool.submit(_do, (item,)).result()
            except BrokenProcessPool as error:
                raise died(item) from error
            yield from done


def died(item: object) -> PipelineError:
    """The error that names the item that no worker came through with."""
    mend = "it may need more memory than there is: try fewer jobs, or --jobs 1 -v, which shows more"
    return PipelineError("the worker that dealt with it died, and so did the next one that tried", mend=mend, file=str(item))


@contextmanager
def _workers(jobs: int, task: Callable[[A], B]) -> Iterator[ProcessPoolExecutor]:
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(task,))
    try:
        yield pool
    except BaseException:  # Ctrl-C too: nobody waits for what nobody wants any more
        for worker in set(multiprocessing.active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(task: Callable[[Any], Any]) -> None:
    """What a worker does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _TASK[:] = [task]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(chunk: Sequence[Any]) -> list[Any]:
    (task,) = _TASK
    return [task(item) for item in chunk]
