from __future__ import annotations

import pytest

from pipeline.validate.rules.invisible_character import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale."
BAD = [
    ("de", "Nicht ein\u200batmen."),
    ("de", "Nicht ein\u2060atmen."),
    ("en_GB", "Do not in\u200dhale."),
    ("fr", "\ufeffNe pas inhaler."),
    ("ru", "Не вды\u200cхать."),
    ("el", "Μην\u200e εισπνέετε."),
    ("ko", "흡입하지\u3164 마십시오."),
    ("ja", "吸い込ま\u2060ないでください。"),
    ("es", "No inhale\ufe0f."),
    ("it", "Non inalare\U000e0041."),
    ("pl", "Nie wdychać\u2800."),
    ("tr", "\u00adSolumayın."),
    ("ar", "لا تستنشق\ufeff."),
    ("hi", "साँस में न\u200b लें।"),
    ("de", "Nicht\ufff9 einatmen\ufffb."),
    ("fr", "\u00a0" * 4 + "Ne pas inhaler."),
    ("uk", "Не вдихати." + " \u2003" * 40),
]
GOOD = [
    ("fa", MSGID, "استنشاق نمی\u200cکنید."),
    ("fa", MSGID, "خانه\u200cها را ببندید."),
    ("hi", MSGID, "क्\u200dष को साँस में न लें।"),
    ("mr", MSGID, "दर\u094d\u200dया"),
    ("ar", MSGID, "لا تستنشق\u200f (CO2)."),
    ("he", MSGID, "אין לשאוף \u200eCO2\u200e."),
    ("th", MSGID, "ห้าม\u200bสูดดม"),
    ("de", MSGID, "Nicht ein\u00adatmen."),
    ("fr", MSGID, "Ne pas inhaler\u00a0; danger\u202f!"),
    ("ja", MSGID, "吸い込まないで👩\u200d⚕️ください⚠\ufe0f"),
    ("de", MSGID, "3\ufe0f\u20e3 Tage"),
    ("de", MSGID, "10\u2060–\u206012 Tage"),
    ("ja", MSGID, "葛\U000e0100城市"),
    ("de", "Do not in\u200bhale.", "Nicht ein\u200batmen."),
    ("en_GB", MSGID, "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_an_invisible_character_that_nothing_needs_is_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_an_invisible_character_where_its_script_needs_it_is_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []
