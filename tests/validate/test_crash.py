"""A rule that fails blocks the page and says so; it never clears it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from pipeline.locales import language
from pipeline.model import Cleared, Judgement, Level, PipelineError, Translated, Withheld
from pipeline.validate import gate
from pipeline.validate.rule import always
from pipeline.validate.rules import PAGE_RULES, UNIT_RULES

from .builders import HERE, SETTINGS, article, contract, mark, requirement, termbase, unit

SUN, PROSE = unit("Avoid the sun.", warning="sun"), unit("See the leaflet.")
STATES = (Translated(HERE, "Meiden Sie die Sonne."), Translated(HERE, "Siehe das Merkblatt."))


def fails(_: object) -> Iterator[Any]:
    raise ZeroDivisionError("no such thing")


def fails_at_once(_: object) -> bool:
    raise ZeroDivisionError("no such thing")


def judged() -> Judgement:
    required = contract(requirement("sun"))
    opened = gate.open_case(article((SUN, PROSE), (mark("sun", 0),)), required, termbase("en"), language("en"))
    return gate.judge(opened, STATES, termbase(), SETTINGS, language("de"))


def broken(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    first, *others = getattr(gate, table)
    blind = {"concerns": always} if table == "UNIT_RULES" else {}
    monkeypatch.setattr(gate, table, (replace(first, check=fails, **blind), *others))


def test_without_a_failure_the_page_is_cleared() -> None:
    assert isinstance(judged().verdict, Cleared)


@pytest.mark.parametrize("table", ["UNIT_RULES", "WARNING_RULES", "PAGE_RULES"])
def test_a_rule_that_fails_withholds_the_page_and_is_named(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    broken(monkeypatch, table)
    judgement = judged()
    assert isinstance(judgement.verdict, Withheld)
    crashes = [finding for finding in judgement.findings if finding.rule == "rule-crashed"]
    assert {finding.level for finding in crashes} == {Level.ERROR}
    assert all(getattr(gate, table)[0].id in finding.message and "ZeroDivisionError: no such thing" in finding.message for finding in crashes)
    assert all(finding.hint.startswith("report it") for finding in crashes)


def test_a_failure_in_prose_withholds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "UNIT_RULES")
    assert {finding.msgid for finding in judged().findings if finding.rule == "rule-crashed"} == {"Avoid the sun.", "See the leaflet."}


def test_a_choice_of_rules_that_fails_silences_none(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = UNIT_RULES
    monkeypatch.setattr(gate, "UNIT_RULES", (replace(first, concerns=fails_at_once), *others))
    assert isinstance(judged().verdict, Cleared)
    monkeypatch.setattr("tests.validate.test_crash.STATES", (Translated(HERE, "Avoid the sun."), STATES[1]))
    assert "copied-from-source" in {finding.rule for finding in judged().findings}


def test_the_other_rules_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "UNIT_RULES")
    monkeypatch.setattr("tests.validate.test_crash.STATES", (Translated(HERE, "Avoid the sun."), STATES[1]))
    assert {"rule-crashed", "copied-from-source"} <= {finding.rule for finding in judged().findings}


def test_a_failure_in_the_source_withholds_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "SOURCE_RULES")
    opened = gate.open_case(article((SUN, PROSE), (mark("sun", 0),)), contract(requirement("sun")), termbase("en"), language("en"))
    assert [fault.rule for fault in opened.faults] == ["rule-crashed"]
    assert isinstance(gate.judge_source(opened, language("en")).verdict, Withheld)


def test_unusable_input_is_no_failure_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: object) -> Iterator[Any]:
        raise PipelineError("unusable", mend="mend it")

    first, *others = PAGE_RULES
    monkeypatch.setattr(gate, "PAGE_RULES", (replace(first, check=refuses), *others))
    with pytest.raises(PipelineError):
        judged()


def test_the_traceback_goes_to_the_log(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    broken(monkeypatch, "PAGE_RULES")
    with caplog.at_level(logging.DEBUG, "pipeline.validate.gate"):
        judged()
    assert "ZeroDivisionError" in caplog.text
