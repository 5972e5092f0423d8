"""The files under the source folder: articles, decoded, and the assets beside them."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.files import read
from pipeline.model import Encoding, PipelineError, Settings, Source

_ARTICLE = (".html", ".htm")
_UNSUPPORTED = (".md", ".markdown", ".xhtml")
_META = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
"""Labels that browsers decode as something else (WHATWG Encoding, section 4.2; HTML, 13.2.3.2 for UTF-16 in a meta element)."""
_BROWSERS_KNOW = frozenset(
    (
        *("utf-8", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gbk", "gb2312", "gb18030", "big5", "euc_jp", "iso2022_jp", "shift_jis", "euc_kr"),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (874, 932, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
    )
)
"""Names of Python's codecs for the encodings that browsers have; it also has some that are none (rot13, idna) or are refused as unsafe (utf-7)."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages use; `path` is relative to the source folder."""

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class SourceTree:
    """What the source folder holds, sorted by path."""

    articles: tuple[Source, ...]
    assets: tuple[Asset, ...]


def read_sources(project: Path, settings: Settings) -> SourceTree:
    """Everything under the source folder, sorted by path.

    Raises PipelineError: no folder or no article (usage); two sources of one name, an article named glossary, a kind of source that cannot be segmented,
    a file that is not in the encoding it declares.
    """
    folder = project / settings.source_dir
    if not folder.is_dir():
        raise PipelineError("there is no such folder", mend="put the articles there, or set source_dir", file=settings.source_dir, usage=True)
    articles: dict[str, Source] = {}
    assets: list[Asset] = []
    for path in sorted(folder.rglob("*")):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        if not path.is_file() or any(part.startswith(".") for part in relative.parts) or str(relative) == "warnings.toml":
            continue
        label = f"{settings.source_dir}/{relative}"
        if not str(relative).isprintable():
            raise PipelineError("has a name that cannot be written into a catalogue", mend="rename it with letters, digits and hyphens", file=ascii(label))
        if relative.suffix.lower() in _UNSUPPORTED:
            raise PipelineError(
                f"{relative.suffix} articles cannot be segmented by this version", mend="write it as .html, or move it out of the source folder", file=label
            )
        if relative.suffix.lower() not in _ARTICLE:
            assets.append(Asset(str(relative), label))
            continue
        article = _article(path, str(relative.with_suffix("")), label)
        if article.name == "glossary":
            raise PipelineError('"glossary" is the name of the termbase\'s catalogue', mend="give the article another name", file=label)
        if article.name in articles:
            raise PipelineError(f"would share its catalogue and its page with {articles[article.name].file}", mend="rename one of the two", file=label)
        articles[article.name] = article
    if not articles:
        raise PipelineError("holds no article, so there is nothing to check", mend="put an .html file there", file=settings.source_dir, usage=True)
    return SourceTree(tuple(articles.values()), tuple(assets))


def _article(path: Path, name: str, label: str) -> Source:
    content = read(path, label=label)
    assert content is not None
    text, encoding = decode(content, label)
    return Source(name, label, text, encoding, hashlib.sha256(content).hexdigest())


def decode(content: bytes, label: str) -> tuple[str, Encoding]:
    """The text with line feeds only, and its encoding: by byte-order mark, else as a meta element declares, else UTF-8.

    Law: `encoding.encode(text) == content`. Raises PipelineError where that cannot be.
    """
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if content.startswith(mark)), (b"", None))
    if codec is None:
        declared = _META.search(_COMMENT.sub(b"", content[:1024]))
        codec = declared[1].decode("ascii").lower() if declared else "utf-8"
        codec = _BROWSERS_READ.get(codec, codec)
    try:
        codec = codecs.lookup(codec).name
        codec = codec if mark else _BROWSERS_READ.get(codec, codec)
        if not mark and codec not in _BROWSERS_KNOW:
            raise LookupError(codec)
        text = content[len(mark) :].decode(codec)
    except LookupError as error:
        raise PipelineError(f'declares the encoding "{codec}", which is unknown', mend="save it as UTF-8 and declare that", file=label, line=1) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        cause = f"is not in {codec}, the encoding it declares: byte 0x{error.object[error.start]:02x}"
        raise PipelineError(cause, mend="save it in that encoding, or declare the one it is in", file=label, line=line) from error
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    encoding = Encoding(codec, mark, newline)
    odd = re.search(r"\r(?!\n)|(?<!\r)\n" if newline == "\r\n" else r"\r", text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + 1
        raise PipelineError("mixes kinds of line ends", mend="save it with one kind of line end", file=label, line=line)
    if encoding.encode(plain) != content:
        raise PipelineError(f"cannot be written back byte for byte in {codec}", mend="save it as UTF-8 and declare that", file=label)
    return plain, encoding
