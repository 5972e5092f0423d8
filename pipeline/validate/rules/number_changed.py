"""A number of the source is lost, another, or has lost its sign; or the translation has one more."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level
from pipeline.validate.facts import agreement, differ_in_numbers, listed
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Take 0.5 mg.` → German `5 mg einnehmen.`; `1,500 mg` → French `1,500 mg`, which is one and a half there; `−5 °C` → `5 °C`.
    Good: `0,5 mg`, `1 500 mg`, `١٬٥٠٠`; `two weeks` → `2 Wochen`; `500 mg` → `0,5 g`; `3 pm` → `15:00`; `4 July` → `4. 7.`

    Numbers are compared by value, as each locale writes them (CLDR), in any digits; in warnings also those written as words.
    """
    found = agreement(subject)
    if found.lost and found.gained:
        yield Fault("numbers differ", "give the number of the source, as the language writes it", expected=listed(found.lost), found=listed(found.gained))
    elif found.lost:
        yield Fault("a number is lost", "give the number of the source, as the language writes it", expected=listed(found.lost), found="")
    elif found.gained:
        yield Fault("a number is added", "take out what the source does not say", expected="", found=listed(found.gained))
    for one, other in found.signs[:1]:
        hint = "write the sign of the source, or minus in words"
        yield Fault("a number has another sign", hint, expected=f"{_sign(one.negative)}{one.written}", found=f"{_sign(other.negative)}{other.written}")


def _sign(negative: bool) -> str:  # noqa: FBT001  the sign itself, not a mode
    return "−" if negative else ""


RULE = UnitRule(
    "number-changed", Level.WARNING, "A number is lost, added or changed.", check, Scope.WORDS, mqm="accuracy/mistranslation", concerns=differ_in_numbers
)
