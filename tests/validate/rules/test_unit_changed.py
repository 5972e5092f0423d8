from __future__ import annotations

import pytest

from pipeline.validate.rules.unit_changed import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Take 5 mg.", "5 µg einnehmen."),
    ("fr", "Take 5 mg.", "Prendre 5 g."),
    ("es", "Wait 2 hours.", "Espere 2 días."),
    ("it", "At 5 °C.", "A 5 °F."),
    ("ru", "Take 5 ml.", "Принять 5 мг."),
    ("ja", "Wait 2 weeks.", "2日間待つ。"),
    ("ko", "Take 5 mg.", "5 ml을 복용하십시오."),
    ("pl", "Take 2 tablets every 6 hours.", "6 tabletek co 2 godziny."),
    ("zh_Hans", "Wait 2 hours.", "等待2天。"),
    ("de", "Take 5 mg.", "5 einnehmen."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_a_number_with_another_unit_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Take 5 mg.", "5 Milligramm einnehmen."),
    ("fr", "Take 500 mg.", "Prendre 0,5 g."),
    ("es", "Wait 14 days.", "Espere 2 semanas."),
    ("it", "At 5 °C.", "A 5 gradi."),
    ("ru", "Take 5 ml.", "Принять 5 мл."),
    ("ja", "Wait 2 weeks.", "2週間待つ。"),
    ("ko", "Take 5 mg.", "5 mg을 복용하십시오."),
    ("pl", "Use 3 daily doses.", "3 dawki na dobę."),
    ("tr", "At 5%.", "%5 oranında."),
    ("de", "Take 0.5 mg to 1.5 mg.", "0,5 bis 1,5 mg einnehmen."),
    ("ja", "Use 10,000 IU.", "1万IUを使用。"),
    ("pl", "Take 8 tablets.", "Przyjąć 8."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_the_same_unit_has_many_names(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
