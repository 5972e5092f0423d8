"""Reads ordinary entries quickly: one regular expression over the file, and the values of an entry only when somebody asks for it.

Law: what it gives is what the line reader gives for the same file. Where it is not sure it gives nothing, and the line reader decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, make_dataclass, replace
from itertools import accumulate, chain, repeat
from typing import Any, TypeAlias

from pipeline.catalog.line_reader import LineReader, Parts, remarks_of, unescape_simple
from pipeline.model import Entry, Key, PipelineError

_EXACT = r'[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+'
_COMMENTS = r"(?:#(?:[ .:,].*)?+\n)*+"
_BLOCK = re.compile(rf'{_COMMENTS}msgid "(.+"\nmsgstr ".*)"\n\n' r"|\n*+(?:.+(?:\n(?!\n)|(?=\n\n)))++\n\n")
"""An entry as most are, from the beginning of its msgid to the end of its msgstr; or another block, with the empty lines too many before it."""


def _ordinary(prefix: str, hint: str) -> re.Pattern[str]:
    more = rf'((?:\n{prefix}"{_EXACT}")*+)'
    former = "".join(rf'(?:{hint}{word} "{_EXACT}"\n(?:{hint}"{_EXACT}"\n)*+)?+' for word in ("msgctxt", "msgid", "msgid_plural"))
    return re.compile(
        rf'({_COMMENTS})({former})(?:{prefix}msgctxt "({_EXACT})"\n)?+{prefix}msgid (?!""\nmsgstr)"({_EXACT})"{more}\n{prefix}msgstr "({_EXACT})"{more}'
    )


_ACTIVE, _OBSOLETE = _ordinary("", "#[|] "), _ordinary("#~ ", "#~[|] ")
_SOUND = re.compile(rf'({_EXACT})"\nmsgstr "{_EXACT}')
_CUT = re.compile(r"\n\n(\n*)")
_BEGINNINGS = ("# ", "#.", "#:", "#,", "#|", "#~|", '#~ msgid "', '#~ msgctxt "', 'msgid "', 'msgctxt "')
"""How a block begins that cannot go on with the entry of the block before."""

_Draft: Any = make_dataclass("_Draft", [(slot.name, slot.type) for slot in fields(Entry)], slots=True)
"""An entry whose fields can be set: five times quicker to make than a frozen one, and then made one by its class."""


class Entries(Mapping[Key, Entry]):
    """The active entries of a file. An entry's values are read when it is first asked for."""

    __slots__ = ("_blocks", "_made")

    def __init__(self, made: _Made, blocks: _Blocks) -> None:
        self._made = made
        self._blocks = blocks

    def __getitem__(self, key: Key) -> Entry:
        short = _short(key)
        found = self._made[short]
        if isinstance(found, int):
            found = self._made[short] = self._blocks.entry(found)
        return found

    def __iter__(self) -> Iterator[Key]:
        return ((None, key) if isinstance(key, str) else key for key in self._made)

    def __len__(self) -> int:
        return len(self._made)

    def written(self) -> Iterator[tuple[Key, str | None, str]]:
        """Key, gap and text of each entry, without reading its values."""
        texts, gap = self._blocks.texts(), self._blocks.gap
        for key, made in zip(self, self._made.values(), strict=True):
            if isinstance(made, int):
                yield key, gap(made), texts[made]
            else:
                yield key, made.gap, made.text

    def by_key(self) -> dict[Key, str]:
        """The text of each entry, without reading its values."""
        texts = self._blocks.texts()
        return {(None, key) if isinstance(key, str) else key: texts[made] if isinstance(made, int) else made.text for key, made in self._made.items()}

    def arranged(self, keys: Iterable[Key], changes: Mapping[Key, Entry]) -> Entries:
        """The entries of these keys in this order, those in `changes` as they are there."""
        made = self._made
        return Entries({(short := _short(key)): changes[key] if key in changes else made[short] for key in keys}, self._blocks)

    def edited(self, changes: Mapping[Key, Entry]) -> Entries:
        """The same entries but for some that changed; new ones come last."""
        return Entries({**self._made, **{_short(key): entry for key, entry in changes.items()}}, self._blocks)


_Made: TypeAlias = "dict[str | Key, int | Entry]"
"""Entries, or their blocks' indices, by key; by the msgid alone where there is no context."""


def _short(key: Key) -> str | Key:
    return key[1] if key[0] is None else key


class _Blocks:
    """The blocks of a file: `body` without the empty lines at its ends, of which `lead` stand before it. Cut into texts when that is needed."""

    __slots__ = ("_extra", "_lines", "_texts", "body", "lead")

    def __init__(self, body: str, lead: int) -> None:
        self.body = body
        self.lead = lead
        self._texts: list[str] = []
        self._extra: list[str] = []
        self._lines: list[int] = []

    def texts(self) -> list[str]:
        """The text of each block."""
        if not self._texts:
            if "\n\n\n" in self.body:
                cut = _CUT.split(self.body)
                self._texts, self._extra = cut[::2], cut[1::2]
            else:
                self._texts = self.body.split("\n\n")
        return self._texts

    def text(self, index: int) -> str:
        """The text of one block; that of the first, which most often is the header, without looking for the others."""
        return self.texts()[index] if index > 0 or self._texts else self.body.partition("\n\n")[0]

    def gap(self, index: int) -> str | None:
        """The blank lines before a block, as `Entry.gap` has them."""
        if index == 0:
            return "\n" * self.lead or None
        self.texts()
        return f"\n{self._extra[index - 1]}" if self._extra and self._extra[index - 1] else None

    def line(self, index: int) -> int:
        """The number of a block's first line."""
        if index > 0 and not self._lines:
            gaps = map(len, self._extra) if self._extra else repeat(0)
            self._lines = list(
                accumulate((text.count("\n") + 2 + gap for text, gap in zip(self.texts(), chain(gaps, (0,)), strict=False)), initial=self.lead + 1)
            )
        return self._lines[index] if index > 0 else self.lead + 1

    def entry(self, index: int) -> Entry:
        """The values of an ordinary block."""
        found = self.ordinary(index, _ACTIVE)
        assert found is not None
        return found

    def ordinary(self, index: int, pattern: re.Pattern[str]) -> Entry | None:
        """The values of a block that is an ordinary entry, active or obsolete as the pattern has it."""
        text = self.text(index)
        match = pattern.fullmatch(text)
        return None if match is None else _entry(match, self.line(index), text, self.gap(index))

    def run(self, first: int, behind: int, codec: str, label: str) -> LineReader:
        """A line reader for some blocks and the blank lines before them."""
        lines = [""] * self.lead if first == 0 else []
        for index in range(first, behind):
            if index > 0:
                lines += (self.gap(index) or "\n")[:-1].split("\n")
            lines += self.text(index).split("\n")
        before = 0 if first == 0 else self.line(first) - 1 - len(self.gap(first) or "\n")
        return LineReader(label, lines, before, codec)


def read_blocks(label: str, text: str, codec: str) -> Parts | None:
    """A file's parts, or None where the line reader has to look. `text` has line feeds only."""
    body = text.strip("\n")
    found = _BLOCK.findall(f"{body}\n\n")
    if not found:
        return None
    blocks = _Blocks(body, len(text) - len(text.lstrip("\n")))
    try:
        return _Collector(blocks, found, codec, label).parts(text[len(text.rstrip("\n")) :])
    except (PipelineError, _NotSure):
        return None


class _NotSure(Exception):  # noqa: N818  no error: the line reader is asked instead
    pass


class _Collector:
    """Puts the blocks of a file in order: header, active entries, obsolete ones, tail."""

    def __init__(self, blocks: _Blocks, found: list[str], codec: str, label: str) -> None:
        self.blocks = blocks
        self.found = found
        self.codec = codec
        self.label = label
        self.header: Entry | None = None
        self.made: _Made = {}
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
        entry = self.blocks.ordinary(index, _ACTIVE) or (self.blocks.ordinary(index, _OBSOLETE) if index > 0 else None)
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
        return _ACTIVE.fullmatch(text) is not None or _OBSOLETE.fullmatch(text) is not None

    def _add(self, entry: Entry) -> None:
        if entry.obsolete:
            self.obsolete.append(entry)
            return
        self._follow(entry.key)
        if entry.key == (None, "") and self.header is None and not self.made:
            self.header = entry
        elif entry.msgid == "" or _short(entry.key) in self.made:
            raise _NotSure
        else:
            self.made[_short(entry.key)] = entry

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


def _joined(first: str, more: str, prefix: str) -> str:
    return first + "".join(more[len(prefix) + 2 : -1].split(f'"\n{prefix}"')) if more else first


def _former(lines: str) -> tuple[Key | None, str | None]:
    """The previous key and plural."""
    found: dict[str, str] = {}
    keyword = ""
    for line in lines[:-1].split("\n"):
        name, _, quoted = line.partition('"')
        keyword = name.partition(" ")[2].strip() or keyword
        found[keyword] = found.get(keyword, "") + unescape_simple(quoted[:-1])
    return ((found.get("msgctxt"), found["msgid"]), found.get("msgid_plural")) if "msgid" in found else (None, None)


def _entry(match: re.Match[str], line: int, text: str, gap: str | None) -> Entry:
    lines, former, context, msgid, more, msgstr, msgstr_more = match.groups()
    comments, extracted, references, flags = remarks_of(lines)
    previous, plural = _former(former) if former else (None, None)
    prefix = "#~ " if match.re is _OBSOLETE else ""
    line += lines.count("\n") + former.count("\n") + (context is not None)
    entry = _Draft(
        context=None if context is None else unescape_simple(context),
        msgid=unescape_simple(_joined(msgid, more, prefix)),
        msgstr=(unescape_simple(_joined(msgstr, msgstr_more, prefix)),),
        line=line,
        msgstr_line=line + 1 + more.count("\n"),
        text=text,
        plural=None,
        flags=flags,
        obsolete=prefix != "",
        comments=comments,
        extracted=extracted,
        references=references,
        previous=previous,
        previous_plural=plural,
        gap=gap,
        stands_before=None,
    )
    entry.__class__ = Entry
    return entry  # type: ignore[no-any-return]
