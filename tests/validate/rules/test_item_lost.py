from __future__ import annotations

import pytest

from pipeline.validate.rules.item_lost import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import LIST, LISTS, SHORTENED


@pytest.mark.parametrize("locale", sorted(LISTS))
def test_a_shortened_enumeration_is_found(locale: str) -> None:
    assert len(judge_unit(RULE, LIST, SHORTENED[locale], target=locale)) == 1


@pytest.mark.parametrize("locale", sorted(LISTS))
def test_a_whole_enumeration_is_sound(locale: str) -> None:
    assert judge_unit(RULE, LIST, LISTS[locale], target=locale) == []


def test_a_sentence_with_commas_is_no_enumeration() -> None:
    source = "After the treatment, if you feel dizzy or tired while you are driving, stop at once, and wait until it is over."
    assert judge_unit(RULE, source, "Halten Sie sofort an, wenn Ihnen beim Fahren schwindlig wird.") == []


ONE_LESS = {
    "cs": " zarudnutí,",
    "de": " Rötungen,",
    "es": " enrojecimiento,",
    "fr": " rougeur,",
    "hi": " लालिमा,",
    "it": " arrossamento,",
    "pl": " zaczerwienieniu,",
    "ru": " покраснении,",
}


@pytest.mark.parametrize("locale", sorted(ONE_LESS))
def test_one_item_less_is_found(locale: str) -> None:
    assert ONE_LESS[locale] in LISTS[locale]
    assert len(judge_unit(RULE, LIST, LISTS[locale].replace(ONE_LESS[locale], ""), target=locale)) == 1


SLASHES = "Do not breathe in dust/fume/gas/mist/vapours/spray."


def test_an_item_between_slashes_is_one() -> None:
    assert judge_unit(RULE, SLASHES, "Staub/Rauch/Gas/Nebel/Dampf/Aerosol nicht einatmen.") == []
    assert judge_unit(RULE, SLASHES, "Staub, Rauch, Gas, Nebel, Dampf oder Aerosol nicht einatmen.") == []
    assert len(judge_unit(RULE, SLASHES, "Staub/Rauch/Gas/Dampf/Aerosol nicht einatmen.")) == 1


SOUND = [
    ("After use, clean the brush, dry it and store it.", "de", "Nach Gebrauch die Bürste reinigen, trocknen und verstauen."),
    ("In case of fire, leave the building, close the door and call for help.", "sl", "Ob požaru zapustite stavbo, zaprite vrata in pokličite pomoč."),
    ("The tank holds 2,500 litres and must be rinsed, emptied and dried.", "pt", "O reservatório tem 2500 litros e deve ser enxaguado, esvaziado e seco."),
    ("Effects are common and include headache, nausea and mild fever.", "hu", "A mellékhatások gyakoriak: fejfájás, hányinger és enyhe láz."),
    ("Keep away from heat, sparks, flames, and hot surfaces.", "fi", "Pidä loitolla lämmöstä, kipinöistä, liekeistä ja kuumista pinnoista."),
]


@pytest.mark.parametrize(("source", "target", "text"), SOUND)
def test_a_comma_that_parts_no_items_is_none(source: str, target: str, text: str) -> None:
    assert judge_unit(RULE, source, text, target=target) == []


def test_missed_one_of_three_items() -> None:
    assert judge_unit(RULE, "It may cause headache, nausea and fever.", "Es kann Kopfschmerzen und Fieber verursachen.") == []


def test_missed_an_item_lost_in_a_language_of_which_it_is_not_known_what_leads_in() -> None:
    assert judge_unit(RULE, LIST, LISTS["ja"].replace("発赤、", ""), target="ja") == []


def test_missed_an_item_lost_where_the_sentence_has_gained_a_comma() -> None:
    text = "Informieren Sie, bevor Sie behandelt werden, Ihren Arzt über Fieber, starke Schmerzen, Schwellungen oder Ausschlag."
    assert judge_unit(RULE, LIST, text) == []
