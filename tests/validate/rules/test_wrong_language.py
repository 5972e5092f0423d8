from __future__ import annotations

import pytest

from pipeline.validate.rules.wrong_language import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)
FOREIGN = {
    "cs": "de",
    "de": "fr",
    "es": "it",
    "fi": "de",
    "fr": "es",
    "hu": "pl",
    "it": "fr",
    "pl": "de",
    "pt_BR": "it",
    "tr": "de",
    "ru": "bg",
    "ar": "fa",
    "ja": "zh_Hans",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_in_its_language_is_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


@pytest.mark.parametrize(("locale", "other"), sorted(FOREIGN.items()))
def test_a_text_in_a_third_language_is_found(locale: str, other: str) -> None:
    assert len(judge_unit(RULE, SOURCE, whole(other), target=locale)) == 1


@pytest.mark.parametrize(("locale", "other"), sorted(FOREIGN.items())[:10])
def test_one_sentence_in_a_third_language_is_found(locale: str, other: str) -> None:
    (fault,) = judge_unit(RULE, SOURCE, f"{SENTENCES[locale][0]} {SENTENCES[other][1]}", target=locale)
    assert fault.expected is not None


@pytest.mark.parametrize(("locale", "text"), [("de", "Kollagenstimulation."), ("it", "Barriera esterna"), ("nb", "Ikke frys ned."), ("es", "No refrigerar.")])
def test_what_is_too_short_to_tell_is_no_fault(locale: str, text: str) -> None:
    assert judge_unit(RULE, SOURCE, text, target=locale) == []


NEIGHBOURS = [
    ("nb", "Ikke bruk dette legemidlet etter utløpsdatoen som er angitt på pakningen."),
    ("da", "Brug ikke lægemidlet efter den udløbsdato, der står på pakningen."),
    ("hr", "Nemojte koristiti ovaj proizvod na oštećenoj koži."),
    ("sr_Latn", "Nemojte koristiti ovaj proizvod na oštećenoj koži."),
    ("id", "Jauhkan dari jangkauan anak-anak dan simpan di tempat yang kering."),
    ("ms", "Jauhkan daripada capaian kanak-kanak dan simpan di tempat yang kering."),
    ("sk", "Nepoužívajte tento výrobok na poškodenú pokožku."),
    ("pt_BR", "Mantenha o produto fora do alcance das crianças."),
    ("gl", "Manter fóra do alcance dos nenos."),
]


@pytest.mark.parametrize(("locale", "text"), NEIGHBOURS)
def test_close_relatives_are_not_taken_for_each_other(locale: str, text: str) -> None:
    assert judge_unit(RULE, "Keep out of the reach of children.", text, target=locale) == []


def test_a_language_that_the_model_does_not_know_is_not_judged() -> None:
    assert judge_unit(RULE, SOURCE, whole("de"), target="gsw") == []
