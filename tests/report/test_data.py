"""The JSON that others script against."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

from pipeline.model import Level, Outcome
from pipeline.report.data import render_json

from .builders import BARE, CATALOGUE, DIGEST, FULL, LIGHT, OUTCOME, WITH_WAIVER, damaged

PAGE_KEYS = ["article", "locale", "verdict", "units", "translated", "warnings", "warnings_sound"]
FINDING_KEYS = (
    *("rule", "severity", "article", "locale", "file", "line", "column"),
    *("msgctxt", "msgid", "warning", "message", "expected", "found", "hint", "digest", "waived"),
)


def report(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_json(outcome))
    return found


def test_the_keys_are_those_that_are_fixed() -> None:
    made = report(OUTCOME)
    assert list(made) == ["version", "summary", "pages", "findings"]
    assert made["version"] == 1
    assert all(list(page) == PAGE_KEYS for page in made["pages"])
    assert all(list(finding) == list(FINDING_KEYS) for finding in made["findings"])


def test_a_finding_is_told_in_full() -> None:
    assert report(OUTCOME)["findings"][1] == {
        "rule": "tag-lost",
        "severity": "error",
        "article": "peel",
        "locale": "de",
        "file": CATALOGUE,
        "line": 42,
        "column": 7,
        "msgctxt": "warning:sun",
        "msgid": "See the <a1>leaflet</a1>.",
        "warning": "sun",
        "message": "the tag <a1> is missing",
        "expected": "See the <a1>leaflet</a1>.",
        "found": "Siehe das Merkblatt.",
        "hint": "put <a1> where it belongs",
        "digest": None,
        "waived": None,
    }


def test_who_waived_what_and_until_when_stands_in_the_finding() -> None:
    waived = report(WITH_WAIVER)["findings"][3]
    assert (waived["severity"], waived["digest"]) == ("info", DIGEST)
    assert waived["waived"] == {
        "reason": "TODO is the product's name",
        "who": "A. Owner",
        "expires": "2027-01-31",
        "file": "source/waivers.toml",
        "line": 3,
    }
    assert report(WITH_WAIVER)["summary"]["waived"] == 1


def test_every_report_keeps_to_the_published_schema() -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs/report.schema.json").read_text("utf-8"))
    for outcome in (OUTCOME, WITH_WAIVER, Outcome(()), damaged("\u202e<b>\n::")):
        validate(report(outcome), schema)


def test_keys_that_do_not_apply_are_null() -> None:
    first = report(OUTCOME)["findings"][0]
    assert {key for key, value in first.items() if value is not None} == {"rule", "severity", "message", "hint"}


def test_pages_carry_verdict_and_counts() -> None:
    assert report(OUTCOME)["pages"] == [
        {"article": "peel", "locale": "en", "verdict": "cleared", "units": 4, "translated": 4, "warnings": 2, "warnings_sound": 2},
        {"article": "peel", "locale": "de", "verdict": "withheld", "units": 4, "translated": 3, "warnings": 2, "warnings_sound": 1},
    ]


def test_the_summary_adds_up() -> None:
    assert report(OUTCOME)["summary"] == {
        "pages": 2,
        "cleared": 1,
        "withheld": 1,
        "units": 8,
        "translated": 7,
        "warnings": 4,
        "warnings_sound": 3,
        "findings": {"error": 1, "warning": 1, "info": 1},
        "waived": 0,
    }


def test_an_outcome_without_pages_is_still_a_report() -> None:
    made = report(Outcome(()))
    assert (made["pages"], made["findings"], made["summary"]["pages"]) == ([], [], 0)


@given(st.text(), st.sampled_from(Level))
def test_any_text_comes_back_as_it_was(text: str, level: Level) -> None:
    finding = replace(FULL, level=level, msgid=text, found=text, message=text)
    (found,) = report(Outcome((), (finding,)))["findings"]
    assert (found["msgid"], found["found"], found["message"], found["severity"]) == (text, text, text, level.value)


def test_the_same_outcome_gives_the_same_text_in_the_same_order() -> None:
    assert render_json(OUTCOME) == render_json(OUTCOME)
    assert [finding["rule"] for finding in report(OUTCOME)["findings"]] == [BARE.rule, FULL.rule, LIGHT.rule]
