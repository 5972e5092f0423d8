"""What cannot be judged is said, once for a page."""

from __future__ import annotations

import pytest

from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.unverified import LANGUAGE, unverified
from tests.validate.builders import HERE, article, unit


def found(target: str, *texts: str) -> list[str]:
    units = tuple(unit(f"Do not inhale the vapour {number}.", warning="sun") for number, _ in enumerate(texts))
    translations = [Translated(HERE, text) for text in texts]
    return [fault.message for fault in unverified(article(units), translations, language("en"), language(target)) if fault.found == LANGUAGE]


def test_a_language_that_cannot_be_told_is_said_to_be_unverified() -> None:
    assert len(found("ti", "ኣይትተንፍስ", "ኣይትተንፍስ")) == 1


@pytest.mark.parametrize(("locale", "text"), [("de", "Warnung"), ("ga", "Ná hionanálaigh an ghal."), ("ko", "흡입 금지")])
def test_a_language_that_can_be_told_needs_no_remark(locale: str, text: str) -> None:
    assert found(locale, text) == []
