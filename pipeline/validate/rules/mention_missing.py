"""A warning does not mention what its contract requires."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.terms import mentions
from pipeline.validate.rule import Fault, WarningRule, WarningSubject


def check(subject: WarningSubject) -> Iterator[Fault]:
    """Bad: a pregnancy warning that speaks of "patients". Good: one of the glossary's forms of "pregnant" stands in it."""
    for concept in subject.requirement.mentions:
        forms = subject.termbase.forms.get(concept)
        if forms is not None and not mentions(subject.text, forms):
            yield Fault(
                f'does not mention "{concept}"',
                f"use one of the accepted forms, or add the right one to {subject.termbase.file}",
                expected=" | ".join(forms),
                found=subject.text,
            )


RULE = WarningRule("mention-missing", "A concept that the contract requires is not mentioned.", check)
