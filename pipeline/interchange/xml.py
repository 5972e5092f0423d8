"""The door to lxml, and XML as text.

Reading is bounded in size, depth and number of elements. No entity is defined, no external file is opened, whatever a file declares.
Writing needs no library: every piece of text passes through `text` or `element`, and nothing else makes a `Markup`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NewType

from lxml import etree

from pipeline.model import PipelineError

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read at all."""
_DEEPEST = 64
_MOST = 2_000_000

Markup = NewType("Markup", str)
"""Text that is XML already."""

_LACKING = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 has no way to write (section 2.2), a reference included."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})

_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENCODINGS = re.compile(
    r"utf-?8|us-ascii|ascii|utf-?16(le|be)?|iso-?8859-?\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|shift_jis|euc-(jp|kr)|gb18030|gb2312|gbk|big5"
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Element:
    """An element as it was read: its name and those of its attributes as `{namespace}name`, its texts and elements in order, the line of its start tag."""

    name: str
    attributes: Mapping[str, str]
    content: tuple[Element | str, ...]
    line: int

    def children(self, name: str) -> Iterator[Element]:
        """The elements of this name directly inside."""
        return (child for child in self.content if isinstance(child, Element) and child.name == name)

    def child(self, name: str) -> Element | None:
        """The first of them."""
        return next(self.children(name), None)

    def walk(self, name: str) -> Iterator[Element]:
        """The elements of this name at any depth, in document order."""
        for child in self.content:
            if isinstance(child, Element):
                if child.name == name:
                    yield child
                yield from child.walk(name)

    @property
    def text(self) -> str:
        """The text directly inside."""
        return "".join(part for part in self.content if isinstance(part, str))


def read_xml(content: bytes, label: str) -> Element:
    """The root of a document. Raises PipelineError with the line: too large, too deep, not well-formed, an entity, an encoding that is not allowed."""
    if len(content) > LARGEST:
        raise PipelineError(f"is larger than {LARGEST // 1024 // 1024} MB", mend="export fewer articles at once", file=label)
    written = _decoded(content, label)
    for forbidden in ("<!ENTITY", "<!ATTLIST"):
        if (at := written.find(forbidden)) >= 0:
            raise PipelineError(
                f"declares {forbidden[2:]}, which is never needed", mend="delete the declaration", file=label, line=written.count("\n", 0, at) + 1
            )
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(written.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise PipelineError(f"is not well-formed XML: {error.msg}", mend="export the file again", file=label, line=error.lineno or 1) from error
    return _Reader(label).element(root, 1)


def _decoded(content: bytes, label: str) -> str:
    encoding = next((codec for mark, codec in _MARKS if content.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(content)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
        if not _ENCODINGS.fullmatch(encoding.lower()):
            raise PipelineError(f"declares the encoding {encoding}", mend="save it as UTF-8", file=label, line=1)
    try:
        return content.decode(encoding)
    except UnicodeError as error:
        line = content.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        raise PipelineError(f"is not {encoding.removesuffix('-sig').upper()}", mend="save it as UTF-8", file=label, line=line) from error


class _Reader:
    def __init__(self, label: str) -> None:
        self.label = label
        self.count = 0

    def element(self, node: etree._Element, depth: int) -> Element:
        line = int(node.sourceline or 1)
        self.count += 1
        if depth > _DEEPEST:
            raise PipelineError(f"nests more than {_DEEPEST} elements", mend="export the file again", file=self.label, line=line)
        if self.count > _MOST:
            raise PipelineError(f"has more than {_MOST} elements", mend="export fewer articles at once", file=self.label, line=line)
        content: list[Element | str] = [node.text] if node.text else []
        for child in node:
            if not isinstance(child.tag, str):
                raise PipelineError("uses an entity that is not defined", mend="write the character itself", file=self.label, line=line)
            content.append(self.element(child, depth + 1))
            if child.tail:
                content.append(child.tail)
        return Element(node.tag, dict(node.attrib), tuple(content), line)


def text(written: str, lacking: Callable[[str], Markup]) -> Markup:
    """Character data; `lacking` writes a character that XML lacks."""
    if _LACKING.search(written) is None:
        return Markup(written.translate(_ESCAPES))
    parts: list[str] = []
    last = 0
    for match in _LACKING.finditer(written):
        parts += (written[last : match.start()].translate(_ESCAPES), lacking(match[0]))
        last = match.end()
    return Markup("".join((*parts, written[last:].translate(_ESCAPES))))


def seen(written: str) -> Markup:
    """Character data that is only looked at: what XML lacks becomes U+FFFD."""
    return text(written, lambda _: Markup("\ufffd"))


def element(name: str, attributes: Mapping[str, str | None], *content: Markup) -> Markup:
    """An element; an attribute that is None is left out."""
    given = "".join(f' {key}="{_LACKING.sub(chr(0xFFFD), value).translate(_QUOTED)}"' for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{given}>{''.join(content)}</{name}>" if content else f"<{name}{given}/>")


def lines(*parts: Markup) -> Markup:
    """Elements on lines of their own, for content in which space means nothing."""
    return Markup("\n" + "".join(f"{part}\n" for part in parts))


def document(root: Markup, doctype: str = "") -> bytes:
    """A whole file, in UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{root}\n'.encode()
