"""Signal words at the beginning of a text."""

from __future__ import annotations

import pytest

from pipeline.lexicon.signals import leading_levels, leads_with
from pipeline.model import Severity


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Warning", Severity.WARNING),
        ("WARNING: hot", Severity.WARNING),
        ("⚠ Danger! Hot.", Severity.DANGER),
        ("CAUTION Hot surface", Severity.CAUTION),
        ("Notice – read this", Severity.NOTICE),
        ("Warning signs are red.", None),
        ("Caution is needed.", None),
        ("Dangerous: hot", None),
        ("WARNING SIGNS ARE RED.", None),
        ("Important: read this.", None),
    ],
)
def test_a_signal_word_is_set_apart(text: str, level: Severity | None) -> None:
    assert leads_with(text, "en") is level


def test_a_word_for_two_levels_says_both() -> None:
    found = leading_levels("Hinweis: heiß", "de")
    assert found is not None
    assert found.levels == {Severity.NOTICE}
    assert leading_levels("Heiß", "de") is not None


def test_a_language_without_data_has_no_signal_words() -> None:
    assert leads_with("Isilumkiso", "xh") is None
    assert leading_levels("Isilumkiso", "xh") is None
