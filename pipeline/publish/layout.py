"""Where things lie in the site, and how one page leads to another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from pipeline.locales import Language


@dataclass(frozen=True, slots=True)
class Layout:
    """`assets` are the paths, relative to the source folder, of the files that pages share; `base` is the site's address, if it is known."""

    assets: frozenset[str]
    base: str | None

    def page(self, article: str, target: Language) -> str:
        """A page's path in the site."""
        return f"{target.tag}/{article}.html"

    def relative(self, start: str, to: str) -> str:
        """The link from one page to another file of the site."""
        return quote(posixpath.relpath(to, posixpath.dirname(start)))

    def address(self, start: str, to: str) -> str:
        """Absolute where the site's address is known, else relative."""
        return self.base + quote(to) if self.base else self.relative(start, to)

    def linker(self, article: str, page: str) -> Callable[[str], str]:
        """How a page's links are rewritten: those to assets, which lie at the root of the site. Links between articles stay right as they are."""
        folder = posixpath.dirname(article)

        def link(url: str) -> str:
            split = urlsplit(url) if url and "\\" not in url else None
            if split is None or split.scheme or split.netloc or not split.path or split.path.startswith("/"):
                return url
            target = posixpath.normpath(posixpath.join(folder, unquote(split.path)))
            if target not in self.assets:
                return url
            return split._replace(path=self.relative(page, target)).geturl()

        return link


def keep(url: str) -> str:
    """The linker of a project that leaves every address as its author wrote it."""
    return url
