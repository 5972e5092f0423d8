"""What an executor promises, and how a list of items is cut for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_CHUNKS_A_HAND = 8
"""Into so many chunks the work of each hand is cut at least, so that none waits long for the last one: who is done takes the next."""
_LARGEST_CHUNK = 50
UNDER_WAY = 4
"""So many chunks for each hand are handed out or wait to be taken. More would only fill memory where an early one takes long."""


class Executor(Protocol):
    """Does one task for many items."""

    def map(self, task: Callable[[A], B], items: Sequence[A], stage: str) -> Iterator[B]:
        """What `task` gives for each item, in their order. `stage` says in a word or two what is being done.

        Tasks and items are plain values, for they may go to other processes; `str(item)` names an item to people. Raises what a task raises, and
        PipelineError where the worker of an item dies twice.
        """


class Serial:
    """Does all in this process."""

    def map(self, task: Callable[[A], B], items: Sequence[A], stage: str) -> Iterator[B]:  # noqa: ARG002  an executor's signature
        """What `task` gives for each item."""
        return map(task, items)


def chunks(items: Sequence[A], hands: int) -> Iterator[Sequence[A]]:
    """Cuts items into pieces that are small enough to be shared fairly and large enough to be worth sending."""
    size = max(1, min(_LARGEST_CHUNK, len(items) // (hands * _CHUNKS_A_HAND)))
    return (items[start : start + size] for start in range(0, len(items), size))
