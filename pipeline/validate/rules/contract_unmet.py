"""An article lacks a warning that the contract requires of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: the contract has `[warnings.pregnancy]` for this article, and no element has `data-warning="pregnancy"`. Good: one has."""
    present = set(subject.article.warnings)
    for requirement in subject.requirements:
        if requirement.id not in present:
            fault = Fault(
                f"{subject.article.file} does not have this warning, which the contract requires of it",
                f'mark it there with data-warning="{requirement.id}", or change the contract',
                expected=f'data-warning="{requirement.id}"',
            )
            yield SourceFault(requirement.id, requirement, fault)


RULE = SourceRule("contract-unmet", "A warning that the contract requires is not in the article.", check)
