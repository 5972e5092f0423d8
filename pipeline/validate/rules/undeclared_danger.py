"""A sentence outside the warnings reads like one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.danger import menace
from pipeline.lexicon.polarity import sentences
from pipeline.locales import language
from pipeline.model import Level, Unit
from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject, bare


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: `<p>Do not use the gel if you are pregnant.</p>`, which nothing protects in a translation.
    Good: the same with `data-warning="pregnancy"`; prose that names no danger;
    `<p data-not-warning="history, no advice">In 1950 overdoses were common.</p>`, on the element or one round it.

    What reads like a warning is scored by the words of the source's language (table `danger`, docs/lexicon.md): German, English,
    Spanish, French, Italian, Dutch, Polish and Portuguese so far. Headings are not looked at.
    """
    spoken = language(subject.termbase.locale).primary
    for unit, place in zip(subject.article.units, subject.article.places, strict=True):
        if not _is_prose(unit):
            continue
        found = next((sentence for sentence in sentences(bare(unit.msgid, unit.tags), spoken) if menace(sentence, spoken) >= _LIKE_A_WARNING), None)
        if found is not None:
            hint = 'mark it with data-warning="<id>", or say why it is none: data-not-warning="<reason>"'
            yield SourceFault(None, None, Fault("a sentence reads like a warning and is not marked", hint, found=found, place=place), unit.msgid)


def _is_prose(unit: Unit) -> bool:
    return unit.warning is None and unit.shown and not unit.address and unit.no_warning is None and not unit.role.startswith(_HEADINGS)


_HEADINGS = ("heading", "page title", "table heading", "title of")
_LIKE_A_WARNING = 3

RULE = SourceRule("undeclared-danger", "A sentence reads like a warning, and nobody marked it.", check, Level.WARNING)
