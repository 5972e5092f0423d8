"""The rules about facts, all together: over the corpora of every language, over this project's own catalogues, and over what they miss."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.catalog.reader import read_catalogue
from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.rule import UnitSubject
from pipeline.validate.rules import FACT_RULES, signal_word

from .builders import HERE, unit

ROOT = Path(__file__).parents[2]
CORPORA = sorted((ROOT / "tests" / "corpus" / "warnings").glob("*.toml"))
CATALOGUES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
RULES = tuple(rule for rule in (*FACT_RULES, signal_word.RULE) if rule.id != "sentence-lost")
WAYS = {"softened": "obligation-softened"}
"""What a corpus calls a damage, where the rule has another name."""


def found(english: str, locale: str, text: str) -> set[str]:
    subject = UnitSubject(unit(english, warning="sun"), Translated(HERE, text), language("en"), language(locale))
    return {rule.id for rule in RULES for _ in rule.check(subject)}


def cases(kind: str) -> list[object]:
    return [
        pytest.param(case, path.stem, id=f"{path.stem}-{number}")
        for path in CORPORA
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(kind, []), start=1)
    ]


@pytest.mark.parametrize(("case", "locale"), cases("pair"))
def test_a_faithful_translation_raises_no_alarm(case: Mapping[str, str], locale: str) -> None:
    assert found(case["en"], locale, case["tr"]) == set()


@pytest.mark.parametrize(("case", "locale"), cases("damage"))
def test_a_damage_is_found_by_the_rule_of_its_name(case: Mapping[str, str], locale: str) -> None:
    assert WAYS.get(case["way"], case["way"]) in found(case["en"], locale, case["tr"])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_projects_own_warnings_raise_no_alarm(path: Path) -> None:
    catalogue = read_catalogue(path.read_bytes(), str(path))
    entries = [entry for entry in catalogue.entries.values() if (entry.context or "").startswith("warning:")]
    assert [(entry.msgid, ids) for entry in entries if (ids := found(entry.msgid, path.parts[-3], "".join(entry.msgstr)))] == []


def test_a_copy_of_the_source_is_judged_by_its_digits_alone() -> None:
    assert found("Do not use it for two weeks.", "de", "Do not use it for two weeks.") == set()
    assert found("Do not take 1,500 mg.", "de", "Do not take 1,500 mg.") == {"number-changed"}


MISSES = tomllib.loads((ROOT / "tests" / "corpus" / "facts" / "misses.toml").read_text(encoding="utf-8"))["miss"]


@pytest.mark.parametrize("case", MISSES, ids=lambda case: f"{case['locale']}: {case['why'][:40]}")
def test_what_is_missed_is_said_honestly(case: Mapping[str, str]) -> None:
    assert found(case["en"], case["locale"], case["tr"]) == set()
