"""Which pairs of text and translation came together by accident: a merge or a careless edit put a new text above the translation of an old one.

A pair without a flag is stale where its translation stood with another text, the new text took that one's place, and no version shows that a person joined the
two: no flag was taken away from this very pair, nobody typed the translation into the entry, nobody wrote a comment above the pair since. A pair that one
parent has soundly is sound, so that what a branch confirmed stays confirmed when it is merged. Texts that differ in the numbers of their tags are one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import Catalogue, Entry, Former, Key

_NUMBERED = re.compile(r"(</?[a-z]+)[0-9]+(?=/?>)")


@dataclass(frozen=True, slots=True)
class Version:
    """A catalogue at one point of the history: its active entries, all pairs that have no flag, and which of these are stale."""

    entries: Mapping[Key, Entry] = field(default_factory=dict)
    confirmed: frozenset[tuple[Key, str]] = frozenset()
    stale: Mapping[Key, Former] = field(default_factory=dict)


def first_version(catalogue: Catalogue) -> Version:
    """The catalogue where the history begins: what stands there is taken as it stands."""
    return Version(catalogue.entries, _confirmed(catalogue))


def next_version(catalogue: Catalogue, parents: Sequence[Version], *, merged: bool) -> Version:
    """The catalogue behind its parents. `merged`: git may have joined it, so that no change in it need be a person's."""
    stale: dict[Key, Former] = {}
    confirmed = _confirmed(catalogue)
    by_text = [_by_translation(parent) for parent in parents]
    for key, entry in catalogue.entries.items():
        pair = key, _text(entry)
        if pair not in confirmed or any(pair in parent.confirmed and key not in parent.stale for parent in parents):
            continue
        inherited = next((parent.stale[key] for parent in parents if pair in parent.confirmed and key in parent.stale), None)
        if inherited is not None:
            commented = not merged and any(entry.comments != parent.entries[key].comments for parent in parents if key in parent.stale)
            if not commented:
                stale[key] = inherited
        elif merged or not any(key in parent.entries for parent in parents):
            former = next(_formers(entry, catalogue, by_text), None)
            if former is not None:
                stale[key] = Former(former.msgid, entry.msgstr[0])
    return Version(catalogue.entries, confirmed, stale)


def _formers(entry: Entry, catalogue: Catalogue, by_text: Iterable[Mapping[str, list[Entry]]]) -> Iterator[Entry]:
    """Entries of the parents with this translation that are gone now, and whose text was another."""
    for known in by_text:
        for old in known.get(_text(entry), ()):
            if old.key not in catalogue.entries and _plain(old.msgid) != _plain(entry.msgid):
                yield old


def _by_translation(version: Version) -> Mapping[str, list[Entry]]:
    known: dict[str, list[Entry]] = {}
    for entry in version.entries.values():
        if any(entry.msgstr):
            known.setdefault(_text(entry), []).append(entry)
    return known


def _confirmed(catalogue: Catalogue) -> frozenset[tuple[Key, str]]:
    return frozenset((entry.key, _text(entry)) for entry in (*catalogue.obsolete, *catalogue.entries.values()) if any(entry.msgstr) and not entry.fuzzy)


def _text(entry: Entry) -> str:
    return _plain(entry.msgstr[0])


def _plain(text: str) -> str:
    """The text without the numbers of its tags, which move whenever a tag before them comes or goes."""
    return _NUMBERED.sub(r"\1", text)
