"""The files under the source folder: articles, decoded, and the assets beside them."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import webencodings

from pipeline.files import ChangedError, read, tree
from pipeline.lines import plain
from pipeline.locales import language
from pipeline.model import ArticleFile, Encoding, PipelineError, Settings, Source

_MARKDOWN = (".md", ".markdown")
_ARTICLE = (".html", ".htm", *_MARKDOWN)
_UNSUPPORTED = (".xhtml",)
_CONTRACTS = ("warnings.toml", "waivers.toml")
_META = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_READ_AS = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
"""What a meta element cannot declare, and what browsers read then (WHATWG HTML, 13.2.3.2)."""
_WIDE = frozenset(("utf-8", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr"))
"""The encodings in which a character may take several bytes."""
_DECODERS = {"gbk": "gb18030"}
"""WHATWG Encoding, 10.1.1: the decoder of gbk is that of gb18030."""
_MENDED = {"koi8-u": {0xAE: "\u045e", 0xBE: "\u040e"}, "windows-1255": {0xCA: "\u05ba"}}
"""Bytes of which the indexes of WHATWG Encoding, section 5, say another thing than Python's codecs."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages use; `path` is relative to the source folder."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class SourceTree:
    """What the source folder holds, sorted by path."""

    articles: tuple[ArticleFile, ...]
    assets: tuple[Asset, ...]


def list_sources(project: Path, settings: Settings) -> SourceTree:
    """Everything under the source folder, sorted by path; nothing is read.

    Raises PipelineError: no folder or no article (usage); two sources of one name, an article named glossary, a kind of source that cannot be segmented,
    a link that leads out of the project, a folder that cannot be looked into.
    """
    folder = project / settings.source_dir
    if not folder.is_dir():
        raise PipelineError("there is no such folder", mend="put the articles there, or set source_dir", file=settings.source_dir, usage=True)
    articles: dict[str, ArticleFile] = {}
    assets: list[Asset] = []
    for relative in _listed(folder, settings.source_dir):
        label = f"{settings.source_dir}/{relative}"
        if not str(relative).isprintable():
            raise PipelineError("has a name that cannot be written into a catalogue", mend="rename it with letters, digits and hyphens", file=ascii(label))
        if (folder / relative).is_symlink() and not (folder / relative).resolve().is_relative_to(project.resolve()):
            raise PipelineError("is a link that leads out of the project, so anything could be published", mend="put the file itself there", file=label)
        if relative.suffix.lower() in _UNSUPPORTED:
            raise PipelineError(
                f"{relative.suffix} articles cannot be segmented by this version", mend="write it as .html, or move it out of the source folder", file=label
            )
        if relative.suffix.lower() not in _ARTICLE:
            assets.append(Asset(str(relative), label))
            continue
        article = ArticleFile(str(relative.with_suffix("")), label)
        if article.name == "glossary":
            raise PipelineError('"glossary" is the name of the termbase\'s catalogue', mend="give the article another name", file=label)
        if article.name in articles:
            raise PipelineError(f"would share its catalogue and its page with {articles[article.name].file}", mend="rename one of the two", file=label)
        articles[article.name] = article
    if not articles:
        raise PipelineError("holds no article, so there is nothing to check", mend="put an .html or .md file there", file=settings.source_dir, usage=True)
    return SourceTree(tuple(articles.values()), tuple(assets))


def _listed(folder: Path, label: str) -> list[PurePosixPath]:
    """The files that may be articles or assets. Raises PipelineError for a folder that cannot be looked into: what is in it would be missed by nobody."""
    try:
        found = sorted(PurePosixPath(path) for path in tree(folder))
        return [path for path in found if not any(part.startswith(".") for part in path.parts) and str(path) not in _CONTRACTS and (folder / path).is_file()]
    except OSError as error:
        place = PurePosixPath(label, os.path.relpath(error.filename or folder, folder))
        raise PipelineError(f"cannot be read: {error.strerror}", mend="make it readable, or move it out of the source folder", file=str(place)) from error


def read_article(project: Path, settings: Settings, article: ArticleFile) -> Source:
    """One article, decoded. Raises ChangedError where it has gone since it was listed, PipelineError where it is not in the encoding it declares."""
    label = article.file
    content = read(project / label, label=label)
    if content is None:
        raise ChangedError("has gone while the project was read", mend="run the command again", file=label)
    if PurePosixPath(label).suffix.lower() in _MARKDOWN:
        return _markdown_article(content, article, settings)
    text, encoding = decode(content, label)
    return Source(article.name, label, text, encoding, hashlib.sha256(content).hexdigest())


def _markdown_article(content: bytes, article: ArticleFile, settings: Settings) -> Source:
    from pipeline.markdown import render  # noqa: PLC0415  markdown-it, which projects of HTML need not load
    from pipeline.source.enclosures import refuse_broken_enclosures  # noqa: PLC0415

    label = article.file
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PipelineError("is not UTF-8, which Markdown articles are", mend="save it as UTF-8", file=label, line=line) from error
    rendered = render(text.replace("\r\n", "\n").replace("\r", "\n"), label, language(settings.source_locale).tag)
    refuse_broken_enclosures(rendered, label)
    return Source(article.name, label, rendered.html, Encoding(), hashlib.sha256(content).hexdigest(), rendered.lines)


def decode(content: bytes, label: str) -> tuple[str, Encoding]:
    """The text, line ends as they are, and its encoding: by byte-order mark, else as a meta element declares, else UTF-8.

    Labels and what they mean are those of the WHATWG Encoding Standard. Law: `encoding.encode(text) == content`. Raises PipelineError where that cannot be.
    """
    mark, name = next(((mark, codec) for mark, codec in _MARKS if content.startswith(mark)), (b"", None))
    if name is None:
        declared = _META.search(_COMMENT.sub(b"", content[:1024]))
        name, encoding = _declared(declared[1].decode("ascii") if declared else "utf-8", label)
    else:
        encoding = Encoding(name, mark)
    try:
        text = encoding.decode(content)
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = len(plain(before.decode(encoding.codec, "replace")).split("\n"))
        cause = f"is not in {name}, the encoding it declares: byte 0x{error.object[error.start]:02x}"
        raise PipelineError(cause, mend="save it in that encoding, or declare the one it is in", file=label, line=line) from error
    if encoding.encode(text) != content:
        raise PipelineError(f"cannot be written back byte for byte in {name}", mend="save it as UTF-8 and declare that", file=label)
    return text, encoding


def _declared(declared: str, label: str) -> tuple[str, Encoding]:
    """The standard's name for an encoding, and how it is read and written. Raises PipelineError for a label that the standard lacks or calls unsafe."""
    found = webencodings.lookup(declared)
    if found is not None and found.name in _READ_AS:
        found = webencodings.lookup(_READ_AS[found.name])
    if found is None or found.name == "replacement":
        cause = f'declares the encoding "{declared}", which is unknown to browsers'
        raise PipelineError(cause, mend="save it as UTF-8 and declare that", file=label, line=1)
    name, codec = found.name, found.codec_info.name
    return name, Encoding(_DECODERS.get(name, codec)) if name in _WIDE else Encoding(codec, table=_table(name, codec))


@lru_cache
def _table(name: str, codec: str) -> str:
    """The character of each byte, U+FFFE for none. Where Windows leaves a byte of 80 to 9F open, the standard has the control character."""
    open_bytes = range(0x80, 0xA0) if name.startswith("windows-") else range(0)
    mended = _MENDED.get(name, {})
    known = (bytes((byte,)).decode(codec, "replace") for byte in range(256))
    kept = (chr(byte) if found == "\ufffd" and byte in open_bytes else found for byte, found in enumerate(known))
    return "".join(mended.get(byte, found) for byte, found in enumerate(kept)).replace("\ufffd", "\ufffe")
