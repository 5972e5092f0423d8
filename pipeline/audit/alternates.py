"""Which pages a page names as its translations. Source: WHATWG HTML, the link types `alternate` and `canonical`; Google's and RFC 5646's `hreflang`."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urljoin
from xml.etree.ElementTree import Element

_SITE = "http://site.invalid/"


def alternates(root: Element, path: str) -> Mapping[str, str]:
    """The absolute address for each `hreflang`, in small letters, of a page at that path of the site."""
    found = {}
    for element in root.iter("link"):
        language = element.get("hreflang", "").strip().lower()
        if language and "alternate" in element.get("rel", "").lower().split():
            try:
                found[language] = urljoin(_SITE + quote(path), element.get("href", "").strip())
            except ValueError:
                found[language] = ""
    return found
