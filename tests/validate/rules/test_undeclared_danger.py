from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Article, Level, Place, Unit
from pipeline.validate.rules.undeclared_danger import RULE
from tests.validate.builders import FILE, article, judge_article, mark, termbase, unit

WARNINGS = [
    "Do not use the gel if you are pregnant.",
    "Keep out of the reach of children.",
    "An overdose can damage the liver.",
    "Side effects are redness and swelling at the injection site.",
    "If you feel unwell, consult a doctor immediately.",
    "Stop using the cream at once if a rash appears.",
    "The vapour is highly flammable and must not be inhaled.",
    "Disconnect the mains before you open the housing: there is a risk of electric shock.",
    "Never mix this cleaner with bleach.",
]
PROSE = [
    "Mesotherapy was first developed in France, to treat pain and other medical problems.",
    "You must not forget to save the file before you close the window.",
    "No surgery is needed, and daily activities resume shortly after.",
    "Do not hesitate to contact us with any questions.",
    "The treatment is fitted to the skin, for example to loss of elasticity.",
    "Children love the museum, and the garden never closes before six.",
    "The injections stimulate fibroblasts, so the results look more organic than after a facelift.",
    "She wrote about the fire of London, and never left the town.",
]


def made(*units: Unit) -> Article:
    return article(units)


@pytest.mark.parametrize("text", WARNINGS)
def test_a_sentence_that_reads_like_a_warning_is_found_outside_warnings(text: str) -> None:
    (found,) = judge_article(RULE, made(unit("Nice weather."), unit(f"Read <em>this</em>. {text}")))
    assert (found.place, found.warning, found.context, found.fault.found) == (Place(FILE, 11), None, None, text)


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_prose_is_no_warning(text: str) -> None:
    assert judge_article(RULE, made(unit(text))) == []


ELSEWHERE = {
    "de": ("Wenden Sie das Gel nicht an, wenn Sie schwanger sind.", "Zögern Sie nicht, uns bei Fragen anzurufen."),
    "es": ("No utilice el gel si está embarazada.", "No dude en ponerse en contacto con nosotros."),
    "fr": ("N’utilisez pas le gel si vous êtes enceinte.", "N’hésitez pas à nous contacter si vous avez des questions."),
    "it": ("Non usi il gel durante la gravidanza.", "Non esiti a contattarci per qualsiasi domanda."),
    "nl": ("Gebruik de gel niet als u zwanger bent.", "Aarzel niet om contact met ons op te nemen."),
    "pl": ("Nie stosować żelu w ciąży.", "Prosimy nie wahać się z nami skontaktować."),
    "pt": ("Não utilize o gel durante a gravidez.", "Não hesite em contactar-nos."),
}


@pytest.mark.parametrize("language", ELSEWHERE)
def test_a_warning_is_told_from_prose_in_other_languages_of_articles(language: str) -> None:
    warning, prose = ELSEWHERE[language]
    assert [fault.fault.found for fault in judge_article(RULE, made(unit(prose), unit(warning)), terms=termbase(language))] == [warning]


def test_what_is_marked_is_no_fault() -> None:
    assert judge_article(RULE, article((unit(WARNINGS[0], warning="sun"),), (mark("sun", 0),))) == []


@pytest.mark.parametrize(
    "changes", [{"no_warning": "history"}, {"role": "heading 2"}, {"shown": False}, {"address": True}], ids=["dismissed", "heading", "attribute", "address"]
)
def test_what_the_author_dismisses_and_what_is_no_sentence_of_the_text_is_passed_over(changes: dict[str, object]) -> None:
    assert judge_article(RULE, made(replace(unit(WARNINGS[0]), **changes))) == []  # type: ignore[arg-type]


def test_a_language_without_words_for_dangers_has_no_findings() -> None:
    assert judge_article(RULE, made(unit(WARNINGS[0])), terms=termbase("xh")) == []


def test_it_warns_and_withholds_nothing() -> None:
    assert RULE.level is Level.WARNING
