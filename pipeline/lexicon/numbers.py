"""Numbers that a text writes with digits, by value: any digits of Unicode, the signs of its locale (CLDR), fractions, signs of minus, names such as B12.

A token that cannot be grouped as the locale groups digits reads the other way: 1.5 is one and a half in German too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from pipeline.locales import NumberSymbols


class Kind(Enum):
    """What digits, or words, are."""

    PLAIN = "a number"
    NAME = "digits behind a letter: B12, E102"
    ORDINAL = "digits with an ordinal ending: 2nd"
    SPELLED = "a number written as a word"


class Spaces(Enum):
    """Whether digits on both sides of a space may be one number."""

    JOIN = "2 500 is 2500"
    PART = "2 500 is 2 and 500"


@dataclass(frozen=True, slots=True)
class Number:
    """`values` are its readings without the sign, the likeliest first; `start` and `end` index the text that `western` made."""

    values: tuple[Decimal, ...]
    kind: Kind
    start: int
    end: int
    written: str
    negative: bool = False


class _Western(dict[int, str]):
    """A translation table that fills itself: digits of all scripts become 0–9, full-width signs and minus signs their plain forms."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        made = str(unicodedata.decimal(character)) if character.isdecimal() else _SIGNS.get(character, character)
        self[code] = made
        return made


_SIGNS = {
    "．": ".",
    "，": ",",
    "：": ":",
    "／": "/",
    "−": "-",
    "﹣": "-",
    "－": "-",
    "\u2010": "-",
    "\u2011": "-",
    "⁄": "/",
    "∕": "/",
    "٪": "%",
    "％": "%",
    "﹪": "%",
    "’": "'",
}
_WESTERN = _Western()

_SPACE = "\u00a0\u2007\u2009\u202f "
_SPACES = re.compile(f"[{_SPACE}]")
_SEPARATOR = ".,'٫٬·"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_TOKEN = re.compile(rf"\d+(?:[{_SEPARATOR}]\d+|[{_SPACE}]\d{{3}}(?![\d{_SEPARATOR}]*\d))*(?:[{_SPACE}]?[{_FRACTIONS}])?|[{_FRACTIONS}]")
_SLASHED = re.compile(r"(?:(\d+)[ \u00a0])?(\d)/([234568])(?![\d/.,])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W\d_])")
_TIMES = dict.fromkeys("万萬만", 10**4) | dict.fromkeys("億亿억", 10**8)
"""What East Asian texts write behind digits."""

_GLUING = re.compile("[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ]")
"""Letters of the scripts in which digits behind a letter belong to a name: Latin, Greek, Cyrillic."""

_PERIODS = 10**6
"""Fractions are compared to six digits: a third is 0.333333."""


def western(text: str) -> str:
    """The text with 0–9 for all decimal digits and plain signs, character for character: indexes stay."""
    return text if text.isascii() or (_FOREIGN_SIGN.search(text) is None and "".join(_DIGIT.findall(text)).isascii()) else text.translate(_WESTERN)


_FOREIGN_SIGN = re.compile(f"[{''.join(map(re.escape, _SIGNS))}]")
_DIGIT = re.compile(r"\d")


def has_digits(text: str) -> bool:
    """Whether there is a number to read."""
    return _WESTERN_DIGIT.search(text) is not None or (not text.isascii() and _ANY.search(text) is not None)


_WESTERN_DIGIT = re.compile("[0-9]")
_ANY = re.compile(rf"[\d{_FRACTIONS}]")


def numbers(text: str, symbols: NumberSymbols, spaces: Spaces) -> tuple[Number, ...]:
    """The numbers of a text that `western` made, from left to right. With Spaces.PART a space always parts two numbers."""
    found: list[Number] = []
    behind = 0
    fractions = "/" in text
    for match in _TOKEN.finditer(text):
        if match.start() < behind:
            continue
        slashed = _slashed(text, match.start()) if fractions else None
        if slashed is not None:
            found.append(slashed)
            behind = slashed.end
            continue
        if match[0].isdecimal():
            found.append(_whole(text, match.start(), match[0]))
        else:
            found.extend(_token(text, match.start(), match[0], symbols, spaces))
    return tuple(found)


def _slashed(text: str, start: int) -> Number | None:
    """A proper fraction of small numbers: 1/2, 3/4, 1 1/2."""
    match = _SLASHED.match(text, start)
    if match is None or (start and text[start - 1] in "0123456789/.,") or int(match[2]) >= int(match[3]):
        return None
    value = Fraction(int(match[2]), int(match[3])) + int(match[1] or 0)
    return Number((_decimal(value),), Kind.PLAIN, start, match.end(), match[0])


def _whole(text: str, start: int, written: str) -> Number:
    """A run of digits alone."""
    end = start + len(written)
    kind, negative = _kind(text, start, end)
    value = Decimal(written)
    factor = _TIMES.get(text[end : end + 1])
    return Number((value if factor is None else value * factor,), kind, start, end, written, negative)


def _kind(text: str, start: int, end: int) -> tuple[Kind, bool]:
    """What some digits are, and whether they are negative."""
    kind = Kind.NAME if _is_name(text, start) else Kind.ORDINAL if _ORDINAL.match(text, end) else Kind.PLAIN
    return kind, kind is Kind.PLAIN and _is_negative(text, start)


def _token(text: str, start: int, written: str, symbols: NumberSymbols, spaces: Spaces) -> Iterator[Number]:
    end = start + len(written)
    kind, negative = _kind(text, start, end)
    digits, fraction = _without_fraction(written)
    parted = spaces is Spaces.PART and _SPACES.search(digits) is not None
    values = () if parted else readings(digits, symbols) if digits else (Decimal(0),)
    if values:
        factor = _TIMES.get(text[end : end + 1])
        if fraction is not None or factor is not None:
            values = tuple(value * (factor or 1) + (fraction or 0) for value in values)
        yield Number(values, kind, start, end, written, negative)
        return
    for part in re.finditer(rf"[^{_SPACE}]+" if _SPACES.search(digits) else r"\d+", digits):
        last = part.end() == len(digits)
        for value in readings(part[0], symbols)[:1] or tuple(map(Decimal, re.findall(r"\d+", part[0]))):
            whole = value + (fraction or 0) if last else value
            yield Number((whole,), kind, start + part.start(), end if last else start + part.end(), part[0], negative and part.start() == 0)


def _without_fraction(written: str) -> tuple[str, Decimal | None]:
    if written[-1] not in _FRACTIONS:
        return written, None
    return written[:-1].rstrip(_SPACE), _decimal(Fraction(unicodedata.numeric(written[-1])).limit_denominator(9))


def readings(written: str, symbols: NumberSymbols) -> tuple[Decimal, ...]:
    """The values that a run of digits and separators can have in a locale, the likeliest first; none where it is several numbers: a date, a version."""
    if written.isdecimal():
        return (Decimal(written),)
    signs = re.findall(r"\D", written)
    parts = re.split(r"\D", written)
    whole = "".join(parts)
    if len(set(signs)) == 1:
        return tuple(_alike(parts, signs, whole, symbols))
    if signs.count(signs[-1]) == 1 and len({*signs[:-1]}) == 1 and signs[-1] in ".,٫·" and _is_grouped(parts[:-1], symbols.grouping):
        return (Decimal("".join(parts[:-1]) + "." + parts[-1]),)
    return ()


def _alike(parts: list[str], signs: list[str], whole: str, symbols: NumberSymbols) -> Iterator[Decimal]:
    sign = signs[0]
    grouped = _is_grouped(parts, symbols.grouping)
    single = len(signs) == 1
    groups = sign in symbols.group or sign in _SPACE or sign in "'٬"
    decimal = sign in symbols.decimal or sign in "٫·"
    if grouped and (not decimal or not single):
        yield Decimal(whole)
    if single and sign not in _SPACE and sign not in "'٬" and not (grouped and groups and not decimal):
        yield Decimal(".".join(parts))


def _is_grouped(parts: list[str], grouping: tuple[int, int]) -> bool:
    """Whether digits are grouped by the locale's sizes or by thousands."""
    first, *rest = parts
    if not rest or first.startswith("0") or len(first) > max(grouping) or len(rest[-1]) != grouping[0]:
        return False
    return all(len(part) in (3, grouping[1]) for part in rest[:-1])


def _is_name(text: str, start: int) -> bool:
    """B12, CYP3A4; but not the x of 2x5, and not the second number of 5mg10."""
    if not start or _GLUING.match(text[start - 1]) is None:
        return False
    return not (text[start - 1] in "xX" and (start == 1 or not text[start - 2].isalpha()))


def _is_negative(text: str, start: int) -> bool:
    """A dash before the digits that parts nothing: at the beginning, behind a bracket, or behind a space with no number before it."""
    index = start - 1
    while index >= 0 and text[index] in "\u200e\u200f\u061c\u2066\u2067\u2068":
        index -= 1
    if index < 0 or text[index] not in "-–":
        return False
    before = text[:index].rstrip("\u200e\u200f\u061c\u2066\u2067\u2068")
    if not before:
        return True
    return before[-1] in "([{<>≤≥\"'„“«:;~" or (before[-1].isspace() and not before.rstrip()[-1:].isdecimal())


def _decimal(value: Fraction) -> Decimal:
    rounded = round(value * _PERIODS)
    return Decimal(rounded) / _PERIODS
