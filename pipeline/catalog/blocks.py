"""Reads ordinary entries quickly: one regular expression over the file, and the values of an entry only when somebody asks for it.

Law: what it gives is what the line reader gives for the same file. Where it is not sure it gives nothing, and the line reader decides.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog.entries import ACTIVE, COMMENTS, EXACT, FIRST, OBSOLETE, Blocks, Entries, Made, short
from pipeline.catalog.line_reader import Parts, unescape_simple
from pipeline.model import Entry, Key, PipelineError

_BLOCK = re.compile(rf'{COMMENTS}msgid "(.+"\nmsgstr ".*)"\n\n' r"|\n*+(?:.+(?:\n(?!\n)|(?=\n\n)))++\n\n")
"""An entry as most are, from the beginning of its msgid to the end of its msgstr; or another block, with the empty lines too many before it."""

_SOUND = re.compile(rf'({EXACT})"\nmsgstr "{EXACT}')
_BEGINNINGS = ("# ", "#.", "#:", "#,", "#|", "#~|", '#~ msgid "', '#~ msgctxt "', 'msgid "', 'msgctxt "')
"""How a block begins that cannot go on with the entry of the block before."""


def read_blocks(label: str, text: str, codec: str) -> Parts | None:
    """A file's parts, or None where the line reader has to look. `text` has line feeds only."""
    body = text.strip("\n")
    found = _BLOCK.findall(f"{body}\n\n")
    if not found:
        return None
    blocks = Blocks(body, len(text) - len(text.lstrip("\n")), found)
    try:
        return _Collector(blocks, codec, label).parts(text[len(text.rstrip("\n")) :])
    except (PipelineError, _NotSure):
        return None


class _NotSure(Exception):  # noqa: N818  no error: the line reader is asked instead
    pass


class _Collector:
    """Puts the blocks of a file in order: header, active entries, obsolete ones, tail."""

    def __init__(self, blocks: Blocks, codec: str, label: str) -> None:
        self.blocks = blocks
        self.found = blocks.found
        self.codec = codec
        self.label = label
        self.header: Entry | None = None
        self.made: Made = {}
        self.obsolete: list[Entry] = []
        self.waiting = 0
        """The place in `obsolete` of the first that no active entry has followed yet."""
        self.tail = ""

    def parts(self, rest: str) -> Parts:
        """All of the file; `rest` is the line ends behind its last block."""
        at = 0
        for index in _doubtful(self.found):
            if index >= at:
                self._plain(at, index)
                at = self._doubtful(index)
        self._plain(at, len(self.found))
        return Parts(self.header, Entries(self.made, self.blocks), tuple(self.obsolete), self.tail + rest)

    def _plain(self, first: int, behind: int) -> None:
        """Entries without context whose texts have neither quote nor backslash."""
        if first < behind:
            msgids = [one[: one.index('"')] for one in self.found[first:behind]]
            self._follow((None, msgids[0]))
            before = len(self.made)
            self.made.update(zip(msgids, range(first, behind), strict=True))
            if len(self.made) != before + len(msgids):
                raise _NotSure
            self.tail = ""

    def _doubtful(self, index: int) -> int:
        """Reads the block there and those that belong to it; gives the index of the block behind them."""
        if (sound := _SOUND.fullmatch(self.found[index])) is not None:
            key = None, unescape_simple(sound[1])
            self._follow(key)
            if key[1] in self.made:
                raise _NotSure
            self.made[key[1]] = index
            self.tail = ""
            return index + 1
        if index > 0 and not self.blocks.text(index).startswith(_BEGINNINGS):
            raise _NotSure
        entry = self.blocks.ordinary(0, FIRST) if index == 0 else self.blocks.ordinary(index, ACTIVE) or self.blocks.ordinary(index, OBSOLETE)
        if entry is None:
            return self._run(index)
        self._add(entry)
        self.tail = ""
        return index + 1

    def _run(self, first: int) -> int:
        """Lets the line reader read, from a block that only it understands."""
        found = self.found
        behind = first + 1
        while behind < len(found) and not found[behind] and not self._is_ordinary(behind):
            behind += 1
        reader = self.blocks.run(first, behind, self.codec, self.label)
        entries = list(reader.entries())
        if reader.waiting and behind < len(found):
            behind += 1
            reader = self.blocks.run(first, behind, self.codec, self.label)
            entries = list(reader.entries())
            if reader.waiting:
                raise _NotSure
        for entry in entries:
            self._add(entry)
        if not self.made and not self.obsolete and self.header is None:
            raise _NotSure  # nothing but comments: all of the file is its tail
        if behind < len(found) and reader.tail:
            raise _NotSure  # lines of white space, which the next entry has before it
        self.tail = reader.tail
        return behind

    def _is_ordinary(self, index: int) -> bool:
        text = self.blocks.text(index)
        return ACTIVE.fullmatch(text) is not None or OBSOLETE.fullmatch(text) is not None

    def _add(self, entry: Entry) -> None:
        if entry.obsolete:
            self.obsolete.append(entry)
            return
        self._follow(entry.key)
        if entry.key == (None, "") and self.header is None and not self.made:
            self.header = entry
        elif entry.msgid == "" or short(entry.key) in self.made:
            raise _NotSure
        else:
            self.made[short(entry.key)] = entry

    def _follow(self, key: Key) -> None:
        for place in range(self.waiting, len(self.obsolete)):
            self.obsolete[place] = replace(self.obsolete[place], stands_before=key)
        self.waiting = len(self.obsolete)


def _doubtful(found: list[str]) -> list[int]:
    """The blocks that are no entry as most are, or have a backslash or a quote in a text. As most are, an entry has two quotes at least."""
    together = "".join(found)
    if "\\" not in together and together.count('"') == 2 * (len(found) - found.count("")):
        return [index for index, one in enumerate(found) if not one]
    return [index for index, one in enumerate(found) if not one or one.count('"') != 2 or "\\" in one]
