"""A translation, or a sentence of it, is in a third language."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.identification import foreign_language
from pipeline.lexicon.lengths import pieces_of
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: a Spanish sentence in a French catalogue; one Danish sentence among German ones. Good: a text in the catalogue's language, names and terms in it;
    a text too short to tell (under 25 letters) or of a close relative in doubt (Danish or Norwegian), of which nothing is said.
    """
    text = subject.said
    for part in pieces_of(text, subject.target.primary):
        found = foreign_language(part, subject.target.primary, subject.source.primary)
        if found is not None and found != subject.source.primary:
            wanted = subject.target.english
            yield Fault(f"reads like another language ({found})", f"write it in {wanted}", expected=f"a text in {wanted}", found=part)
            return


RULE = UnitRule("wrong-language", Level.INFO, "A sentence is in a third language.", check, Scope.WARNINGS, "accuracy/mistranslation")
