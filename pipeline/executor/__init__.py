"""With how many hands the same tasks are done: in this process, in a pool of processes, on a Dask cluster.

Law: an executor gives what `map` gives, in the order of the items, whichever of them does the work. The first item, in that order, whose task raises ends it
with that error. Law: what is handed out and not yet taken is bounded, however many items there are.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.executor.plan import Executor, Serial
from pipeline.executor.pool import Pool
from pipeline.model import PipelineError

__all__ = ["Executor", "Pool", "Serial", "local", "remote"]


def local(jobs: int) -> Executor:
    """The executor of this machine with as many processes as there are jobs."""
    return Serial() if jobs == 1 else Pool(jobs)


def remote(scheduler: str, folder: Path) -> Executor:
    """The executor of the Dask cluster whose scheduler listens at an address. Raises PipelineError (usage) where the extra that speaks to it is not installed.

    `folder` is an absolute path, under which every worker sees what the tasks read and write.
    """
    if not scheduler.startswith(("tcp://", "tls://")):
        raise PipelineError("is no address of a Dask scheduler", mend="give one such as tcp://10.0.0.5:8786", file=scheduler, usage=True)
    try:
        from pipeline.executor.cluster import Cluster  # noqa: PLC0415  an extra, and a second of imports
    except ImportError as error:
        raise PipelineError(f"a cluster needs the extra that brings Dask ({error})", mend="pip install 'caveat[cluster]'", usage=True) from error
    return Cluster(scheduler, folder)
