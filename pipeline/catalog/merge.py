"""Joins two versions of a catalogue that came from one: what `git merge` does by lines, by entries.

Laws: `merge(b, x, b)`, `merge(b, b, x)` and `merge(b, x, x)` are x, byte for byte. What a person typed on either side is in the result: active, fuzzy, obsolete
or between the marks of a conflict. A text and a translation that never stood together on one side do not stand together unmarked in the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.catalog.merge_header import merge_headers
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue, render_entry
from pipeline.model import Catalogue, Entry, Key


@dataclass(frozen=True, slots=True)
class Merged:
    """The new file, and how many entries in it wait between marks of a conflict, with which the strict reader refuses it."""

    content: bytes
    conflicts: int


def merge(base: bytes, ours: bytes, theirs: bytes, label: str) -> Merged:
    """Raises PipelineError where one of the three cannot be read, or where what they say has no place in the charset of `ours`."""
    if theirs in (base, ours):
        return Merged(ours, 0)
    if ours == base:
        return Merged(theirs, 0)
    work = _Merge(read_catalogue(base, f"{label} (base)"), read_catalogue(ours, f"{label} (ours)"), read_catalogue(theirs, f"{label} (theirs)"))
    joined = work.catalogue()
    return Merged(render_catalogue(joined), work.conflicts)


def whole_conflict(ours: bytes, theirs: bytes) -> bytes:
    """Both files between the marks of one conflict: nothing is lost where one of them cannot be read."""
    parts = (b"<<<<<<< ours", ours.rstrip(b"\n"), b"=======", theirs.rstrip(b"\n"), b">>>>>>> theirs", b"")
    return b"\n".join(parts)


@dataclass(slots=True)
class _Merge:
    """One merge while it goes on."""

    base: Catalogue
    ours: Catalogue
    theirs: Catalogue
    conflicts: int = 0
    retired: list[Entry] = field(default_factory=list)
    """Entries that one side worked on and the other dropped."""

    def catalogue(self) -> Catalogue:
        base, ours, theirs = self.base, self.ours, self.theirs
        entries: dict[Key, Entry] = {}
        for key in (*ours.entries, *(key for key in theirs.entries if key not in ours.entries)):
            entry = self._entry(base.entries.get(key), ours.entries.get(key), theirs.entries.get(key))
            if entry is not None:
                entries[key] = entry
        kept = [entry for entry in self.retired if not self._handed_on(entry, entries)]
        return replace(
            ours,
            header=merge_headers(base.header, ours.header, theirs.header),
            entries={key: entries[key] for key in _ordered(ours.entries, theirs.entries, entries)},
            obsolete=tuple(self._obsolete(kept)),
            tail=ours.tail if theirs.tail in (base.tail, ours.tail) else theirs.tail if ours.tail == base.tail else ours.tail.rstrip("\n") + theirs.tail,
        )

    def _entry(self, base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Entry | None:
        if ours is not None and theirs is not None:
            return self._both(base, ours, theirs)
        left = ours or theirs
        if left is None or base is None:
            return left
        if (_work(left), left.comments) != (_work(base), base.comments):
            self.retired.append(left)
        return None

    def _both(self, base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
        if _same(ours, theirs) or (base is not None and _same(theirs, base)):
            return ours
        if base is not None and _same(ours, base):
            return theirs
        work = _joined_work(base, ours, theirs)
        if work is None or ours.plural != theirs.plural:
            self.conflicts += 1
            return replace(ours, text=f"<<<<<<< ours\n{ours.text}\n=======\n{theirs.text}\n>>>>>>> theirs")
        msgstr, fuzzy, previous = work
        flags = _lines(_other_flags(base), _other_flags(ours), _other_flags(theirs))
        return _rendered(
            replace(
                ours,
                msgstr=msgstr,
                flags=(*(("fuzzy",) if fuzzy else ()), *flags),
                previous=previous,
                comments=_lines(base.comments if base else (), ours.comments, theirs.comments),
                extracted=_lines(base.extracted if base else (), ours.extracted, theirs.extracted),
                references=_lines(base.references if base else (), ours.references, theirs.references),
            )
        )

    def _handed_on(self, entry: Entry, entries: dict[Key, Entry]) -> bool:
        """Whether the text that took the place of this entry's on the other side takes its new translation over, fuzzy: nobody has compared the two."""
        base = self.base.entries[entry.key]
        other = self.theirs if entry.key in self.ours.entries else self.ours
        handed = False
        for key, new in other.entries.items():
            alone = key not in self.base.entries and entries.get(key) is new
            if alone and new.context == entry.context and new.plural == entry.plural and new.msgstr == base.msgstr and any(new.msgstr):
                flags = tuple(dict.fromkeys(("fuzzy", *new.flags)))
                comments = _lines(base.comments, new.comments, entry.comments)
                msgstr = entry.msgstr if any(entry.msgstr) else new.msgstr
                entries[key] = _rendered(replace(new, msgstr=msgstr, flags=flags, previous=new.previous or entry.key, comments=comments))
                handed = True
        return handed

    def _obsolete(self, retired: Sequence[Entry]) -> Iterator[Entry]:
        base, ours, theirs = ({_identity(entry): entry for entry in side.obsolete} for side in (self.base, self.ours, self.theirs))
        late = {_identity(entry): _retired(entry) for entry in retired}
        worked_on = {entry.key for entry in retired}
        for entry in (*self.ours.obsolete, *(entry for entry in self.theirs.obsolete if _identity(entry) not in ours)):
            at = _identity(entry)
            if at in ours and at in theirs:
                kept: Entry | None = _joined_obsolete(base.get(at), ours[at], theirs[at]) if entry is ours[at] else entry
            elif at in base:
                kept = None if _same(entry, base[at]) else entry
            else:
                before = self.base.entries.get(entry.key)
                kept = None if entry.key in worked_on and before is not None and entry.msgstr == before.msgstr else entry
            if kept is not None:
                again = late.pop(at, None)
                yield kept if again is None else _joined_obsolete(None, kept, again)
        yield from late.values()


def _joined_work(base: Entry | None, ours: Entry, theirs: Entry) -> tuple[tuple[str, ...], bool, Key | None] | None:
    """Translation, fuzziness and previous text: of the side that changed them; where both did, the translation that is there, fuzzy if either is.

    None where the two sides have different translations.
    """
    if base is not None and _work(theirs) == _work(base):
        return _work(ours)
    if base is not None and _work(ours) == _work(base):
        return _work(theirs)
    written = [entry for entry in (ours, theirs) if any(entry.msgstr)]
    changed = [entry for entry in written if base is None or entry.msgstr != base.msgstr]
    texts = {entry.msgstr for entry in changed or written}
    if len(texts) > 1:
        return None
    emptied = len(written) == 1 and base is not None
    fuzzy = ours.fuzzy or theirs.fuzzy or emptied
    return next(iter(texts), ours.msgstr), fuzzy, (ours.previous or theirs.previous) if fuzzy else None


def _joined_obsolete(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    if _same(ours, theirs) or (base is not None and _same(theirs, base)):
        return ours
    if base is not None and _same(ours, base):
        return theirs
    flags = _lines(_other_flags(base), _other_flags(ours), _other_flags(theirs))
    fuzzy = ("fuzzy",) if ours.fuzzy or theirs.fuzzy else ()
    comments = _lines(base.comments if base else (), ours.comments, theirs.comments)
    return _rendered(replace(ours, comments=comments, flags=(*fuzzy, *flags), previous=ours.previous or theirs.previous))


def _ordered(ours: Iterable[Key], theirs: Iterable[Key], kept: Mapping[Key, Entry]) -> Iterator[Key]:
    """The order of ours; what only theirs has stands behind what it stands behind there."""
    known = [key for key in ours if key in kept]
    present = set(known)
    behind: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in theirs:
        if key in present:
            last = key
        elif key in kept:
            behind.setdefault(last, []).append(key)
    yield from behind.get(None, ())
    for key in known:
        yield key
        yield from behind.get(key, ())


def _lines(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """What both have or one added, in the order of ours; what one side took away stays away."""
    base, ours, theirs = list(base), list(ours), list(theirs)
    return (*(line for line in ours if line in theirs or line not in base), *(line for line in theirs if line not in ours and line not in base))


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, however their lines are wrapped."""
    return one.text == other.text or _rendered(one) == _rendered(replace(other, line=one.line, msgstr_line=one.msgstr_line))


def _work(entry: Entry) -> tuple[tuple[str, ...], bool, Key | None]:
    return entry.msgstr, entry.fuzzy, entry.previous


def _other_flags(entry: Entry | None) -> tuple[str, ...]:
    return tuple(flag for flag in entry.flags if flag.lower() != "fuzzy") if entry else ()


def _identity(entry: Entry) -> tuple[Key, tuple[str, ...]]:
    return entry.key, entry.msgstr


def _retired(entry: Entry) -> Entry:
    return _rendered(replace(entry, obsolete=True, references=(), extracted=()))


def _rendered(entry: Entry) -> Entry:
    return replace(entry, text=render_entry(entry))
