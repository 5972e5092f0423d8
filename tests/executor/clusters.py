"""Dask clusters of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def a_cluster(allowed_failures: int = 1) -> Iterator[str]:
    """The address of the scheduler of two worker processes. Skips the test where Dask is not installed."""
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    dask = pytest.importorskip("dask", reason="the extra cluster is not installed")
    failures = dask.config.set({"distributed.scheduler.allowed-failures": allowed_failures})
    # What Dask writes of workers that die is about what these tests do on purpose.
    quiet = {"dashboard_address": ":0", "silence_logs": 60}
    with failures, distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **quiet) as cluster:
        yield cluster.scheduler_address
