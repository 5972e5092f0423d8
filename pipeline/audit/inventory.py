"""What a page is built of besides its words: elements, scripts, event handlers, styles and the hosts that it leads to.

Source: WHATWG HTML, "attributes" (those whose value is a URL), "event handler content attributes" and "script" (which types run).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

Part: TypeAlias = tuple[str, str]
"""What a thing is (`element`, `script`, `handler`, `style`, `host`, `scheme`) and which one."""

Inventory: TypeAlias = "Counter[Part]"

_SITE = "https://site.invalid/"
"""Stands for the address of the site, so that pages at different depths name one script alike."""

_ISOLATES = frozenset(("span", "bdi", "bdo"))
"""What publishing puts round words of another language or direction."""
_MIRRORED = "scale: -1 1"
"""What publishing writes on a picture with `data-mirror`. On anything else it is a style like others: it would turn letters."""
_OWN_FILE = re.compile(r"url\(\s*(?!\s|[\"']?\s*(?:[a-z][a-z0-9+.-]*:|[/\\]))(?:\"[^\"]*\"|'[^']*'|[^\s\"'()]*)\s*\)", re.IGNORECASE)
"""A file of the site in a style: each page names it from where it lies, and may have one for its language."""
_ADDRESSES = frozenset(("action", "background", "cite", "data", "formaction", "href", "longdesc", "manifest", "ping", "poster", "src", "srcset"))
_RUNNING = ("", "module", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript", "importmap", "speculationrules")


def inventory(root: Element, path: str) -> Inventory:
    """How often a page has each part; `path` is where it lies in the site. Notices that publishing adds, with all in them, are not counted."""
    notices = {inner for element in root.iter() if "caveat-partial" in element.get("class", "").split() for inner in element.iter()}
    base = next((element.get("href", "") for element in root.iter("base") if "href" in element.attrib), "")
    start = _joined(f"{_SITE}{path}", base) or f"{_SITE}{path}"
    return Counter(part for element in root.iter() if element not in notices for part in _parts(element, start))


def _joined(start: str, address: str) -> str | None:
    """Where an address leads from a page; None where it is none."""
    try:
        return urljoin(start, address.strip())
    except ValueError:
        return None


def _parts(element: Element, start: str) -> Iterator[Part]:
    tag = str(element.tag)
    if tag not in _ISOLATES:
        yield "element", f"<{tag}>"
    if tag == "script" and element.get("type", "").strip().lower() in _RUNNING:
        source = element.get("src", "")
        yield (
            "script",
            ((_joined(start, source) or source).removeprefix(_SITE) if source else "")
            or hashlib.sha256((element.text or "").encode("utf-8", "surrogatepass")).hexdigest()[:12],
        )
    if tag == "meta" and "http-equiv" in element.attrib:
        yield "meta", element.get("http-equiv", "").strip().lower()
    localized = element.get("data-localize", "").lower().split()
    for name, value in element.items():
        if name.startswith("on"):
            yield "handler", f"{name}={value}"
        elif name == "style" and not (value == _MIRRORED and tag in ("img", "svg") and "data-mirror" in element.attrib):
            yield "style", _OWN_FILE.sub("url()", " ".join(value.split()))
        elif name.rpartition(":")[2] in _ADDRESSES:
            yield from _led(name, value, localized)


def _led(name: str, value: str, localized: list[str]) -> Iterator[Part]:
    """Where an attribute leads: the host, or a scheme that is none of the web's. A locale may lead elsewhere where the author says so."""
    for address in value.split(",") if name == "srcset" else (value,):
        try:
            split = urlsplit("".join(address.split()))
        except ValueError:
            yield "host", address.strip()
            continue
        if split.scheme not in ("", "http", "https", "mailto", "tel"):
            yield "scheme", f"{split.scheme}:"
        elif split.netloc and name not in localized:
            yield "host", split.netloc.lower()
