"""A translation has more sentences than its source, and is longer than it should be."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.lengths import UNPUNCTUATED, fewest_sentences, most_sentences, questions, share, usual_ratio
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Do not inhale.` → `Nicht einatmen. In kleinen Mengen ist das Mittel unbedenklich.` Good: a sentence cut in two, at the usual length; the Dutch
    question `Bent u zwanger? Dan …` for a clause.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked, subject.said
    if {source, target} & UNPUNCTUATED or not text:
        return
    wanted = max(1, most_sentences(asked, source) - max(0, questions(asked) - questions(text)))
    found = fewest_sentences(text, target) - max(0, questions(text) - questions(asked))
    if found <= wanted:
        return
    length = share(asked, text, subject.usual or usual_ratio(target, source))
    if length > _LONGER:
        yield Fault(
            f"{wanted} sentences became {found}, and the text is long ({length:.0%} of the usual)",
            "compare sentence by sentence and delete what the source does not say",
            expected=asked,
            found=text,
        )


_LONGER = 1.3
"""Of the usual length: above, a sentence was added; below, one may have been cut in two."""

RULE = UnitRule("sentence-added", Level.INFO, "A sentence of the translation is not in the source.", check, Scope.WARNINGS, "accuracy/addition")
