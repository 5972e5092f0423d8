"""What a rule of the audit is handed, and what it answers. The engine in `site` adds level, place, article and locale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.audit.manifest import ListedPage, ListedWarning
from pipeline.audit.soup import SeenPage, SeenWarning
from pipeline.model import Requirement

REBUILD = "run caveat build again and publish the whole of its output; if the fault comes back, mend the source article"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong on a page or with a file. `line` counts from 1."""

    message: str
    hint: str = REBUILD
    warning: str | None = None
    line: int = 1
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class FileCase:
    """One path of the site: the digest that the manifest has of it and that of the file that stands there, None where there is none."""

    path: str
    listed: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class PageCase:
    """One page as listed and as seen; `requirements` are what the contract asks of its article, none for a page withheld."""

    listed: ListedPage
    seen: SeenPage
    requirements: tuple[Requirement, ...]

    def pairs(self) -> Iterator[tuple[ListedWarning, SeenWarning]]:
        """Each listed warning with the element that carries it, in the order of the manifest; those that have no counterpart are left out."""
        waiting: defaultdict[str, list[SeenWarning]] = defaultdict(list)
        for warning in reversed(self.seen.warnings):
            waiting[warning.id].append(warning)
        for listed in self.listed.warnings:
            if waiting[listed.id]:
                yield listed, waiting[listed.id].pop()

    def known(self) -> Iterator[SeenWarning]:
        """The warnings on the page that the manifest lists, each time that they stand there."""
        ids = {warning.id for warning in self.listed.warnings}
        return (warning for warning in self.seen.warnings if warning.id in ids)


@dataclass(frozen=True, slots=True)
class FileRule:
    """A rule about one path of the site; `id` is its name in reports."""

    id: str
    check: Callable[[FileCase], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule about one page that could be read; `id` is its name in reports."""

    id: str
    check: Callable[[PageCase], Iterator[Fault]]
