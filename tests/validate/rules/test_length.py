from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lexicon.lengths import ratio_of, usual_ratio
from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.rule import UnitSubject
from pipeline.validate.rules.length import RULE
from tests.validate.builders import HERE, judge_unit, unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)


@pytest.mark.parametrize("locale", LOCALES)
def test_half_a_text_and_a_text_twice_as_long_are_found(locale: str) -> None:
    text = whole(locale)
    (short,) = judge_unit(RULE, SOURCE, text[: len(text) * 2 // 5], target=locale)
    (long,) = judge_unit(RULE, SOURCE, text * 5, target=locale)
    assert (short.hint, long.hint) == ("look for what is missing", "look for what the source does not say")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_whole_text_is_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


def test_a_label_says_nothing_of_its_length() -> None:
    assert judge_unit(RULE, "Danger", "Achtung, Lebensgefahr durch Einatmen giftiger Dämpfe") == []


def test_the_catalogue_knows_better_than_the_table() -> None:
    subject = UnitSubject(unit(SOURCE), Translated(HERE, whole("de")), language("en"), language("de"))
    assert list(RULE.check(subject)) == []
    assert list(RULE.check(replace(subject, usual=4.0)))


def test_the_usual_length_is_a_median_that_damaged_texts_do_not_move() -> None:
    sound = [(100, 130)] * 30
    assert ratio_of([*sound, (100, 1), (100, 9000)], "de", "en") == ratio_of([*sound, (100, 1000), (100, 20)], "de", "en") > usual_ratio("de", "en")


@pytest.mark.parametrize("few", [[], [(100, 500)] * 7, [(39, 500)] * 90])
def test_a_few_texts_or_short_ones_leave_the_table_as_it_is(few: list[tuple[int, int]]) -> None:
    assert ratio_of(few, "de", "en") == pytest.approx(usual_ratio("de", "en"))
