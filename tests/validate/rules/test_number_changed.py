from __future__ import annotations

import pytest

from pipeline.validate.rules.number_changed import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Take 5 mg.", "50 mg einnehmen."),
    ("fr", "Take 5 mg.", "Prendre 0,5 mg."),
    ("de", "Take 1 or 5 mg<wbr/>.", "1<wbr/>5 mg einnehmen."),
    ("es", "Wait 2 hours.", "Espere 3 horas."),
    ("ar", "Wait 14 days.", "انتظر ٤ أيام."),
    ("hi", "Wait 14 days.", "१५ दिन रुकें।"),
    ("ja", "Wait 14 days.", "10日間待ってください。"),
    ("ru", "Wait 14 days.", "Подождите 41 день."),
    ("he", "Wait 14 days.", "המתינו 4 ימים."),
    ("it", "Below −5 °C.", "Sotto i 5 °C."),
    ("pl", "Rinse it.", "Płukać przez 15 minut."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_a_number_that_is_lost_added_or_another_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Take 1,000.5 mg.", "1.000,5 mg einnehmen."),
    ("fr", "Take 1,000 mg.", "Prendre 1 000 mg."),
    ("es", "Wait 2 hours.", "Espere dos horas."),
    ("ar", "Wait 14 days.", "انتظر ١٤ يومًا."),
    ("hi", "Wait 14 days.", "१४ दिन रुकें।"),
    ("ja", "Wait 14 days.", "14日間待ってください。"),
    ("ru", "Wait two days.", "Подождите 2 дня."),
    ("he", "Wait 14 days.", "המתינו 14 ימים."),
    ("pt_BR", "Take <strong>0.5</strong> mg.", "Tome <strong>0,5</strong> mg."),
    ("de", "Wash your hands.", "Hände waschen."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_the_same_number_may_be_written_as_the_language_writes_it(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
