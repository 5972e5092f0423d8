"""What a rule of the audit is handed, and what it answers. The engine in `site` adds level, place, article and locale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from pipeline.audit.css import Appearance, Unread
from pipeline.audit.inventory import Inventory
from pipeline.audit.manifest import ListedPage, ListedWarning
from pipeline.audit.soup import SeenPage, SeenWarning
from pipeline.model import Level, Requirement

REBUILD = "run caveat build again and publish the whole of its output; if the fault comes back, mend the source article"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong on a page or with a file. `line` counts from 1; `file` is the path in the site of another file than the page, where it is in one."""

    message: str
    hint: str = REBUILD
    warning: str | None = None
    line: int = 1
    expected: str | None = None
    found: str | None = None
    file: str | None = None


class Shown(Enum):
    """What a browser makes of a file: a page, or a part of one or nothing at all."""

    PAGE = "page"
    PART = "part"


@dataclass(frozen=True, slots=True)
class FileCase:
    """One path of the site: the digest that the manifest has of it and that of the file that stands there, None where there is none.

    `shown` is known of what is not listed.
    """

    path: str
    listed: str | None
    found: str | None
    shown: Shown = Shown.PAGE


@dataclass(frozen=True, slots=True)
class Original:
    """The page in the source's language: what it is built of, and the ids of the warnings that it was published with."""

    inventory: Inventory
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageCase:
    """One page as listed and as seen; `requirements` are what the contract asks of its article, none for a page withheld.

    `appearances` are what style sheets make of each warning seen, `unread` what of them could not be read. `original` is None for a page in the
    source's language, and where that is withheld or missing.
    """

    listed: ListedPage
    seen: SeenPage
    requirements: tuple[Requirement, ...]
    appearances: tuple[Appearance, ...] = ()
    unread: tuple[Unread, ...] = ()
    inventory: Inventory = field(default_factory=Counter)
    original: Original | None = None

    def pairs(self) -> Iterator[tuple[ListedWarning, SeenWarning]]:
        """Each listed warning with the element that carries it, in the order of the manifest; those that have no counterpart are left out."""
        waiting: defaultdict[str, list[SeenWarning]] = defaultdict(list)
        for warning in reversed(self.seen.warnings):
            waiting[warning.id].append(warning)
        for listed in self.listed.warnings:
            if waiting[listed.id]:
                yield listed, waiting[listed.id].pop()

    def dressed(self) -> Iterator[tuple[SeenWarning, Appearance]]:
        """The warnings on the page that the manifest lists, with what style sheets make of them."""
        ids = {warning.id for warning in self.listed.warnings}
        return ((warning, look) for warning, look in zip(self.seen.warnings, self.appearances, strict=False) if warning.id in ids)

    def known(self) -> Iterator[SeenWarning]:
        """The warnings on the page that the manifest lists, each time that they stand there."""
        ids = {warning.id for warning in self.listed.warnings}
        return (warning for warning in self.seen.warnings if warning.id in ids)


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page of the site, and the addresses of the translations that it names, by language in small letters."""

    path: str
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LinkCase:
    """A cleared page, the translations that it names, and the cleared pages of its article by language in small letters."""

    listed: ListedPage
    named: Mapping[str, str]
    others: Mapping[str, NamedPage]


@dataclass(frozen=True, slots=True)
class FileRule:
    """A rule about one path of the site; `id` is its name in reports."""

    id: str
    check: Callable[[FileCase], Iterator[Fault]]
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule about one page that could be read; `id` is its name in reports."""

    id: str
    check: Callable[[PageCase], Iterator[Fault]]
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A rule about the pages that one page names; `id` is its name in reports."""

    id: str
    check: Callable[[LinkCase], Iterator[Fault]]
    level: Level = Level.ERROR
