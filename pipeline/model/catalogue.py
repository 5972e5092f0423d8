"""A gettext catalogue as it stands, and what it says of a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.model.article import Key
from pipeline.model.basics import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue. `text` holds its lines as they stand in the file, `line` is that of `msgid`, `msgstr_line` that of `msgstr`.

    `gap` is the blank lines between it and the entry before, each with its line end; None where that is one empty line, or nothing before the first entry.
    """

    context: str | None
    msgid: str
    msgstr: tuple[str, ...]
    line: int
    msgstr_line: int
    text: str = ""
    plural: str | None = None
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: Key | None = None
    previous_plural: str | None = None
    gap: str | None = None
    stands_before: Key | None = None
    """Of an obsolete entry among active ones: the active entry that comes next. None where none comes."""

    @property
    def key(self) -> Key:
        """What identifies the entry in its catalogue."""
        return self.context, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has still to confirm the translation."""
        return any(flag.lower() == "fuzzy" for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A .po or .pot file as it stands: the header entry, the active entries by key and the obsolete ones, in file order.

    `tail` is what stands behind the last entry's text, the line end of its last line first. In a file without entries it is the whole file.
    """

    file: str
    header: Entry | None
    entries: Mapping[Key, Entry]
    obsolete: tuple[Entry, ...]
    tail: str = "\n"
    newline: str = "\n"
    charset: str = "utf-8"
    mark: bytes = b""
    """The kind of line end, the Python codec of the charset that the header declares, and the byte-order mark."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No entry, or no catalogue."""

    place: Place


@dataclass(frozen=True, slots=True)
class Empty:
    """An entry whose msgstr holds nothing that a reader could see."""

    place: Place


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A translation that somebody has still to confirm. `previous` is the source text that it was made for, where that is another."""

    place: Place
    text: str
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Obsolete:
    """The entry is there, but commented out as obsolete."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Former:
    """The text that a translation belonged to before, and the translation."""

    msgid: str
    msgstr: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation without a flag that history, or the review ledger, knows as that of another text; nobody has compared it with this one."""

    place: Place
    text: str
    former: str
    signed: bool = False
    """Whether it is the ledger that knows it: the translation was signed off with the former text."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that its translator calls done."""

    place: Place
    text: str


Translation: TypeAlias = "Missing | Empty | Fuzzy | Obsolete | Stale | Translated"


@dataclass(frozen=True, slots=True)
class Termbase:
    """The accepted forms of each concept in one locale (`*` stands for any ending), and where each is written.

    `refused` are the forms that cannot tell texts apart, which accept nothing.
    """

    locale: str
    forms: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Place]
    file: str
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
