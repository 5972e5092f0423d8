"""The site as a whole: pages are put beside the old site, described in a manifest, and swapped in at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from pipeline import files
from pipeline.locales import Language
from pipeline.model import Hosting, PipelineError
from pipeline.publish.hosting import hosting_files
from pipeline.publish.layout import Layout
from pipeline.publish.manifest import MANIFEST, Manifest, line_of, listed
from pipeline.publish.negotiation import FRONT, Titles
from pipeline.publish.pages import index_page
from pipeline.publish.sitemap import sitemaps

_NAMED = 3
"""How many files a message names."""
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PublishedSignOff:
    """Who signed a warning off as it is published; the digests are those of the review ledger, `line` that of its line there."""

    name: str
    role: str
    time: str
    source: str
    translation: str
    facts: str
    line: str


@dataclass(frozen=True, slots=True)
class PublishedWarning:
    """One warning element of a page: its visible fragments in the page's language, and the SHA-256 of these joined by line feeds.

    `file` and `line` say where its mark stands in the source.
    """

    id: str
    severity: str | None
    texts: tuple[str, ...]
    digest: str
    sign_offs: tuple[PublishedSignOff, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """One line of the manifest, and the page itself. `title` is None for a page that nobody is led to: withheld, or of a pseudo-locale.

    `untranslated` counts the texts that readers see in the source's language.
    """

    path: str
    article: str
    locale: str
    lang: str
    dir: str
    verdict: str
    source: str
    catalogue: str | None
    warnings: tuple[PublishedWarning, ...]
    content: bytes
    title: str | None
    untranslated: int = 0


@dataclass(frozen=True, slots=True)
class PutPage:
    """A page that lies in the new site: what is left to do with it. `line` is its part of the manifest, `digest` that of its content."""

    path: str
    article: str
    locale: str
    title: str | None
    digest: str
    line: str


@dataclass(frozen=True, slots=True)
class Published:
    """Whether a site is another one than before, and the paths of its files that are no pages."""

    changed: bool
    others: tuple[str, ...]


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def put_page(site: Path, page: PublishedPage) -> PutPage:
    """Writes a page into a site that is being made. Raises OSError."""
    put(site, page.path, page.content)
    found = digest(page.content)
    line = {key: value for key, value in asdict(page).items() if key not in ("content", "title", "warnings")}
    line |= {"output": found, "warnings": [asdict(warning) for warning in page.warnings]}
    return PutPage(page.path, page.article, page.locale, page.title, found, line_of(line))


def publish(
    target: Path,
    pages: Callable[[Path], Iterable[PutPage]],
    assets: Mapping[str, Path],
    *,
    label: str,
    layout: Layout,
    source: Language,
    languages: Mapping[str, Language],
    generator: str,
    optional: Mapping[str, bool],
    hosting: Hosting = Hosting.NONE,
) -> Published:
    """Makes the folder `target` hold exactly this site. An interrupted call leaves the old site whole.

    `pages` gets the folder of the new site and puts the pages there.
    """
    _refuse_strangers(target, label)
    above = [folder for folder in target.parents if not folder.exists()]
    new = files.staging(target, label=label)
    try:
        with Manifest(target.parent) as manifest:
            titles: dict[str, dict[Language, str]] = {}
            for page in pages(new):
                manifest.add(page.path, page.line)
                if page.title is not None:
                    titles.setdefault(page.article, {})[languages[page.locale]] = page.title
            made = {path: _put(new, path, content) for path, content in _made(titles, list(languages.values()), source, layout, hosting, manifest.paths)}
            others = made | _put_assets(new, assets, {*manifest.paths, *made, MANIFEST}, label)
            manifest.write(new / MANIFEST, {"version": 1, "generator": generator, "source_locale": source.name, **optional}, others)
        if target.exists() and _same(new, target):
            files.discard(new)
            return Published(changed=False, others=(*others, MANIFEST))
        files.swap(new, target, label=label)
    except OSError as error:
        _leave_nothing(new, above)
        raise PipelineError(f"cannot be written: {error.strerror}", mend="free the disk; the old site is as it was", file=label) from error
    except BaseException:
        _leave_nothing(new, above)
        raise
    return Published(changed=True, others=(*others, MANIFEST))


def _leave_nothing(new: Path, above: Sequence[Path]) -> None:
    """Removes a site that will not be published, and the folders `above` it, which were made for it."""
    files.discard(new)
    with suppress(OSError):  # there is something in it by now
        for folder in above:
            folder.rmdir()


def _made(titles: Titles, languages: Sequence[Language], source: Language, layout: Layout, hosting: Hosting, taken: Set[str]) -> Iterator[tuple[str, bytes]]:
    """What publishing writes itself, with its path: an index where no page lies in its place, sitemaps, a server's configuration."""
    if FRONT not in taken:
        yield FRONT, index_page(titles, source, layout).encode()
    if layout.base:
        yield from sitemaps(titles, source, layout)
    yield from hosting_files(hosting, titles, languages, source, layout).items()


def _put_assets(new: Path, assets: Mapping[str, Path], places: Set[str], label: str) -> dict[str, str]:
    """The digests of the assets, which lie in the new site now. `places` are taken."""
    folders = {folder.as_posix() for path in places for folder in PurePosixPath(path).parents}
    for path in assets:
        clash = next((place for place in (path, *(folder.as_posix() for folder in PurePosixPath(path).parents)) if place in places), None)
        if path in folders or clash is not None:
            raise PipelineError(f"would take the place of {clash or path} in {label}", mend="rename the file in the source folder", file=path)
    return {path: _put(new, path, files.read(file, label=path) or b"") for path, file in assets.items()}


def _put(new: Path, path: str, content: bytes) -> str:
    put(new, path, content)
    return digest(content)


def put(folder: Path, path: str, content: bytes) -> None:
    """Writes a file into a site that is being made. Raises OSError."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _refuse_strangers(target: Path, label: str) -> None:
    """Raises PipelineError where publishing would take the place of something that publishing did not make."""
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise PipelineError("is not a folder, and would be replaced by one", mend="move it away, or set output_dir to another folder", file=label)
        if strangers := _strangers(target):
            named = ", ".join(strangers[:_NAMED]) + (f" and {len(strangers) - _NAMED} more" if len(strangers) > _NAMED else "")
            cause = f"holds files that caveat did not make, which publishing would remove: {named}"
            raise PipelineError(cause, mend="move them away, or set output_dir to another folder", file=label)
    except OSError as error:
        raise PipelineError(f"cannot be read: {error.strerror}", mend="make it a readable folder, or set output_dir to another one", file=label) from error


def _strangers(target: Path) -> list[str]:
    """The files in a folder that its manifest does not list; all of them where it has none that can be read."""
    found = set(files.tree(target)) if target.is_dir() else set()
    return sorted(found - listed(target / MANIFEST))


def _same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files. Manifests tell most differences without another look."""
    if not _alike(one / MANIFEST, other / MANIFEST):
        return False
    paths = set(files.tree(one))
    return paths == set(files.tree(other)) and all(_alike(one / path, other / path) for path in paths)


def _alike(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes; a page that was taken over is the very same file."""
    if not other.is_file():
        return False
    if one.samefile(other):
        return True
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        return all(first.read(_CHUNK) == part for part in iter(lambda: second.read(_CHUNK), b""))
