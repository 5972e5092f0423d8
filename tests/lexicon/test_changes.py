"""What two texts in one language must share to be taken for the same advice."""

from __future__ import annotations

import pytest

from pipeline.lexicon.changes import NEGATIONS, differences, same_facts

FACTS = [
    ("Wait 14 days.", "Rest for 14 days.", True),
    ("Wait 14 days.", "Wait 14  days", True),
    ("Do not use it.", "Do NOT ever use it.", True),
    ("Don't use it.", "Don’t use that.", True),
    ("Keep it at 5 °C.", "Keep it at 5 °F.", False),
    ("Keep it at 5°C.", "Keep it at 5 °C.", True),
    ("Keep it at −5 °C.", "Keep it at 5 °C.", False),
    ("10 mg", "10 µg", False),
    ("10 µg", "10 μg", True),
    ("1,000 mg", "1000 mg", False),
    ("never", "ever", False),
    ("must", "should", False),
    ("Apply ice, not heat.", "Apply heat, not ice.", False),
    ("Take A before B.", "Take B before A.", False),
    ("It is sterile.", "It is non-sterile.", False),
    ("a responsible way", "an irresponsible way", False),
    ("a painful spot", "a painless spot", False),
    ("Use fragrance-free soap.", "Use fragrance soap.", False),
    ("Take ½ tablet.", "Take ¼ tablet.", False),
    ("an area of 5 m²", "an area of 5 m³", False),
    ("Keep at -5 °C.", "Keep at 5 °C.", False),
    ("Wait 5-10 days.", "Wait 5–10 days.", True),
    ("Take 10 Mg.", "Take 10 mg.", False),
    ("Wait 3 DAYS.", "Wait 3 days.", True),
    ("It costs $5.", "It costs €5.", False),
    ("DANGER: Do not inhale.", "CAUTION: Do not inhale.", False),
    ("Use the left arm.", "Use the right arm.", False),
    ("Adults take one.", "Children take one.", False),
    ("<a1>Do not</a1> inhale.", "<a2>Do not</a2> inhale.", True),
    ("Contact your clinic.", "Contact our clinic.", True),
    ("Keep the wound clean.", "Keep your wound clean.", True),
    ("Redness will pass, pain will not.", "Pain will pass, redness will not.", False),
    ("The clinic is here.", "Here is the clinic.", True),
]


@pytest.mark.parametrize(("one", "other", "same"), FACTS)
def test_facts_are_numbers_units_negations_and_strength(one: str, other: str, same: bool) -> None:
    assert same_facts(one, other, "en") is same
    assert same_facts(other, one, "en") is same


@pytest.mark.parametrize("language", ["de", "ar", "ja", "xx"])
def test_a_language_without_data_is_never_taken_for_safe(language: str) -> None:
    assert not same_facts("a", "a", language)


def test_a_difference_says_what_each_text_has() -> None:
    (numbers, negation) = differences("Take 5 mg, not more.", "Take 50 mg, more.", "en")
    assert (str(numbers), str(negation)) == ("numbers and units: 5mg → 50mg", "negation: not → nothing")


def test_without_data_only_numbers_can_be_told_apart() -> None:
    assert [difference.kind for difference in differences("5 Tage nicht baden", "7 Tage baden", "de")] == ["numbers and units"]


@pytest.mark.parametrize("word", sorted(NEGATIONS["en"]))
def test_no_negation_goes_unseen(word: str) -> None:
    assert not same_facts(f"You {word} use it.", "You use it.", "en")
    assert not same_facts(f"{word.capitalize()} use.", "Use.", "en")
