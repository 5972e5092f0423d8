"""Punctuation differs from what the source leads to expect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
    if _is_stopped(asked) and not _ends(text) and subject.target.primary not in UNPUNCTUATED:
        said = "ends without punctuation"
    elif "  " in text and "  " not in asked:
        said = "has two spaces side by side"
    elif (match := _TWICE.search(text)) is not None and match[0] not in asked:
        said = f'has "{match[0]}"'
    elif _open(text) and not _open(asked):
        said = "has a bracket that is not closed, or not opened"
    if said is not None:
        yield Fault(said, "compare the punctuation with the source", expected=asked, found=text)


def _may_differ(subject: UnitSubject) -> bool:
    text = subject.said.rstrip()
    return any(map(text.__contains__, _TELLING)) or (_is_stopped(subject.asked.strip()) and text != "" and not _ends(text))


_TELLING = ("  ", ",,", ";;", "..", "、、", "，，", "。。", "(", "[", "（", "［")
"""One of these stands in every text with something else to find than the want of a full stop."""


def _ends(text: str) -> bool:
    """Whether a text ends with final punctuation. Mostly the last characters tell, and the pattern would begin at the first."""
    return text[-1] in _FINALS or _FINAL.search(text) is not None


@lru_cache(maxsize=4096)
def _is_stopped(asked: str) -> bool:
    """Whether a source text is a sentence with its full stop: asked once for all locales."""
    return _STOP.search(asked) is not None and len(asked.split()) >= _WORDS


def _open(text: str) -> bool:
    return sum(map(text.count, "([（［")) > sum(map(text.count, ")]）］"))


_FINALS = ".!?:…。！？：।॥؟۔։።|｡"
_FINAL = re.compile(rf"[{_FINALS}][\"'»”’“)\]」』）\s]*\Z")
_WORDS = 3
_STOP = re.compile(r"[.!。！।۔։።|｡][\"'»”’“)\]」』）\s]*\Z")
_TWICE = re.compile(r",,|;;|、、|，，|。。|(?<!\.)\.\.(?!\.)")

RULE = UnitRule(
    "punctuation", Level.INFO, "Final punctuation, doubled signs and spaces, brackets.", check, Scope.WORDS, "fluency/punctuation", Level.INFO, _may_differ
)
