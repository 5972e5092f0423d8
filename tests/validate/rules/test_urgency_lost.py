from __future__ import annotations

import pytest

from pipeline.validate.rules.urgency_lost import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Call a doctor immediately.", "Rufen Sie einen Arzt."),
    ("fr", "Call a doctor immediately.", "Appelez un médecin."),
    ("es", "Call a doctor at once.", "Llame a un médico."),
    ("it", "Call a doctor immediately.", "Chiamare un medico."),
    ("nl", "Call a doctor immediately.", "Bel een arts."),
    ("pl", "Call a doctor immediately.", "Wezwać lekarza."),
    ("ru", "Call a doctor immediately.", "Вызовите врача."),
    ("cs", "Stop the treatment.", "Léčba pokračuje."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_urgency_that_is_lost_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Call a doctor immediately.", "Rufen Sie sofort einen Arzt."),
    ("fr", "Call a doctor immediately.", "Appelez immédiatement un médecin."),
    ("es", "Stop using it.", "No siga usándolo."),
    ("it", "Call a doctor immediately.", "Chiamare subito un medico."),
    ("nl", "Call a doctor immediately.", "Bel onmiddellijk een arts."),
    ("pl", "Call a doctor immediately.", "Natychmiast wezwać lekarza."),
    ("ru", "Call a doctor immediately.", "Немедленно вызовите врача."),
    ("sv", "Call a doctor.", "Ring en läkare."),
    ("xh", "Call a doctor immediately.", "Tsalela ugqirha."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_what_is_as_urgent_is_no_fault(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
