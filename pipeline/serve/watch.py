"""What a project's files looked like, so that a later look shows which have changed.

Files are looked at, not listened to: a look at some thousand files takes milliseconds, needs no library, and sees what notifications miss on network drives
and in containers.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

Shape: TypeAlias = tuple[int, int, int, int]
"""When a file was written, and when it was changed in any way (ns); its size; its number on the disk, another one when a new file takes its place."""
Look: TypeAlias = Mapping[str, Shape]
"""By project-relative path."""


def look(root: Path, folders: Iterable[str], files: Iterable[str]) -> Look:
    """The named files that are there, and those in the folders, at any depth. What is hidden, or behind a link to a folder, is not looked at."""
    found: dict[str, Shape] = {}
    for label in files:
        try:
            found[label] = _shape((root / label).stat())
        except OSError:
            continue
    for folder in folders:
        for entry, label in _entries(root / folder, folder):
            try:
                found[label] = _shape(entry.stat())
            except OSError:  # gone meanwhile, or a link that leads nowhere
                continue
    return found


def _entries(place: Path, label: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        with os.scandir(place) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(place / entry.name, f"{label}/{entry.name}")
        else:
            yield entry, f"{label}/{entry.name}"


def _shape(stat: os.stat_result) -> Shape:
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino
