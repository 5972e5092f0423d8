"""Reads catalogue entries line by line: every legal form, and an error with its line for all else.

Law: an entry's `text` is exactly its lines in the file; gaps, texts and what follows the last entry make up the whole file.
Grammar: GNU gettext manual, section 3 "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, NoReturn

from pipeline.model import Entry, Key, PipelineError

_LINE = re.compile(r"(#~\|?|#\|)?[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:(?<=msgstr)\[([0-9]{1,2})\])?)?[ \t]*\"([^\"\\]*+(?:\\.[^\"\\]*+)*+)\"[ \t]*\Z")
_ESCAPE = re.compile(r"(?:\\(?:x[0-9A-Fa-f]*|[0-7]{1,3}))+|\\(.)")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_BEFORE = {"msgctxt": (), "msgid": (), "msgid_plural": ("msgid",), "msgstr": ("msgid",)}
_NOT_AFTER = {"msgctxt": "msgid", "msgid_plural": "msgstr"}
"""What must have come before a keyword, and what must not."""
_FLAG = re.compile(r"range:[ \t]*[^\s,]+|[^\s,]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file consists of, as `Catalogue` has it."""

    header: Entry | None
    entries: Mapping[Key, Entry]
    obsolete: tuple[Entry, ...]
    tail: str


class Remarks(NamedTuple):
    """The comments of an entry: the translator's, the extracted ones, references and flags."""

    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def remarks_of(lines: str) -> Remarks:
    """What comment lines say, each of which begins with # and is no previous text; lines of nothing but #~ say nothing."""
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for written in lines.split("\n"):
        line = written.strip()
        kind = line[:2]
        if kind == "#.":
            extracted.append(line[2:].removeprefix(" "))
        elif kind == "#:":
            references += line[2:].split()
        elif kind in ("#,", "#=", "#!"):
            flags += _FLAG.findall(line[2:])
        elif kind and kind != "#~":
            comments.append(line[1:].removeprefix(" "))
    return Remarks(tuple(comments), tuple(extracted), tuple(references), tuple(flags))


def unescape_simple(quoted: str) -> str:
    """A text with its escapes read; it has no other ones than a letter, a quote or a backslash."""
    if "\\\\" not in quoted:  # then a backslash is the beginning of an escape, and these two are nearly all that there are
        quoted = quoted.replace('\\"', '"').replace("\\n", "\n")
    return _ESCAPE.sub(lambda match: _SIMPLE[match[1]], quoted) if "\\" in quoted else quoted


def read_lines(label: str, text: str, codec: str) -> Parts:
    """A file's parts. Raises PipelineError with the line of what cannot be read, of a duplicate, of an entry without text."""
    header: Entry | None = None
    entries: dict[Key, Entry] = {}
    obsolete: list[Entry] = []
    waiting = 0
    reader = LineReader(label, text.split("\n"), 0, codec)
    for entry in reader.entries():
        if entry.obsolete:
            obsolete.append(entry)
            continue
        obsolete[waiting:] = [replace(old, stands_before=entry.key) for old in obsolete[waiting:]]
        waiting = len(obsolete)
        if entry.key == (None, "") and header is None and not entries:
            header = entry
        elif entry.key in entries:
            cause = f'"{entry.msgid[:60]}" is here a second time, first in line {entries[entry.key].line}'
            reader.fail(entry.line, cause, "keep the better of the two entries, delete the other")
        elif entry.msgid == "":
            reader.fail(entry.line, "an entry without text in the middle of the catalogue", "delete the entry, or write its msgid")
        else:
            entries[entry.key] = entry
    return Parts(header, entries, tuple(obsolete), reader.tail if reader.last else text)


@dataclass(slots=True)
class _Draft:
    """One entry while its lines come in."""

    first: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    previous: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    obsolete: bool | None = None
    last: int = 0
    open: list[str] | None = None
    within: dict[str, list[str]] | None = None
    """The text that a line without a keyword goes on with, and the fields that it belongs to."""

    @property
    def complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)


class LineReader:
    """Reads `lines` of a file, which come behind `before` other lines. `codec` is the file's: escapes by number name its bytes."""

    def __init__(self, label: str, lines: list[str], before: int, codec: str) -> None:
        self.label = label
        self.lines = lines
        self.before = before
        self.codec = codec
        self.last = before
        """The number of the last line of the last entry."""
        self._draft: _Draft | None = None

    @property
    def waiting(self) -> bool:
        """Whether lines stand behind the last entry that the next one would take for its own."""
        return self._draft is not None

    @property
    def tail(self) -> str:
        """What stands behind the last entry's text; lines end with a line feed."""
        return "".join(f"\n{line}" for line in self._lines(self.last + 1, self.before + len(self.lines)))

    def _lines(self, first: int, last: int) -> list[str]:
        return self.lines[first - self.before - 1 : last - self.before]

    def fail(self, number: int, cause: str, mend: str) -> NoReturn:
        """Raises PipelineError at a line."""
        raise PipelineError(cause, mend=mend, file=self.label, line=number)

    def entries(self) -> Iterator[Entry]:
        """The entries, in order."""
        for number, line in enumerate(self.lines, self.before + 1):
            stripped = line.strip()
            if not stripped:
                if self._draft is not None:
                    self._draft.open = None
                continue
            if line.startswith(_CONFLICT):
                self.fail(number, "a merge conflict is not resolved", "choose one side and delete the markers")
            made = self._line(number, stripped)
            if made is not None:
                yield made
        if self._draft is not None and self._draft.fields:
            yield self._close()

    def _line(self, number: int, line: str) -> Entry | None:
        """Takes one line in; gives the entry that it ends, if it ends one."""
        closed: Entry | None = None
        match = _LINE.match(line) if line[0] != "#" or line.startswith(("#~", "#|")) else None
        if match is None and line[0] == "#":
            if line.startswith("#~") and '"' in line:
                self.fail(number, f"cannot be read: {line[:60]}", "check the quotes: one at each end, backslash before each inside")
            if self._draft is not None and self._draft.complete:
                closed = self._close()
            self._comment(number, line)
            return closed
        if match is None:
            mend = (
                'end the text with a quote on the same line, and write \\" for a quote inside'
                if '"' in line
                else 'write msgid "…" or msgstr "…", or a # in front'
            )
            self.fail(number, f"cannot be read: {line[:60]}", mend)
        prefix, keyword, index, quoted = match.groups()
        if prefix in ("#|", "#~|"):
            if self._draft is not None and self._draft.complete:
                closed = self._close()
            self._string(number, self._begun(number).previous, None, keyword, index, quoted)
            return closed
        starts = keyword in ("msgctxt", "msgid")
        if starts and self._draft is not None and (self._draft.complete or keyword in self._draft.fields):
            closed = self._close()
        draft = self._begun(number)
        if draft.obsolete is None:
            draft.obsolete = prefix == "#~"
        elif draft.obsolete != (prefix == "#~"):
            self.fail(number, "an entry is obsolete in one line and not in the next", "put #~ before each of its lines, or before none")
        self._string(number, draft.fields, draft.at, keyword, index, quoted)
        return closed

    def _begun(self, number: int) -> _Draft:
        if self._draft is None:
            self._draft = _Draft(number)
        self._draft.last = number
        return self._draft

    def _string(self, number: int, fields: dict[str, list[str]], at: dict[str, int] | None, keyword: str | None, index: str | None, quoted: str) -> None:
        draft = self._begun(number)
        if keyword is None:
            if draft.open is None or draft.within is not fields:
                self.fail(number, "a text that belongs to no keyword", "write msgid or msgstr before it, or delete it")
            draft.open.append(self._unescape(number, quoted))
            return
        name = keyword if index is None else f"{keyword}[{int(index)}]"
        if name in fields:
            self.fail(number, f"{name} is written twice in one entry", "delete one of the two, or begin a new entry with msgid before it")
        if at is not None:
            if any(needed not in fields for needed in _BEFORE[keyword]):
                self.fail(number, f"{keyword} stands before its msgid", "begin the entry with msgid")
            late = _NOT_AFTER.get(keyword)
            if late is not None and any(name.startswith(late) for name in fields):
                self.fail(number, f"{keyword} stands behind {late}", f"move it before {late}")
            at[name] = number
        fields[name] = draft.open = [self._unescape(number, quoted)]
        draft.within = fields

    def _unescape(self, number: int, quoted: str) -> str:
        if "\\" not in quoted:
            return quoted

        def one(match: re.Match[str]) -> str:
            if match[1] is None:
                return self._bytes(number, match[0])
            if match[1] not in _SIMPLE:
                self.fail(number, f"\\{match[1]} is no escape sequence", f"write \\\\{match[1]} for a backslash, or leave the backslash out")
            return _SIMPLE[match[1]]

        return _ESCAPE.sub(one, quoted)

    def _bytes(self, number: int, escapes: str) -> str:
        """What a row of octal or hexadecimal escapes stands for: bytes in the file's charset, as gettext has it."""
        values = [int(digits[1:], 16) if digits[0] == "x" else int(digits, 8) for digits in escapes.split("\\")[1:] if digits != "x"]
        try:
            if len(values) < escapes.count("\\") or 0 in values:
                raise ValueError(escapes)
            return bytes(values).decode(self.codec)
        except ValueError:
            self.fail(number, f"{escapes[:40]} names no character of {self.codec}", "write the character itself")

    def _comment(self, number: int, line: str) -> None:
        draft = self._begun(number)
        draft.open = None
        draft.remarks.append(line)

    def _close(self) -> Entry:
        draft = self._draft
        assert draft is not None
        self._draft = None
        blank = "".join(f"{line}\n" for line in self._lines(self.last + 1, draft.first - 1))
        gap = None if blank == ("\n" if self.last else "") else blank
        self.last = draft.last
        if "msgid" not in draft.fields:
            self.fail(draft.first, "an entry without msgid", "write its msgid, or delete the entry")
        line = draft.at["msgid"]
        if not draft.complete:
            self.fail(line, f'"{"".join(draft.fields["msgid"])[:60]}" has no msgstr', 'write msgstr "" below it')
        names = sorted((name for name in draft.fields if name.startswith("msgstr")), key=lambda name: draft.at[name])
        plural = draft.fields.get("msgid_plural")
        expected = ["msgstr"] if plural is None else [f"msgstr[{index}]" for index in range(len(names))]
        if names != expected:
            self.fail(
                draft.at[names[0]],
                f"the entry has {', '.join(names)} where {', '.join(expected)} should be",
                "number the plural forms from 0, or write one msgstr",
            )
        if plural is not None and not any(plural):
            self.fail(draft.at["msgid_plural"], "msgid_plural is empty", "write the plural text, or delete the line and keep one msgstr")
        previous = draft.previous.get("msgid")
        comments, extracted, references, flags = remarks_of("\n".join(draft.remarks))
        return Entry(
            context="".join(draft.fields["msgctxt"]) if "msgctxt" in draft.fields else None,
            msgid="".join(draft.fields["msgid"]),
            plural=None if plural is None else "".join(plural),
            msgstr=tuple("".join(draft.fields[name]) for name in names),
            line=line,
            msgstr_line=draft.at[names[0]],
            text="\n".join(self._lines(draft.first, draft.last)),
            flags=flags,
            obsolete=bool(draft.obsolete),
            comments=comments,
            extracted=extracted,
            references=references,
            previous=None if previous is None else ("".join(draft.previous["msgctxt"]) if "msgctxt" in draft.previous else None, "".join(previous)),
            previous_plural="".join(draft.previous["msgid_plural"]) if previous is not None and "msgid_plural" in draft.previous else None,
            gap=gap,
        )
