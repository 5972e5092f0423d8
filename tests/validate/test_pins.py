"""Facts that the contract states: they are judged over the whole warning, and win over what is derived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.locales import language
from pipeline.model import Finding, Level, Pins, Strength, Translated, Unit
from pipeline.validate.gate import judge, open_case
from tests.validate.builders import HERE, SETTINGS, article, contract, mark, requirement, termbase, unit

SOURCE = language("en")


def judged(pins: Pins, *pairs: tuple[str, str], target: str = "de") -> list[tuple[str, Level]]:
    return [(finding.rule, finding.level) for finding in findings(pins, *pairs, target=target)]


def findings(pins: Pins, *pairs: tuple[str, str], target: str = "de") -> tuple[Finding, ...]:
    units: tuple[Unit, ...] = tuple(unit(msgid, warning="sun") for msgid, _ in pairs)
    made = article(units, (mark("sun", *range(len(units))),))
    asked = contract(replace(requirement(), facts=pins))
    states = tuple(Translated(HERE, text) for _, text in pairs)
    return judge(open_case(made, asked, termbase("en"), SOURCE), states, termbase(target), SETTINGS, language(target)).findings


def test_what_is_stated_wins_over_what_the_source_says() -> None:
    pair = ("It is not toxic.", "Es ist harmlos.")
    assert judged(Pins(), pair) == [("negation-lost", Level.ERROR)]
    assert judged(Pins(negation=False), pair) == []


@pytest.mark.parametrize(
    ("pins", "text", "rule"),
    [
        (Pins(numbers=("5 mg", "2 weeks")), "Zwei Wochen lang 50 mg einnehmen.", "number-changed"),
        (Pins(numbers=("5 mg",)), "5 ml einnehmen.", "unit-changed"),
        (Pins(numbers=("5–10 mg",)), "10–5 mg einnehmen.", "order-changed"),
        (Pins(numbers=()), "5 mg einnehmen.", "number-changed"),
        (Pins(negation=True), "Es ist giftig und heiß.", "negation-lost"),
        (Pins(negation=False), "Es ist nicht giftig.", "negation-gained"),
        (Pins(strength=Strength.MUST), "Sie können die Haut waschen.", "obligation-softened"),
        (Pins(strength=Strength.SHOULD), "Sie können die Haut waschen.", "obligation-softened"),
        (Pins(urgency=True), "Es ist giftig und heiß.", "urgency-lost"),
        (Pins(sentences=2), "Es ist giftig und heiß.", "sentence-lost"),
    ],
)
def test_a_translation_that_does_not_keep_a_stated_fact_is_refused(pins: Pins, text: str, rule: str) -> None:
    assert (rule, Level.ERROR) in judged(pins, ("It is toxic and hot.", text))


@pytest.mark.parametrize(
    ("pins", "text"),
    [
        (Pins(numbers=("5 mg", "2 weeks")), "Zwei Wochen lang 5 mg einnehmen."),
        (Pins(negation=True, strength=Strength.NONE), "Es ist nicht harmlos."),
        (Pins(strength=Strength.MUST, urgency=False), "Sie müssen die Haut waschen."),
        (Pins(urgency=True), "Waschen Sie die Haut sofort."),
        (Pins(sentences=1), "Es ist giftig und heiß."),
    ],
)
def test_a_translation_that_keeps_the_stated_facts_is_sound(pins: Pins, text: str) -> None:
    assert judged(pins, ("It is toxic and hot.", text)) == []


def test_a_stated_fact_may_stand_in_any_text_of_the_warning() -> None:
    pins = Pins(numbers=("5 mg", "14 days"))
    assert judged(pins, ("Danger", "Gefahr"), ("Take a dose for 14 days.", "14 Tage lang einnehmen, je 5 mg.")) == []
    (finding,) = findings(pins, ("Danger", "Gefahr"), ("Take a dose for 14 days.", "14 Tage lang eine Dosis einnehmen."))
    assert (finding.rule, finding.warning, finding.msgid, finding.expected) == ("number-changed", "sun", "Take a dose for 14 days.", "5 mg")


def test_a_pseudo_locale_has_no_facts() -> None:
    assert judged(Pins(negation=True), ("It is toxic and hot.", "[Îţ îš ţöxîç]"), target="en_XA") == []


def test_without_language_data_each_aspect_is_said_once_to_be_unverified() -> None:
    found = findings(Pins(), ("Do not inhale.", "Musa ukuphefumla."), ("Do not touch it.", "Sukuyibamba."), target="xh")
    assert {(finding.rule, finding.level) for finding in found} == {("unverified", Level.INFO)}
    assert [finding.found for finding in found] == ["negation", "obligation", "urgency", "signal words", "numbers written as words"]


def test_amounts_that_a_language_may_reorder_are_said_to_be_unverified() -> None:
    pair = ("Up to 7 days, then 30 days.", "Bis zu 7 Tage, dann 30 Tage.")
    assert [(finding.rule, finding.found) for finding in findings(Pins(), pair)] == [("unverified", "the order of amounts")]
    assert judged(Pins(), ("Wait 7 days.", "7 Tage warten.")) == []
