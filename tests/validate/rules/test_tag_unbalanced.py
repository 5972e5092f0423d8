from __future__ import annotations

import pytest

from pipeline.model import Fuzzy, Missing, Translation
from pipeline.validate.rules.tag_unbalanced import RULE
from tests.validate.builders import HERE, judge_unit

NESTED = "<a1><em>x</em></a1>"
BAD = [
    ("<strong>14 days</strong>", "</strong>14 Tage<strong>", "the tag </strong> has no partner"),
    (NESTED, "<a1><em>x</a1></em>", "the tag </a1> has no partner"),
    (NESTED, "<em><a1>س</em></a1>", "the tag </em> has no partner"),
    ("<em>a</em> <em>b</em>", "</em>a<em> </em>b<em>", "the tag </em> has no partner"),
    ("<strong>14 days</strong>", "<strong></strong>14 Tage", "nothing stands between <strong> and </strong>"),
    ("<strong>14 days</strong>", "14日間<strong> </strong>", "nothing stands between <strong> and </strong>"),
    ("<strong>14 days</strong>", "<strong>\u200b\u2060</strong>14 Tage", "nothing stands between <strong> and </strong>"),
    ("<strong>14 days</strong>", "<strong>\u00a0</strong>14 Tage", "nothing stands between <strong> and </strong>"),
    ("<em>not</em>", "<em>nicht</em></em>", "the tag </em> has no partner"),
    ("<em>not</em>", "<em>nicht</em><em>", "the tag <em> has no partner"),
    ("<a1>x</a1> <b>y</b>", "<a1><a1>س</a1></a1> <b>ص</b>", "the tag <a1> has no partner"),
    ("Do <b>not</b> inhale.", "Tun Sie <b>.</b> atmen", "nothing stands between <b> and </b>"),
    (NESTED, "x<a1><em></em></a1>", "nothing stands between <em> and </em>"),
]


@pytest.mark.parametrize(("msgid", "text", "message"), BAD)
def test_crossed_turned_and_empty_pairs_are_found(msgid: str, text: str, message: str) -> None:
    (fault,) = judge_unit(RULE, msgid, text)
    assert message in fault.message
    assert (fault.expected, fault.found) == (msgid, text)


GOOD = [
    ("<strong>14 days</strong>", "<strong>14 Tage</strong>"),
    (NESTED, "<a1><em>x</em></a1>"),
    (NESTED, "<em><a1>x</a1></em>"),
    ("<a1>x</a1> <em>y</em>", "<em>ي</em> <a1>س</a1>"),
    ("<a1><img2/></a1> x", "x <a1><img2/></a1>"),
    ("a<br/>b <em>c</em>", "<em>त्वचा<br/>में</em>"),
    ("<em>!</em>", "<em>。</em>"),
    ("<strong>14 days</strong>", "<strong>14</strong> <strong>Tage</strong>"),
    ("<span><span>x</span></span>", "<span><span>و</span></span>"),
]


@pytest.mark.parametrize(("msgid", "text"), GOOD)
def test_tags_may_move_as_the_language_wants_as_long_as_they_nest(msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text) == []


@pytest.mark.parametrize("text", ["<strong>14 Tage", "14 Tage"])
def test_lost_tags_are_another_rules_business(text: str) -> None:
    assert judge_unit(RULE, "<strong>14 days</strong>", text) == []


@pytest.mark.parametrize("state", [Fuzzy(HERE, "</em>x<em>"), Missing(HERE)])
def test_what_is_not_done_is_another_rules_business(state: Translation) -> None:
    assert judge_unit(RULE, "<em>x</em>", state) == []
