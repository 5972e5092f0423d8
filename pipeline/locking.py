"""The door to file locks: programs that write to one project take turns.

Law: two callers are never inside `exclusive` of one project at the same time. One that is killed is out at once: the system holds the lock, not a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.model import PipelineError

FOLDER = ".caveat"
"""Where the lock stands, in the project's folder. Git ignores it."""


@contextmanager
def exclusive(root: Path, *, waiting: Callable[[str], None], notice: float = 1.0, patience: float = 60.0) -> Iterator[None]:
    """Holds the project's lock. After `notice` seconds `waiting` is told once who holds it; after `patience` more, PipelineError names the holder.

    `root` is an existing folder. The holder's process id stands in .caveat/holder for as long as it holds the lock; what it says decides nothing.
    """
    # It costs a tenth of a second, which commands that write nothing should not pay.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    folder = root / FOLDER
    holder = folder / "holder"
    lock = FileLock(folder / "lock")
    try:
        _prepare(folder)
        try:
            lock.acquire(timeout=notice)
        except Timeout:
            waiting(f"waiting for {_named(holder)}, which is writing to this project")
            lock.acquire(timeout=patience)
        holder.write_text(f"{os.getpid()}\n", encoding="ascii")
    except Timeout as error:
        cause = f"{_named(holder)} has been writing to this project for more than {patience:.0f} seconds"
        raise PipelineError(cause, mend="wait until it has ended, or end it, then run the command again", file=f"{FOLDER}/lock") from error
    except OSError as error:
        raise PipelineError(f"cannot be locked: {error.strerror}", mend="make the project's folder writable", file=f"{FOLDER}/lock") from error
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _prepare(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="ascii")


def _named(holder: Path) -> str:
    """Who holds the lock, as far as is known."""
    try:
        number = holder.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        number = ""
    return f"the process {number}" if number.isascii() and number.isdigit() else "another process"
