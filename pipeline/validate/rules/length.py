"""A translation is far shorter or longer than translations of such a text are."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.lengths import SHORT, share, usual_ratio
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: half a sentence; three sentences for one. Good: half to nearly twice the usual number of characters for the language, as this catalogue and a
    table of languages have it; any length for a source of under 20 characters.
    """
    asked, text = subject.asked.strip(), subject.said
    if len(asked) < SHORT or not text:
        return
    length = share(asked, text, subject.usual or usual_ratio(subject.target.primary, subject.source.primary))
    least, most = _SENTENCE if len(asked) >= _LONG else _PHRASE
    if not least <= length <= most:
        yield Fault(
            f"{length:.0%} of the usual length",
            "look for what is missing" if length < 1 else "look for what the source does not say",
            expected=asked,
            found=text,
        )


_LONG = 60
_SENTENCE = (0.5, 1.95)
_PHRASE = (0.42, 2.3)
"""More than four times the usual stray of the logarithm, 0.15; six times for less than 60 characters."""

RULE = UnitRule("length", Level.INFO, "Far outside the usual length for the pair of languages.", check, Scope.WARNINGS, "accuracy/omission")
