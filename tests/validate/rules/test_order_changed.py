from __future__ import annotations

import pytest

from pipeline.validate.rules.order_changed import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Use 5–10 mg.", "10–5 mg anwenden."),
    ("fr", "Use 5 to 10 mg.", "Utiliser 10 à 5 mg."),
    ("ja", "Use 5 to 10 mg.", "10～5 mgを使用。"),
    ("ru", "Use 5–10 mg.", "Применять 10–5 мг."),
    ("es", "Mix it 1:10.", "Mezclar 10:1."),
    ("it", "Take 5 mg, after 2 hours 10 mg.", "Prendere 10 mg, dopo 2 ore 5 mg."),
    ("sv", "Below 140/90.", "Under 90/140."),
    ("ar", "Use 5–10 mg.", "استخدم 10–5 ملغ."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_numbers_that_changed_places_are_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Use 5–10 mg.", "5 bis 10 mg anwenden."),
    ("fr", "Use 5 to 10 mg.", "Utiliser 5 à 10 mg."),
    ("de", "Up to 7 days in 30 days.", "In 30 Tagen bis zu 7 Tage."),
    ("ja", "7 days, then 30 days.", "30日、7日"),
    ("es", "Mix it 1:10.", "Mezclar 1:10."),
    ("it", "Take 5 mg for 2 days.", "Per 2 giorni prendere 5 mg."),
    ("fi", "By 12-05-2024.", "2024-05-12 mennessä."),
    ("xh", "7 days, then 30 days.", "iintsuku 30, iintsuku 7"),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_what_may_stand_elsewhere_is_no_fault(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
