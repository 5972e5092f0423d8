from __future__ import annotations

import pytest

from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.rule import Fault, UnitSubject
from pipeline.validate.rules.tag_moved import RULE
from tests.segment.builders import cut
from tests.validate.builders import HERE

SOURCE = '<p>First <span data-warning="a">do not <b>run</b>.</span> Then <em>rest</em> and <span data-warning="b">do not smoke.</span></p>'


def judge(translation: str) -> list[Fault]:
    unit = next(unit for unit in cut(SOURCE).units if unit.hosts)
    return list(RULE.check(UnitSubject(unit, Translated(HERE, translation), language("en"), language("de"))))


def test_warnings_that_change_places_are_found() -> None:
    (fault,) = judge("Erst <span2/>, dann <em>Ruhe</em> und <span1/>.")
    assert "<span1/> <span2/>" in fault.hint


@pytest.mark.parametrize("translation", ["Erst <em>Ruhe <span1/></em> und <span2/>.", "Erst <span1/> und <em>Ruhe <span2/></em>."])
def test_a_warning_that_moves_into_other_tags_is_found(translation: str) -> None:
    (fault,) = judge(translation)
    assert "other tags" in fault.message


@pytest.mark.parametrize("translation", ["<em>Ruhe</em> nach <span1/> und <span2/>.", "Nur <span2/>.", "<span1/> <span2/> <span1/>"])
def test_warnings_in_their_order_and_lost_ones_are_no_matter_of_this_rule(translation: str) -> None:
    assert judge(translation) == []
