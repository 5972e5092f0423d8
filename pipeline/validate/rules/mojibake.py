"""Bytes of UTF-8 were read as another character set."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.characters import mojibake
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `SchwÃ¤che`, `donâ€™t`, `РќРµ`, `Ø§Ù„`. Good: `Schwäche`; Portuguese `MANHÃ`; German `„Spaß“`; Russian `Рёбра`."""
    text = subject.said
    if text.isascii():
        return
    found = mojibake(text)
    if found is not None and found[0] not in subject.asked:
        yield Fault(
            f'"{found[0][:20]}" is "{found[1][:20]}" in the wrong character set', "open the file as UTF-8 and type it again", expected=found[1], found=text
        )


def _is_beyond_ascii(subject: UnitSubject) -> bool:
    return not subject.said.isascii()


RULE = UnitRule(
    "mojibake",
    Level.WARNING,
    "Text that was decoded with the wrong character set.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
    concerns=_is_beyond_ascii,
)
