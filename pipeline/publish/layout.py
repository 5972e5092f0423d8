"""Where things lie in the site, and how one page leads to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from pipeline.locales import Language
from pipeline.model import ArticleFile, PipelineError

_QUERY_AND_FRAGMENT = re.compile(r"[?#].*|\Z", re.DOTALL)
_ENDING = ".html"
_CODE = frozenset((".js", ".mjs", ".cjs", ".wasm"))


@dataclass(frozen=True, slots=True)
class Layout:
    """`assets` are the files that pages share, `articles` those that become pages, as paths relative to the source folder.

    `base` is the site's address, if it is known. `urls` says where pages lie: `{locale}` stands for a language's BCP 47 tag, `{path}` for the article's
    name; `.html` follows where the pattern does not end so. `source_urls` is the pattern of the pages in `source`, where it is another one.
    """

    assets: frozenset[str]
    base: str | None
    articles: frozenset[str] = frozenset()
    urls: str = "{locale}/{path}"
    source_urls: str | None = None
    source: str | None = None
    names: Mapping[str, str] = field(init=False)
    """The article of each path by which a link may mean it: its file, and its page as it would lie beside the others in the source folder."""

    def __post_init__(self) -> None:
        names: dict[str, str] = {}
        for file in sorted(self.articles):
            name = posixpath.splitext(file)[0]
            names |= {f"{name}.html": name, file: name}
        object.__setattr__(self, "names", names)

    def pattern(self, target: Language) -> str:
        """Where a language's pages lie, with `{path}` for the name of the article."""
        chosen = self.source_urls if target.name == self.source and self.source_urls is not None else self.urls
        pattern = chosen.replace("{locale}", target.tag)
        return pattern if pattern.endswith(_ENDING) else f"{pattern}{_ENDING}"

    def page(self, article: str, target: Language) -> str:
        """A page's path in the site."""
        return self.pattern(target).replace("{path}", article)

    def refuse_shared(self, articles: Iterable[ArticleFile], targets: Sequence[Language]) -> None:
        """Raises PipelineError where two pages would have one address, or one would lie where another needs a folder."""
        taken: dict[str, ArticleFile] = {}
        for article in articles:
            for target in targets:
                path = self.page(article.name, target)
                if path in taken:
                    cause = f"would have its {target.name} page at {path}, where a page of {taken[path].file} lies"
                    raise PipelineError(cause, mend="rename one of the two, or set urls to a pattern that keeps them apart", file=article.file)
                taken[path] = article
        for path, article in taken.items():
            folder = next((str(folder) for folder in PurePosixPath(path).parents if str(folder) in taken), None)
            if folder is not None:
                cause = f"would have a page in the folder {folder}, where a page of {taken[folder].file} lies"
                raise PipelineError(cause, mend="rename one of the two", file=article.file)

    def localized(self, asset: str, target: Language) -> str:
        """The file that a language's pages use in the place of an asset: `img/skin.ar.svg` for `img/skin.svg`, else one for its direction.

        Locales are named as the project or as BCP 47 does, `pt_BR` before `pt`; `img/skin.rtl.svg` serves all that run from right to left.
        Scripts are the same for all languages, so that no page runs code that the source's lacks.
        """
        root, ending = posixpath.splitext(asset)
        if ending.lower() in _CODE:
            return asset
        parts = target.tag.split("-")
        tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
        names = (target.name, *(name for tag in tags for name in (tag, tag.replace("-", "_"))), target.direction)
        return next((other for name in names if (other := f"{root}.{name}{ending}") in self.assets), asset)

    def relative(self, start: str, to: str) -> str:
        """The link from one page to another file of the site."""
        return quote(_way(to, posixpath.dirname(start)))

    def address(self, start: str, to: str) -> str:
        """Absolute where the site's address is known, else relative."""
        return self.base + quote(to) if self.base else self.relative(start, to)

    def reach(self, page: str, to: str, base: str | None) -> str | None:
        """The link to another file of the site from a page whose `<base href>` is `base`, as RFC 3986 resolves it.

        It is absolute where the base leads out of the site; None where the site's address would have to be known for that.
        """
        start = _start(page, base)
        if start is not None:
            return quote(_way(to, start))
        return self.base + quote(to) if self.base else None

    def linker(self, article: str, target: Language, base: str | None = None) -> Callable[[str], str]:
        """How a page's links are rewritten: those to assets, which lie at the root of the site, and those to other articles, to the page in the same language.

        A link that is right already stays as it is written. `base` is the page's `<base href>`: one that leads to a place of its own, by a host or
        from a root, leaves all links as they are.
        """
        start = _start(self.page(article, target), base)
        if start is None:
            return keep

        def link(url: str) -> str:
            path, meant = _relative_path(url) or "", _meant(article, base, url)
            if meant is None:
                return url
            if meant in self.assets:
                to = self.localized(meant, target)
            elif meant in self.names:
                to = self.page(self.names[meant], target)
                if posixpath.normpath(posixpath.join(start, unquote(path))) == to:
                    return url
            else:
                return url
            rest = _QUERY_AND_FRAGMENT.search(url.strip())
            assert rest is not None
            return quote(_way(to, start)) + rest[0]

        return link

    def meant(self, article: str, base: str | None, url: str) -> str | None:
        """The path in the source folder that an address in an article means; None for one of a folder, of the page itself, or of another place."""
        return _meant(article, base, url)

    def answer(self, path: str, targets: Iterable[Language]) -> tuple[str, ...]:
        """All that pages take from what else there is in the source folder: for the path of an asset the file of each language, or the article it means."""
        if path in self.assets:
            return tuple(self.localized(path, target) for target in targets)
        return (self.names[path],) if path in self.names else ()

    def drawn(self, article: str, target: Language, base: str | None = None) -> Callable[[str], bool]:
        """Whether an address in an article means an asset of which a language has a file of its own."""

        def has_its_own(url: str) -> bool:
            meant = _meant(article, base, url)
            return meant is not None and meant in self.assets and self.localized(meant, target) != meant

        return has_its_own


def _meant(article: str, base: str | None, url: str) -> str | None:
    """The path in the source folder that an address in an article means; None for one of a folder, of the page itself, or of another place."""
    led, path = _led(base), _relative_path(url)
    if led is None or not path or path.endswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(article), led, unquote(path)))


def _way(to: str, start: str) -> str:
    """The relative path from one folder of the site to a file of it: what `posixpath.relpath` gives, which asks for the working directory each time."""
    ours = [] if start in ("", ".") else posixpath.normpath(start).split("/")
    theirs = posixpath.normpath(to).split("/")
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[shared] == theirs[shared]:
        shared += 1
    return "/".join((*[".."] * (len(ours) - shared), *theirs[shared:])) or "."


@lru_cache(maxsize=64)
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


def undrawn(url: str) -> bool:  # noqa: ARG001  stands where `Layout.drawn` gives an answer
    """Whether a page uses another file for an address, in a project that leaves every address as its author wrote it: never."""
    return False
