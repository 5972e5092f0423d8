"""The glossary of a locale has no accepted form of a concept that a warning must mention."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Place
from pipeline.validate.rule import Fault, WarningRule, WarningSubject


def check(subject: WarningSubject) -> Iterator[Fault]:
    """Bad: `msgid "pregnant"` with an empty or fuzzy msgstr in glossary.po. Good: `msgstr "schwanger*"`."""
    for concept in subject.requirement.mentions:
        if concept not in subject.termbase.forms:
            yield Fault(
                f'the glossary has no accepted form of "{concept}"',
                f"run caveat update, then write the forms into {subject.termbase.file}",
                expected=f'msgid "{concept}" with the forms in its msgstr',
                place=subject.termbase.places.get(concept, Place(subject.termbase.file, 1)),
            )


RULE = WarningRule("term-undefined", "The glossary has no accepted form of a required concept.", check)
