"""Reads a file quickly: one regular expression cuts it into ordinary entries, and their texts are proved and taken out together.

Law: what it gives is what the line reader gives for the same file. What it does not know it lets the line reader read, and where it is not sure it
gives nothing: then the line reader decides. Work and memory grow with the file: a run of lines is looked at once, whatever stands in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog.doubtful import has_doubtful_flag
from pipeline.catalog.entries import Cuts, Entries, short
from pipeline.catalog.heads import ESCAPED, SEAM, Head, head_of, obsolete_of
from pipeline.catalog.line_reader import LineReader, Parts
from pipeline.model import Entry, Key, PipelineError

_ENTRY = r'msgid "(?<=^msgid ")({0})"\nmsgstr "({0})"(?:\n\n|\n?\Z)'
"""An entry as most are, from its msgid to the empty line behind it."""

_UNWRAPPED = re.compile(_ENTRY.format(".*"), re.MULTILINE)
"""With texts of one line, which have still to be proved."""
_SOUND = re.compile(_ENTRY.format(f"{ESCAPED}(?:{SEAM}{ESCAPED})*+"), re.MULTILINE)
_TEXT = re.compile(ESCAPED)
_BEGINNINGS = ("# ", "#.", "#:", "#,", "#|", "#~|", '#~ msgid "', '#~ msgctxt "', 'msgid "', 'msgctxt "')
"""How lines begin that cannot go on with the entry before them."""


class _NotSure(Exception):  # noqa: N818  no error: the line reader is asked instead
    pass


def read_blocks(label: str, text: str, codec: str) -> Parts | None:
    """A file's parts, or None where the line reader has to look. `text` has line feeds only, and no NUL."""
    pieces = _cut(text)
    if len(pieces) == 1:
        return None
    try:
        return _Collector(pieces, label, codec).parts(_line_ends(text))
    except (PipelineError, _NotSure):
        return None


def _cut(text: str) -> list[str]:
    """In turns what stands above an entry, its msgid and its msgstr, as they stand between their quotes; then the rest of the file."""
    behind = text.find("\n\n") + 2
    header = _SOUND.split(text[:behind])
    if len(header) != 4 or header[3]:  # more than one entry, or none
        return _SOUND.split(text)
    rest = text[behind:]
    pieces = _UNWRAPPED.split(rest)
    wrapped = any(SEAM in above for above in set(pieces[::3]))
    if wrapped or not (_are_sound(pieces[1::3]) and _are_sound(pieces[2::3])):
        pieces = _SOUND.split(rest)
    return header[:3] + pieces


def _are_sound(strings: list[str]) -> bool:
    """Whether strings of one line are texts: without a quote but behind a backslash, and without an escape that names a byte or nothing."""
    plain = [string for string in strings if "\\" not in string]
    if '"' in "".join(plain):
        return False
    return len(plain) == len(strings) or all(_TEXT.fullmatch(string) for string in strings if "\\" in string)


def _line_ends(text: str) -> str:
    """Those at the end of a text."""
    return text[len(text.rstrip("\n")) :] if text.endswith("\n\n") else "\n" * text.endswith("\n")


class _Collector:
    """Puts in order what was cut, and what stands between: header, active entries, obsolete ones, tail."""

    def __init__(self, pieces: list[str], label: str, codec: str) -> None:
        self.label = label
        self.codec = codec
        self.between, self.rest = pieces[0:-1:3], pieces[-1].rstrip("\n")
        known = {above: head_of(above) for above in set(self.between)}
        if any(map(has_doubtful_flag, (*known, self.rest))):
            raise _NotSure
        self.cuts = Cuts([known[above] or Head("", above.count("\n")) for above in self.between], pieces[1::3], pieces[2::3])
        self.odd = [number for number, above in enumerate(self.between) if known[above] is None] if None in known.values() else []
        self.contexts = {head.context for head in known.values() if head is not None} - {None}
        self.names: list[str | Key] = []
        self.made: list[int | Entry] = []
        self.obsolete: list[Entry] = []

    def parts(self, end: str) -> Parts:
        """All of the file; `end` is the line ends behind its last line."""
        cut: list[str | Key] = [*self.cuts.msgids]
        if self.contexts:
            cut = [short((head.context, msgid)) for head, msgid in zip(self.cuts.heads, self.cuts.msgids, strict=True)]
        at = 0
        for number in self.odd:
            self.names += cut[at:number]
            self.made += range(at, number)
            self._odd(number)
            at = number + 1
        self.names += cut[at:] if at else cut
        self.made += range(at, len(cut))
        return self._parts(self._end(end))

    def _parts(self, tail: str) -> Parts:
        first = self.made[0] if self.names[:1] == [""] else None
        start = 0 if first is None else 1
        made = dict(zip(self.names[start:], self.made[start:], strict=True))
        if len(made) + start != len(self.names) or "" in made or any((context, "") in made for context in self.contexts):
            raise _NotSure
        header = self.cuts.entry(first) if isinstance(first, int) else first
        return Parts(header, Entries(made, self.cuts), tuple(self.obsolete), tail)

    def _odd(self, number: int) -> None:
        """An entry that could not be cut whole, and what stands before it."""
        above = self.between[number]
        before, _, own = above.rpartition("\n\n")
        head = head_of(own)
        old = None if head is None else self._old(before, number)
        if head is None or old is None:
            if self._read(f"{above}{self.cuts.strings(number)}", number):
                raise _NotSure
            return
        key = head.context, self.cuts.msgids[number]
        self.obsolete += (replace(entry, stands_before=key) for entry in old)
        self.cuts.heads[number] = replace(head, lines=above.count("\n"))
        self.names.append(short(key))
        self.made.append(number)

    def _end(self, end: str) -> str:
        """What stands behind the last entry that was cut. Gives the tail of the file."""
        if not self.rest:
            return end
        old = self._old(self.rest, len(self.cuts.heads))
        if old is None:
            return self._read(self.rest + end, len(self.cuts.heads))
        self.obsolete += old
        return end

    def _old(self, text: str, number: int) -> list[Entry] | None:
        """Obsolete entries before a cut one, each behind an empty line. None where there is anything else."""
        line = self.cuts.end(number - 1) + 2 if number else 1
        found: list[Entry] = []
        for block in text.split("\n\n"):
            entry = obsolete_of(block, line)
            if entry is None:
                return None
            found.append(entry)
            line += block.count("\n") + 2
        return found

    def _read(self, text: str, number: int) -> str:
        """Lets the line reader read what stands behind the entry before. Gives the lines behind its last entry."""
        if number > 0 and not text.lstrip("\n").startswith(_BEGINNINGS):
            raise _NotSure
        lines = ["", *text.split("\n")] if number else text.split("\n")
        reader = LineReader(self.label, lines, self.cuts.end(number - 1) if number else 0, self.codec)
        waiting = len(self.obsolete)
        for entry in reader.entries():
            if entry.obsolete:
                self.obsolete.append(entry)
                continue
            if entry.msgid == "" and (self.names or entry.context is not None):
                raise _NotSure
            self.obsolete[waiting:] = [replace(old, stands_before=entry.key) for old in self.obsolete[waiting:]]
            waiting = len(self.obsolete)
            self.names.append(short(entry.key))
            self.made.append(entry)
        return reader.tail
