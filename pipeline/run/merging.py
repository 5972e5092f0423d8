"""The merge driver: three files from git, one result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline import files
from pipeline.catalog.merge import merge, whole_conflict
from pipeline.model import PipelineError


@dataclass(frozen=True, slots=True)
class Joined:
    """How many entries conflict; `refused` says why a side could not be read, in which case both files stand whole in one conflict."""

    conflicts: int
    refused: PipelineError | None = None


def merge_files(base: Path, ours: Path, theirs: Path, label: str) -> Joined:
    """Writes the result to `ours`. `label` is what the catalogue is called in its project. Raises PipelineError where one of the files cannot be opened."""
    before, one, other = _content(base), _content(ours), _content(theirs)
    try:
        merged = merge(before, one, other, label)
    except PipelineError as refused:
        files.write(ours, whole_conflict(one, other), label=label)
        return Joined(1, refused)
    files.write(ours, merged.content, label=label)
    return Joined(merged.conflicts)


def _content(path: Path) -> bytes:
    content = files.read(path, label=str(path))
    if content is None:
        raise PipelineError("is not there", mend="give the three files that git names: %O %A %B", file=str(path))
    return content
