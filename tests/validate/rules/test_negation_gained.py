from __future__ import annotations

import pytest

from pipeline.validate.rules.negation_gained import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Wash your hands.", "Waschen Sie nicht Ihre Hände."),
    ("fr", "Wash your hands.", "Ne vous lavez pas les mains."),
    ("es", "Wash your hands.", "No se lave las manos."),
    ("it", "Wash your hands.", "Non lavarsi le mani."),
    ("nl", "Wash your hands.", "Was uw handen niet."),
    ("pl", "Wash your hands.", "Nie myć rąk."),
    ("cs", "Wash your hands.", "Nemyjte si ruce."),
    ("ru", "Wash your hands.", "Не мойте руки."),
    ("hu", "Wash your hands.", "Ne mosson kezet."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_a_negation_that_is_added_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Avoid the sun.", "Nicht in die Sonne gehen."),
    ("fr", "Wash your hands.", "Lavez-vous les mains."),
    ("es", "Keep away from children.", "No dejar al alcance de los niños."),
    ("it", "Use only this one.", "Non usarne altri."),
    ("nl", "Wash your hands.", "Was uw handen."),
    ("pl", "Wash your hands.", "Umyć ręce."),
    ("cs", "Wash your hands.", "Umyjte si ruce."),
    ("ru", "Without water.", "Не с водой."),
    ("hu", "Wash your hands.", "Mosson kezet."),
    ("xh", "Wash your hands.", "Musa ukuhlamba."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_a_denial_may_render_what_the_source_excludes(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
