"""Brings a catalogue to what its template asks for, and keeps what a person wrote.

Law: every msgstr, every translator's comment on one and every previous text that was in the catalogue is in it afterwards, active, fuzzy or obsolete.
Law: updating twice changes nothing the second time. An entry that did not change keeps its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import filterfalse

from pipeline.catalog import alignment, carry
from pipeline.catalog.carry import Carried, Case, Outcome, Refused
from pipeline.catalog.entries import Entries
from pipeline.catalog.headers import new_header
from pipeline.catalog.memory import Memory
from pipeline.catalog.search import Search
from pipeline.catalog.template import Template, is_warning
from pipeline.catalog.writer import edited, render_entry
from pipeline.model import Catalogue, Entry, Key

NOTE = "Not prefilled: "
"""How the comment of a warning begins that stays empty because its facts changed. An update takes it away once there is a translation."""

_QUOTED = 200
"""Characters of an old text that a comment shows."""

_NOTHING = Memory()


def write_template(template: Template, label: str, old: Catalogue | None, *, date: str, generator: str) -> Catalogue:
    """The .pot file; its date moves only when its entries do."""
    entries = {entry.key: replace(entry, text=render_entry(entry)) for entry in template.entries}
    texts = [entry.text for entry in entries.values()]
    if old is not None and old.header is not None and texts == [entry.text for entry in old.entries.values()] and not old.obsolete:
        return old
    return Catalogue(label, new_header(template, None, date=date, generator=generator), entries, ())


def update(catalogue: Catalogue, template: Template, source_language: str, *, search: Search | None = None, memory: Memory = _NOTHING) -> Catalogue:
    """The catalogue with the template's entries; itself where nothing changes.

    `source_language` is the source's primary subtag, for telling a dangerous likeness from a safe one. `search` is shared by all locales of one template.
    """
    wanted, standing = template.wanted, _beginnings(catalogue.entries)
    revivable = _revivable(catalogue.obsolete)
    gone = dict.fromkeys(filterfalse(wanted.__contains__, standing))
    absent = dict.fromkeys(filterfalse(standing.__contains__, wanted))
    vanished = {key: entry for key in gone if _worth_keeping(entry := catalogue.entries[key])}
    new = {key: wanted[key] for key in absent if key not in revivable}
    case = Case(catalogue, wanted, standing, absent, gone, dict(new), dict(vanished), source_language, search or Search(), memory)
    _carry(case)
    changes = {key: _fresh(entry, case.outcomes.get(key)) for key, entry in new.items()}
    changes |= _mended(catalogue, template, standing, revivable)
    spent = {outcome.spent for outcome in case.outcomes.values() if isinstance(outcome, Carried)}
    orphans = [_retired(entry) for key, entry in vanished.items() if key not in spent]
    entries = _arranged(catalogue.entries, wanted, changes)
    obsolete = (*(entry for entry in catalogue.obsolete if not (entry.key in entries and _holds(entries[entry.key], entry))), *orphans)
    if not changes and obsolete == catalogue.obsolete and list(standing) == list(wanted):
        return catalogue
    return replace(catalogue, entries=entries, obsolete=obsolete)


def fill(catalogue: Catalogue, source_language: str, memory: Memory) -> Catalogue:
    """The catalogue with its empty entries filled from a memory, as far as it goes; itself where nothing changes. What has any translation stays as it is."""
    empty = {key: entry for key, entry in catalogue.entries.items() if entry.plural is None and not entry.msgstr[0]}
    case = Case(catalogue, catalogue.entries, {}, {}, {}, empty, {}, source_language, Search(), memory)
    carry.known(case)
    carry.resembling(case)
    changes = {}
    for key, outcome in case.outcomes.items():
        if isinstance(outcome, Carried):
            kept = catalogue.entries[key]
            flags = dict.fromkeys((*outcome.flags, *(flag for flag in kept.flags if flag.lower() != "fuzzy")))
            extracted = tuple(line for line in kept.extracted if not line.startswith(NOTE))
            entry = replace(kept, msgstr=outcome.msgstr, flags=tuple(flags), previous=outcome.previous, extracted=extracted)
            changes[key] = replace(entry, text=render_entry(entry))
    return edited(catalogue, changes) if changes else catalogue


def _beginnings(entries: Mapping[Key, Entry]) -> Mapping[Key, str]:
    """How the text of each entry begins, without reading the values of entries that nobody asked for yet."""
    return entries.beginnings() if isinstance(entries, Entries) else {key: entry.text for key, entry in entries.items()}


def _arranged(entries: Mapping[Key, Entry], keys: Iterable[Key], changes: Mapping[Key, Entry]) -> Mapping[Key, Entry]:
    if isinstance(entries, Entries):
        return entries.arranged(keys, changes)
    return {key: changes[key] if key in changes else entries[key] for key in keys}


def _mended(catalogue: Catalogue, template: Template, standing: Mapping[Key, str], revivable: Mapping[Key, Entry]) -> dict[Key, Entry]:
    """What was there already and changes: revived, or with other comments of the template's. Most entries begin with the very lines that are asked for."""
    mended: dict[Key, Entry] = {}
    for key, head in template.heads.items():
        beginning = standing.get(key)
        if beginning is not None and beginning.startswith(head) and not (revivable and key in revivable):
            continue
        active = None if beginning is None else catalogue.entries[key]
        kept = _kept(active, revivable[key]) if key in revivable else active
        if kept is not None and (refreshed := _refreshed(kept, template.wanted[key])) is not active:
            mended[key] = refreshed
    return mended


def _carry(case: Case) -> None:
    """From the safest to the vaguest; each stage settles some of what is open."""
    for stage in (carry.moved, carry.retagged, carry.known, alignment.edited, alignment.returned, carry.resembling, alignment.formerly):
        if not case.open:
            return
        stage(case)


def _revivable(obsolete: Iterable[Entry]) -> dict[Key, Entry]:
    """The last obsolete entry of each key that has a translation, else the last."""
    found: dict[Key, Entry] = {}
    for entry in obsolete:
        if any(entry.msgstr) or entry.key not in found:
            found[entry.key] = entry
    return found


def _kept(active: Entry | None, obsolete: Entry) -> Entry:
    """What a person wrote for a text: the active entry, or the obsolete one where the active one is empty."""
    if active is None:
        return obsolete
    if any(obsolete.msgstr) and not any(active.msgstr):
        return replace(obsolete, comments=(*active.comments, *obsolete.comments))
    return active


def _holds(active: Entry, obsolete: Entry) -> bool:
    """Whether an active entry has all that a person wrote into an obsolete one."""
    return active.msgstr == obsolete.msgstr and set(obsolete.comments) <= set(active.comments) and obsolete.previous in (None, active.previous)


def _fresh(entry: Entry, outcome: Outcome | None) -> Entry:
    match outcome:
        case Carried(msgstr=msgstr, flags=flags, comments=comments, previous=previous):
            entry = replace(entry, msgstr=msgstr, flags=flags, comments=comments, previous=previous)
        case Refused():
            entry = replace(entry, extracted=(*entry.extracted, _note(outcome)))
    return replace(entry, text=render_entry(entry))


def _note(refused: Refused) -> str:
    """One line: what changed, and where the old pair is."""
    old = " ".join(refused.old.msgid.split())
    shown = old if len(old) <= _QUOTED else f"{old[:_QUOTED]}…"
    what = "; ".join(str(difference) for difference in refused.differences) or "compare the two texts"
    return f'{NOTE}the text was "{shown}" before ({" ".join(what.split())}). Its translation stands at the end of this file, marked #~.'


def _refreshed(kept: Entry, entry: Entry) -> Entry:
    """The entry as the translator left it, with the template's comments."""
    extracted = entry.extracted
    if kept.extracted != extracted and is_warning(kept.context) and not any(kept.msgstr):
        extracted = (*extracted, *(line for line in kept.extracted if line.startswith(NOTE)))
    same = kept.references == entry.references or " ".join(kept.references) == " ".join(entry.references)
    if same and kept.extracted == extracted and not kept.obsolete:
        return kept
    mended = replace(kept, extracted=extracted, references=entry.references, obsolete=False, stands_before=None)
    return replace(mended, text=render_entry(mended))


def _retired(entry: Entry) -> Entry:
    """As an obsolete entry: without the comments that the tool writes."""
    retired = replace(entry, obsolete=True, references=(), extracted=(), gap=None)
    return replace(retired, text=render_entry(retired))


def _worth_keeping(entry: Entry) -> bool:
    return any(entry.msgstr) or bool(entry.comments)
