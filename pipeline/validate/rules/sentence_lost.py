"""A translation has fewer sentences than its source, and is shorter than it should be."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.counterparts import loss
from pipeline.lexicon.lengths import UNPUNCTUATED, fewest_sentences, joints, most_sentences, questions, share, usual_ratio
from pipeline.model import Fact, Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Do not inhale. Wash your hands.` → `Nicht einatmen.` Good: `Nicht einatmen und die Hände waschen.`, which says both in one sentence; a
    long translation.

    Where sentences may have been merged they are aligned by length, numbers and denials.
    Thai, Lao, Khmer and Burmese end sentences with a space or nothing: of them nothing is said.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked, subject.said
    pinned = subject.pins.sentences
    if pinned is not None and most_sentences(text, target) < pinned:
        yield Fault("fewer sentences than the contract states", "translate every sentence as one", expected=str(pinned), found=text)
    if pinned is not None or Fact.SENTENCES in subject.silent:
        return
    wanted = fewest_sentences(asked, source) - max(0, questions(asked) - questions(text))
    if {source, target} & UNPUNCTUATED or wanted < 2 or not text:
        return
    found = most_sentences(text, target) - max(0, questions(text) - questions(asked))
    ratio = subject.usual or usual_ratio(target, source)
    length = share(asked, text, ratio)
    if found < wanted:
        joined = joints(text, target) - joints(asked, source) >= wanted - found
        lost = length < (_MERGED if joined else _FEWER) or loss(asked, source, text, target, ratio) > _APART
    else:
        lost = found == wanted and length < _SHORTER and loss(asked, source, text, target, ratio) > _FAR_APART
    if lost:
        yield Fault(
            f"{wanted} sentences became {found}, and the text is short ({length:.0%} of the usual)"
            if length < 1
            else f"{wanted} sentences became {found}, and one has no counterpart",
            "compare sentence by sentence and translate the one that is missing",
            expected=asked,
            found=text,
        )


_FEWER = 1.05
_MERGED = 0.7
"""Of the usual length: below, a sentence is lost; a comma or an "and" more speaks for a sentence that was merged with its neighbour."""
_APART = 2.6
_FAR_APART = 5.0
"""How much better the texts fit with one sentence less, in nats: 2.5 and 4.1 at most in sound texts of tests/corpus/warnings, joined at random too."""
_SHORTER = 0.9
"""Of the usual length: above, texts with as many sentences are not aligned."""

RULE = UnitRule("sentence-lost", Level.INFO, "A sentence of the source is not in the translation.", check, Scope.WARNINGS, "accuracy/omission")
