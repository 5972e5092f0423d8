"""Which style sheets a page wears: `<style>`, those that it links to in the site, and what these import.

Source: WHATWG HTML, 4.2.4, 4.2.6 and the link type `stylesheet`; CSS Cascade 5, section 3.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlsplit
from xml.etree.ElementTree import Element

from pipeline.audit.css.sheet import ALWAYS, Alternatives, Sheet, StyleRule, decode_sheet, read_media, read_sheet, within

Library: TypeAlias = Callable[[str], bytes | None]
"""Gives the bytes of a file of the site by its path, None where there is none."""

LINE = "caveat line"
"""The attribute that holds the line of an element; no page can have one of that name."""
_SITE = "http://site.invalid/"
_LARGEST = 2_000_000
"""Bytes of a sheet beyond which it is not read."""
_MOST_SHEETS = 200
"""Sheets of one page, imported ones included."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A sheet, or a part of one, that was not read: where that is told, and why. `remote` ones lie on another server."""

    file: str
    line: int
    cause: str
    remote: bool = False


@dataclass(slots=True)
class Outfit:
    """The rules of all sheets of a page in their order, the layers in that of their first mention, and what was not read."""

    rules: list[StyleRule] = field(default_factory=list)
    layers: dict[str, None] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    sheets: int = 0


class Wardrobe:
    """Reads each sheet of a site once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sheets: dict[str, Sheet | str] = {}

    def outfit(self, page: str, root: Element) -> Outfit:
        """What the page at that path of the site wears."""
        outfit = Outfit()
        base = urljoin(_SITE + quote(page), next((element.get("href", "") for element in root.iter("base") if element.get("href")), ""))
        for element in root.iter():
            if element.tag == "style" and element.get("type", "text/css").strip().lower() in ("", "text/css"):
                sheet = read_sheet(element.text or "", page, _line(element))
                self._put_on(sheet, _media(element), None, page, base, outfit, (page,))
            elif element.tag == "link" and _is_sheet(element):
                self._fetch(element.get("href", ""), _media(element), None, (page, _line(element)), base, outfit, (page,))
        return outfit

    def _put_on(self, sheet: Sheet, when: Alternatives, layer: str | None, label: str, base: str, outfit: Outfit, above: tuple[str, ...]) -> None:
        sheet = within(sheet, when, layer)
        outfit.layers.update(dict.fromkeys(sheet.layers))
        for wanted in sheet.imports:
            self._fetch(wanted.url, wanted.when, wanted.layer, (label, wanted.line), base, outfit, above)
        outfit.rules.extend(sheet.rules)
        outfit.unread.extend(Unread(label, unclear.line, unclear.cause) for unclear in sheet.unclear)

    def _fetch(self, url: str, when: Alternatives, layer: str | None, told: tuple[str, int], base: str, outfit: Outfit, above: tuple[str, ...]) -> None:
        """`above` are the sheets that have led here: one that imports itself is read once."""
        try:
            address = urljoin(base, url.strip())
            split = urlsplit(address)
        except ValueError:
            outfit.unread.append(Unread(*told, f"{url} is no address"))
            return
        outfit.sheets += 1
        if outfit.sheets > _MOST_SHEETS or not url.strip():
            outfit.unread.append(Unread(*told, f"more than {_MOST_SHEETS} style sheets" if url.strip() else "a link to a style sheet without an address"))
        elif split.scheme == "data":
            self._put_on(read_sheet(decode_sheet(_data(address)), told[0], told[1]), when, layer, told[0], address, outfit, above)
        elif f"{split.scheme}://{split.netloc}/" != _SITE:
            outfit.unread.append(Unread(*told, f"{address} is not read: it lies on another server", remote=True))
        elif (path := unquote(split.path).lstrip("/")) not in above:
            sheet = self._sheet(path)
            if isinstance(sheet, str):
                outfit.unread.append(Unread(*told, f"{path} {sheet}"))
            else:
                self._put_on(sheet, when, layer, path, address, outfit, (*above, path))

    def _sheet(self, path: str) -> Sheet | str:
        """The sheet at a path of the site; why it cannot be read where it cannot."""
        if path not in self._sheets:
            data = None if ".." in path.split("/") or "\0" in path else self._library(path)
            if data is None:
                self._sheets[path] = "is not there"
            elif len(data) > _LARGEST:
                self._sheets[path] = f"is larger than {_LARGEST} bytes"
            else:
                self._sheets[path] = read_sheet(decode_sheet(data), path)
        return self._sheets[path]


def links(root: Element) -> Iterator[str]:
    """The addresses of the sheets that a page links to."""
    return (element.get("href", "") for element in root.iter("link") if _is_sheet(element))


def _is_sheet(element: Element) -> bool:
    kinds = element.get("rel", "").lower().split()
    plain = element.get("type", "text/css").partition(";")[0].strip().lower() in ("", "text/css")
    return "stylesheet" in kinds and "alternate" not in kinds and "disabled" not in element.attrib and plain


def _media(element: Element) -> Alternatives:
    media = element.get("media", "").strip()
    return read_media(media) if media else ALWAYS


def _line(element: Element) -> int:
    return int(element.get(LINE, "1"))


def _data(address: str) -> bytes:
    head, _, body = address.partition(",")
    content = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return b""
