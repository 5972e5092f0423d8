"""Dates, times and numbers that a page writes as its own language does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How a value is written; the values are those of `data-format`. The first four are CLDR's lengths of dates, the others are for numbers."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    FULL = "full"
    DECIMAL = "decimal"
    PERCENT = "percent"


class Digits(StrEnum):
    """Which digits a value is written with: Latin ones in every language, or those of the numbering system that CLDR gives as the language's default."""

    LATIN = "latin"
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, counted from 1, as in `2026-03`."""

    year: int
    month: int


Value: TypeAlias = "date | time | datetime | Month | Decimal"


@dataclass(frozen=True, slots=True)
class Format:
    """A value that is no translator's matter. `shown` is the author's text for it, "" where he leaves it to the pipeline in his own language too."""

    value: Value
    style: Style
    shown: str
    digits: Digits = Digits.LATIN
