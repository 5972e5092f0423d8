"""How a command writes into a project: alone, all planned before the first file is touched, and never over what it has not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline import files
from pipeline.locking import exclusive
from pipeline.source.settings import read_settings

A = TypeVar("A")

_ATTEMPTS = 3
"""So often a command begins while files change under it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A file of the project that was looked at: its digest then (None: there was none), and its new content, None where it stays as it is."""

    label: str
    content: bytes | None
    seen: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """Which files a command looked at and which of them it wrote, as project-relative paths."""

    looked_at: tuple[str, ...]
    written: tuple[str, ...]


def alone(root: Path, work: Callable[[], A], waiting: Callable[[str], None]) -> A:
    """What `work` gives, done while no other program writes to the project, and done anew where a file changed under it.

    `work` reads everything itself: what was read before it waited may be old. `waiting` is told once where there is somebody to wait for.
    """
    read_settings(root)  # no lock is made in a folder that is no project
    with exclusive(root, waiting=waiting):
        for _ in range(_ATTEMPTS - 1):
            try:
                return work()
            except files.ChangedError:
                continue
        return work()


def carry_out(root: Path, plans: Sequence[Plan]) -> Written:
    """Writes what is planned. Raises files.ChangedError where a file is no longer the one that was looked at."""
    for folder in sorted({(root / plan.label).parent for plan in plans}):
        files.sweep(folder)
    written = [plan.label for plan in plans if plan.content is not None and files.replace(root, plan.label, plan.content, over=plan.seen)]
    return Written(tuple(plan.label for plan in plans), tuple(written))
