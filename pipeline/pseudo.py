"""Pseudo-translations, which show a layout before translators start: accented and longer (XA), or in another script and direction (XB).

The names are those of Unicode's pseudo-locales (CLDR: en-XA, ar-XB). Law: tags, digits, punctuation and spaces stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.placeholders import cut

_ACCENTED = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "àƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
        strict=True,
    )
)
_RIGHT_TO_LEFT = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتدهفجحيزكلمنوپقرسطعڤشخغظ", strict=True))


def accented(text: str, tags: Iterable[str]) -> str:
    """Each Latin letter with an accent, each vowel twice (about a third longer, as German or Finnish is), brackets round the whole to show what is cut off."""
    return f"[{_mapped(text, tags, _accent)}]"


def mirrored(text: str, tags: Iterable[str]) -> str:
    """Each Latin letter as a letter of the Arabic script, so that the text runs from right to left without any control character."""
    return _mapped(text, tags, lambda letter: _RIGHT_TO_LEFT.get(letter.lower(), letter))


def pseudo_text(text: str, tags: Iterable[str], script: str | None) -> str:
    """A text as a pseudo-locale of this script (ISO 15924) has it."""
    return mirrored(text, tags) if script == "Arab" else accented(text, tags)


def _accent(letter: str) -> str:
    changed = _ACCENTED.get(letter, letter)
    return changed * 2 if letter in "aeiouAEIOU" else changed


def _mapped(text: str, tags: Iterable[str], change: Callable[[str], str]) -> str:
    parts = cut(text, tags)
    return "".join(part if index % 2 else "".join(map(change, part)) for index, part in enumerate(parts))
