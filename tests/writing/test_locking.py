"""Programs that write to one project take turns."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

import pytest

from pipeline.locking import exclusive
from pipeline.model import PipelineError
from tests.end_to_end.builders import REPOSITORY

HOLDER = """
import sys
from pathlib import Path
from pipeline.locking import exclusive
with exclusive(Path(sys.argv[1]), waiting=print):
    print("held", flush=True)
    sys.stdin.read()
"""


def silence(text: str) -> NoReturn:
    pytest.fail(f"nobody should wait: {text}")


@contextmanager
def held(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of a project."""
    arguments = [sys.executable, "-c", HOLDER, str(root)]
    with subprocess.Popen(arguments, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_a_second_writer_is_told_whom_it_waits_for_and_gives_up_naming_it(tmp_path: Path) -> None:
    heard: list[str] = []
    with held(tmp_path) as other:
        with pytest.raises(PipelineError) as caught, exclusive(tmp_path, waiting=heard.append, notice=0.01, patience=0.1):
            pytest.fail("two are inside")
        assert heard == [f"waiting for the process {other.pid}, which is writing to this project"]
    assert f"the process {other.pid} has been writing" in caught.value.cause
    assert (caught.value.file, caught.value.exit_code) == (".caveat/lock", 3)


def test_a_lock_whose_holder_was_killed_is_free_at_once(tmp_path: Path) -> None:
    with held(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    with exclusive(tmp_path, waiting=silence):
        assert (tmp_path / ".caveat" / "holder").read_text() == f"{os.getpid()}\n"
    assert not (tmp_path / ".caveat" / "holder").exists()


def test_a_worker_does_not_keep_the_lock_of_its_killed_parent(tmp_path: Path) -> None:
    with exclusive(tmp_path, waiting=silence), ProcessPoolExecutor(1, get_context("fork")) as pool:
        locks = pool.submit(open_locks, tmp_path).result()
    assert locks == []


def open_locks(root: Path) -> list[str]:
    """The descriptors of this process that lead to the lock."""
    found = []
    for descriptor in Path("/proc/self/fd").glob("*"):
        try:
            target = descriptor.readlink()
        except FileNotFoundError:
            continue
        if target == root / ".caveat" / "lock":
            found.append(str(descriptor))
    return found


def test_the_folder_of_the_lock_is_ignored_by_git(tmp_path: Path) -> None:
    with exclusive(tmp_path, waiting=silence):
        assert (tmp_path / ".caveat" / ".gitignore").read_text() == "*\n"


def test_a_lock_is_free_again_after_an_error_inside(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), exclusive(tmp_path, waiting=silence):
        raise KeyboardInterrupt
    with exclusive(tmp_path, waiting=silence):
        pass


@pytest.mark.parametrize("said", ["", "a tale\n", "12\n34\n"])
def test_a_holder_that_left_no_number_is_another_process(tmp_path: Path, said: str) -> None:
    with held(tmp_path):
        (tmp_path / ".caveat" / "holder").write_text(said)
        with pytest.raises(PipelineError, match="another process"), exclusive(tmp_path, waiting=lambda _: None, notice=0.01, patience=0.01):
            pytest.fail("two are inside")


def test_a_folder_in_which_no_lock_can_be_made_is_one_message(tmp_path: Path) -> None:
    (tmp_path / ".caveat").write_text("a file")
    with pytest.raises(PipelineError) as caught, exclusive(tmp_path, waiting=silence):
        pytest.fail("inside without a lock")
    assert caught.value.mend == "make the project's folder writable"
