"""A warning begins with a signal word that is not its severity."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.signals import leads_with
from pipeline.locales import language
from pipeline.model import Severity
from pipeline.placeholders import strip
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `<p data-warning="sun" data-severity="danger"><strong>Caution:</strong> …`, or the contract says danger. Good: the word of the severity, or none."""
    stated = {requirement.id: requirement.severity for requirement in subject.requirements}
    spoken = language(subject.termbase.locale).primary
    known = {member.value: member for member in Severity}
    for mark in subject.article.marks:
        severity = stated.get(mark.id) or known.get(mark.severity or "")
        units = (subject.article.units[index] for index in mark.units)
        level = next((level for unit in units if (level := leads_with(strip(unit.msgid, unit.tags), spoken)) is not None), None)
        if severity is not None and level is not None and level is not severity:
            fault = Fault(
                "the signal word is not the severity", "change the word or the severity, so that they say the same", expected=severity.value, found=level.value
            )
            yield SourceFault(mark.id, mark, fault)


RULE = SourceRule("signal-differs", "A warning begins with a signal word of another severity.", check)
