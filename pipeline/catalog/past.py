"""Which pairs of text and translation came together by accident: a merge or a careless edit put a new text above the translation of an old one.

A pair without a flag is stale where its translation stood with another text, the new text took that one's place, and no version shows that a person joined the
two: no flag was taken away from this very pair, nobody typed the translation into the entry, nobody wrote a comment above the pair since. A pair that one
parent has soundly is sound, so that what a branch confirmed stays confirmed when it is merged. Texts that differ in the numbers of their tags are one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.catalog.entries import Entries
from pipeline.model import Catalogue, Entry, Former, Key

_NUMBERED = re.compile(r"(</?[a-z]+)[0-9]+(?=/?>)")


@dataclass(frozen=True, slots=True)
class Version:
    """A catalogue at one point of the history, its active entries as they are written, and which of its pairs are stale."""

    catalogue: Catalogue
    written: Mapping[Key, str]
    stale: Mapping[Key, Former] = field(default_factory=dict)


def first_version(catalogue: Catalogue) -> Version:
    """The catalogue where the history begins: what stands there is taken as it stands."""
    return Version(catalogue, _written(catalogue))


def next_version(catalogue: Catalogue, parents: Sequence[Version], *, merged: bool) -> Version:
    """The catalogue behind its parents. `merged`: git may have joined it, so that no change in it need be a person's.

    The values of an entry are read only where no parent has it soundly in the very same lines.
    """
    here = first_version(catalogue)
    stale: dict[Key, Former] = {}
    gone: list[Mapping[str, list[Entry]]] | None = None
    for key, lines in here.written.items():
        if any(parent.written.get(key) == lines and key not in parent.stale for parent in parents):
            continue
        entry = catalogue.entries[key]
        text = _text(entry)
        having = [parent for parent in parents if _confirms(parent, key, text)]
        if not _confirms(here, key, text) or any(key not in parent.stale for parent in having):
            continue
        if having:
            if not _commented(entry, parents, merged=merged):
                stale[key] = having[0].stale[key]
        elif merged or not any(key in parent.written for parent in parents):
            gone = [_gone(parent, here) for parent in parents] if gone is None else gone
            former = next((old for known in gone for old in known.get(text, ()) if _plain(old.msgid) != _plain(entry.msgid)), None)
            if former is not None:
                stale[key] = Former(former.msgid, entry.msgstr[0])
    return Version(catalogue, here.written, stale)


def _written(catalogue: Catalogue) -> Mapping[Key, str]:
    entries = catalogue.entries
    return entries.by_key() if isinstance(entries, Entries) else {key: entry.text for key, entry in entries.items()}


def _commented(entry: Entry, parents: Sequence[Version], *, merged: bool) -> bool:
    """Whether a person wrote a comment above a pair since it was stale."""
    doubtful = (parent.catalogue.entries[entry.key] for parent in parents if entry.key in parent.stale)
    return not merged and any(entry.comments != old.comments for old in doubtful)


def _confirms(version: Version, key: Key, text: str) -> bool:
    """Whether a version has this pair, active or obsolete, without a flag."""
    return any(any(entry.msgstr) and not entry.fuzzy and _text(entry) == text for entry in _entries(version, key))


def _entries(version: Version, key: Key) -> Iterator[Entry]:
    if key in version.written:
        yield version.catalogue.entries[key]
    yield from (entry for entry in version.catalogue.obsolete if entry.key == key)


def _gone(parent: Version, here: Version) -> Mapping[str, list[Entry]]:
    """The translated entries of a parent that are not here any more, by their translations."""
    found: dict[str, list[Entry]] = {}
    for key in parent.written:
        if key not in here.written and any((entry := parent.catalogue.entries[key]).msgstr):
            found.setdefault(_text(entry), []).append(entry)
    return found


def _text(entry: Entry) -> str:
    return _plain(entry.msgstr[0])


def _plain(text: str) -> str:
    """The text without the numbers of its tags, which move whenever a tag before them comes or goes."""
    return _NUMBERED.sub(r"\1", text)
