from __future__ import annotations

import pytest

from pipeline.validate.rules.broken_character import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale."
BAD = [
    ("de", "Nicht einatmen\ufffd."),
    ("fr", "Ne pas inhaler\x07."),
    ("es", "No\x00 inhale."),
    ("ru", "Не\ue000 вдыхать."),
    ("ja", "吸い込ま\uffffないで"),
    ("ar", "لا تستنشق\ud83d."),
    ("hi", "साँस में न लें\u0378।"),
    ("ko", "흡입하지\u2028마십시오."),
    ("de", "Sch?tzen Sie die Augen."),
    ("uk", "??? ???????"),
    ("tr", "Solumay\x85n."),
    ("pl", "Nie wdycha\x1b."),
    ("de", "N\u0336i\u0336c\u0336h\u0336t\u0336 einatmen."),
    ("ru", "Не в\u0338дыхать."),
    ("it", "Non ina\u0300\u0300\u0300lare."),
    ("vi", "Không hi\u0301\u0302\u0303\u0304\u0306t."),
    ("es", "𝓝𝓸 inhale."),
    ("fr", "Ne ᵖᵃˢ inhaler."),
]
GOOD = [
    ("de", MSGID, "Nicht\teinatmen.\nNie. Schwanger? Fragen Sie."),
    ("es", MSGID, "¿Embarazada?No inhale."),
    ("fr", MSGID, "Enceinte\u202f? Ne pas inhaler."),
    ("el", MSGID, "Μην εισπνέετε;"),
    ("ru", MSGID, "Не вдыхать!?"),
    ("ja", MSGID, "吸い込まないでください\u3000⚠️"),
    ("ar", MSGID, "لا تستنشق؟"),
    ("de", MSGID, "https://example.org/a?b=c"),
    ("hi", "A\ufffd", "अ\ufffd"),
    ("zh_Hans", MSGID, "请勿吸入𠮷。"),
    ("fr", MSGID, "1ᵉʳ jour\u202f: 5 ℓ, pH ≠\u00a07, a =\u0338 b, 3\ufe0f\u20e3, ① Mᵐᵉ"),
    ("vi", MSGID, "Không hi\u0302\u0301t."),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_what_is_no_text_is_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_letters_signs_and_white_space_are_text(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []
