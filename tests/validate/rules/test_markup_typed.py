from __future__ import annotations

import pytest

from pipeline.validate.rules.markup_typed import RULE
from tests.validate.builders import judge_unit

MSGID = "Do <strong>not</strong> inhale."
BAD = [
    ("de", "<b>Nicht</b> einatmen."),
    ("fr", "Ne <strong>pas</strong> inhaler.<br />"),
    ("es", "**No** inhale."),
    ("it", "[b]Non[/b] inalare."),
    ("ru", '<a href="x">Не</a> вдыхать.'),
    ("ja", "<!-- 吸い込まないでください"),
    ("pl", "[Nie](https://x.pl) wdychać."),
    ("ko", "<i>흡입하지</i> 마십시오."),
    ("de", "Nicht einatmen. Jetzt kaufen: https://shop.example/x"),
    ("fr", "Ne pas inhaler, voir www.shop.example"),
    ("tr", "Solumayın (bilgi@shop.example)."),
    ("ar", "<span dir='rtl'>لا تستنشق</span>"),
]
GOOD = [
    ("de", MSGID, "<strong>Nicht</strong> einatmen."),
    ("fr", MSGID, "Ne <strong>pas</strong> inhaler si p < 0,05 > 0."),
    ("es", "Use **bold**.", "Use **bold**."),
    ("it", MSGID, "Non inalare [1] (2)*."),
    ("ru", MSGID, "5 < 6 и 7 > 6"),
    ("ja", MSGID, "＜警告＞<strong>吸い込まないで</strong>"),
    ("hi", MSGID, "3*4"),
    ("uk", "Type <b>.", "Введіть <b>."),
    ("de", "See https://www.who.int/en.", "Siehe https://www.who.int/de."),
    ("fr", "Ask info@who.int", "Écrire à info.fr@who.int"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_markup_that_readers_would_see_is_found(target: str, text: str) -> None:
    assert len(judge_unit(RULE, MSGID, text, target=target)) == 1


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_tags_of_the_unit_and_signs_of_comparison_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []
