from __future__ import annotations

import pytest

from pipeline.validate.rules.signal_word import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Warning", "Hinweis"),
    ("de", "WARNING: hot", "VORSICHT: heiß"),
    ("fr", "Danger: hot", "Attention : chaud"),
    ("es", "Danger! Hot.", "¡Aviso! Caliente."),
    ("it", "<strong>Caution:</strong> hot", "<strong>Pericolo:</strong> caldo"),
    ("nl", "Warning: hot", "Heet"),
    ("pl", "Danger", "Uwaga"),
    ("ru", "Danger", "Внимание"),
    ("sv", "Warning: hot", "Fara: het"),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_a_signal_word_that_is_missing_or_of_another_level_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Warning", "Warnung"),
    ("de", "WARNING: hot", "WARNUNG: heiß"),
    ("fr", "Danger: hot", "Danger : chaud"),
    ("es", "Danger! Hot.", "¡Peligro! Caliente."),
    ("it", "<strong>Caution:</strong> hot", "<strong>Attenzione:</strong> caldo"),
    ("nl", "Warning: hot", "Waarschuwing: heet"),
    ("pl", "Danger", "Niebezpieczeństwo"),
    ("ru", "Danger", "Опасно"),
    ("sv", "Warning: hot", "Varning: het"),
    ("de", "Warning signs are red.", "Rote Schilder."),
    ("xh", "Danger", "Ingozi"),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_an_accepted_word_of_the_level_is_no_fault(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
