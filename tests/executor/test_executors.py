"""All executors give the same, in the same order; workers that die, refuse or are stopped leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pipeline.executor import Executor, Pool, Serial, local, remote
from pipeline.executor.plan import UNDER_WAY, chunks
from pipeline.model import PipelineError
from tests.executor.clusters import a_cluster
from tests.executor.tasks import FATAL, marked, never_survived, process, refused, shifted, survived_once

ITEMS = range(200)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A Dask cluster of two worker processes on this machine."""
    with a_cluster() as address:
        yield address


@pytest.fixture(params=["serial", "pool", "cluster"])
def executor(request: pytest.FixtureRequest, tmp_path: Path) -> Executor:
    if request.param == "cluster":
        return remote(request.getfixturevalue("scheduler"), tmp_path)
    return local({"serial": 1, "pool": 2}[request.param])


@pytest.fixture(params=["pool", "cluster"])
def workers(request: pytest.FixtureRequest, tmp_path: Path) -> Executor:
    return remote(request.getfixturevalue("scheduler"), tmp_path) if request.param == "cluster" else local(2)


def test_results_come_in_the_order_of_the_items(executor: Executor) -> None:
    assert list(executor.map(partial(shifted, 5), ITEMS, "shifting")) == [item + 5 for item in ITEMS]


def test_no_item_gives_no_result(executor: Executor) -> None:
    assert list(executor.map(partial(shifted, 5), [], "shifting")) == []


def test_the_first_refusal_in_the_order_of_the_items_is_raised(executor: Executor) -> None:
    with pytest.raises(PipelineError, match="article 20: the earlier one"):
        list(executor.map(refused, ITEMS, "refusing"))


def test_other_processes_do_the_work(workers: Executor) -> None:
    assert os.getpid() not in set(workers.map(partial(process, 0.01), range(40), "waiting"))


def test_what_a_dead_worker_had_is_done_again(workers: Executor, tmp_path: Path) -> None:
    assert list(workers.map(partial(survived_once, tmp_path), ITEMS, "dying")) == list(ITEMS)
    assert (tmp_path / "killed").exists()


def test_an_item_that_kills_each_worker_is_named() -> None:
    with pytest.raises(PipelineError, match=f"^{FATAL}: the worker that dealt with it died, and so did the next"):
        list(Pool(2).map(never_survived, ITEMS, "dying"))


def test_an_item_that_kills_each_worker_of_a_cluster_is_named(tmp_path: Path) -> None:
    with a_cluster(allowed_failures=0) as address, pytest.raises(PipelineError, match=f"^{FATAL}: the worker that dealt with it died, and so did the next"):
        list(remote(address, tmp_path).map(never_survived, ITEMS, "dying"))


def test_few_items_need_no_pool() -> None:
    assert set(Pool(2).map(partial(process, 0.0), range(3), "waiting")) == {os.getpid()}


def test_what_is_handed_out_is_bounded(tmp_path: Path) -> None:
    results = Pool(2).map(partial(marked, tmp_path), range(10_000), "marking")
    next(results)
    time.sleep(0.5)
    begun = len(list(tmp_path.iterdir()))
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert 50 <= begun <= 50 * 2 * UNDER_WAY + 50


@pytest.mark.parametrize("count", [1, 7, 100, 10_000])
def test_chunks_are_all_items_once(count: int) -> None:
    items = range(count)
    assert [item for chunk in chunks(items, 3) for item in chunk] == list(items)


STOPPED = """
import sys
from functools import partial
from pathlib import Path
from pipeline.executor import Pool
from tests.executor.clusters import a_cluster
from tests.executor.tasks import endless
list(Pool(2).map(partial(endless, Path(sys.argv[1])), range(100), "waiting"))
"""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["stopped", "killed"])
def test_no_worker_outlives_its_parent(tmp_path: Path, stop: signal.Signals) -> None:
    program = subprocess.Popen([sys.executable, "-c", STOPPED, str(tmp_path)], start_new_session=True, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[2])
    await_(lambda: len(list(tmp_path.glob("worker-*"))) == 2)
    os.killpg(program.pid, stop) if stop == signal.SIGINT else program.kill()
    program.wait(30)
    pids = [int(path.name.removeprefix("worker-")) for path in tmp_path.glob("worker-*")]
    await_(lambda: not any(Path(f"/proc/{pid}/exe").exists() and running(pid) for pid in pids))


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def await_(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_is_no_address_of_a_scheduler_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no address of a Dask scheduler"):
        remote("10.0.0.5", tmp_path)


def test_a_worker_that_does_not_see_the_project_is_refused(scheduler: str, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="does not see"):
        list(remote(scheduler, tmp_path / "elsewhere").map(partial(shifted, 5), ITEMS, "shifting"))


def test_a_worker_of_another_build_is_refused(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.executor.cluster.code_digest", lambda: b"another")
    with pytest.raises(PipelineError, match="another build"):
        list(remote(scheduler, tmp_path).map(partial(shifted, 5), ITEMS, "shifting"))


def test_without_the_extra_a_cluster_is_refused_clearly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pipeline.executor.cluster", None)
    with pytest.raises(PipelineError, match=r"caveat\[cluster\]"):
        remote("tcp://127.0.0.1:1", tmp_path)


def test_one_job_is_done_in_this_process() -> None:
    assert isinstance(local(1), Serial)
