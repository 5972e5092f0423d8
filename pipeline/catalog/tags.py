"""Numbered inline tags of two texts that differ in the numbers: `<a1>leaflet</a1>` became `<a2>leaflet</a2>` when a link was added before it."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"<(/?)([a-z][a-z-]*?)(\d+)(/?)>")


def shape(text: str) -> str:
    """The text with its tags unnumbered."""
    return _NUMBERED.sub(r"<\1\2\4>", text) if "<" in text else text


def renumbered(msgstr: str, old: str, new: str) -> str | None:
    """A translation of `old` with its tags numbered as in `new`, which is the same text but for these numbers.

    None where the numbers cannot be told apart: a number of one text stands for several of the other, or the translation has another number.
    """
    pairs = set(zip(_names(old), _names(new), strict=True))
    mapping = dict(pairs)
    if len(mapping) != len(pairs) or len(set(mapping.values())) != len(pairs) or set(_names(msgstr)) != set(mapping):
        return None
    return _applied(msgstr, mapping)


def realigned(msgstr: str, old: str, new: str) -> str:
    """A translation of `old` with its tags numbered as in the edited text `new`: a tag round the same words first, then by order.

    Where the two texts have not equally many tags of a name, those that find no partner stay as they are, and no number is given twice.
    """
    mapping: dict[str, str] = {}
    one, other = _contents(old), _contents(new)
    if set(one) == set(other):
        return msgstr
    for matches in (_same_words, _same_name):
        for name in one:
            partner = next((free for free in other if free not in mapping.values() and matches(name, one[name], free, other[free])), None)
            if name not in mapping and partner is not None:
                mapping[name] = partner
    left = {name for name in one if name not in mapping}
    return msgstr if left & set(mapping.values()) else _applied(msgstr, mapping)


def _same_words(name: str, words: str, other: str, others: str) -> bool:
    return words != "" and words == others and _same_name(name, words, other, others)


def _same_name(name: str, _words: str, other: str, _others: str) -> bool:
    return name.rstrip("0123456789") == other.rstrip("0123456789")


def _names(text: str) -> list[str]:
    return [match[2] + match[3] for match in _NUMBERED.finditer(text)]


def _contents(text: str) -> dict[str, str]:
    """What stands in each numbered tag; nothing in a tag without an end."""
    found: dict[str, str] = {}
    for match in _NUMBERED.finditer(text):
        name = match[2] + match[3]
        end = text.find(f"</{name}>", match.end())
        if not match[1]:
            found.setdefault(name, text[match.end() : end] if end >= 0 else "")
    return found


def _applied(text: str, mapping: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        name = match[2] + match[3]
        return f"<{match[1]}{mapping.get(name, name)}{match[4]}>"

    return _NUMBERED.sub(one, text)
