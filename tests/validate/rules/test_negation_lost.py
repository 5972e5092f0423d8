from __future__ import annotations

import pytest

from pipeline.validate.rules.negation_lost import RULE
from tests.validate.builders import judge_warning_unit

BAD = [
    ("de", "Do not use it on skin.", "Auf der Haut anwenden."),
    ("fr", "Do not use it.", "Utiliser le produit."),
    ("es", "Never mix it.", "Mezcle el producto."),
    ("it", "It must not be heated.", "Deve essere riscaldato."),
    ("nl", "Do not inhale.", "Inademen."),
    ("pl", "Do not inhale.", "Wdychać."),
    ("cs", "Do not inhale.", "Vdechujte."),
    ("hu", "Do not inhale.", "Lélegezze be."),
    ("ru", "Do not inhale.", "Вдыхать."),
    ("pt_BR", "Do not inhale. Do not swallow.", "Não inale. Engula."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), BAD)
def test_a_negation_that_is_lost_is_found(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target)


GOOD = [
    ("de", "Do not use it on skin.", "Nicht auf der Haut anwenden."),
    ("fr", "Do not use it.", "Évitez de l’utiliser."),
    ("es", "Never mix it.", "No mezclar nunca."),
    ("it", "It must not be heated.", "È vietato riscaldarlo."),
    ("nl", "Do not inhale.", "Niet inademen."),
    ("pl", "Do not inhale.", "Nie wdychać."),
    ("cs", "Do not inhale.", "Nevdechujte."),
    ("hu", "Do not inhale.", "Ne lélegezze be."),
    ("ru", "Do not inhale.", "Не вдыхать."),
    ("de", "Not only the skin.", "Auch die Haut."),
    ("xh", "Do not inhale.", "Phefumla."),
]


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_whatever_denies_or_excludes_keeps_a_negation(target: str, msgid: str, text: str) -> None:
    assert judge_warning_unit(RULE, msgid, text, target=target) == []
