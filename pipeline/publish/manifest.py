"""The list of all that a site consists of. It can be large, so its lines wait in a file until they are sorted and written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any

MANIFEST = "manifest.json"
_IN_MEMORY = 32 * 1024 * 1024
_CHUNK = 4 * 1024 * 1024
_BEGIN = b'{\n "version": 1,\n "generator": '
_PATH = re.compile(rb'^   "path": ("[^"\n]*"),?$', re.MULTILINE)


class Manifest:
    """A manifest that is being made; used as a context. `paths` are those of the pages that were added."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where a large one waits. Raises OSError, as all of its methods do."""
        self._spool = SpooledTemporaryFile(_IN_MEMORY, dir=str(folder))  # noqa: SIM115  closed by __exit__
        self._lines: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Manifest:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Lets the lines go."""
        self._spool.close()

    @property
    def paths(self) -> Set[str]:
        """The paths of the pages that were added."""
        return self._lines.keys()

    def add(self, path: str, line: str) -> None:
        """Keeps what is to be said of a page, as `line_of` writes it."""
        content = line.encode("utf-8")
        self._lines[path] = (self._spool.tell(), len(content))
        self._spool.write(content)

    def write(self, place: Path, head: Mapping[str, object], others: Mapping[str, str]) -> None:
        """Same input, same bytes: no clock, sorted. `others` are the digests of the files that are no pages."""
        with place.open("wb") as file:
            file.write(_text(head).removesuffix("\n}").encode())
            file.write(b',\n "pages": [')
            for number, path in enumerate(sorted(self._lines)):
                offset, length = self._lines[path]
                self._spool.seek(offset)
                file.write(b",\n  " if number else b"\n  ")
                file.write(self._spool.read(length))
            file.write(b'\n ],\n "files": ')
            listing = _text([{"path": path, "digest": others[path]} for path in sorted(others)])
            file.write(listing.replace("\n", "\n ").encode() + b"\n}\n")


def line_of(page: Mapping[str, Any]) -> str:
    """A page's part of the manifest."""
    return _text(page).replace("\n", "\n  ")


def listed(place: Path) -> set[str]:
    """The files that a manifest lists, itself among them; none where it cannot be read."""
    try:
        with place.open("rb") as file:
            written_here = file.read(len(_BEGIN)) == _BEGIN
        return {*(_scanned(place) if written_here else _parsed(place)), MANIFEST}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()


def _scanned(place: Path) -> Iterator[str]:
    """From a manifest as it is written here, whose form tells which lines are paths: one of a large site is not taken apart."""
    with place.open("rb") as file:
        while chunk := file.read(_CHUNK):
            for path in _PATH.findall(chunk + file.readline()):
                yield json.loads(path)


def _parsed(place: Path) -> Iterator[str]:
    manifest = json.loads(place.read_bytes())
    return (entry["path"] for part in ("pages", "files") for entry in manifest[part])


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
