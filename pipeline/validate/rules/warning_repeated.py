"""Two elements of an article carry the same warning id."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: two elements with `data-warning="dose"`, so that losing one goes unnoticed.
    Good: `dose-adults`, `dose-children`; one element round several blocks.
    """
    first: dict[str, int] = {}
    for mark in subject.article.marks:
        if mark.id in first:
            fault = Fault(
                f"this id marks another element too, in line {first[mark.id]}", "give each warning its own id, or put one element round both", found=mark.id
            )
            yield SourceFault(mark.id, mark, fault)
        first.setdefault(mark.id, mark.place.line)


RULE = SourceRule("warning-repeated", "One id marks two elements.", check)
