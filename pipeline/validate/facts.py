"""The facts of a subject, read from both of its texts for the rules that compare them. What the contract pins wins over what is derived."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon.agreement import AGREED, Agreement, compare, compare_digits
from pipeline.lexicon.amounts import Amount, Stated
from pipeline.lexicon.facts import Part, Senses, senses
from pipeline.lexicon.lexicon import Aspect
from pipeline.lexicon.polarity import Sense
from pipeline.model import NO_PINS, Fact, Strength
from pipeline.terms import plain
from pipeline.validate.rule import UnitSubject

_SHOWN = 12


def agreement(subject: UnitSubject) -> Agreement:
    """How the amounts of both texts agree: in digits and words in a warning, in digits in prose."""
    if Fact.NUMBERS in subject.silent:
        return AGREED
    if subject.pins.numbers is None and (subject.unit.warning is None or _is_copy(subject)):
        return _in_digits(subject.asked, subject.source.name, subject.said, subject.target.name)
    target = Stated(subject.said, subject.target.name)
    if subject.pins.numbers is not None:
        return compare(Stated("; ".join(subject.pins.numbers), subject.source.name), target)
    return compare(Stated(subject.asked, subject.source.name), target)


def differ_in_numbers(subject: UnitSubject) -> bool:
    """Whether the rules that compare amounts have anything to say: they share the comparison."""
    return agreement(subject) is not AGREED


@lru_cache(maxsize=16)
def _in_digits(asked: str, source: str, said: str, target: str) -> Agreement:
    """Several rules ask for it, of one pair of texts after the other."""
    return compare_digits(Stated(asked, source), Stated(said, target))


def said(subject: UnitSubject, fact: Fact) -> tuple[Senses, Senses] | None:
    """What both texts say, as far as it is to be judged here; None where a language has no data: that is reported for the whole page."""
    if fact in subject.silent or _is_copy(subject):
        return None
    theirs = senses(subject.said, subject.target.primary)
    ours = _pinned(subject) if subject.pins is not NO_PINS and fact in subject.pins.stated else senses(subject.asked, subject.source.primary)
    return None if ours is None or theirs is None else (ours, theirs)


def _is_copy(subject: UnitSubject) -> bool:
    """Whether the source's words stand in for a translation: that is another rule's finding, and the words of a language say nothing of it."""
    return plain(subject.asked) == plain(subject.said)


def listed(amounts: tuple[Amount, ...]) -> str:
    """Amounts as a finding shows them."""
    return ", ".join(amount.written.strip() for amount in amounts[:_SHOWN])


_STRENGTHS = {Strength.MUST: Aspect.MUST, Strength.SHOULD: Aspect.SHOULD, Strength.MAY: Aspect.MAY}


def _pinned(subject: UnitSubject) -> Senses:
    pins = subject.pins
    aspects = [Aspect.DENIES] if pins.negation else []
    aspects += [Aspect.IMMEDIATELY] if pins.urgency else []
    aspects += [_STRENGTHS[pins.strength]] if pins.strength in _STRENGTHS else []
    whole = Part(subject.unit.msgid, Sense(dict.fromkeys(aspects, 1)))
    return Senses(whole, (whole,))
