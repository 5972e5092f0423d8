"""The site as a whole: pages are put beside the old site, described in a manifest, and swapped in at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from pipeline import files
from pipeline.locales import Language
from pipeline.model import Hosting, PipelineError
from pipeline.publish.hosting import hosting_files
from pipeline.publish.layout import Layout
from pipeline.publish.negotiation import FRONT, Titles
from pipeline.publish.pages import index_page
from pipeline.publish.sitemap import sitemaps

_NAMED = 3
"""How many files a message names."""


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


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def publish(
    target: Path,
    pages: Iterable[PublishedPage],
    assets: Mapping[str, Path],
    *,
    label: str,
    layout: Layout,
    source: Language,
    languages: Mapping[str, Language],
    generator: str,
    optional: Mapping[str, bool],
    hosting: Hosting = Hosting.NONE,
) -> bool:
    """Makes the folder `target` hold exactly this site; says whether anything changed. An interrupted call leaves the old site whole."""
    _refuse_strangers(target, label)
    new = files.staging(target, label=label)
    try:
        listed = []
        titles: dict[str, dict[Language, str]] = {}
        for page in pages:
            _put(new, page.path, page.content)
            listed.append(page)
            if page.title is not None:
                titles.setdefault(page.article, {})[languages[page.locale]] = page.title
        taken = {page.path for page in listed}
        made = _made(titles, list(languages.values()), source, layout, hosting, taken)
        others = _write_others(new, assets, made, taken, label)
        _put(new, "manifest.json", _manifest(listed, others, source, generator, optional))
        if target.exists() and _same(new, target):
            files.discard(new)
            return False
        files.swap(new, target, label=label)
    except OSError as error:
        files.discard(new)
        raise PipelineError(f"cannot be written: {error.strerror}", mend="free the disk; the old site is as it was", file=label) from error
    except BaseException:
        files.discard(new)
        raise
    return True


def _made(titles: Titles, languages: Sequence[Language], source: Language, layout: Layout, hosting: Hosting, taken: set[str]) -> dict[str, bytes]:
    """What publishing writes itself, by path: an index where no page lies in its place, sitemaps, a server's configuration."""
    made = {} if FRONT in taken else {FRONT: index_page(titles, source, layout).encode()}
    if layout.base:
        made |= sitemaps(titles, source, layout)
    return made | hosting_files(hosting, titles, languages, source, layout)


def _write_others(new: Path, assets: Mapping[str, Path], own: Mapping[str, bytes], taken: set[str], label: str) -> dict[str, str]:
    made = dict(own)
    places = {*taken, *made, "manifest.json"}
    folders = {folder.as_posix() for path in places for folder in PurePosixPath(path).parents}
    for path in assets:
        clash = next((place for place in (path, *(folder.as_posix() for folder in PurePosixPath(path).parents)) if place in places), None)
        if path in folders or clash is not None:
            raise PipelineError(f"would take the place of {clash or path} in {label}", mend="rename the file in the source folder", file=path)
    for path, content in made.items():
        _put(new, path, content)
    for path, file in assets.items():
        made[path] = files.read(file, label=path) or b""
        _put(new, path, made[path])
    return {path: digest(content) for path, content in made.items()}


def _manifest(pages: list[PublishedPage], others: dict[str, str], source: Language, generator: str, optional: Mapping[str, bool]) -> bytes:
    """Same input, same bytes: no clock, sorted."""
    lines = []
    for page in sorted(pages, key=lambda page: page.path):
        line = {key: value for key, value in asdict(page).items() if key not in ("content", "title", "warnings")}
        lines.append(line | {"output": digest(page.content), "warnings": [asdict(warning) for warning in page.warnings]})
    manifest = {"version": 1, "generator": generator, "source_locale": source.name, **optional, "pages": lines}
    manifest["files"] = [{"path": path, "digest": others[path]} for path in sorted(others)]
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _put(folder: Path, path: str, content: bytes) -> None:
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
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir() or path.is_symlink()} if target.is_dir() else set()
    try:
        manifest = json.loads((target / "manifest.json").read_bytes())
        known = {entry["path"] for part in ("pages", "files") for entry in manifest[part]} | {"manifest.json"}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return sorted(found)
    return sorted(found - known)


def _same(one: Path, other: Path) -> bool:
    def tree(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    return tree(one) == tree(other)
