from __future__ import annotations

import pytest

from pipeline.validate.rules.escape_typed import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale."
BAD = [
    ("de", "Nicht einatmen &amp; nicht schlucken."),
    ("fr", "N&#39;inhalez pas."),
    ("es", "No inhale.\\nNunca."),
    ("it", "Non&nbsp;inalare."),
    ("ru", "Не вдыхать &lt;5."),
    ("ja", "吸い込まない\\u3067ください。"),
    ("pl", "Nie%20wdychać."),
    ("tr", "Solumay&#x131;n."),
    ("pt_BR", "N\\xe3o inale."),
    ("hu", "Ne l%C3%A9legezze be."),
]
GOOD = [
    ("de", MSGID, "Nicht einatmen & nicht schlucken; AT&T; 5 % und 20%."),
    ("fr", MSGID, "N’inhalez pas à 100 %."),
    ("es", "Type &amp; here.", "Escriba &amp; aquí."),
    ("ja", MSGID, "1%、2%"),
    ("ru", MSGID, "A\\B"),
    ("ar", MSGID, "50% & 60%؛"),
    ("tr", MSGID, "20’si"),
    ("it", MSGID, "Rock & roll; ok"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_a_code_in_the_place_of_a_character_is_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_signs_that_are_meant_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []
