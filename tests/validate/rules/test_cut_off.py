from __future__ import annotations

import pytest

from pipeline.validate.rules.cut_off import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_without_its_last_third_is_found(locale: str) -> None:
    text = whole(locale)
    assert len(judge_unit(RULE, SOURCE, text[: len(text) * 2 // 3], target=locale)) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_a_whole_text_is_sound_with_and_without_its_full_stop(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []
    assert judge_unit(RULE, SOURCE + " Wait.", "X" + whole(locale) * 2 + "X", target=locale) == []


OPEN = [
    ("de", "Nicht einatmen und"),
    ("fr", "Ne pas inhaler,"),
    ("es", "No inhale ni"),
    ("it", "Non inalare (oppure"),
    ("ru", "Не вдыхать и"),
    ("pl", "Nie wdychać oraz"),
    ("ar", "لا تستنشق،"),
    ("ja", "吸い込まないで、"),
    ("tr", "Solumayın ve"),
    ("sv", "Andas inte in och"),
]


@pytest.mark.parametrize(("locale", "text"), OPEN)
def test_an_ending_that_promises_more_is_found(locale: str, text: str) -> None:
    assert len(judge_unit(RULE, "Do not inhale.", text, target=locale)) == 1


ENDINGS = [
    ("de", "Do not inhale:", "Nicht einatmen:"),
    ("it", "Vitamin E", "Vitamina E"),
    ("th", SOURCE, "ห้ามสูดดมไอระเหยของผลิตภัณฑ์นี้ ล้างมือ"),
    ("fr", "What is it?", "Définition"),
    ("de", "Read this, and", "Lesen Sie das und"),
    ("pl", "Hepatitis A", "Zapalenie wątroby typu A"),
    ("el", "Caution", "Προσοχή"),
    ("ja", "Danger", "危険"),
]


@pytest.mark.parametrize(("locale", "source", "text"), ENDINGS)
def test_an_ending_like_the_sources_is_sound(locale: str, source: str, text: str) -> None:
    assert judge_unit(RULE, source, text, target=locale) == []
