from __future__ import annotations

import pytest

from pipeline.validate.rules.mention_unsaid import RULE
from tests.validate.builders import article, judge_article, mark, requirement, termbase, unit


@pytest.mark.parametrize(
    ("text", "concept", "said"),
    [
        ("Not if you are expecting a child.", "pregnant", False),
        ("Not if you are pregnant.", "pregnant", True),
        ("Not for PREGNANT women.", "pregnant", True),
        ("Risks: two.", "risk", True),
        ("Asterisk", "risk", False),
        ("Talk to your healthcare\u00a0provider first.", "healthcare provider", True),
        ("Talk to your <strong>healthcare</strong> provider first.", "healthcare provider", True),
    ],
)
def test_a_concept_counts_as_said_when_it_begins_a_word(text: str, concept: str, said: bool) -> None:
    units = (unit(text, warning="sun"),)
    assert len(judge_article(RULE, article(units, (mark("sun", 0),)), requirement(mentions=(concept,)))) == (0 if said else 1)


def test_a_concept_may_be_said_in_any_of_the_warnings_texts() -> None:
    units = (unit("Danger", warning="sun"), unit("Not if you are pregnant.", warning="sun"))
    assert judge_article(RULE, article(units, (mark("sun", 0, 1),)), requirement(mentions=("pregnant", "danger"))) == []


def test_the_source_locales_glossary_decides_where_it_has_the_concept() -> None:
    units = (unit("Not if you are expecting a child.", warning="sun"),)
    made = article(units, (mark("sun", 0),))
    assert judge_article(RULE, made, requirement(mentions=("pregnant",)), terms=termbase("en", pregnant=("expecting a child",))) == []
    (found,) = judge_article(RULE, made, requirement(mentions=("pregnant",)), terms=termbase("en", pregnant=("with child",)))
    assert (found.warning, found.at, found.fault.expected) == ("sun", made.marks[0], "pregnant")


def test_a_source_in_another_script_is_held_to_its_contract_too() -> None:
    units = (unit("妊娠中の方は避けてください。", warning="sun"),)
    assert judge_article(RULE, article(units, (mark("sun", 0),)), requirement(mentions=("妊娠",))) == []
    assert len(judge_article(RULE, article(units, (mark("sun", 0),)), requirement(mentions=("授乳",)))) == 1


def test_absent_and_empty_warnings_are_other_rules_business() -> None:
    assert judge_article(RULE, article(marks=(mark("sun"),)), requirement(mentions=("pregnant",))) == []
    assert judge_article(RULE, article(), requirement(mentions=("pregnant",))) == []
