"""Punctuation differs from what the source leads to expect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.lengths import UNPUNCTUATED
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: no full stop where the source has one; two spaces; `,,`; a bracket that is not closed. Good: the full stop of the language (`。`, `।`, `۔`), a
    space before `!` in French, no full stop in Thai.
    """
    text, asked = subject.said.strip(), subject.asked.strip()
    if not text:
        return
    said = None
    if _STOP.search(asked) and not _FINAL.search(text) and subject.target.primary not in UNPUNCTUATED and len(asked.split()) >= _WORDS:
        said = "ends without punctuation"
    elif "  " in text and "  " not in asked:
        said = "has two spaces side by side"
    elif (match := _TWICE.search(text)) and match[0] not in asked:
        said = f'has "{match[0]}"'
    elif _open(text) and not _open(asked):
        said = "has a bracket that is not closed, or not opened"
    if said is not None:
        yield Fault(said, "compare the punctuation with the source", expected=asked, found=text)


def _open(text: str) -> bool:
    return sum(map(text.count, "([（［")) > sum(map(text.count, ")]）］"))


_FINAL = re.compile(r"[.!?:…。！？：।॥؟۔։።|｡][\"'»”’“)\]」』）\s]*\Z")
_WORDS = 3
_STOP = re.compile(r"[.!。！।۔։።|｡][\"'»”’“)\]」』）\s]*\Z")
_TWICE = re.compile(r",,|;;|、、|，，|。。|(?<!\.)\.\.(?!\.)")

RULE = UnitRule("punctuation", Level.INFO, "Final punctuation, doubled signs and spaces, brackets.", check, Scope.WORDS, "fluency/punctuation", Level.INFO)
