"""What the file system says of files without their being read: as git's index does, a file whose stamp is the same is taken for the same.

A stamp is size, times of change (content and inode), and the numbers of inode and device. A file that was changed so shortly before it was looked at that a
later change could bear the same times is not trusted (git calls it racily clean): its content decides.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import files

_FIELDS = struct.Struct("<5Q")
_WORD = (1 << 64) - 1
_SECOND = 1_000_000_000
_TICK = 50_000_000
"""Nanoseconds within which two changes may bear one time: more than the tick of any kernel's clock."""
UNKNOWN = b""
"""The stamp of what must be read; it equals no other, itself included."""


@dataclass(slots=True)
class Watch:
    """Takes stamps of groups of files. `begun` is when it began to look, in nanoseconds since 1970: whatever changed about then is not trusted."""

    begun: int = field(default_factory=time.time_ns)

    def stamp(self, paths: Iterable[str]) -> bytes:
        """One stamp for several files, in their order. That a file is not there is part of it; UNKNOWN where one cannot be trusted or is no file."""
        digest = hashlib.blake2b(digest_size=16)
        newest = 0
        coarse = True
        for path in paths:
            try:
                found = os.stat(path)  # noqa: PTH116  ten thousands of them: a Path for each would cost more than the call
            except OSError:
                digest.update(b"-")
                continue
            if not stat.S_ISREG(found.st_mode):
                return UNKNOWN
            content, inode = found.st_mtime_ns, found.st_ctime_ns
            newest = max(newest, content, inode)
            coarse = coarse and content % _SECOND == 0 and inode % _SECOND == 0
            digest.update(_FIELDS.pack(found.st_size & _WORD, content & _WORD, inode & _WORD, found.st_ino & _WORD, found.st_dev & _WORD))
        return UNKNOWN if newest >= self.begun - (3 * _SECOND if coarse else _TICK) else digest.digest()


def same(one: bytes, other: bytes) -> bool:
    """Whether two stamps say that nothing changed."""
    return one == other != UNKNOWN


def names(paths: Iterable[str]) -> bytes:
    """Stands for some paths, in whatever order they come."""
    return hashlib.blake2b(b"\0".join(sorted(map(os.fsencode, paths))), digest_size=16).digest()


def under(folder: str) -> list[str]:
    """The paths of the files in a folder, at any depth, relative to it and sorted; none where there is no folder. Raises OSError."""
    place = Path(folder)
    return sorted(files.tree(place)) if place.is_dir() else []


def settle() -> None:
    """Waits until what was written before bears other times than what will be written after."""
    time.sleep(2 * _TICK / _SECOND)
