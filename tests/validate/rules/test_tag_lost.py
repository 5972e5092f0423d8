from __future__ import annotations

import pytest

from pipeline.model import Fuzzy, Missing, Translation
from pipeline.validate.rules.tag_lost import RULE
from tests.validate.builders import HERE, judge_unit

SOURCE = "See the <a1>leaflet</a1>."
BAD = [
    (SOURCE, "Siehe das Merkblatt.", ["</a1>", "<a1>"]),
    (SOURCE, "Siehe das <a1>Merkblatt.", ["</a1>"]),
    (SOURCE, "Siehe das <a2>Merkblatt</a2>.", ["</a1>", "<a1>"]),
    (SOURCE, "Siehe das <A1>Merkblatt</A1>.", ["</a1>", "<a1>"]),
    (SOURCE, "Siehe das < a1 >Merkblatt</ a1>.", ["</a1>", "<a1>"]),
    (SOURCE, "راجع النشرة.", ["</a1>", "<a1>"]),
    (SOURCE, "説明書＜a1＞を参照＜/a1＞", ["</a1>", "<a1>"]),
    ("<em>a</em> <em>b</em>", "<em>a b</em>", ["</em>", "<em>"]),
    ("Press <code1/> now", "Jetzt drücken", ["<code1/>"]),
]


@pytest.mark.parametrize(("msgid", "text", "tags"), BAD)
def test_each_tag_that_is_gone_is_found(msgid: str, text: str, tags: list[str]) -> None:
    faults = judge_unit(RULE, msgid, text)
    assert [fault.message for fault in faults] == [f"the tag {tag} is missing" for tag in tags]


GOOD = [
    (SOURCE, "Siehe das <a1>Merkblatt</a1>."),
    (SOURCE, "راجع <a1>النشرة</a1>."),
    (SOURCE, "<a1>説明書</a1>をご覧ください。"),
    (SOURCE, "<a1>x</a1> <a1>y</a1>"),
    ("one<br/>two<wbr/>three", "eins zwei drei"),
    ("1 < 2", "1 > 2"),
    ("no tags", "<strong>keine</strong>"),
]


@pytest.mark.parametrize(("msgid", "text"), GOOD)
def test_tags_that_are_there_and_line_breaks_are_not_missed(msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text) == []


@pytest.mark.parametrize("state", [Fuzzy(HERE, "x"), Missing(HERE)])
def test_what_is_not_done_is_another_rules_business(state: Translation) -> None:
    assert judge_unit(RULE, SOURCE, state) == []
