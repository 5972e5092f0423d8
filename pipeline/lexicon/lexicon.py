"""The data of one language, read once: which words deny, oblige, urge, count and measure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.lexicon.words import WordFinder
from pipeline.model import Severity


class Aspect(Enum):
    """What a word does to the sense of a sentence. The values are the tables and keys of the data."""

    DENIES = "negation.denies"
    EXCLUDES = "negation.excludes"
    HARMLESS = "negation.harmless"
    ONLY = "negation.only"
    CONDITION = "negation.conditions"
    MUST = "obligation.must"
    SHOULD = "obligation.should"
    MAY = "obligation.may"
    IMMEDIATELY = "urgency.immediately"
    STOP = "urgency.stop"
    CEASE = "urgency.cease"
    UNHURRIED = "urgency.unhurried"
    MOST = "bounds.most"
    LEAST = "bounds.least"
    ABOVE = "bounds.above"
    BELOW = "bounds.below"
    UNTIL = "bounds.until"
    BEFORE = "bounds.before"
    AFTER = "bounds.after"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. `polarity`, `modality`, `urgency`, `conditions` and `bounds` find aspects; `numerals` values; `units` maps the names of units to forms.
    `danger` finds what warnings speak of, by weight: nothing where the data does not say.

    `keeps_order` is False where a good translation may well put the amounts of a sentence in another order; `joins` are words between the ends of a range.
    """

    language: str
    polarity: WordFinder[Aspect]
    modality: WordFinder[Aspect]
    urgency: WordFinder[Aspect]
    conditions: WordFinder[Aspect]
    bounds: WordFinder[Aspect]
    numerals: WordFinder[Decimal]
    units: Mapping[str, tuple[str, ...]]
    signals: Mapping[Severity, tuple[str, ...]]
    danger: WordFinder[int]
    keeps_order: bool
    joins: frozenset[str]


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon | None:
    """The data of a primary language subtag (BCP 47), None where there is none: what depends on it is then unverified, never passed."""
    resource = files("pipeline.lexicon").joinpath("data", f"{language}.toml")
    if not language.isalpha() or not resource.is_file():
        return None
    data = tomllib.loads(resource.read_text(encoding="utf-8"))

    def finder(*aspects: Aspect) -> WordFinder[Aspect]:
        return WordFinder({aspect: _table(data, aspect.value) for aspect in aspects})

    return Lexicon(
        language=language,
        polarity=finder(Aspect.DENIES, Aspect.EXCLUDES, Aspect.HARMLESS),
        modality=finder(Aspect.MUST, Aspect.SHOULD, Aspect.MAY),
        urgency=finder(Aspect.IMMEDIATELY, Aspect.STOP, Aspect.CEASE, Aspect.UNHURRIED),
        conditions=finder(Aspect.ONLY, Aspect.CONDITION),
        bounds=finder(Aspect.MOST, Aspect.LEAST, Aspect.ABOVE, Aspect.BELOW, Aspect.UNTIL, Aspect.BEFORE, Aspect.AFTER),
        numerals=WordFinder({Decimal(value): forms for value, forms in data["numerals"].items()}),
        units=MappingProxyType({unit: tuple(forms) for unit, forms in data["units"].items()}),
        signals=MappingProxyType({severity: tuple(data["signals"][severity.value]) for severity in Severity}),
        danger=WordFinder({int(weight): forms for weight, forms in data.get("danger", {}).items()}),
        keeps_order=data.get("order") != "free",
        joins=frozenset(data.get("joins", ())),
    )


def _table(data: Mapping[str, Mapping[str, list[str]]], name: str) -> list[str]:
    table, key = name.split(".")
    return data[table].get(key, []) if key in _OPTIONAL else data[table][key]


_OPTIONAL = frozenset(("only", "conditions", "cease", "unhurried"))
"""Tables that a language may leave out: without them "not … unless" is looked at less closely, no source of the language
says stop, and nothing of it only sounds urgent ("two doses at once")."""
