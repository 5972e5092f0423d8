"""Reads `manifest.json`, the list of what publishing wrote, and checks its form before anything is held against it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from pipeline.model import PipelineError

NAME = "manifest.json"
_VERSION = 1
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_MEND = "run caveat build again; the manifest is not meant to be edited"


class Standing(StrEnum):
    """Whether a page carries its article or the notice that it is withheld."""

    CLEARED = "cleared"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class ListedWarning:
    """A warning as it was published; `texts` are its visible fragments in the page's language."""

    id: str
    severity: str | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedFile:
    """`path` is relative to the site, with `/`; `digest` is the SHA-256 of the file's bytes in hexadecimal."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as it was published, with its warnings in document order."""

    file: ListedFile
    article: str
    locale: str
    lang: str
    dir: str
    standing: Standing
    warnings: tuple[ListedWarning, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`file` is the manifest's own path; `warnings_optional` says that a site without a single warning is no error; `source` is the source's locale."""

    file: str
    pages: tuple[ListedPage, ...]
    files: tuple[ListedFile, ...]
    warnings_optional: bool
    source: str = ""


def read_manifest(root: Path) -> Manifest:
    """The manifest of the site in `root`.

    Raises PipelineError: as a usage error where there is none or it lists no page, else where it cannot be read or is not of version 1.
    """
    path = root / NAME
    file = path.as_posix()
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise PipelineError(f"there is no {NAME} in {root.as_posix()}", mend="run caveat build first", file=file, usage=True) from None
    except OSError as error:
        raise PipelineError(f"the manifest cannot be read: {error}", mend=_MEND, file=file) from error
    return parse_manifest(data, file)


def parse_manifest(data: bytes, file: str) -> Manifest:
    """The manifest that some bytes hold; `file` names it in messages. Raises PipelineError as `read_manifest` does."""
    try:
        content = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PipelineError(f"the manifest cannot be read: {error}", mend=_MEND, file=file) from error
    except json.JSONDecodeError as error:
        raise PipelineError(f"the manifest is not JSON: {error.msg}", mend=_MEND, file=file, line=error.lineno) from error
    except RecursionError as error:
        raise PipelineError("the manifest is nested too deep", mend=_MEND, file=file) from error
    return _manifest(_Record(file, "the manifest", content))


class _Record:
    """A JSON object whose members are asked for by name and type; each question raises PipelineError where the answer is of another type."""

    def __init__(self, file: str, where: str, content: object) -> None:
        self.file = file
        self.where = where
        if not isinstance(content, dict):
            raise self.malformed(f"{where} is no object")
        self._members: Mapping[str, object] = content

    def malformed(self, cause: str) -> PipelineError:
        return PipelineError(cause, mend=_MEND, file=self.file)

    def member(self, name: str) -> object:
        if name not in self._members:
            raise self.malformed(f'{self.where} has no "{name}"')
        return self._members[name]

    def has(self, name: str) -> bool:
        return name in self._members

    def text(self, name: str) -> str:
        value = self.member(name)
        if not isinstance(value, str):
            raise self.malformed(f'"{name}" of {self.where} is no text')
        return value

    def text_or_null(self, name: str) -> str | None:
        return None if self.member(name) is None else self.text(name)

    def one_of(self, name: str, *words: str) -> str:
        value = self.text(name)
        if value not in words:
            raise self.malformed(f'"{name}" of {self.where} is "{value}", not one of {", ".join(words)}')
        return value

    def digest(self, name: str) -> str:
        value = self.text(name)
        if not _DIGEST.match(value):
            raise self.malformed(f'"{name}" of {self.where} is no SHA-256 in hexadecimal')
        return value

    def path(self, name: str) -> str:
        """A path that stays inside the site."""
        value = self.text(name)
        parts = PurePosixPath(value).parts
        if not parts or value.startswith("/") or ".." in parts or "\\" in value or "\0" in value:
            raise self.malformed(f'"{name}" of {self.where} is no path inside the site: "{value}"')
        return "/".join(parts)

    def flag(self, name: str) -> bool:
        """False where the member is absent."""
        value = self._members.get(name, False)
        if not isinstance(value, bool):
            raise self.malformed(f'"{name}" of {self.where} is neither true nor false')
        return value

    def array(self, name: str) -> list[object]:
        value = self.member(name)
        if not isinstance(value, list):
            raise self.malformed(f'"{name}" of {self.where} is no array')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.array(name)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) != len(values):
            raise self.malformed(f'"{name}" of {self.where} holds something that is no text')
        return texts

    def records(self, name: str) -> tuple[_Record, ...]:
        return tuple(_Record(self.file, f"{name}[{index}] of {self.where}", value) for index, value in enumerate(self.array(name)))


def _manifest(record: _Record) -> Manifest:
    version = record.member("version")
    if version is True or version != _VERSION:
        raise record.malformed(f"the manifest is of version {version}, not {_VERSION}")
    pages = tuple(_page(entry) for entry in record.records("pages"))
    files = tuple(ListedFile(entry.path("path"), entry.digest("digest")) for entry in record.records("files"))
    if not pages:
        raise PipelineError(
            "the manifest lists no page, so there is nothing to audit", mend="check source_dir and run caveat build", file=record.file, usage=True
        )
    listed: set[str] = set()
    for file in (*(page.file for page in pages), *files):
        if file.path in listed:
            raise record.malformed(f'the manifest lists "{file.path}" twice')
        listed.add(file.path)
    return Manifest(record.file, pages, files, record.flag("warnings_optional"), record.text("source_locale") if record.has("source_locale") else "")


def _page(record: _Record) -> ListedPage:
    standing = Standing(record.one_of("verdict", *Standing))
    warnings = tuple(_warning(entry) for entry in record.records("warnings"))
    if standing is Standing.WITHHELD and warnings:
        raise record.malformed(f"{record.where} is withheld, but lists warnings")
    return ListedPage(
        file=ListedFile(record.path("path"), record.digest("output")),
        article=record.text("article"),
        locale=record.text("locale"),
        lang=record.text("lang"),
        dir=record.one_of("dir", "ltr", "rtl"),
        standing=standing,
        warnings=warnings,
    )


def _warning(record: _Record) -> ListedWarning:
    texts = record.texts("texts")
    if record.digest("digest") != hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest():
        raise record.malformed(f'"digest" of {record.where} does not belong to its texts')
    return ListedWarning(record.text("id"), record.text_or_null("severity"), texts)
