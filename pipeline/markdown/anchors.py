"""The ids of headings: made from the source text, so that an address with a fragment holds in every locale."""

from __future__ import annotations

import unicodedata


class Anchors:
    """Gives each heading an id that no other element of the article has. `taken` are the ids that the author wrote."""

    def __init__(self, taken: frozenset[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def give(self, text: str) -> str:
        """The slug of the text, with a number where that is taken."""
        stem = slug(text)
        number = self._last.get(stem, 0)
        name = f"{stem}-{number}" if number else stem
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._last[stem] = number
        self._taken.add(name)
        return name


def slug(text: str) -> str:
    """Lower case, words joined by hyphens; letters, digits and combining marks of every script stay (as GitHub does it). Never empty."""
    kept = "".join(character for character in unicodedata.normalize("NFC", text).lower() if _belongs(character))
    return "-".join(kept.replace("-", " ").split()) or "section"


def _belongs(character: str) -> bool:
    return character in " -_\t\n\u00a0" or unicodedata.category(character)[0] in "LMN"
