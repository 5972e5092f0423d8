"""The data of every language: its form, and what it makes of translated warnings, whole and damaged (tests/corpus/warnings)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon.lexicon import Aspect, Lexicon, lexicon
from pipeline.lexicon.polarity import Sense, sense
from pipeline.model import Severity
from pipeline.terms import plain

ROOT = Path(__file__).parents[2]
DATA = {path.stem: path for path in sorted((ROOT / "pipeline" / "lexicon" / "data").glob("*.toml"))}
CORPORA = {path.stem: path for path in sorted((ROOT / "tests" / "corpus" / "warnings").glob("*.toml"))}

KEYS = {
    "negation": {"denies", "excludes", "harmless"},
    "obligation": {"must", "should", "may"},
    "urgency": {"immediately", "stop"},
    "bounds": {"most", "least", "above", "below", "until", "before", "after"},
    "signals": {severity.value for severity in Severity},
}
OPTIONAL = {"only", "conditions", "cease", "unhurried"}
# fmt: off
UNITS = frozenset(
    {
        "second", "minute", "hour", "day", "week", "month", "year", "kilogram", "gram", "milligram", "microgram", "nanogram", "litre", "decilitre",
        "centilitre", "millilitre", "microlitre", "metre", "centimetre", "millimetre", "micrometre", "kilometre", "percent", "celsius", "fahrenheit",
        "international-unit", "mole", "millimole", "micromole", "kilojoule", "kilocalorie", "volt", "ampere", "watt", "hertz", "bar", "pascal", "tablet",
        "capsule", "drop", "dose", "ampoule", "vial", "sachet", "spoon", "time",
    }
)
# fmt: on
DAMAGES = {"negation-lost": 8, "negation-gained": 4, "softened": 4, "urgency-lost": 4}
"""The ways in which a corpus damages translations, and how often at least."""
NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")


def data(language: str) -> dict[str, Any]:
    return tomllib.loads(DATA[language].read_text(encoding="utf-8"))


def corpus(language: str) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads(CORPORA[language].read_text(encoding="utf-8"))


def tables(language: str) -> dict[str, list[str]]:
    return {f"{name}.{key}": forms for name, table in data(language).items() if isinstance(table, dict) for key, forms in table.items()}


def known(language: str) -> Lexicon:
    found = lexicon(language)
    assert found is not None, f"{language} has a corpus and no data"
    return found


def values(text: str, language: Lexicon) -> set[Decimal]:
    """The values a text gives, in words or in digits; digits with marks are read in every way."""
    found = {hit.kind for hit in language.numerals.find(plain(text))}
    for match in NUMBER.findall(text):
        for written in (match.replace(",", "."), re.sub(r"\D", "", match), *re.findall(r"\d+", match)):
            try:
                found.add(Decimal(written))
            except InvalidOperation:
                continue
    return found


def spelled(text: str, language: Lexicon) -> set[Decimal]:
    """The values a text spells out; the once of "at once" is no number."""
    folded = plain(text)
    urgent = language.urgency.find(folded)
    return {hit.kind for hit in language.numerals.find(folded) if not any(other.start <= hit.start < other.end for other in urgent)}


def softened(source: Sense, target: Sense) -> bool:
    if target[Aspect.MUST]:
        return False
    weak = target[Aspect.SHOULD] + target[Aspect.MAY] > source[Aspect.SHOULD] + source[Aspect.MAY]
    advice = source[Aspect.SHOULD] > 0 and target[Aspect.SHOULD] == 0 and target[Aspect.MAY] > source[Aspect.MAY]
    return (source[Aspect.MUST] > 0 and weak) or advice


def faults(english: str, translation: str, language: str) -> set[str]:
    """The ways in which the words of two texts differ."""
    source, target = sense(english, known("en")), sense(translation, known(language))
    denied, excluded = target[Aspect.DENIES], target[Aspect.EXCLUDES]
    stopped = target[Aspect.STOP] + denied + excluded > 0
    found = {
        "negation-lost": source[Aspect.DENIES] > 0 and denied + excluded == 0,
        "negation-gained": source[Aspect.DENIES] + source[Aspect.EXCLUDES] == 0 and denied > 0,
        "softened": softened(source, target),
        "urgency-lost": source[Aspect.IMMEDIATELY] > target[Aspect.IMMEDIATELY] == 0 or (source[Aspect.STOP] > 0 and not stopped),
        "numeral-lost": not spelled(english, known("en")) <= values(translation, known(language)),
    }
    return {way for way, is_found in found.items() if is_found}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, language, id=f"{language}-{number}") for language in CORPORA for number, case in enumerate(corpus(language).get(kind, []), start=1)
    ]


@pytest.mark.parametrize("language", DATA)
def test_a_language_names_itself_and_has_every_table(language: str) -> None:
    found = data(language)
    assert found["language"] == language
    assert {name: set(found[name]) - OPTIONAL for name in KEYS} == KEYS
    assert all(found["signals"].values()), "a signal word of each level"
    assert set(found["units"]) <= UNITS
    assert {Decimal(value) for value in found["numerals"]} >= set(map(Decimal, range(1, 11)))
    assert set(found) <= {*KEYS, "language", "numerals", "units", "order", "joins", "danger"}


@pytest.mark.parametrize("language", DATA)
def test_forms_are_written_as_texts_are_folded(language: str) -> None:
    """Units aside: a symbol such as ℃ is written as it is read."""
    assert [(name, form) for name, forms in tables(language).items() if not name.startswith("units") for form in forms if form != plain(form)] == []


@pytest.mark.parametrize("language", DATA)
def test_stars_stand_only_at_the_edges_of_forms(language: str) -> None:
    found = [(name, form) for name, forms in tables(language).items() for form in forms]
    assert [(name, form) for name, form in found if not form.strip("*") or "*" in form.removeprefix("*").removesuffix("*")] == []


@pytest.mark.parametrize("language", DATA)
def test_no_table_has_a_form_twice(language: str) -> None:
    assert [(name, form) for name, forms in tables(language).items() for form in sorted(set(forms)) if forms.count(form) > 1] == []


@pytest.mark.parametrize("language", DATA)
def test_a_numeral_has_one_value(language: str) -> None:
    numerals: Mapping[str, list[str]] = data(language)["numerals"]
    forms = list(chain.from_iterable(numerals.values()))
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("language", DATA)
def test_the_four_levels_of_signal_words_can_be_told_apart(language: str) -> None:
    levels = [frozenset(forms) for forms in data(language)["signals"].values()]
    assert len(set(levels)) == len(Severity)


@pytest.mark.parametrize("language", CORPORA)
def test_a_corpus_is_large_enough_to_say_something(language: str) -> None:
    found = corpus(language)
    assert len(found["pair"]) >= 36
    ways = [case["way"] for case in found["damage"]]
    assert [way for way, least in DAMAGES.items() if ways.count(way) < least] == []


@pytest.mark.parametrize(("case", "language"), cases("pair"))
def test_a_faithful_translation_raises_no_alarm(case: Mapping[str, str], language: str) -> None:
    assert faults(case["en"], case["tr"], language) == set()


@pytest.mark.parametrize(("case", "language"), cases("damage"))
def test_a_damaged_translation_is_found(case: Mapping[str, str], language: str) -> None:
    assert case["way"] in faults(case["en"], case["tr"], language)
