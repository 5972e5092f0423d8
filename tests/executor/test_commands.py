"""A build on a cluster is the build of one process: the same site, the same report, the same errors."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.end_to_end.builders import REPOSITORY, Ran, caveat, tree
from tests.executor.clusters import a_cluster
from tests.publish.projects import article, made, untranslate

TEXT = "<p>A peel takes off the outer layer of the skin.</p>"


@pytest.fixture
def scheduler() -> Iterator[str]:
    with a_cluster() as address:
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Forty articles, one of which lacks a warning in German."""
    root = made(tmp_path / "project", {f"peel{number:02}": article(TEXT) for number in range(40)})
    untranslate(root, "de", "peel07", "Never rub the skin.")
    return root


def alone(project: Path, *arguments: str) -> tuple[Ran, dict[str, bytes]]:
    """What one process says and publishes."""
    ran = caveat(project, "build", "--no-cache", *arguments)
    site = tree(project / "build")
    shutil.rmtree(project / "build")
    return ran, site


def test_a_cluster_publishes_the_same_site_and_says_the_same(project: Path, scheduler: str) -> None:
    expected, site = alone(project)
    assert (expected.code, "withheld" in expected.out) == (1, True)
    ran = caveat(project, "build", "--no-cache", "--scheduler", scheduler)
    assert (ran.code, ran.out, tree(project / "build")) == (expected.code, expected.out, site)
    report = caveat(project, "check", "--no-cache", "--format", "json").out
    assert caveat(project, "check", "--no-cache", "--format", "json", "--scheduler", scheduler).out == report


def test_an_article_that_cannot_be_read_fails_on_a_cluster_as_it_does_here(project: Path, scheduler: str) -> None:
    (project / "source/peel30.html").write_text('<p data-warning="">')
    expected = caveat(project, "build", "--no-cache")
    before = tree(project)
    ran = caveat(project, "build", "--no-cache", "--scheduler", scheduler)
    assert (ran.code, ran.out, ran.err) == (expected.code, expected.out, expected.err)
    assert (ran.code, tree(project)) == (3, before)
    assert not any((project / "build").rglob("*.html"))


def test_a_worker_killed_in_mid_build_changes_nothing(project: Path, scheduler: str) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    expected, site = alone(project)
    with distributed.Client(scheduler, set_as_default=False) as client:
        workers = sorted(client.run(os.getpid).values())

    def kill() -> None:
        end = time.monotonic() + 60
        while not any((project / "build").rglob("*/peel*.html")) and time.monotonic() < end:
            time.sleep(0.002)
        os.kill(workers[0], signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    ran = caveat(project, "build", "--no-cache", "--scheduler", scheduler)
    killer.join()
    assert (ran.code, ran.out, tree(project / "build")) == (expected.code, expected.out, site)


def test_a_build_that_is_stopped_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    project = made(tmp_path / "project", {f"peel{number:03}": article(TEXT) for number in range(200)})
    before = tree(project)
    command = [sys.executable, "-m", "pipeline", "build", "--no-cache", "--jobs", "2", "--project", str(project)]
    stopped = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True, cwd=REPOSITORY)
    end = time.monotonic() + 60
    while not any((project / "build").rglob("*/peel*.html")) and time.monotonic() < end:
        time.sleep(0.002)
    os.killpg(stopped.pid, signal.SIGINT)
    _, err = stopped.communicate(timeout=60)
    assert (stopped.returncode, err) == (130, "stopped; nothing is half-written\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(stopped.pid, 0)
    assert caveat(project, "check").code == 0
    assert {path: content for path, content in tree(project).items() if not path.startswith("build/")} == before
    assert not (project / "build/site").exists()


def test_what_is_no_address_of_a_scheduler_is_one_message(project: Path) -> None:
    ran = caveat(project, "build", "--scheduler", "10.0.0.5")
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert ran.err.startswith("error: 10.0.0.5: is no address of a Dask scheduler")
