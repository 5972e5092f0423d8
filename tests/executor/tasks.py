"""What the executors of these tests are given to do: plain functions, since they go to other processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from pipeline.model import PipelineError

FATAL = 37


def shifted(shift: int, item: int) -> int:
    return item + shift


def process(pause: float, _item: int) -> int:
    time.sleep(pause)
    return os.getpid()


def survived_once(folder: Path, item: int) -> int:
    """Kills its worker the first time that it meets the fatal item."""
    mark = folder / "killed"
    if item == FATAL and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.002)
    return item


def never_survived(item: int) -> int:
    if item == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def refused(item: int) -> int:
    """Refuses two items; the later one at once, the earlier one slowly."""
    if item == 90:
        raise PipelineError("the later one", mend="none")
    if item == 20:
        time.sleep(0.2)
        raise PipelineError("the earlier one", mend="none", file="article 20")
    return item


def marked(folder: Path, item: int) -> int:
    """Leaves a mark of each item that was begun."""
    (folder / str(item)).touch()
    return item


def endless(folder: Path, item: int) -> int:
    """Says which process it is, then takes for ever."""
    (folder / f"worker-{os.getpid()}").touch()
    time.sleep(600)
    return item
