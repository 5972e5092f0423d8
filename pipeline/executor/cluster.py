"""The door to Dask: a cluster of worker processes, on this machine or on many, that all see the project's folder under the same path.

Dask gives the tasks of a worker that dies to another one; it gives up where `distributed.scheduler.allowed-failures` workers died of the same one.
Source: the documentation of dask.distributed, "Resilience" and "Managing Computation".
"""

from __future__ import annotations

import pickle
import time
from asyncio import CancelledError
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from uuid import uuid4
from weakref import WeakSet

from distributed import Client, Future, KilledWorker

from pipeline import __version__
from pipeline.executor.plan import UNDER_WAY, chunks
from pipeline.executor.pool import died
from pipeline.model import PipelineError
from pipeline.program import code_digest

A = TypeVar("A")
B = TypeVar("B")

_PATIENCE = 20
"""Seconds without a result after which the cluster is asked whether anybody is there."""
_PAUSE = 0.05
"""Seconds between two looks at workers that have been called off."""


class Cluster:
    """The workers of the scheduler at an address such as `tcp://10.0.0.5:8786`; `folder` is the project's, which every worker must see."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._folder = folder

    def map(self, task: Callable[[A], B], items: Sequence[A], stage: str) -> Iterator[B]:
        """What `task` gives for each item, in their order. Raises PipelineError where the cluster cannot be reached or its workers are others than this."""
        with self._connected() as client:
            hands = self._refuse_strangers(client)
            work = _Work(client, f"caveat {stage} {uuid4().hex}", task)
            waiting, under_way = deque(chunks(items, hands)), deque[tuple[Sequence[A], Future]]()
            with work:
                while waiting or under_way:
                    while waiting and len(under_way) < hands * UNDER_WAY:
                        chunk = waiting.popleft()
                        under_way.append((chunk, work.hand_out(chunk)))
                    chunk, future = under_way.popleft()
                    try:
                        done = self._taken(client, future)
                    except KilledWorker:
                        done = self._each_alone(client, work, chunk)
                    yield from done

    def _each_alone(self, client: Client, work: _Work, chunk: Sequence[Any]) -> list[Any]:
        done = []
        for item in chunk:
            try:
                done += self._taken(client, work.hand_out((item,)))
            except KilledWorker as error:
                raise died(item) from error
        return done

    def _taken(self, client: Client, future: Future) -> Any:
        while True:
            try:
                return future.result(timeout=_PATIENCE)
            except TimeoutError:
                if not client.scheduler_info(n_workers=-1)["workers"]:
                    raise self._error("no worker is left", mend="start workers, then run this again") from None
            except CancelledError as error:
                raise self._error("the scheduler is gone", mend="look at the scheduler's log, then run this again") from error

    @contextmanager
    def _connected(self) -> Iterator[Client]:
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._error("no Dask scheduler answers", mend="give the address that dask-scheduler prints, such as tcp://10.0.0.5:8786") from error
        try:
            yield client
        finally:
            client.close()

    def _refuse_strangers(self, client: Client) -> int:
        """How many hands the cluster has. Raises PipelineError where there is none, or one that is another program or does not see the project."""
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise self._error("the cluster has no worker", mend=f"start some: dask worker {self._address} --nthreads 1") from error
        try:
            stands = client.run(_stand, self._folder)
        except ImportError as error:
            raise self._error(f"a worker lacks this program ({error})", mend=f"install caveat {__version__} where the workers run") from error
        for worker, (theirs, sees) in stands.items():
            if theirs != code_digest():
                raise self._error(f"the worker {worker} runs another build of caveat or of Python", mend="install the same one everywhere, then start it anew")
            if not sees:
                raise self._error(f"the worker {worker} does not see {self._folder}", mend="share the project's folder under the same path")
        return sum(client.nthreads().values())

    def _error(self, message: str, *, mend: str) -> PipelineError:
        return PipelineError(message, mend=mend, file=self._address, usage=True)


class _Work:
    """One task that is done for many items. When it is left early, what is under way is called off, and whoever has begun is waited for.

    A worker that goes on with what nobody wants would write files behind the back of whoever removed them.
    """

    def __init__(self, client: Client, name: str, task: Callable[[Any], Any]) -> None:
        self._client = client
        self._name = name
        self._futures = WeakSet[Future]()
        self._handed_out = 0
        # A task of its own, not data sent along: Dask makes it anew where the worker that held it is gone.
        self._held = client.submit(pickle.loads, pickle.dumps(task), pure=False, key=f"{name} task")

    def hand_out(self, chunk: Sequence[Any]) -> Future:
        self._handed_out += 1
        future = self._client.submit(_do, self._held, chunk, code_digest(), pure=False, key=f"{self._name} {self._handed_out}")
        self._futures.add(future)
        return future

    def __enter__(self) -> None:
        """Nothing to do: it began when it was made."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            return
        with suppress(OSError):  # where the cluster is gone, so is the work
            self._client.cancel([self._held, *self._futures], force=True)
            end = time.monotonic() + _PATIENCE
            while any(self._client.run(_busy_with, self._name).values()) and time.monotonic() < end:
                time.sleep(_PAUSE)


def _busy_with(name: str, dask_worker: Any) -> bool:
    """Whether a worker still knows of a task of some work. Dask gives it itself."""
    return any(str(key).startswith(name) for key in tuple(dask_worker.state.tasks))


def _stand(folder: Path) -> tuple[bytes, bool]:
    return code_digest(), folder.is_dir()


def _do(task: Callable[[A], B], chunk: Sequence[A], expected: bytes) -> list[B]:
    """What a worker does. One that joined the cluster while the work went on is looked at here."""
    if expected != code_digest():
        raise PipelineError("a worker that joined runs another build of caveat or of Python", mend="install the same one everywhere", usage=True)
    return [task(item) for item in chunk]
