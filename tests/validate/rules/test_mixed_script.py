from __future__ import annotations

import pytest

from pipeline.validate.rules.mixed_script import RULE
from tests.validate.builders import judge_unit

MSGID = "Do not inhale."
BAD = [
    ("de", "Nicht еinatmen."),
    ("fr", "Ne pаs inhaler."),
    ("es", "Nо inhale."),
    ("ru", "He вдыxать."),
    ("uk", "Не вдихaйте."),
    ("bg", "Hе вдишвайте."),
    ("el", "Mην εισπνέετε."),
    ("pl", "Niе wdychać."),
    ("tr", "Sоlumayın."),
    ("ru", "Вдыхать не надо o никогда."),
    ("pt_BR", "Não inale е nem engula."),
    ("cs", "Nevdeϲhujte."),
    ("sr_Latn", "Ne udišіte."),
]
GOOD = [
    ("de", MSGID, "β-Blocker, 10 µg, 10 μg, 5 kΩ, Ωm, nicht einatmen."),
    ("fr", MSGID, "Ne pas inhaler (β2, αAdrénergique, ΔT)."),
    ("ja", MSGID, "X線とビタミンCを吸い込まないでください。"),
    ("ko", MSGID, "비타민C와 X선을 흡입하지 마십시오."),
    ("zh_Hans", MSGID, "请勿吸入X射线和维生素C。"),
    ("ru", MSGID, "Не вдыхать: SPF 30, витамин C, Wi-Fi, COVID-19, pH."),
    ("uk", MSGID, "Не вдихати здоров’я 5 мкг."),
    ("el", MSGID, "Μην εισπνέετε το CO2 της PubMed."),
    ("sr", MSGID, "Не удишите."),
    ("sr", MSGID, "Ne udišite."),
    ("hi", MSGID, "SPF वाला उत्पाद साँस में न लें।"),
    ("de", "Say Dо.", "Sagen Sie Dо."),
    ("ar", MSGID, "لا تستنشق CO2."),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_letters_that_pose_as_those_of_another_script_are_found(target: str, text: str) -> None:
    (fault,) = judge_unit(RULE, MSGID, text, target=target)
    assert fault.found == text


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_names_units_and_scripts_that_go_together_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []


@pytest.mark.parametrize("text", ["Höchstens 5O mg.", "Höchstens 5ОО mg.", "Höchstens 5〇 mg.", "Höchstens 1,5Ο mg.", "Höchstens 5² mg.", "Höchstens 5⁵ mg."])
def test_a_sign_behind_a_number_that_looks_like_a_digit_is_found(text: str) -> None:
    assert len(judge_unit(RULE, "At most 5 mg.", text)) == 1


@pytest.mark.parametrize(
    ("msgid", "text"), [("H2O at 5 m² and 10⁶", "H2O auf 5 m² und 10⁶"), ("5 oranges", "5 Orangen, 5 m²"), ("O2, 3 O", "O2, 3 O"), ("Type 5O", "Typ 5O")]
)
def test_formulas_powers_and_what_the_source_writes_are_numbers(msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text) == []


@pytest.mark.parametrize("text", ["Αlpha", "αnd"])
def test_a_greek_letter_that_looks_latin_is_no_unit(text: str) -> None:
    assert judge_unit(RULE, MSGID, text)
