from __future__ import annotations

import pytest

from pipeline.validate.rules.bidi_control import RULE
from tests.validate.builders import judge_unit

MSGID = "Take 5 mg."
BAD = [
    ("de", "Nehmen Sie \u202egm 5\u202c."),
    ("fr", "Prenez \u202dmg 5\u202c."),
    ("ar", "خذ \u202egm 5\u202c."),
    ("he", "יש ליטול \u20675 mg."),
    ("fa", "\u202bپنج میلی‌گرم بخورید."),
    ("ar", "خذ 5 مغ.\u2069"),
    ("he", "קחו \u2067\u202a5 mg\u2069\u202c."),
    ("ja", "\u20665 mg\u2069を服用。"),
    ("ru", "\u202aПримите 5 мг.\u202c"),
    ("tr", "5 mg\u202c alın."),
]
GOOD = [
    ("de", MSGID, "Nehmen Sie 5 mg."),
    ("ar", MSGID, "خذ \u2068Caveat 5 mg\u2069 الآن."),
    ("fa", MSGID, "\u202bپنج میلی‌گرم\u202c بخورید."),
    ("he", MSGID, "קחו \u20665 mg\u2069."),
    ("fr", MSGID, "Dites \u2067שלום\u2069."),
    ("ur", MSGID, "\u20685 mg\u2069 لیں۔"),
    ("ja", "Take \u20685 mg\u2069.", "\u20685 mg\u2069を服用。"),
    ("hi", MSGID, "5 mg लें।"),
    ("zh_Hans", MSGID, "服用5毫克。"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_a_control_that_changes_the_order_of_reading_is_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_controls_that_are_closed_beside_the_other_direction_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []
