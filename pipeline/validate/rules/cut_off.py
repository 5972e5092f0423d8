"""A translation ends in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.lengths import SHORT, UNPUNCTUATED, ends_open, share, usual_ratio
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Wenden Sie sich vor der Behandlung an`, `Nicht einatmen,`, `Nicht einatmen und`. Good: a whole sentence without its full stop; a text that ends
    as its source does, with a colon or a hyphen.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked.strip(), subject.said.strip()
    if not text:
        return
    ending = ends_open(text, target)
    if ending is not None and ends_open(asked, source) is None:
        yield Fault(f'ends with "{ending}"', "write the end of the sentence", expected=asked, found=text)
        return
    if len(asked) < SHORT or target in UNPUNCTUATED or not _STOP.search(asked) or _FINAL.search(text):
        return
    length = share(asked, text, subject.usual or usual_ratio(target, source))
    if length < _SHORTER:
        yield Fault(f"ends without punctuation, and is short ({length:.0%} of the usual)", "write the end of the sentence", expected=asked, found=text)


_FINAL = re.compile(r"[.!?:…。！？：।॥؟۔։።｡][\"'»”’“)\]」』）\s]*\Z")
_STOP = re.compile(r"[.!…。！।۔։።｡][\"'»”’“)\]」』）\s]*\Z")
"""Not the question mark: a heading that asks may become one that tells."""
_SHORTER = 0.9
"""Of the usual length: above, only the full stop is missing."""

RULE = UnitRule("cut-off", Level.INFO, "The end of the translation is missing.", check, Scope.WARNINGS, "accuracy/omission")
