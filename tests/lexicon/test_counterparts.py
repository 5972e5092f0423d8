"""Sentences without a counterpart are found where lengths alone tell nothing."""

from __future__ import annotations

import pytest

from pipeline.lexicon.counterparts import loss
from pipeline.lexicon.lengths import usual_ratio
from tests.validate.wording import SENTENCES, SOURCE, whole

FOUR = f"Keep out of the reach of children. {SOURCE} Do not store above 25 °C."


def german(*sentences: str) -> float:
    return loss(FOUR, "en", " ".join(sentences), "de", usual_ratio("de", "en"))


ALL = ("Für Kinder unzugänglich aufbewahren.", *SENTENCES["de"], "Nicht über 25 °C lagern.")


def test_no_sentence_is_missed_where_all_have_a_counterpart() -> None:
    assert german(*ALL) < 0


@pytest.mark.parametrize("index", range(4))
def test_each_lost_sentence_of_four_speaks_for_a_loss(index: int) -> None:
    assert german(*ALL[:index], *ALL[index + 1 :]) > 2.6


def test_sentences_that_were_merged_have_a_counterpart() -> None:
    merged = f"{ALL[1].rstrip('.')}, und {ALL[2]}"
    assert german(ALL[0], merged, ALL[3]) < 0


@pytest.mark.parametrize("locale", sorted(set(SENTENCES) - {"pt_BR", "zh_Hans"}))
def test_two_sentences_and_their_translation_fit(locale: str) -> None:
    assert loss(SOURCE, "en", whole(locale), locale, usual_ratio(locale, "en")) < 0


def test_a_number_is_the_same_however_its_thousands_are_parted() -> None:
    source, text = "Do not lift more than 1,250 kg. No one may stand below.", "Nezvedejte více než 1 250 kg. Nikdo nesmí stát dole."
    assert loss(source, "en", text, "cs", 1.0) < 0


def test_a_single_sentence_has_nothing_to_lose() -> None:
    assert loss("Do not inhale.", "en", "Nicht einatmen.", "de", 1.0) == float("-inf")


def test_a_text_of_many_sentences_is_aligned_in_a_band() -> None:
    many = " ".join(f"Rinse with {number} litres of water." for number in range(150))
    assert loss(many, "en", many, "en", 1.0) < 0
