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

PATH = Path(__file__).parents[1] / "corpus" / "damage" / "registers.toml"
PAIRS: list[dict[str, str]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["pair"]
RULES = tuple(rule for rule in UNIT_RULES if rule.scope is not Scope.EVERY and rule.id != "punctuation")
LANGUAGES = tuple(name for name in PAIRS[0] if name != "register")


def refused(source: str, target: str, pair: dict[str, str]) -> Iterator[str]:
    subject = UnitSubject(unit(pair[source], warning="sun"), Translated(HERE, pair[target]), language(source), language(target))
    yield from (f"{source}-{target} {rule.id}: {pair[target]}" for rule in RULES for _ in rule.check(subject))


def test_every_pair_is_in_every_language() -> None:
    assert len(PAIRS) >= 20
    assert len(LANGUAGES) == 24
    assert all(set(pair) == {*LANGUAGES, "register"} for pair in PAIRS)


@pytest.mark.parametrize("target", [name for name in LANGUAGES if name != "en"])
def test_no_translation_from_english_is_refused(target: str) -> None:
    assert [fault for pair in PAIRS for fault in refused("en", target, pair)] == []


def test_hardly_any_translation_between_other_languages_is_refused() -> None:
    ways = [(source, target, pair) for pair in PAIRS for source, target in permutations(("cs", "de", "es", "fi", "fr", "it", "nl", "pl"), 2)]
    assert sum(any(refused(*way)) for way in ways) / len(ways) <= 0.005
