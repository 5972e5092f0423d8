"""A translation has fewer sentences than its source, and is shorter than it should be."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.lengths import UNPUNCTUATED, fewest_sentences, joints, most_sentences, questions, share, usual_ratio
from pipeline.model import Fact, Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Do not inhale. Wash your hands.` → `Nicht einatmen.` Good: `Nicht einatmen und die Hände waschen.`, which says both in one sentence; a long
    translation. Thai, Lao, Khmer and Burmese end sentences with a space or nothing: of them nothing is said.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked, subject.said
    pinned = subject.pins.sentences
    if pinned is not None and most_sentences(text, target) < pinned:
        yield Fault("fewer sentences than the contract states", "translate every sentence as one", expected=str(pinned), found=text)
    if pinned is not None or Fact.SENTENCES in subject.silent:
        return
    wanted = fewest_sentences(asked, source) - max(0, questions(asked) - questions(text))
    if {source, target} & UNPUNCTUATED or wanted < 2:
        return
    found = most_sentences(text, target) - max(0, questions(text) - questions(asked))
    if found >= wanted:
        return
    length = share(asked, text, subject.usual or usual_ratio(target, source))
    joined = joints(text, target) - joints(asked, source) >= wanted - found
    if length < (_MERGED if joined else _FEWER):
        yield Fault(
            f"{wanted} sentences became {found}, and the text is short ({length:.0%} of the usual)",
            "compare sentence by sentence and translate the one that is missing",
            expected=asked,
            found=text,
        )


_FEWER = 1.05
_MERGED = 0.7
"""Of the usual length: below, a sentence is lost; a comma or an "and" more speaks for a sentence that was merged with its neighbour."""

RULE = UnitRule("sentence-lost", Level.INFO, "A sentence of the source is not in the translation.", check, Scope.WARNINGS, "accuracy/omission")
