"""The door to Babel (CLDR): what is known of a locale from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.messages.plurals import get_plural
from babel.numbers import format_decimal, format_percent

from pipeline.model import Digits, Month, PipelineError, Style, Value

_NAME = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*\Z")
_PSEUDO = re.compile(r"([a-z]{2,3})[_-](XA|XB)\Z")
_RIGHT_TO_LEFT = frozenset(
    [
        "Adlm",
        "Arab",
        "Aran",
        "Armi",
        "Avst",
        "Chrs",
        "Cprt",
        "Elym",
        "Hatr",
        "Hebr",
        "Hung",
        "Khar",
        "Lydi",
        "Mand",
        "Mani",
        "Mend",
        "Merc",
        "Mero",
        "Narb",
        "Nbat",
        "Nkoo",
        "Orkh",
        "Ougr",
        "Palm",
        "Perm",
        "Phli",
        "Phlp",
        "Phnx",
        "Prti",
        "Rohg",
        "Samr",
        "Sarb",
        "Sogd",
        "Sogo",
        "Syrc",
        "Thaa",
        "Yezi",
    ]
)
"""ISO 15924 codes of scripts that run from right to left (Unicode, property Bidi_Class R or AL of their letters)."""


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is how the project writes it (pt_BR), `tag` its BCP 47 form (pt-BR), `script` an ISO 15924 code, `territorial` the ll_CC form of Open Graph."""

    name: str
    tag: str
    primary: str
    script: str | None
    direction: str
    english: str
    territorial: str
    plural_forms: str
    pseudo: bool = False
    """Whether it is one of Unicode's pseudo-locales (en_XA, ar_XB): for looking at a layout, never for readers."""

    @property
    def autonym(self) -> str:
        """What the language is called in itself. CLDR's whole data of the locale is read for it, so that only those pay who show it."""
        return f"[{self.tag}]" if self.pseudo else _autonym(self.name)


@lru_cache(maxsize=512)
def language(name: str) -> Language:
    """Raises PipelineError, as a usage error, for a name that CLDR does not know."""
    try:
        if not _NAME.match(name):
            raise ValueError(name)
        pseudo = _PSEUDO.match(name)
        locale = Locale.parse(pseudo[1] if pseudo else name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise PipelineError(f'"{name}" is no locale that CLDR knows', mend="use a name such as de, pt_BR or zh_Hans", usage=True) from error
    script, territory = _likely(locale)
    if pseudo is not None:
        return _pseudo(name, locale, script, pseudo[2])
    return Language(
        name=name,
        tag=str(locale).replace("_", "-"),
        primary=locale.language,
        script=script,
        direction="rtl" if script in _RIGHT_TO_LEFT else "ltr",
        english=locale.english_name or name,
        territorial=f"{locale.language}_{territory}" if territory else locale.language,
        plural_forms=get_plural(locale).plural_forms,
    )


@lru_cache(maxsize=512)
def _autonym(name: str) -> str:
    locale = Locale.parse(name.replace("-", "_"))
    autonym = locale.get_display_name(locale) or name
    return autonym[:1].upper() + autonym[1:]


def _pseudo(name: str, locale: Locale, script: str | None, territory: str) -> Language:
    right_to_left = script in _RIGHT_TO_LEFT
    if right_to_left != (territory == "XB"):
        mend = "XA is for languages that run from left to right (en_XA), XB for those from right to left (ar_XB)"
        raise PipelineError(f'"{name}" is no pseudo-locale', mend=mend, usage=True)
    return Language(
        name=name,
        tag=f"{locale.language}-{territory}",
        primary=locale.language,
        script=script,
        direction="rtl" if right_to_left else "ltr",
        english=f"pseudo-locale {locale.language}-{territory}",
        territorial=f"{locale.language}_{territory}",
        plural_forms=get_plural(locale).plural_forms,
        pseudo=True,
    )


def _likely(locale: Locale) -> tuple[str | None, str | None]:
    """Script and territory, by CLDR's likely subtags where the name leaves them out."""
    table = get_global("likely_subtags")
    parts = (locale.language, locale.script, locale.territory)
    for key in (
        "_".join(part for part in parts if part),
        "_".join(part for part in (parts[0], parts[2]) if part),
        "_".join(part for part in (parts[0], parts[1]) if part),
        parts[0],
    ):
        if key in table:
            likely = parse_locale(table[key])
            return locale.script or likely[2], locale.territory or likely[1]
    return locale.script, locale.territory


@dataclass(frozen=True, slots=True)
class NumberSymbols:
    """How a locale writes numbers, over all digits that it uses: its decimal signs, its group signs, and how many digits stand in a group: the last
    before the decimal sign, and the others.
    """

    decimal: frozenset[str]
    group: frozenset[str]
    grouping: tuple[int, int]


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name behind (`after`) or before a number, or instead of one: `value` is what the name alone says (Arabic and Hebrew duals)."""

    unit: str
    name: str
    after: bool
    value: int | None = None


@lru_cache(maxsize=512)
def number_symbols(name: str) -> NumberSymbols:
    """CLDR's symbols for Latin digits and for the locale's own. `name` is one that `language` accepts."""
    locale = _locale(name)
    systems = [symbols for symbols in locale.number_symbols.values() if symbols.get("decimal") and symbols.get("group")]
    pattern = locale.decimal_formats[None]
    return NumberSymbols(
        decimal=frozenset(symbols["decimal"] for symbols in systems),
        group=frozenset(symbols["group"] for symbols in systems),
        grouping=pattern.grouping,
    )


@lru_cache(maxsize=512)
def unit_names(name: str) -> tuple[UnitName, ...]:
    """CLDR's long and short names of units, as `duration-week`; without those for something per unit. `name` is one that `language` accepts."""
    found: dict[UnitName, None] = {}
    for unit, lengths in _locale(name)._data["unit_patterns"].items():  # noqa: SLF001  Babel formats with CLDR's unit names and has no public way to read them
        for length in ("long", "short"):
            for plural, pattern in lengths.get(length, {}).items():
                made = _unit_name(unit, plural, pattern)
                if made is not None:
                    found[made] = None
    return tuple(found)


def _unit_name(unit: str, plural: str, pattern: str) -> UnitName | None:
    before, number, after = pattern.partition("{0}")
    if plural in ("per", "case", "gender") or (before.strip() and after.strip()):
        return None
    if not number:
        value = {"one": 1, "two": 2}.get(plural)
        return None if value is None else UnitName(unit, before.strip(), after=True, value=value)
    return UnitName(unit, (before + after).strip(), after=bool(after.strip()))


@lru_cache(maxsize=512)
def month_names(name: str) -> tuple[tuple[int, str], ...]:
    """The months' names, whole and shortened, with their numbers from 1. `name` is one that `language` accepts."""
    months = _locale(name).months
    return tuple((number, text) for use in months.values() for width in ("wide", "abbreviated") for number, text in use[width].items())


_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x660,
    "arabext": 0x6F0,
    "beng": 0x9E6,
    "cakm": 0x11136,
    "deva": 0x966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x7C0,
    "olck": 0x1C50,
    "tibt": 0xF20,
}
"""The digit zero of each numbering system that is some locale's default in CLDR; the other digits follow it. Source: UTS 35, numberingSystems.xml."""


def formatted(name: str, value: Value, style: Style, digits: Digits = Digits.LATIN) -> str:
    """A value as a locale writes it, as CLDR has it, in the Gregorian calendar. `name` is one that `language` accepts; `style` fits the value.

    A time of day has its seconds if there are any; a number keeps all its digits.
    """
    locale = _locale(name)
    system = locale.default_numbering_system if digits is Digits.NATIVE else "latn"
    text = _formatted(locale, value, style, system)
    return text if system not in _ZEROS else _in_digits(text, locale, value, system)


def _in_digits(text: str, locale: Locale, value: Value, system: str) -> str:
    """Babel writes the separators of a numbering system, but neither its digits nor its signs."""
    signs = {"%": "percentSign", "-": "minusSign"} if isinstance(value, Decimal) else {}
    symbols = locale.number_symbols[system]
    return text.translate(
        {ord("0") + digit: _ZEROS[system] + digit for digit in range(10)} | {ord(sign): symbols.get(key, sign) for sign, key in signs.items()}
    )


def _formatted(locale: Locale, value: Value, style: Style, system: str) -> str:
    match value:
        case Decimal() if style is Style.PERCENT:
            return format_percent(value, locale=locale, decimal_quantization=False, numbering_system=system)
        case Decimal():
            return format_decimal(value, locale=locale, decimal_quantization=False, numbering_system=system)
        case Month(year, month):
            skeleton = "yMMMM" if style in (Style.LONG, Style.FULL) else "yMMM"
            return format_skeleton(skeleton, date(year, month, 1), locale=locale)
        case time():
            return format_time(value, _clock(value.second), locale=locale)
        case datetime():
            day, hour = format_date(value, style.value, locale=locale), format_time(value.time(), _clock(value.second), locale=locale)
            return str(get_datetime_format(_LENGTHS[style], locale=locale)).replace("'", "").replace("{0}", hour).replace("{1}", day)
        case date():
            return format_date(value, style.value, locale=locale)


_LENGTHS: dict[Style, Literal["short", "medium", "long", "full"]] = {
    Style.SHORT: "short",
    Style.MEDIUM: "medium",
    Style.LONG: "long",
    Style.FULL: "full",
}


def _clock(seconds: int) -> Literal["short", "medium"]:
    return "medium" if seconds else "short"


def _locale(name: str) -> Locale:
    pseudo = _PSEUDO.match(name)
    return Locale.parse(pseudo[1] if pseudo else name.replace("-", "_"))
