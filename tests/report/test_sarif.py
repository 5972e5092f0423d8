"""SARIF, held against the schema of the standard."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from pipeline.model import Outcome, Place
from pipeline.report.sarif import render_sarif

from .builders import BARE, CATALOGUE, EXPLANATIONS, FULL, OUTCOME, WITH_WAIVER, damaged

SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "sarif/sarif-schema-2.1.0.json").read_text("utf-8")))


def run(outcome: Outcome) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render_sarif(outcome, EXPLANATIONS, version="1.2.3", settings="caveat.toml"))
    SCHEMA.validate(made)
    (only,) = made["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("outcome", [Outcome(()), OUTCOME, WITH_WAIVER, damaged("\u202e<b>::\n[a](b)"), damaged("a b%/ü.po")])
def test_every_report_is_valid_by_the_schema_of_the_standard(outcome: Outcome) -> None:
    assert len(run(outcome)["results"]) == len(list(outcome.findings()))


def test_a_result_has_rule_level_place_and_what_to_do() -> None:
    result = run(OUTCOME)["results"][1]
    assert (result["ruleId"], result["level"]) == ("tag-lost", "error")
    assert run(OUTCOME)["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "tag-lost"
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": CATALOGUE}, "region": {"startLine": 42, "startColumn": 7}}}]
    assert result["message"]["text"].splitlines()[0] == "de, warning sun: the tag <a1> is missing"
    assert result["message"]["text"].splitlines()[-1] == "mend: put <a1> where it belongs"


def test_a_rule_carries_its_help_and_its_type() -> None:
    rule = run(OUTCOME)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "A tag is missing."
    assert "Bad: `x`." in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["accuracy/omission"]


def test_what_has_no_place_is_placed_in_the_settings() -> None:
    assert run(OUTCOME)["results"][0]["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "caveat.toml"}, "region": {"startLine": 1}}


def test_a_path_is_written_as_a_uri() -> None:
    made = run(Outcome((), (replace(FULL, place=Place("locales/ü ?.po", 1)),)))
    assert made["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "locales/%C3%BC%20%3F.po"


def test_a_waived_finding_is_suppressed_with_its_reason_and_no_other_is() -> None:
    results = run(WITH_WAIVER)["results"]
    assert results[3]["suppressions"] == [{"kind": "external", "justification": "TODO is the product's name (A. Owner, until 2027-01-31)"}]
    assert not any("suppressions" in result for result in results[:3])


def prints(*findings: Any) -> list[str]:
    return [result["partialFingerprints"]["ruleLocaleUnit/v1"] for result in run(Outcome((), findings))["results"]]


def test_a_fingerprint_stays_where_lines_and_words_move_and_differs_by_rule_locale_and_unit() -> None:
    assert prints(FULL) == prints(replace(FULL, place=Place("x.po", 1), message="other", found="other"))
    others = [replace(FULL, rule="tag-added"), replace(FULL, locale="fr"), replace(FULL, msgid="x"), replace(FULL, context=None), replace(FULL, article="x")]
    assert len(set(prints(FULL, FULL, *others, BARE))) == 8


def test_the_run_says_how_much_was_checked() -> None:
    assert run(OUTCOME)["properties"]["checked"].startswith("2 pages: 1 cleared, 1 withheld. 4 warnings: 3 sound.")
    assert run(OUTCOME)["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
