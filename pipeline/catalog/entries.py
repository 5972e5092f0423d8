"""The entries of a file as they were cut out of it: key and translation of each, its other values only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, make_dataclass
from itertools import accumulate
from typing import Any, TypeAlias

from pipeline.catalog.heads import SEAM, Head
from pipeline.catalog.line_reader import unescape_simple
from pipeline.model import Entry, Key

_Draft: Any = make_dataclass("_Draft", [(slot.name, slot.type) for slot in fields(Entry)], slots=True)
"""An entry whose fields can be set: five times quicker to make than a frozen one, and then made one by its class."""


class Cuts:
    """The entries that were cut out of a file, by number: what stands above each, and its two texts.

    The strings are the texts as they stand in the file, between their first quote and their last.
    """

    __slots__ = ("_lines", "_msgid_strings", "_msgstr_strings", "heads", "msgids", "msgstrs")

    def __init__(self, heads: list[Head], msgid_strings: list[str], msgstr_strings: list[str]) -> None:
        self.heads = heads
        self._msgid_strings = msgid_strings
        self._msgstr_strings = msgstr_strings
        self._lines: list[int] = []
        self.msgids = _texts(msgid_strings)
        self.msgstrs = _texts(msgstr_strings)

    def strings(self, number: int) -> str:
        """The lines of an entry from its msgid on."""
        return f'msgid "{self._msgid_strings[number]}"\nmsgstr "{self._msgstr_strings[number]}"'

    def text(self, number: int) -> str:
        """The lines of an entry."""
        return f'{self.heads[number].text}msgid "{self._msgid_strings[number]}"\nmsgstr "{self._msgstr_strings[number]}"'

    def gap(self, number: int) -> str | None:
        """The blank lines before an entry, as `Entry.gap` has them."""
        blank = self.heads[number].blank
        return f"\n{blank}" if blank and number > 0 else blank or None

    def end(self, number: int) -> int:
        """The number of an entry's last line."""
        return self._line(number) + self._msgstr_strings[number].count("\n")

    def done(self, number: int) -> tuple[str, int] | None:
        """The translation and the line of its msgstr; None where a flag stands above."""
        return None if self.heads[number].remarks.flags else (self.msgstrs[number], (self._lines or self._counted())[number])

    def entry(self, number: int) -> Entry:
        """All values of an entry."""
        head, line = self.heads[number], self._line(number)
        comments, extracted, references, flags = head.remarks
        entry = _Draft(
            context=head.context,
            msgid=self.msgids[number],
            msgstr=(self.msgstrs[number],),
            line=line - 1 - self._msgid_strings[number].count("\n"),
            msgstr_line=line,
            text=self.text(number),
            plural=None,
            flags=flags,
            obsolete=False,
            comments=comments,
            extracted=extracted,
            references=references,
            previous=head.previous,
            previous_plural=head.previous_plural,
            gap=self.gap(number),
            stands_before=None,
        )
        entry.__class__ = Entry
        return entry  # type: ignore[no-any-return]

    def _line(self, number: int) -> int:
        """The line of a msgstr; that of the first entry, which most often is the header, without looking at the others."""
        if number == 0:
            return self.heads[0].lines + self._msgid_strings[0].count("\n") + 2
        return (self._lines or self._counted())[number]

    def _counted(self) -> list[int]:
        """The line of each msgstr, all counted at once."""
        msgstrs = [msgstr.count("\n") for msgstr in self._msgstr_strings]
        rows = zip(self.heads, self._msgid_strings, msgstrs, strict=True)
        ends = accumulate([head.lines + msgid.count("\n") + msgstr + 3 for head, msgid, msgstr in rows])
        self._lines = [end - 1 - msgstr for end, msgstr in zip(ends, msgstrs, strict=True)]
        return self._lines


def _texts(strings: list[str]) -> list[str]:
    """What strings say: without the seams, and with their escapes read."""
    together = "".join(strings)
    if "\n" in together:
        strings = [string.replace(SEAM, "") if "\n" in string else string for string in strings]
    if "\\" in together:
        strings = [unescape_simple(string) if "\\" in string else string for string in strings]
    return strings


class Entries(Mapping[Key, Entry]):
    """The active entries of a file. An entry's values are read when it is first asked for."""

    __slots__ = ("_cuts", "_made")

    def __init__(self, made: Made, cuts: Cuts) -> None:
        self._made = made
        self._cuts = cuts

    def __getitem__(self, key: Key) -> Entry:
        name = short(key)
        found = self._made[name]
        if isinstance(found, int):
            found = self._made[name] = self._cuts.entry(found)
        return found

    def done(self, key: Key) -> tuple[str, int] | None:
        """The translation and its line, of an entry as most are that has no flag. None where the entry itself must be asked, or is not there."""
        found = self._made.get(key[1] if key[0] is None else key)
        return self._cuts.done(found) if isinstance(found, int) else None

    def __iter__(self) -> Iterator[Key]:
        return ((None, key) if isinstance(key, str) else key for key in self._made)

    def __len__(self) -> int:
        return len(self._made)

    def written(self) -> Iterator[tuple[Key, str | None, str]]:
        """Key, gap and text of each entry, without reading its values."""
        text, gap = self._cuts.text, self._cuts.gap
        for key, made in zip(self, self._made.values(), strict=True):
            if isinstance(made, int):
                yield key, gap(made), text(made)
            else:
                yield key, made.gap, made.text

    def by_key(self) -> dict[Key, str]:
        """The text of each entry, without reading its values."""
        text = self._cuts.text
        return {(None, key) if isinstance(key, str) else key: text(made) if isinstance(made, int) else made.text for key, made in self._made.items()}

    def beginnings(self) -> dict[Key, str]:
        """How the text of each entry begins, at least until its msgid, without reading its values."""
        heads = self._cuts.heads
        made = self._made.items()
        return {(None, key) if isinstance(key, str) else key: heads[one].beginning if isinstance(one, int) else one.text for key, one in made}

    def arranged(self, keys: Iterable[Key], changes: Mapping[Key, Entry]) -> Entries:
        """The entries of these keys in this order, those in `changes` as they are there."""
        made = self._made
        return Entries({(name := short(key)): changes[key] if key in changes else made[name] for key in keys}, self._cuts)

    def edited(self, changes: Mapping[Key, Entry]) -> Entries:
        """The same entries but for some that changed; new ones come last."""
        return Entries({**self._made, **{short(key): entry for key, entry in changes.items()}}, self._cuts)


Made: TypeAlias = "dict[str | Key, int | Entry]"
"""Entries, or their numbers among the cut ones, by key; by the msgid alone where there is no context."""


def short(key: Key) -> str | Key:
    """A key as `Made` has it."""
    return key[1] if key[0] is None else key
