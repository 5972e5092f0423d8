"""The source text of a warning does not mention what its contract requires."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.placeholders import strip
from pipeline.terms import mentions
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: the contract requires "pregnant" and the source says "expecting a child".
    Good: the concept, inflected or not, or a form from the source locale's glossary.
    """
    article = subject.article
    for requirement in subject.requirements:
        marks = [mark for mark in article.marks if mark.id == requirement.id and mark.units]
        for mark in marks:
            text = " ".join(strip(article.units[unit].msgid, article.units[unit].tags) for unit in mark.units if not article.units[unit].address)
            for concept in requirement.mentions:
                if not mentions(text, subject.termbase.forms.get(concept, (f"{concept}*",))):
                    hint = f'say "{concept}" in the warning, take it out of the contract, or list the word used in {subject.termbase.file}'
                    yield SourceFault(mark.id, mark, Fault(f'the source does not mention "{concept}"', hint, expected=concept, found=text))


RULE = SourceRule("mention-unsaid", "The source text does not mention a required concept.", check)
