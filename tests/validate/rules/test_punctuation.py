from __future__ import annotations

import pytest

from pipeline.model import Level
from pipeline.validate.rules.punctuation import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale the vapour (of this)."
BAD = [
    ("de", "Den Dampf (davon) nicht einatmen"),
    ("fr", "Ne pas inhaler  la vapeur."),
    ("es", "No inhale,, nunca."),
    ("ja", "吸い込まないでください"),
    ("hi", "साँस में न लें"),
    ("ru", "Не вдыхать (пары."),
    ("pl", "Nie wdychać.."),
    ("ar", "لا تستنشق البخار"),
    ("zh_Hans", "请勿吸入。。"),
]
GOOD = [
    ("de", MSGID, "Den Dampf (davon) nicht einatmen!"),
    ("fr", MSGID, "Ne pas inhaler (la vapeur)\u00a0!"),
    ("ja", MSGID, "吸い込まないでください。"),
    ("hi", MSGID, "साँस में न लें।"),
    ("th", MSGID, "ห้ามสูดดมไอระเหย"),
    ("ur", MSGID, "سانس میں نہ لیں۔"),
    ("es", "Danger", "Peligro"),
    ("ru", MSGID, "Не вдыхать…"),
    ("el", "How does it work?", "Πώς λειτουργεί;"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_punctuation_that_differs_is_told(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_the_punctuation_of_the_language_is_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []


def test_it_never_withholds_a_page() -> None:
    assert (RULE.level, RULE.in_warnings) == (Level.INFO, Level.INFO)
