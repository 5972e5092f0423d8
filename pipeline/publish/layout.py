"""Where things lie in the site, and how one page leads to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from pipeline.locales import Language

_QUERY_AND_FRAGMENT = re.compile(r"[?#].*|\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """`assets` are the files that pages share, `articles` those that become pages, as paths relative to the source folder.

    `base` is the site's address, if it is known.
    """

    assets: frozenset[str]
    base: str | None
    articles: frozenset[str] = frozenset()

    def page(self, article: str, target: Language) -> str:
        """A page's path in the site."""
        return f"{target.tag}/{article}.html"

    def relative(self, start: str, to: str) -> str:
        """The link from one page to another file of the site."""
        return quote(posixpath.relpath(to, posixpath.dirname(start)))

    def address(self, start: str, to: str) -> str:
        """Absolute where the site's address is known, else relative."""
        return self.base + quote(to) if self.base else self.relative(start, to)

    def reach(self, page: str, to: str, base: str | None) -> str | None:
        """The link to another file of the site from a page whose `<base href>` is `base`, as RFC 3986 resolves it.

        It is absolute where the base leads out of the site; None where the site's address would have to be known for that.
        """
        start = _start(page, base)
        if start is not None:
            return quote(posixpath.relpath(to, start))
        return self.base + quote(to) if self.base else None

    def linker(self, article: str, page: str, base: str | None = None) -> Callable[[str], str]:
        """How a page's links are rewritten: those to assets, which lie at the root of the site, and those to an article's file, whose page ends in `.html`.

        Links between pages stay right as they are. `base` is the page's `<base href>`: one that leads to a place of its own, by a host or from a root,
        leaves all links as they are.
        """
        led, start = _led(base), _start(page, base)
        if led is None or start is None:
            return keep
        folder = posixpath.join(posixpath.dirname(article), led)
        locale = page.removesuffix(f"{article}.html")

        def link(url: str) -> str:
            path = _relative_path(url)
            if not path or path.endswith("/"):
                return url
            target = posixpath.normpath(posixpath.join(folder, unquote(path)))
            if target in self.assets:
                to = target
            elif target in self.articles and not target.endswith(".html"):
                to = f"{locale}{posixpath.splitext(target)[0]}.html"
            else:
                return url
            rest = _QUERY_AND_FRAGMENT.search(url.strip())
            assert rest is not None
            return quote(posixpath.relpath(to, start)) + rest[0]

        return link


def _start(page: str, base: str | None) -> str | None:
    """The folder of the site in which a page's relative addresses begin; None where that is no folder of the site."""
    led = _led(base)
    if led is None:
        return None
    start = posixpath.normpath(posixpath.join(posixpath.dirname(page), led, "."))
    return None if start.split("/")[0] == ".." else start


def _led(base: str | None) -> str | None:
    """The folder that a `<base href>` leads to, relative to the page's; None where it leads to a place of its own.

    WHATWG HTML, 4.2.3: a base with the scheme data or javascript, or one that is no address, counts for nothing.
    """
    path = _relative_path(base or "")
    if path is not None:
        folder, last = posixpath.split(unquote(path))
        return posixpath.join(folder, last) if last in (".", "..") else folder
    try:
        return "" if urlsplit((base or "").strip()).scheme in ("data", "javascript") else None
    except ValueError:
        return ""


def _relative_path(url: str) -> str | None:
    """The path of a relative address, "" for one of a query or fragment alone; None for one with a scheme, a host or a path from the root."""
    try:
        split = urlsplit(url.strip())
    except ValueError:
        return None
    return None if "\\" in url or split.scheme or split.netloc or split.path.startswith("/") else split.path


def keep(url: str) -> str:
    """The linker of a project that leaves every address as its author wrote it."""
    return url
