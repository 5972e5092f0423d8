"""GitLab's code quality report."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pipeline.model import Finding, Outcome, Place
from pipeline.report.gitlab import render_gitlab

from .builders import CATALOGUE, FULL, OUTCOME, WITH_WAIVER


def issues(outcome: Outcome) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(render_gitlab(outcome, settings="caveat.toml"))
    return made


def test_an_issue_has_what_gitlab_requires() -> None:
    assert issues(OUTCOME)[1] == {
        "description": "de, warning sun: the tag <a1> is missing. put <a1> where it belongs",
        "check_name": "tag-lost",
        "fingerprint": issues(OUTCOME)[1]["fingerprint"],
        "severity": "blocker",
        "location": {"path": CATALOGUE, "lines": {"begin": 42}},
    }
    assert issues(OUTCOME)[0]["location"] == {"path": "caveat.toml", "lines": {"begin": 1}}


def prints(*findings: Finding) -> list[str]:
    return [issue["fingerprint"] for issue in issues(Outcome((), findings))]


def test_fingerprints_are_unique_and_stay_where_lines_move() -> None:
    twice = prints(FULL, FULL, replace(FULL, locale="fr"))
    assert len(set(twice)) == 4
    moved = replace(FULL, place=Place("x.po", 7), message="in other words")
    assert prints(moved, moved, replace(FULL, locale="fr")) == twice


def test_who_waived_it_is_told() -> None:
    assert "(waived until 2027-01-31 by A. Owner: TODO is the product's name)" in issues(WITH_WAIVER)[3]["description"]


def test_the_last_issue_says_how_much_was_checked() -> None:
    assert issues(Outcome(()))[-1]["description"].startswith("checked: 0 pages")
    assert issues(Outcome(()))[-1]["severity"] == "info"
