"""A site on the web: its pages by their path, and what it links to besides. What fetches is handed in.

Source: RFC 9309 (robots.txt), sitemaps.org 0.9, RFC 3986.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from pipeline.audit.folder import Stray
from pipeline.audit.manifest import NAME
from pipeline.audit.rule import Shown
from pipeline.audit.soup import read_page
from pipeline.model import PipelineError

AGENT = "caveat-audit"
"""The name under which robots.txt may speak to the audit."""
_LOCATION = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+)", re.IGNORECASE)
_LINKED = frozenset(("a", "area", "iframe", "frame", "link", "form"))
_HTML = ("text/html", "application/xhtml+xml")
_MOST_STRAYS = 1000
"""Addresses outside of the manifest that are looked at; a site that links to more in its own folder is no site of this manifest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the address after redirects, the status (0 where it leads to another server), the media type, and the body."""

    url: str
    status: int
    kind: str
    data: bytes

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.kind.partition(";")[0].strip().lower() in _HTML


class Reach(Enum):
    """Which addresses may be asked: those of the public web alone, or this computer's own too."""

    PUBLIC = "public"
    LOOPBACK = "loopback"


Fetch = Callable[[str], Answer]


class Deployed:
    """The site whose root is the address `base`, read with `fetch`. Keeps the addresses that its pages lead to."""

    def __init__(self, base: str, fetch: Fetch, slow_down: Callable[[float], None]) -> None:
        self._base = urljoin(base, ".")
        self._fetch = fetch
        self._robots = self._read_robots()
        self._answers: dict[str, Answer] = {}
        self._linked: dict[str, None] = {}
        delay = self._robots.crawl_delay(AGENT)
        if delay is not None:
            slow_down(float(delay))

    def read(self, path: str) -> bytes | None:
        """The bytes at a path of the site, None where nothing is, or only a redirect to another place.

        Raises PipelineError where robots.txt forbids to ask for it: what may not be read cannot be audited.
        """
        url = self.label(path)
        if not self._robots.can_fetch(AGENT, url):
            raise PipelineError("robots.txt forbids to read what was published", mend=f"allow the agent {AGENT} there", file=url)
        if url not in self._answers:
            self._answers[url] = answer = self._fetch(url)
            if answer.status == 200 and answer.is_page:
                self._linked.update(dict.fromkeys(_links(answer.data, url)))
        answer = self._answers[url]
        return answer.data if answer.status == 200 and answer.url == url else None

    def label(self, path: str) -> str:
        """The address of that path."""
        return self._base + quote(path)

    def strays(self, listed: frozenset[str]) -> Iterable[Stray]:
        """What pages, sitemaps and robots.txt lead to in the site, and stands there, but is not listed. Pages so found are followed too."""
        known = {*listed, NAME}
        waiting = [path for url in (*self._linked, *self._mapped()) if (path := self._path(url)) is not None]
        looked = 0
        while waiting:
            path = waiting.pop(0)
            if path in known or ((not path or path.endswith("/")) and f"{path}index.html" in known):
                continue
            known.add(path)
            looked += 1
            if looked > _MOST_STRAYS:
                cause = f"the site leads to more than {_MOST_STRAYS} addresses that the manifest does not list"
                raise PipelineError(cause, mend="audit it with its own manifest", file=self._base)
            if not self._robots.can_fetch(AGENT, self.label(path)):
                continue
            answer = self._fetch(self.label(path))
            if answer.status == 200 and self._path(answer.url) not in listed:
                self._answers[self.label(path)] = Answer(self.label(path), 200, answer.kind, answer.data)
                yield Stray(path, Shown.PAGE if answer.is_page else Shown.PART)
                if answer.is_page:
                    waiting.extend(onward for url in _links(answer.data, answer.url) if (onward := self._path(url)) is not None)

    def _path(self, url: str) -> str | None:
        """The path of an address in the site; None where it is in none or goes by a query."""
        bare = url.partition("#")[0].partition("?")[0]
        return unquote(bare.removeprefix(self._base)) if bare.startswith(self._base) else None

    def _read_robots(self) -> RobotFileParser:
        robots = RobotFileParser()
        answer = self._fetch(urljoin(self._base, "/robots.txt"))
        robots.parse(answer.data.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        return robots

    def _mapped(self) -> Iterator[str]:
        """The addresses in the site's sitemaps."""
        maps = [*(self._robots.site_maps() or []), urljoin(self._base, "sitemap.xml")]
        seen: set[str] = set()
        while maps:
            address = maps.pop(0)
            if address in seen or len(seen) > _MOST_STRAYS or not address.startswith(self._base):
                continue
            seen.add(address)
            answer = self._fetch(address)
            for location in _LOCATION.findall(answer.data.decode("utf-8", "replace") if answer.status == 200 else ""):
                url = html.unescape(location.strip())
                if urlsplit(url).path.endswith(".xml"):
                    maps.append(url)
                else:
                    yield url


def _links(data: bytes, url: str) -> Iterator[str]:
    root = read_page(data, "lxml").root
    for element in () if root is None else root.iter():
        address = element.get("href") or element.get("src") or element.get("action")
        if element.tag in _LINKED and address:
            try:
                yield urljoin(url, address.strip())
            except ValueError:
                continue
