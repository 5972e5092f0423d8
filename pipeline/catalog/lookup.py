"""What a catalogue says of each unit of an article. Walks the units, never the entries: what is absent must show."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.catalog.entries import Entries
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
    PipelineError,
    Place,
    Stale,
    Termbase,
    Translated,
    Translation,
    Unit,
)
from pipeline.placeholders import strip
from pipeline.terms import is_invisible, is_sound_form, is_wordless

_LONGEST = 20_000
_LONGEST_RATIO = 10
"""Characters, and how many of them for one of the source: rules are fast on what people write, not on a megabyte of full stops."""

_MOST_FORMS = 1000
"""Forms of one concept; each is a regular expression."""

_NO_PAST: Mapping[Key, Former] = {}


def look_up(article: Article, catalogue: Catalogue | None, label: str, stale: Mapping[Key, Former] = _NO_PAST) -> tuple[Translation, ...]:
    """One state for each unit, in order. `label` names the file where there is none; `stale` are the pairs that history has joined."""
    if catalogue is None:
        return tuple(Missing(Place(label, 1)) for _ in article.units)
    obsolete = {entry.key: entry for entry in catalogue.obsolete}
    done = catalogue.entries.done if isinstance(catalogue.entries, Entries) else _ask
    before = catalogue.header.line if catalogue.header else 1
    states: list[Translation] = []
    for unit in article.units:
        state: Translation
        said = done(unit.key)
        if said is not None:
            text, before = said
            state = _finished(unit, text, Place(catalogue.file, before))
        else:
            entry = catalogue.entries.get(unit.key)
            if entry is not None:
                before = entry.msgstr_line
            state = _state(unit, entry, obsolete, Place(catalogue.file, before))
        former = stale.get(unit.key)
        if former is not None and isinstance(state, Translated) and state.text == former.msgstr:
            state = Stale(state.place, state.text, former.msgid)
        states.append(state)
    return tuple(states)


def _ask(_: Key) -> None:
    """Of a catalogue that was not read from a file every entry itself has to be asked."""


def _state(unit: Unit, entry: Entry | None, obsolete: dict[Key, Entry], before: Place) -> Translation:
    if entry is None:
        old = obsolete.get(unit.key)
        if old is not None:
            return Obsolete(Place(before.file, old.line), old.msgstr[0])
        return Missing(before)
    if entry.plural is not None:  # plural forms of something else: which of them would stand on the page?
        return Missing(Place(before.file, entry.line))
    place = Place(before.file, entry.msgstr_line)
    state = _finished(unit, entry.msgstr[0], place)
    if entry.fuzzy and isinstance(state, Translated):
        return Fuzzy(place, state.text, entry.previous[1] if entry.previous else None)
    return state


def _finished(unit: Unit, text: str, place: Place) -> Empty | Translated:
    """What a msgstr without a flag says. Tags round nothing are nothing, and so is a dash where the source has words.

    Raises PipelineError for a text so long that judging it would take minutes.
    """
    if len(text) > _LONGEST and len(text) > _LONGEST_RATIO * len(unit.msgid):
        cause = f"a translation of {len(text)} characters for a text of {len(unit.msgid)}"
        raise PipelineError(cause, mend="translate the text anew; something has multiplied this one", file=place.file, line=place.line)
    if not is_wordless(text[:1]):  # as nearly all begin: with a letter
        return Translated(place, text)
    if is_invisible(text) or (not unit.address and is_wordless(strip(text, unit.tags)) and not is_wordless(strip(unit.msgid, unit.tags))):
        return Empty(place)
    return Translated(place, text)


def read_termbase(catalogue: Catalogue | None, label: str, locale: str) -> Termbase:
    """A locale's glossary. Fuzzy, empty and obsolete entries accept nothing, and neither do forms that cannot tell texts apart.

    Raises PipelineError for a concept with more forms than people write.
    """
    forms: dict[str, tuple[str, ...]] = {}
    refused: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    for entry in catalogue.entries.values() if catalogue else ():
        if entry.context is not None:
            continue
        places[entry.msgid] = Place(label, entry.msgstr_line)
        if entry.msgstr[0].count("|") >= _MOST_FORMS or len(entry.msgstr[0]) > _LONGEST:
            raise PipelineError(
                f'"{entry.msgid[:60]}" has more than {_MOST_FORMS} forms, or {_LONGEST} characters of them',
                mend="keep the forms that translations use; * stands for any ending",
                file=label,
                line=entry.msgstr_line,
            )
        if not entry.fuzzy:
            written = [form.strip() for form in entry.msgstr[0].split("|") if form.strip()]
            forms[entry.msgid] = tuple(form for form in written if is_sound_form(form))
            refused[entry.msgid] = tuple(form for form in written if not is_sound_form(form))
    return Termbase(locale, _some(forms), places, label, _some(refused))


def _some(forms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {concept: found for concept, found in forms.items() if found}
