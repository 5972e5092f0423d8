from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Translation
from pipeline.validate.rules.filler import RULE
from tests.validate.builders import HERE, judge_unit

BAD = [
    ("TODO", "TODO"),
    ("todo", "todo"),
    ("<strong>todo</strong>", "todo"),
    ("[Todo]", "Todo"),
    ("To do.", "To do"),
    ("TODO: übersetzen", "TODO"),
    ("Meiden Sie TODO die Sonne", "TODO"),
    ("TODO: PRÜFEN", "TODO"),
    ("Lorem ipsum dolor", "Lorem ipsum"),
    ("Vorsicht, dolor sit amet", "dolor sit amet"),
    ("[translation missing]", "translation missing"),
    ("FIXME", "FIXME"),
    ("XXX", "XXX"),
    ("警告 XXX", "XXX"),
    ("TBD", "TBD"),
    ("t.b.d.", "t.b.d."),
    ("Translate me", "Translate me"),
    ("ＴＯＤＯ", "TODO"),
]


@pytest.mark.parametrize(("text", "word"), BAD)
def test_a_stand_in_for_a_translation_is_found(text: str, word: str) -> None:
    (fault,) = judge_unit(RULE, "Avoid <strong>the</strong> sun.", text)
    assert f'"{word}"' in fault.message
    assert fault.found == text


GOOD = [
    ("es", "Evite todo contacto con el sol."),
    ("es", "Todo el cuerpo"),
    ("pt_BR", "NÃO APLIQUE EM TODO O CORPO"),
    ("es", "EVITE TODO CONTACTO"),
    ("es", "Método"),
    ("de", "Die Lösung XXL"),
    ("it", "Il metodo"),
    ("pl", "Metodologia"),
    ("uk", "Уникайте сонця — todorov"),
    ("ja", "日光を避けてください"),
    ("ar", "تجنب الشمس"),
]


@pytest.mark.parametrize(("target", "text"), GOOD)
def test_words_that_only_look_like_one_are_left_alone(target: str, text: str) -> None:
    assert judge_unit(RULE, "Avoid the sun.", text, target=target) == []


def test_a_source_that_says_it_itself_may_be_translated_with_it() -> None:
    assert judge_unit(RULE, "Your TODO list", "Ihre TODO-Liste") == []


@pytest.mark.parametrize("state", [Fuzzy(HERE, "TODO"), Empty(HERE)])
def test_what_is_not_done_is_another_rules_business(state: Translation) -> None:
    assert judge_unit(RULE, "Avoid the sun.", state) == []
