"""Rules in words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.report.rules import render_explanation, render_rules
from pipeline.run.explain import all_explanations

from .builders import EXPLANATIONS

ONE = EXPLANATIONS[0]


def test_a_page_has_a_heading_for_each_scope_and_each_rule() -> None:
    text = render_rules((ONE, replace(ONE, rule="tag-added"), replace(ONE, rule="empty", scope="Elsewhere", kind=None)))
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        *("# Rules", "## Units of a locale", "### tag-lost", "### tag-added", "## Elsewhere", "### empty")
    ]
    assert "A tag is missing. Weighs: error in warnings. Type: accuracy/omission.\n\nBad: `x`.\n" in text


def test_a_terminal_gets_the_same_and_how_to_settle_it() -> None:
    assert render_explanation(ONE) == (
        "tag-lost · Units of a locale\n\nA tag is missing.\n\nBad: `x`.\n\nweighs: error in warnings\ntype:   accuracy/omission (MQM)\nsettle: Correct it.\n"
    )
    assert "type:" not in render_explanation(replace(ONE, kind=None))


def test_every_rule_is_explained_once_and_says_how_to_settle_it() -> None:
    known = all_explanations()
    assert len({one.rule for one in known}) == len(known)
    assert all(one.settle and (one.summary or one.details) for one in known)
    checked = [one for one in known if one.kind]
    assert all("bad" in one.details.lower() and "good" in one.details.lower() for one in checked), [
        one.rule for one in checked if "bad" not in one.details.lower()
    ]
