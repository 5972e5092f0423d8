"""The rules about units are silent on sound warnings of many registers, whichever language is the source."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.rule import Scope, UnitSubject
from pipeline.validate.rules import UNIT_RULES

from .builders import HERE, unit

PATHS = sorted((Path(__file__).parents[1] / "corpus" / "damage").glob("registers*.toml"))
FILES: dict[str, list[dict[str, str]]] = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["pair"] for path in PATHS}
PAIRS = [pair for pairs in FILES.values() for pair in pairs]
RULES = tuple(rule for rule in UNIT_RULES if rule.scope is not Scope.EVERY and rule.id != "punctuation")
LANGUAGES = tuple(name for name in FILES["registers"][0] if name != "register")
EVERY_LANGUAGE = (*LANGUAGES, "tr", "uk")


def refused(source: str, target: str, pair: dict[str, str]) -> Iterator[str]:
    subject = UnitSubject(unit(pair[source], warning="sun"), Translated(HERE, pair[target]), language(source), language(target))
    yield from (f"{source}-{target} {rule.id}: {pair[target]}" for rule in RULES for _ in rule.check(subject))


def test_every_pair_is_in_every_language() -> None:
    assert len(PAIRS) >= 20
    assert len(LANGUAGES) == 24
    assert all(set(pair) == {*LANGUAGES, "register"} for pair in FILES["registers"])


@pytest.mark.parametrize("name", FILES)
def test_the_pairs_of_a_file_are_in_the_same_languages(name: str) -> None:
    assert {frozenset(pair) for pair in FILES[name]} == {frozenset(FILES[name][0])}
    assert {"en", "register"} < set(FILES[name][0]) <= {*EVERY_LANGUAGE, "register"}


@pytest.mark.parametrize("target", [name for name in EVERY_LANGUAGE if name != "en"])
def test_no_translation_from_english_is_refused(target: str) -> None:
    assert [fault for pair in PAIRS if target in pair for fault in refused("en", target, pair)] == []


def test_hardly_any_translation_between_other_languages_is_refused() -> None:
    languages = ("cs", "de", "es", "fi", "fr", "it", "nl", "pl")
    ways = [(source, target, pair) for pair in FILES["registers"] for source, target in permutations(languages, 2)]
    assert sum(any(refused(*way)) for way in ways) / len(ways) <= 0.005
