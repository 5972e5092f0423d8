"""What a catalogue says of each unit of an article. Walks the units, never the entries: what is absent must show."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import (
    Article,
    Catalogue,
    Empty,
    Entry,
    Former,
    Fuzzy,
    Key,
    Missing,
    Obsolete,
    Place,
    Stale,
    Termbase,
    Translated,
    Translation,
    Unit,
)
from pipeline.placeholders import strip
from pipeline.terms import is_invisible, is_sound_form, is_wordless

_NO_PAST: Mapping[Key, Former] = {}


def look_up(article: Article, catalogue: Catalogue | None, label: str, stale: Mapping[Key, Former] = _NO_PAST) -> tuple[Translation, ...]:
    """One state for each unit, in order. `label` names the file where there is none; `stale` are the pairs that history has joined."""
    if catalogue is None:
        return tuple(Missing(Place(label, 1)) for _ in article.units)
    obsolete = {entry.key: entry for entry in catalogue.obsolete}
    before = catalogue.header.line if catalogue.header else 1
    states: list[Translation] = []
    for unit in article.units:
        entry = catalogue.entries.get(unit.key)
        if entry is not None:
            before = entry.msgstr_line
        state = _state(unit, entry, obsolete, Place(catalogue.file, before))
        former = stale.get(unit.key)
        if former is not None and isinstance(state, Translated) and state.text == former.msgstr:
            state = Stale(state.place, state.text, former.msgid)
        states.append(state)
    return tuple(states)


def _state(unit: Unit, entry: Entry | None, obsolete: dict[Key, Entry], before: Place) -> Translation:
    if entry is None:
        old = obsolete.get(unit.key)
        if old is not None:
            return Obsolete(Place(before.file, old.line), old.msgstr[0])
        return Missing(before)
    if entry.plural is not None:  # plural forms of something else: which of them would stand on the page?
        return Missing(Place(before.file, entry.line))
    place = Place(before.file, entry.msgstr_line)
    text = entry.msgstr[0]
    # Tags round nothing are nothing, and so is a dash where the source has words.
    if is_invisible(text) or (not unit.address and is_wordless(strip(text, unit.tags)) and not is_wordless(strip(unit.msgid, unit.tags))):
        return Empty(place)
    return Fuzzy(place, text, entry.previous[1] if entry.previous else None) if entry.fuzzy else Translated(place, text)


def read_termbase(catalogue: Catalogue | None, label: str, locale: str) -> Termbase:
    """A locale's glossary. Fuzzy, empty and obsolete entries accept nothing, and neither do forms that nearly every text has."""
    forms: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    for entry in catalogue.entries.values() if catalogue else ():
        if entry.context is not None:
            continue
        places[entry.msgid] = Place(label, entry.msgstr_line)
        if not entry.fuzzy:
            forms[entry.msgid] = tuple(form.strip() for form in entry.msgstr[0].split("|") if is_sound_form(form))
    return Termbase(locale, {concept: accepted for concept, accepted in forms.items() if accepted}, places, label)
