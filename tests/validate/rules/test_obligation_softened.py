from __future__ import annotations

import pytest

from pipeline.validate.rules.obligation_softened import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "You must see a doctor.", "Sie können zum Arzt gehen."),
    ("de", "You must rest.", "Sie sollten sich ausruhen."),
    ("fr", "You must see a doctor.", "Vous pouvez consulter un médecin."),
    ("es", "You should rest.", "Puede descansar."),
    ("it", "You must rest.", "Può riposare."),
    ("nl", "You must rest.", "U kunt rusten."),
    ("pl", "You must rest.", "Można odpocząć."),
    ("ru", "You must rest.", "Вы можете отдохнуть."),
    ("sv", "You must rest.", "Du kan vila."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_what_binds_less_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "You must see a doctor.", "Gehen Sie zum Arzt."),
    ("de", "You must rest.", "Sie müssen sich ausruhen."),
    ("fr", "You must see a doctor.", "Vous devez consulter un médecin."),
    ("es", "You should rest.", "Se recomienda descansar."),
    ("it", "You may rest.", "Può riposare."),
    ("nl", "You must rest.", "U moet rusten."),
    ("pl", "You must rest.", "Należy odpocząć."),
    ("ru", "You must rest.", "Необходимо отдохнуть."),
    ("sv", "You must rest.", "Du måste vila."),
    ("xh", "You must rest.", "Ungaphumla."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_what_binds_as_much_is_no_fault(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
