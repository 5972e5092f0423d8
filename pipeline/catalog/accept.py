"""What a delivery may change in a catalogue.

Law: an entry that a delivery does not change keeps its bytes. Law: nothing newer than the export is replaced.
Law: accepting twice changes nothing the second time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.catalog.offer import state_of
from pipeline.catalog.writer import render_entry
from pipeline.model import Acceptance, Catalogue, DeliveredUnit, Delivery, Entry, Key, Progress, Reason, Refusal, State, key_digest, state_digest
from pipeline.placeholders import OPTIONAL, cut, fault

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""What no translation needs; a tab and a line feed are none of them."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What deliveries are held against: the tags of each text, the texts by their digest, the entries of the catalogue."""

    tags: Mapping[Key, tuple[str, ...]]
    digests: Mapping[str, Key]
    entries: Mapping[Key, Entry]


def accept(catalogue: Catalogue, tags: Mapping[Key, tuple[str, ...]], delivery: Delivery) -> Acceptance:
    """The catalogue with what the delivery brings; `tags` are those of each text that there is to translate. What is not taken is listed, unless the file
    brings nothing new there.
    """
    ground = _Ground(tags, {key_digest(key): key for key in tags}, catalogue.entries)
    entries = dict(catalogue.entries)
    taken: list[Key] = []
    refused: list[Refusal] = []
    for unit in delivery.units:
        verdict = _judge(unit, ground)
        match verdict:
            case Reason():
                refused.append(Refusal(delivery.file, unit.line, verdict, (unit.context, unit.source)))
            case Entry():
                entries[verdict.key] = _changed(verdict, unit.state)
                taken.append(verdict.key)
            case None:
                pass
    return Acceptance(replace(catalogue, entries=entries) if taken else catalogue, tuple(taken), tuple(refused))


def _judge(unit: DeliveredUnit, ground: _Ground) -> Entry | Reason | None:
    """The entry that a unit changes, or why it does not, or None where it brings nothing new."""
    if unit.ticket is not None and unit.ticket.state == state_digest(unit.state):
        return None
    found = _key(unit, ground)
    if found is None or (unit.ticket is None and unit.state[0] is Progress.EMPTY):
        return None
    if isinstance(found, Reason):
        return found
    entry = ground.entries.get(found)
    if entry is None:
        return Reason.NO_ENTRY
    if entry.plural is not None:
        return Reason.PLURAL
    present = state_of(entry)
    if present == unit.state:
        return None
    return _objection(unit, present) or _fault(unit, ground.tags[found]) or entry


def _key(unit: DeliveredUnit, ground: _Ground) -> Key | Reason | None:
    """Which text of the article a unit translates. None where a file without tickets brings something empty that nobody asked for."""
    if unit.ticket is not None:
        key = ground.digests.get(unit.ticket.key)
        if key is None:
            return Reason.SOURCE_CHANGED
        return key if key[1] == unit.source else Reason.SOURCE_ALTERED
    if (unit.context, unit.source) in ground.tags:
        return unit.context, unit.source
    alike = [key for key in ground.tags if key[1] == unit.source]
    if len(alike) == 1 and unit.context is None:
        return alike[0]
    if unit.state[0] is Progress.EMPTY:
        return None
    return Reason.AMBIGUOUS if alike else Reason.SOURCE_CHANGED


def _objection(unit: DeliveredUnit, present: State) -> Reason | None:
    """Why the state of the catalogue stays, None where the file's may take its place."""
    if unit.ticket is None:
        return Reason.DONE_ALREADY if present[0] is Progress.TRANSLATED else None
    if state_digest(present) != unit.ticket.state:
        return Reason.CONFLICT
    return Reason.EMPTIED if unit.state[0] is Progress.EMPTY else None


def _fault(unit: DeliveredUnit, tags: tuple[str, ...]) -> Reason | None:
    """Why a translation cannot stand in any catalogue. A pair may stand in two places and line breaks are free; the gate judges the rest."""
    text = unit.state[1]
    if _CONTROL.search(text):
        return Reason.CONTROL
    found = cut(text, tags)[1::2]
    lost = (Counter(tags) - Counter(found)).keys() - OPTIONAL
    foreign = set(unit.codes) - set(tags)
    return Reason.TAGS if lost or foreign or fault(found) is not None else None


def _changed(entry: Entry, state: State) -> Entry:
    """The entry in another state. A translation that somebody has confirmed is compared with an older source text no more."""
    progress, text = state
    flags = tuple(flag for flag in entry.flags if flag.lower() != "fuzzy")
    match progress:
        case Progress.TRANSLATED:
            changed = replace(entry, msgstr=(text,), flags=flags, previous=None)
        case _:
            changed = replace(entry, msgstr=(text,), flags=("fuzzy", *flags))
    return replace(changed, text=render_entry(changed))
