"""The charsets of catalogues: which one a header declares, and texts as its bytes.

Law: what `decode` accepts, `encode` writes back byte for byte.
The names are those that GNU gettext allows (manual, 6.2 "Filling in the Header Entry"), as far as Python knows them and a backslash is a backslash in them.
Python's other codecs (unicode_escape, utf-7, idna, zlib …) are no charsets and never looked up.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.model import PipelineError

_ISO = {f"{prefix}-{part}": f"iso8859-{part}" for part in (*range(1, 12), 13, 14, 15, 16) for prefix in ("iso-8859", "iso_8859")}
_WINDOWS = {f"{prefix}{page}": f"cp{page}" for page in range(1250, 1259) for prefix in ("cp", "windows-")}
_PAGES = {f"cp{page}": f"cp{page}" for page in (850, 866, 874, 932, 949, 950)}
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "charset": "utf-8",
    "ascii": "ascii",
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    **_ISO,
    **_WINDOWS,
    **_PAGES,
    **{name: name for name in ("koi8-r", "koi8-u", "koi8-t", "gb2312", "gbk", "gb18030", "euc-jp", "euc-kr", "big5", "big5-hkscs", "tis-620")},
    "shift_jis": "shift_jis",
    "shift-jis": "shift_jis",
    "sjis": "shift_jis",
}
_HEADER = re.compile(
    rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*+(?:[ \t]*msgid[ \t]*(?:\"\"[ \t]*\r?\n[ \t]*)++)(msgstr[ \t]*\"[^\n]*(?:\n[ \t]*\"[^\n]*)*+)",
)
_STRING = re.compile(rb"\"(.*)\"")
_DECLARED = re.compile(rb"charset=([^\s;\\\"]+)", re.IGNORECASE)
_CHARSET = re.compile(r"charset=([^\s;\\]+)", re.IGNORECASE)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A catalogue's text, line ends as they are; its Python codec; its byte-order mark, or none."""

    text: str
    codec: str
    mark: bytes


def decode(content: bytes, label: str) -> Decoded:
    """The text in the charset that the header declares, UTF-8 where it declares none.

    Raises PipelineError with the line: UTF-16, an unknown charset, bytes that are not in the charset, UTF-8 declared as another, a NUL character.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    bare = content[len(mark) :]
    _refuse_wide(bare, label)
    name, line = _declared(bare) or ("UTF-8", 1)
    codec = _CODECS.get(name.lower())
    if codec is None:
        raise PipelineError(f"the header declares the charset {name}, which cannot be read here", mend="convert it: msgconv -t UTF-8", file=label, line=line)
    if codec != "utf-8" and (mark or (not bare.isascii() and _is_utf_8(bare))):
        cause = f"is UTF-8, but the header declares the charset {name}"
        raise PipelineError(cause, mend="write charset=UTF-8 into the header's Content-Type", file=label, line=line)
    try:
        text = bare.decode(codec)
    except UnicodeDecodeError as error:
        cause = "is not UTF-8" if codec == "utf-8" else f"is not in {name}, the charset that its header declares"
        mend = "convert it: msgconv -t UTF-8" if codec == "utf-8" else "save it in that charset, or declare the one that it is in"
        raise PipelineError(cause, mend=mend, file=label, line=_line(bare, error.start)) from error
    if codec != "utf-8" and text.encode(codec, "replace") != bare:
        raise PipelineError(f"cannot be written back byte for byte in {name}", mend="convert it: msgconv -t UTF-8", file=label, line=line)
    return Decoded(text, codec, mark)


def encode(text: str, codec: str, label: str) -> bytes:
    """The bytes of a text, which `decode` reads as this text again. Raises PipelineError for a character that the charset lacks."""
    try:
        content = text.encode(codec)
    except UnicodeEncodeError as error:
        raise _lacking(text, error.start, codec, label) from error
    if codec != "utf-8" and (back := content.decode(codec)) != text:  # Python writes a yen sign into Shift_JIS as what it reads as a backslash
        raise _lacking(text, next(at for at, (one, other) in enumerate(zip(text, f"{back}\0", strict=False)) if one != other), codec, label)
    return content


def refuse_other_charset(header: str, codec: str, label: str, line: int) -> None:
    """Raises PipelineError where a header, as it was read, declares another charset than the one it was read in."""
    found = _CHARSET.search(header)
    if found is not None and _CODECS.get(found[1].lower()) != codec:
        mend = 'write "Content-Type: text/plain; charset=UTF-8\\n" into one line of the header, and convert the file if it is in another charset'
        raise PipelineError(f"the header declares the charset {found[1]} in a way that cannot be found", mend=mend, file=label, line=line)


def _declared(content: bytes) -> tuple[str, int] | None:
    """The charset that the header names, and its line. Found before decoding: all charsets here write these words as ASCII does."""
    header = _HEADER.match(content)
    if header is None:
        return None
    found = _DECLARED.search(b"".join(_STRING.findall(header[1])))
    if found is None:
        return None
    at = content.find(b"charset=" + found[1], header.start(1))
    return found[1].decode("latin-1"), _line(content, max(at, header.start(1)))


def _refuse_wide(content: bytes, label: str) -> None:
    if content.startswith(_WIDE_MARKS) or (b"\0" in content[:4] and any(content[:4])):
        raise PipelineError("is UTF-16 or UTF-32", mend="save it as UTF-8", file=label, line=1)
    if (at := content.find(b"\0")) >= 0:
        raise PipelineError("holds a NUL character", mend="delete it", file=label, line=_line(content, at))


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lacking(text: str, at: int, codec: str, label: str) -> PipelineError:
    cause = f'the character "{text[at]}" (U+{ord(text[at]):04X}) cannot be written in {codec}, the charset that its header declares'
    return PipelineError(cause, mend=f"convert it: msgconv -t UTF-8 -o {label} {label}", file=label, line=text.count("\n", 0, at) + 1)


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
