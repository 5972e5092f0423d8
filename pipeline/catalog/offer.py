"""What goes out to a CAT tool: every unit of an article, or every concept, in order, with the state that a catalogue has it in."""

from __future__ import annotations

from pipeline.catalog.template import Template, article_template
from pipeline.model import Article, Catalogue, Entry, Offer, OfferedUnit, Progress, References, State


def offer(article: Article, catalogue: Catalogue, locale: str, source: str, target: str) -> Offer:
    """The article as `catalogue` has it. `source` and `target` are BCP 47 tags. Entries with plural forms, which no unit has, are left out."""
    severities = {mark.id: mark.severity for mark in article.marks}
    units = []
    for unit, asked in zip(article.units, article_template(article, References.FILE).entries, strict=True):
        entry = catalogue.entries.get(unit.key)
        if entry is not None and entry.plural is not None:
            continue
        # A template's entry names the warnings of its unit first, one a line.
        alerts = asked.extracted[: len(unit.guarded)]
        warning = unit.guarded[0] if unit.guarded else None
        units.append(
            OfferedUnit(
                key=unit.key,
                state=state_of(entry),
                tags=unit.tags,
                notes=asked.extracted[len(alerts) :],
                remarks=entry.comments if entry else (),
                warning=warning,
                severity=severities.get(warning) if warning is not None else None,
                alert="\n".join(alerts) or None,
            )
        )
    return Offer(article.name, locale, source, target, tuple(units))


def offer_terms(glossary: Template, catalogue: Catalogue, locale: str, source: str, target: str) -> Offer:
    """The glossary as `catalogue` has it: each concept with its accepted forms, which go out and come back as one text."""
    entries = ((asked, catalogue.entries.get(asked.key)) for asked in glossary.entries)
    units = (
        OfferedUnit(key=asked.key, state=state_of(entry), notes=asked.extracted, remarks=entry.comments if entry else ())
        for asked, entry in entries
        if entry is None or entry.plural is None
    )
    return Offer(glossary.name, locale, source, target, tuple(units))


def state_of(entry: Entry | None) -> State:
    """How far an entry is. One without text is empty, one that is not there too."""
    if entry is None or not entry.msgstr[0]:
        return Progress.EMPTY, ""
    return Progress.FUZZY if entry.fuzzy else Progress.TRANSLATED, entry.msgstr[0]
