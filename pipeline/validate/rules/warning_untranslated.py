"""A sentence of a warning is excluded from translation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.terms import words
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `<div data-warning="sun"><p>Warning</p><pre>Do not inhale.</pre></div>`, which would stay English everywhere; a clause of four words or more.
    Good: a name or a number alone, `<p translate="no">ACME-7</p>`; a command inside a sentence, `Never run <code>rm -rf /</code>.`
    """
    for mark in subject.article.marks:
        for text in mark.untranslated:
            if sum(word.isalpha() for word in words(text)) > 1:
                hint = 'take translate="no" away, or write translate="yes" on the <code> or <pre>'
                yield SourceFault(mark.id, mark, Fault("a part of the warning is excluded from translation", hint, found=text))


RULE = SourceRule("warning-untranslated", "A sentence of a warning is excluded from translation.", check)
