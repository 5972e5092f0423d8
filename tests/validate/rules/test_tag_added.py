from __future__ import annotations

import pytest

from pipeline.model import Fuzzy, Missing, Translation
from pipeline.validate.rules.tag_added import RULE
from tests.validate.builders import HERE, judge_unit

BAD = [
    ("Press <code1/>", "<code1/> <code1/> を押す", ["<code1/>"]),
    ("See <img1/> and <em>go</em>", "<em>اذهب</em> <img1/> <img1/> <em>س</em>", ["<img1/>"]),
]


@pytest.mark.parametrize(("msgid", "text", "tags"), BAD)
def test_each_surplus_tag_is_found(msgid: str, text: str, tags: list[str]) -> None:
    assert [fault.hint for fault in judge_unit(RULE, msgid, text)] == [f"take the surplus {tag} out" for tag in tags]


GOOD = [
    ("<em>not</em>", "<em>nicht</em>"),
    ("<em>not</em>", "nicht"),
    ("<em>Call</em> a doctor.", "<em>Rufen</em> Sie einen Arzt <em>an</em>."),
    ("not", "<em>nicht</em>"),
    ("<em>not</em>", "<em>nicht</em> <script>alert(1)</script>"),
    ("one<br/>two", "eins<br/>zwei<br/>drei"),
    ("<em>not</em>", "<em>इंजेक्शन</em> <EM>"),
]


@pytest.mark.parametrize(("msgid", "text"), GOOD)
def test_as_many_as_the_source_has_fewer_and_what_is_only_text_are_fine(msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text) == []


@pytest.mark.parametrize("text", ["<br/><br/><br/>eins zwei", "eins<br/><br/> <br/>zwei", "eins<br/>zwei" + "<br/>\u00a0" * 40])
def test_line_breaks_that_part_nothing_are_found(text: str) -> None:
    assert [fault.hint for fault in judge_unit(RULE, "one<br/>two", text)] == ["take the surplus <br/> out"]


def test_the_source_may_leave_lines_empty_too() -> None:
    assert judge_unit(RULE, "one<br/><br/>two<br/>", "<strong>eins</strong><br/><br/>zwei<br/>") == []


@pytest.mark.parametrize("state", [Fuzzy(HERE, "<em><em>"), Missing(HERE)])
def test_what_is_not_done_is_another_rules_business(state: Translation) -> None:
    assert judge_unit(RULE, "<em>not</em>", state) == []
