"""A translated address leads where its source could not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.validate.rule import Fault, UnitRule, UnitSubject

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:https?:)?//[^/?#@]+(?:[/?#]|\Z)", re.IGNORECASE)
"""A host and no user before it, which could pose as one: `https://who.int@example.com`."""


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `https://www.who.int/en` → `javascript:alert(1)`, `//example.com`, `https://www.who.int/ de`; `mailto:a@who.int` → `https://www.who.int`.
    Good: `https://www.who.int/de`, `../de/leaflet.pdf`, the source's own address.
    """
    unit = subject.unit
    if not unit.address or not isinstance(subject.translation, Translated) or subject.translation.text == unit.msgid:
        return
    text = subject.translation.text
    if (wrong := _wrong(unit.msgid, text)) is not None:
        yield Fault(f"the address {wrong}", "write an address of the same kind as the source's, or the source's own", expected=unit.msgid, found=text)


def _wrong(source: str, text: str) -> str | None:
    """WHATWG URL, 4.4: a browser drops tabs, line ends and leading controls, and reads a backslash as a slash."""
    if any(unicodedata.category(character)[0] in "CZ" for character in text):
        return "has a space or a character that cannot be seen"
    if "\\" in text:
        return "has a backslash, which browsers read as a slash"
    before, after = _scheme(source), _scheme(text)
    if before not in _WEB and after != before:
        return f"does not begin with {before}:, as the source does"
    if before in _WEB and after not in _WEB:
        return f"begins with {after}:"
    if before not in _WEB | _PEOPLE:
        return f"differs from the source's, and what {before}: leads to cannot be judged"
    if text.startswith("//") and not source.startswith("//"):
        return "begins with // and so leads to another host"
    if (after in ("http", "https") or text.startswith("//")) and not _HOST.match(text):
        return "names no host, or a user before it"
    return None


def _scheme(address: str) -> str:
    """In lower case, "" for a relative address."""
    match = _SCHEME.match(address)
    return match[1].lower() if match is not None else ""


_WEB = frozenset(("", "http", "https"))
_PEOPLE = frozenset(("mailto", "tel"))


def _is_address(subject: UnitSubject) -> bool:
    return subject.unit.address


RULE = UnitRule("url-unsafe", Level.WARNING, "A translated address is not of its source's kind, or hides where it leads.", check, concerns=_is_address)
