from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Translation
from pipeline.validate.rules.copied_from_source import RULE
from tests.validate.builders import HERE, judge_unit

COPIES = [
    ("de", "Do not inhale.", "Do not inhale."),
    ("de", "Do not inhale.", "  do not  INHALE. "),
    ("ja", "Do not inhale.", "Ｄｏ ｎｏｔ ｉｎｈａｌｅ."),
    ("tr", "Do not inhale.", "DO NOT İNHALE."),
    ("uk", "Don't inhale.", "Don’t inhale."),
    ("fr", "Do not inhale.", "Do\u00a0not\u00a0inhale."),
    ("de", "Do not inhale.", "Do not in\u00adhale."),
    ("ar", "Do <strong>not</strong> inhale.", "<strong>Do</strong> not inhale."),
    ("hi", "SPF 30", "SPF 30"),
    ("de", "Do not inhale.", "Do not inhale!"),
    ("de", "Do not inhale.", "Do not inhale"),
    ("de", "Do not inhale.", "Do not inhale.\u200b"),
    ("de", "Do not inhale.", "Do not inhale. Do not inhale."),
    ("de", "Do not inhale.", "Nicht einatmen. (Do not inhale.)"),
]


@pytest.mark.parametrize(("target", "msgid", "text"), COPIES)
def test_a_copy_is_found_however_it_is_written(target: str, msgid: str, text: str) -> None:
    (fault,) = judge_unit(RULE, msgid, text, target=target)
    assert fault.found == text
    assert fault.hint == "translate it"


TRANSLATIONS = [
    ("de", "Do not inhale.", "Nicht einatmen."),
    ("de", "Made by ACME Ltd.", "Hergestellt von ACME Ltd."),
    ("he", "Do not inhale.", "אין לשאוף."),
    ("ja", "14", "14"),
    ("ar", "5 % – 10 %", "5 % – 10 %"),
    ("de", "→", "→"),
    ("en_GB", "Do not inhale.", "Do not inhale."),
    ("de", "Gro\u0308ße", "GROẞE"),
]


@pytest.mark.parametrize(("target", "msgid", "text"), TRANSLATIONS)
def test_a_translation_a_number_and_the_same_language_are_no_copies(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []


@pytest.mark.parametrize("text", ["Größe", "GRÖSSE", "Gro\u0308ße"])
def test_a_copy_is_found_whether_its_umlauts_are_composed_or_not(text: str) -> None:
    assert len(judge_unit(RULE, "Größe", text, source="de", target="en")) == 1


@pytest.mark.parametrize("state", [Fuzzy(HERE, "Do not inhale."), Empty(HERE), Missing(HERE)])
def test_what_is_not_done_is_another_rules_business(state: Translation) -> None:
    assert judge_unit(RULE, "Do not inhale.", state) == []


def test_one_language_in_another_script_is_a_copy() -> None:
    assert judge_unit(RULE, "请勿吸入。", "请勿吸入。", source="zh_Hans", target="zh_Hant")
    assert not judge_unit(RULE, "请勿吸入。", "请勿吸入。", source="zh_Hans", target="zh_CN")
