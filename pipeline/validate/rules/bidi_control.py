"""Directional controls change the order in which a translation is read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.characters import bidi_controls, bidi_misuse, has_right_to_left, named
from pipeline.model import Level
from pipeline.validate.concerns import is_unusual
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: U+202E before `gm 5`, which shows as `5 mg`; an isolate or embedding that is not closed, in any language; one in a text that runs in one
    direction only. Good: Arabic with the isolates U+2066 … U+2069 round a Latin name; controls that the source has too.
    """
    text = subject.said
    if text.isascii() or not (controls := bidi_controls(text)):
        return
    misuse = bidi_misuse(text)
    needed = has_right_to_left(text) or set(controls) <= set(bidi_controls(subject.asked))
    if misuse is None and not needed:
        misuse = f"{named(controls[0])} has nothing to do in a text of one direction"
    if misuse is not None:
        yield Fault(misuse, "delete the control, or close it; U+2066 … U+2069 go round words of the other direction", found=text)


RULE = UnitRule(
    "bidi-control",
    Level.WARNING,
    "Overrides, and embeddings or isolates that are not closed.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
    concerns=is_unusual,
)
