"""The blocks of a file, between which empty lines stand, and the entries in them: their values are read only when somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, make_dataclass
from itertools import accumulate, chain, repeat
from typing import Any, TypeAlias

from pipeline.catalog.line_reader import LineReader, remarks_of, unescape_simple
from pipeline.model import Entry, Key

EXACT = r'[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+'
COMMENTS = r"(?:#(?:[ .:,].*)?+\n)*+"
_CUT = re.compile(r"\n\n(\n*)")


def _ordinary(prefix: str, hint: str, but: str) -> re.Pattern[str]:
    more = rf'((?:\n{prefix}"{EXACT}")*+)'
    former = "".join(rf'(?:{hint}{word} "{EXACT}"\n(?:{hint}"{EXACT}"\n)*+)?+' for word in ("msgctxt", "msgid", "msgid_plural"))
    return re.compile(rf'({COMMENTS})({former})(?:{prefix}msgctxt "({EXACT})"\n)?+{prefix}msgid {but}"({EXACT})"{more}\n{prefix}msgstr "({EXACT})"{more}')


_NO_TEXT = r'(?!""\nmsgstr)'
ACTIVE, OBSOLETE = _ordinary("", "#[|] ", _NO_TEXT), _ordinary("#~ ", "#~[|] ", _NO_TEXT)
FIRST = _ordinary("", "#[|] ", "")
"""The first entry of a file may have no text: then it is the header."""


_Draft: Any = make_dataclass("_Draft", [(slot.name, slot.type) for slot in fields(Entry)], slots=True)
"""An entry whose fields can be set: five times quicker to make than a frozen one, and then made one by its class."""


class Entries(Mapping[Key, Entry]):
    """The active entries of a file. An entry's values are read when it is first asked for."""

    __slots__ = ("_blocks", "_made")

    def __init__(self, made: Made, blocks: Blocks) -> None:
        self._made = made
        self._blocks = blocks

    def __getitem__(self, key: Key) -> Entry:
        name = short(key)
        found = self._made[name]
        if isinstance(found, int):
            found = self._made[name] = self._blocks.entry(found)
        return found

    def done(self, key: Key) -> tuple[str, int] | None:
        """The translation and its line, of an entry as most are that has no flag. None where the entry itself must be asked, or is not there."""
        found = self._made.get(key[1] if key[0] is None else key)
        return self._blocks.done(found) if isinstance(found, int) else None

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
        return Entries({(name := short(key)): changes[key] if key in changes else made[name] for key in keys}, self._blocks)

    def edited(self, changes: Mapping[Key, Entry]) -> Entries:
        """The same entries but for some that changed; new ones come last."""
        return Entries({**self._made, **{short(key): entry for key, entry in changes.items()}}, self._blocks)


Made: TypeAlias = "dict[str | Key, int | Entry]"
"""Entries, or their blocks' indices, by key; by the msgid alone where there is no context."""


def short(key: Key) -> str | Key:
    """A key as `Made` has it."""
    return key[1] if key[0] is None else key


class Blocks:
    """The blocks of a file: `body` without the empty lines at its ends, of which `lead` stand before it. Cut into texts when that is needed.

    `found` has, of each block that is an entry as most are, what stands between the quote that opens its msgid and the one that ends its msgstr; else "".
    """

    __slots__ = ("_extra", "_lines", "_texts", "body", "flagged", "found", "lead")

    def __init__(self, body: str, lead: int, found: list[str]) -> None:
        self.body = body
        self.found = found
        self.flagged = "#," in body
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
        return (self._lines or self._counted())[index] if index > 0 else self.lead + 1

    def _counted(self) -> list[int]:
        """The number of each block's first line, and the one that the next block would have, all counted at once."""
        texts = self.texts()
        gaps = chain(map(len, self._extra), (0,)) if self._extra else repeat(0)
        self._lines = list(accumulate((text.count("\n") + 2 + gap for text, gap in zip(texts, gaps, strict=False)), initial=self.lead + 1))
        return self._lines

    def done(self, index: int) -> tuple[str, int] | None:
        """The msgstr and its line, which is the block's last, where the block is an entry as most are and no comment of it is a flag."""
        one = self.found[index]
        if not one or (self.flagged and "#," in self.text(index)):
            return None
        lines = self._lines or self._counted()
        last = lines[index + 1] - 2 - (len(self._extra[index]) if index < len(self._extra) else 0)
        msgstr = one[one.index('"\nmsgstr "') + 10 :]
        return unescape_simple(msgstr) if "\\" in msgstr else msgstr, last

    def entry(self, index: int) -> Entry:
        """The values of an ordinary block."""
        found = self.ordinary(index, ACTIVE)
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
    prefix = "#~ " if match.re is OBSOLETE else ""
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
