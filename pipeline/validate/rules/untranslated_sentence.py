"""A sentence of a translation is in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.identification import foreign_language
from pipeline.lexicon.lengths import pieces_of, sentences_of
from pipeline.model import Level
from pipeline.terms import words
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Nicht einatmen. If you feel unwell, call a doctor at once.` in German, though no such sentence stands in the source. Good: all sentences
    translated; a sentence too short to tell (under 25 letters) that is none of the source's; a copy of the whole source, which copied-from-source finds.
    """
    text = subject.said
    if subject.source.primary == subject.target.primary or text.strip() == subject.asked.strip():
        return
    left = [part for part in sentences_of(subject.asked, subject.source.primary) if len(words(part)) > 1 and _STOPPED.search(part) and part in text]
    for part in (*left, *pieces_of(text, subject.target.primary)):
        if part in left or foreign_language(part, subject.target.primary, subject.source.primary) == subject.source.primary:
            wanted = subject.target.english
            yield Fault(f"a part is still in {subject.source.english}", "translate it", expected=f"a text in {wanted}", found=part)
            return


_STOPPED = re.compile(r"[^\W\d_]{2,}[.!?]\Z")

RULE = UnitRule("untranslated-sentence", Level.INFO, "A sentence is in the source language.", check, Scope.WARNINGS, "accuracy/untranslated")
