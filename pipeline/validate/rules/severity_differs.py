"""A warning's severity is not a signal word, or not the one that the contract states."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Severity
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `data-severity="caution"` where the contract says danger; `data-severity="high"`. Good: the contract's word, or none where it states none."""
    stated = {requirement.id: requirement.severity for requirement in subject.requirements}
    words = tuple(member.value for member in Severity)
    for mark in subject.article.marks:
        if mark.severity is not None and mark.severity not in words:
            fault = Fault(f'"{mark.severity}" is no severity', f"use one of: {', '.join(words)}", expected=", ".join(words), found=mark.severity)
            yield SourceFault(mark.id, mark, fault)
        elif (severity := stated.get(mark.id)) is not None and mark.severity != severity.value:
            hint = f'write data-severity="{severity.value}", or change the contract'
            yield SourceFault(mark.id, mark, Fault("the severity is not the contract's", hint, expected=severity.value, found=mark.severity))


RULE = SourceRule("severity-differs", "The severity is unknown, or is not the contract's.", check)
