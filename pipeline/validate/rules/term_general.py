"""The glossary of a locale accepts what stands in nearly any text, so that the mention of a concept proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Place
from pipeline.validate.rule import Fault, WarningRule, WarningSubject
from pipeline.validate.strangers import common_form


def check(subject: WarningSubject) -> Iterator[Fault]:
    """Bad: `msgstr "*"`, `msgstr "be*"` for "pregnant"; `msgstr "die"`, which is in texts that speak of something else. Good: `msgstr "schwanger*"`."""
    termbase = subject.termbase
    for concept in subject.requirement.mentions:
        place = termbase.places.get(concept, Place(termbase.file, 1))
        for form in termbase.refused.get(concept, ()):
            message = f'the form "{form}" of "{concept}" fits nearly any text'
            yield Fault(message, f"write whole words, or at least three letters before a *, into {termbase.file}", found=form, place=place)
        forms, texts = termbase.forms.get(concept, ()), subject.elsewhere.get(concept, ())
        common = common_form(forms, texts) if forms else None
        if common is not None:
            message = f'"{common}", a form of "{concept}", stands in translations of texts that do not speak of it'
            hint = f"take it out of {termbase.file}, and keep the words that mean {concept} and nothing else"
            yield Fault(message, hint, expected=f'only words for "{concept}"', found=" | ".join(forms), place=place)


RULE = WarningRule("term-general", "The glossary accepts a form of a required concept that nearly any text holds.", check)
