"""Where all lies that a check reads and a build writes, as plain paths, so that one look tells whether anything changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.run.stamps import UNKNOWN, Watch, names, under

Pattern: TypeAlias = "tuple[str, str]"
"""What stands before and behind the name of an article in a path."""


@dataclass(frozen=True, slots=True)
class Places:
    """All paths are of the file system, absolute. `articles` are those of the articles by name; `catalogues` and `pages` say where those of an article lie.

    `general` are the files that concern every article, `ledgers` the folders of which every file does.
    """

    source: str
    site: str
    articles: Mapping[str, str]
    catalogues: tuple[Pattern, ...]
    pages: tuple[Pattern, ...]
    general: tuple[str, ...]
    ledgers: tuple[str, ...]

    def input_stamp(self, watch: Watch, name: str) -> bytes:
        """Of an article and its catalogues."""
        return watch.stamp([self.articles[name], *(f"{before}{name}{behind}" for before, behind in self.catalogues)])

    def page_stamp(self, watch: Watch, name: str) -> bytes:
        """Of an article's pages."""
        return watch.stamp([f"{before}{name}{behind}" for before, behind in self.pages])

    def general_stamp(self, watch: Watch) -> bytes:
        """Of all that concerns every article, and of which files there are. UNKNOWN where that cannot be told."""
        try:
            seen = names(under(self.source))
            signed = [f"{folder}/{name}" for folder in self.ledgers for name in under(folder)]
        except OSError:
            return UNKNOWN
        stamp = watch.stamp((*self.general, *signed))
        return UNKNOWN if stamp == UNKNOWN else stamp + seen + names(signed)

    def site_stamp(self, watch: Watch, others: Iterable[str]) -> bytes:
        """Of which files there are in the site, and of those that are no pages: their paths are relative to it. UNKNOWN where that cannot be told."""
        try:
            seen = names(under(self.site))
        except OSError:
            return UNKNOWN
        stamp = watch.stamp(f"{self.site}/{path}" for path in others)
        return UNKNOWN if stamp == UNKNOWN else stamp + seen
