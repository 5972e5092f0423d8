"""A site in a folder, and what the audit asks of any site. The one part of the audit that reads files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.audit.manifest import NAME
from pipeline.audit.rule import Shown
from pipeline.model import PipelineError

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that nobody listed, and what a browser makes of it."""

    path: str
    shown: Shown


class Site(Protocol):
    """Somewhere a site lies: a folder, a server."""

    def read(self, path: str) -> bytes | None:
        """The bytes at a path of the site, None where nothing is."""

    def label(self, path: str) -> str:
        """How a finding names that path."""

    def strays(self, listed: frozenset[str]) -> Iterable[Stray]:
        """Paths that something stands at, besides those that are listed and the manifest itself; asked for after all of these have been read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A site in the folder `root`."""

    root: Path

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where none stands at that path. Raises PipelineError where it cannot be read."""
        file = self.root / path
        try:
            return file.read_bytes() if file.is_file() else None
        except OSError as error:
            raise PipelineError(f"the file cannot be read: {error}", mend="make it readable", file=file.as_posix()) from error

    def label(self, path: str) -> str:
        """The file's own path."""
        return (self.root / path).as_posix()

    def strays(self, listed: frozenset[str]) -> Iterable[Stray]:
        """All files, sorted."""
        found = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}
        return [Stray(path, Shown.PAGE if path.lower().endswith(_PAGE_ENDINGS) else Shown.PART) for path in sorted(found - listed - {NAME})]
