"""A sentence of a warning is not translated."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.terms import words
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `<div data-warning="sun"><p>Warning</p><pre>Do not inhale.</pre></div>`, which would stay English everywhere; in a sentence, a clause of four
    words or more, `Please <code>do not inhale it</code>`; an attribute, `<img alt="Do not inhale." translate="no">`; a field, `<input value="Do not inhale.">`.
    Good: a name or a number alone, `<p translate="no">ACME-7</p>`; a command inside a sentence, `Never run <code>rm -rf /</code>.`; a longer one with
    `translate="yes"`, which translators leave as it is.
    """
    for mark in subject.article.marks:
        for text in mark.untranslated:
            if sum(word.isalpha() for word in words(text)) > 1:
                hint = 'take translate="no" away, write translate="yes" on the <code> or <pre>, or put the words of a field beside it'
                yield SourceFault(mark.id, mark, Fault("a part of the warning is not translated", hint, found=text))


RULE = SourceRule("warning-untranslated", "A sentence of a warning is not translated.", check)
