"""Units of measure: their symbols, which are the same everywhere, and their names in a locale (CLDR, and what the language's own data adds)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon.lexicon import lexicon
from pipeline.lexicon.measures import UNITS_BY_SYMBOL, own_name
from pipeline.locales import language, unit_names
from pipeline.terms import is_spaced, is_unspaced, plain

_DOUBTFUL = frozenset("sdtM")
"""Symbols that are words or letters of other uses in some language: units only where neither a word nor a number follows."""
_CAPITALS = frozenset("AVW")
"""Symbols that are words in capitals (Portuguese A, Czech V, Polish W): units only where no number follows, 5 A 10."""
_CYRILLIC_WORDS = frozenset("авиійкосуз")
"""Words of one letter in Cyrillic: 5 в день is no voltage."""
_SYMBOL = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, UNITS_BY_SYMBOL), key=len, reverse=True))})(?![A-Za-zÀ-ɏ0-9²³]|['’][^\W\d_])")
_GAP = re.compile(r"[ \u00a0\u2007\u2009\u202f\u200e\u200f\u061c]*(?:[-\u2010\u2011](?=[^\W\d_]))?")
_WINDOW = 40
_OPENING = '([{,;:"„“«'
_CLOSING = ".,;:!?)]}»”\"'"
"""Signs with which no unit's name ends before a number, and none begins behind one, unless a language's data says otherwise."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """What may be meant by a name: mostly one unit. `per` is what stands behind a slash. `end` is where the name ends."""

    names: frozenset[str]
    per: frozenset[str]
    end: int


class UnitFinder:
    """Finds the unit of a number in the texts of one locale."""

    def __init__(self, locale: str) -> None:
        after: dict[tuple[str, bool, bool], set[str]] = {}
        before: dict[str, set[str]] = {}
        for unit, form in _forms(locale):
            folded = plain(form)
            after.setdefault((folded.strip("*"), folded.startswith("*"), folded.endswith("*")), set()).add(unit)
        for name in unit_names(locale):
            own = own_name(name.unit)
            if own is not None and name.value is None:
                folded = plain(name.name)
                (after.setdefault((folded, False, False), set()) if name.after else before.setdefault(folded, set())).add(own)
        self._forms: dict[str, tuple[frozenset[str], bool]] = {}
        self._tails: dict[str, tuple[frozenset[str], bool]] = {}
        # A name that CLDR has without an ending and the data with any keeps the latter: "Meter" of CLDR, "meter*" for "2 Metern".
        for (form, free_start, free_end), units in sorted(after.items(), key=lambda item: item[0][2]):
            if form:
                known = self._tails if free_start else self._forms
                known[form] = (frozenset(units) | known.get(form, (frozenset(), False))[0], free_end)
        self._lengths = tuple(sorted({len(form) for form in self._forms}, reverse=True))
        self._closing = frozenset(("", *_CLOSING)) - {form[0] for form in (*self._forms, *self._tails, *UNITS_BY_SYMBOL)}
        self._before = {form: frozenset(units) for form, units in before.items()}
        self._opening = frozenset(_OPENING) - {form[-1:] for form in before}

    def behind(self, text: str, end: int) -> Unit | None:
        """The unit of the number that ends at `end`."""
        gap = _GAP.match(text, end)
        start = gap.end() if gap is not None else end
        if text[start : start + 1] in self._closing:
            return None
        unit = self._symbol(text, start) or self._name(text, start)
        if unit is None or not text.startswith("/", unit.end):
            return unit
        per = self._symbol(text, unit.end + 1) or self._name(text, unit.end + 1)
        return unit if per is None else Unit(unit.names, per.names, per.end)

    def before(self, text: str, start: int) -> Unit | None:
        """The unit whose name stands before a number, as in Turkish %5."""
        lead = text[max(0, start - _WINDOW) : start].rstrip()
        if lead.endswith("%"):
            return Unit(frozenset(("percent",)), frozenset(), start)
        if not self._before or lead[-1:] in self._opening:
            return None
        folded = plain(lead)
        for form, units in self._before.items():
            if folded.endswith(form) and not is_spaced(folded[-len(form) - 1 : -len(form)] or " "):
                return Unit(units, frozenset(), start)
        return None

    def _symbol(self, text: str, start: int) -> Unit | None:
        match = _SYMBOL.match(text, start)
        if match is None:
            return None
        following = text[match.end() :].lstrip()[:1]
        if (match[0] in _DOUBTFUL and following.isalnum()) or (match[0] in _CAPITALS and following.isdecimal()):
            return None
        return Unit(frozenset((UNITS_BY_SYMBOL[match[0]],)), frozenset(), match.end())

    def _name(self, text: str, start: int) -> Unit | None:
        window = plain(text[start : start + _WINDOW])
        for length in self._lengths:
            found = self._forms.get(window[:length])
            if found is not None and len(window) >= length and _ends(window, length, free=found[1]) and not _is_doubtful(window, length):
                return Unit(found[0], frozenset(), start + length)
        word = _WORD.match(window)
        if word is not None:
            for form, (units, free_end) in self._tails.items():
                index = word[0].find(form)
                if index >= 0 and (free_end or index + len(form) == len(word[0])):
                    return Unit(units, frozenset(), start + word.end())
        return None


@lru_cache(maxsize=256)
def unit_finder(locale: str) -> UnitFinder:
    """The finder of a locale that `locales.language` accepts."""
    return UnitFinder(locale)


def duals(locale: str) -> Iterable[tuple[str, str]]:
    """Units, and words of CLDR for two of each: Arabic and Hebrew duals."""
    for name in unit_names(locale):
        unit = own_name(name.unit)
        if name.value == _DUAL and unit is not None:
            yield unit, name.name


_DUAL = 2


def _forms(locale: str) -> Iterable[tuple[str, str]]:
    data = lexicon(language(locale).primary)
    return () if data is None else ((unit, form) for unit, forms in data.units.items() for form in forms)


def _is_doubtful(window: str, length: int) -> bool:
    """One Latin letter before a word or a number is a word itself, and so are some Cyrillic ones: Czech 1 s vodou, Portuguese 7 a 10, Russian 5 в день."""
    letter = window[0]
    return length == 1 and ((letter.isascii() and letter.isalpha()) or letter in _CYRILLIC_WORDS) and window[1:].lstrip("' ")[:1].isalnum()


def _ends(window: str, length: int, *, free: bool) -> bool:
    """Whether a name ends here: particles follow Korean ones, and scripts without spaces have no edges."""
    last = window[length - 1]
    if free or length == len(window) or is_unspaced(last) or "가" <= last <= "힣" or not last.isalnum():
        return True
    following = window[length]
    return not is_spaced(following) or is_unspaced(following)
