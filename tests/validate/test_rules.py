"""One rule, one file, one test, one word for it everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.model import Level
from pipeline.validate import rules
from pipeline.validate.rule import PageRule, ReviewRule, Scope, SourceRule, UnitRule, WarningRule
from pipeline.validate.rules import PAGE_RULES, REVIEW_RULES, SOURCE_RULES, UNIT_RULES, WARNING_RULES

Rule = UnitRule | WarningRule | PageRule | SourceRule | ReviewRule
RULES: tuple[Rule, ...] = (*UNIT_RULES, *WARNING_RULES, *PAGE_RULES, *SOURCE_RULES, *REVIEW_RULES)
OF_THE_GATE = {"contract-idle", "rule-crashed", "too-little-translated", "unverified"}
FOLDER = Path(str(rules.__file__)).parent


def name(rule: Rule) -> str:
    return rule.id


def module(check: Callable[..., object]) -> str:
    return check.__module__.rpartition(".")[2]


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_an_id_is_kebab_case_and_names_the_module(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert module(rule.check) == rule.id.replace("-", "_")


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & OF_THE_GATE


def test_every_module_is_registered_once() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert sorted(module(rule.check) for rule in RULES) == sorted(modules)
    assert all(isinstance(getattr(rules, stem), ModuleType) for stem in modules)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_every_rule_has_a_test_module_of_its_name(rule: Rule) -> None:
    assert (Path(__file__).parent / "rules" / f"test_{module(rule.check)}.py").is_file()


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_every_rule_says_what_is_bad_and_what_is_good(rule: Rule) -> None:
    assert re.match(r"Bad: .+\sGood: .+", rule.check.__doc__ or "", re.DOTALL)
    assert rule.summary.endswith(".")


def test_of_the_rules_for_every_unit_only_states_and_copies_are_as_light_as_information() -> None:
    light = {rule.id for rule in UNIT_RULES if rule.level is Level.INFO and rule.scope is Scope.EVERY}
    assert light == {"missing", "empty", "fuzzy", "obsolete", "copied-from-source"}
