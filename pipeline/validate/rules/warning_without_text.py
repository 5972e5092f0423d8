"""A marked element has nothing that could be translated."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `<p data-warning="sun"></p>`, `<p data-warning="sun" translate="no">…</p>`, a title on an empty element. Good: text inside, and translatable."""
    for mark in subject.article.marks:
        if not any(subject.article.units[unit].shown for unit in mark.units):
            fault = Fault("the marked element has no text to translate", 'put the warning\'s text inside it, without translate="no"', found="")
            yield SourceFault(mark.id, mark, fault)


RULE = SourceRule("warning-without-text", "A marked element holds no translatable text.", check)
