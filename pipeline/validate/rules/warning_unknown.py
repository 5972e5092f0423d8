"""An article has a warning that the contract does not know for it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `data-warning="pregnacy"`. Good: an id that the contract lists for this article; any id where there is no contract."""
    if not subject.written:
        return
    known = [requirement.id for requirement in subject.requirements]
    for mark in subject.article.marks:
        if mark.id not in known:
            near = difflib.get_close_matches(mark.id, known, 1)
            hint = f"did you mean {near[0]}?" if near else f'add [warnings.{mark.id}] with articles = ["{subject.article.name}"] to the contract'
            fault = Fault("the contract does not have this warning for this article", hint, expected=", ".join(known) or None, found=mark.id)
            yield SourceFault(mark.id, mark, fault)


RULE = SourceRule("warning-unknown", "The contract does not know the warning.", check)
