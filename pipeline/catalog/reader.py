"""Reads gettext catalogues strictly: what a careless tool would load as something else is refused with its line.

Law: an entry's `text` is exactly its lines in the file. For every file that it accepts, the values are those that polib reads (tests/catalog hold it to that),
save where polib 1.2.0 falls short of the manual: the escape for a bell, the previous texts of obsolete entries, more than ten plural forms.
Grammar: GNU gettext manual, section 3 "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from pipeline.model import Catalogue, Entry, Key, PipelineError

_LINE = re.compile(r"(#~\|?|#\|)?[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:(?<=msgstr)\[([0-9]{1,2})\])?)?[ \t]*\"((?:[^\"\\]|\\.)*)\"[ \t]*\Z")
_ESCAPE = re.compile(r"\\(.)")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")
_CHARSET = re.compile(r"charset=([^\s;\\]+)", re.IGNORECASE)
_STRAY_RETURN = re.compile(r"\r(?!\n)")
_BEFORE = {"msgctxt": (), "msgid": (), "msgid_plural": ("msgid",), "msgstr": ("msgid",)}
_NOT_AFTER = {"msgctxt": "msgid", "msgid_plural": "msgstr"}
"""What must have come before a keyword, and what must not."""
_FLAG = re.compile(r"range:[ \t]*[^\s,]+|[^\s,]+")
_MAXIMUM = 64 * 1024 * 1024


def read_catalogue(content: bytes, label: str) -> Catalogue:
    """A .po or .pot file's entries. Raises PipelineError with the line: not UTF-8, a syntax error, a conflict marker, a duplicate, a wrong plural count."""
    if len(content) > _MAXIMUM:
        raise PipelineError(f"is larger than {_MAXIMUM // 1024 // 1024} MB", mend="split it, or look what made it so large", file=label)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PipelineError("is not UTF-8", mend="convert it: msgconv -t UTF-8", file=label, line=line) from error
    if (stray := _STRAY_RETURN.search(text)) is not None:
        line = text.count("\n", 0, stray.start()) + 1
        raise PipelineError("a carriage return stands inside a line", mend="save the file with one kind of line end", file=label, line=line)
    # Where both kinds of line end are in a file, each line keeps its own: what did not change is not touched.
    newline = "\r\n" if 0 < text.count("\r\n") == text.count("\n") else "\n"
    return _Reader(label, text.split(newline), newline).catalogue()


@dataclass(slots=True)
class _Draft:
    """One entry while its lines come in."""

    first: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    previous: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool | None = None
    last: int = 0
    open: list[str] | None = None
    within: dict[str, list[str]] | None = None
    """The text that a line without a keyword goes on with, and the fields that it belongs to."""

    @property
    def complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)


class _Reader:
    def __init__(self, label: str, lines: list[str], newline: str) -> None:
        self.label = label
        self.lines = lines
        self.newline = newline
        self.draft: _Draft | None = None

    def fail(self, number: int, cause: str, mend: str) -> NoReturn:
        raise PipelineError(cause, mend=mend, file=self.label, line=number)

    def catalogue(self) -> Catalogue:
        header: Entry | None = None
        entries: dict[Key, Entry] = {}
        obsolete: list[Entry] = []
        for entry in self._entries():
            if entry.obsolete:
                obsolete.append(entry)
            elif entry.key == (None, "") and header is None and not entries:
                header = entry
                self._check_header(entry)
            elif entry.key in entries:
                first = entries[entry.key].line
                self.fail(
                    entry.line, f'"{entry.msgid[:60]}" is here a second time, first in line {first}', "keep the better of the two entries, delete the other"
                )
            elif entry.msgid == "":
                self.fail(entry.line, "an entry without text in the middle of the catalogue", "delete the entry, or write its msgid")
            else:
                entries[entry.key] = entry
        tail = "\n".join(self.lines[self.draft.first - 1 :]).strip("\n") if self.draft else ""
        return Catalogue(self.label, header, entries, tuple(obsolete), tail, self.newline)

    def _check_header(self, entry: Entry) -> None:
        charset = _CHARSET.search(entry.msgstr[0])
        if charset and charset[1].lower() not in ("utf-8", "utf8", "charset"):
            lines = enumerate(self.lines[entry.msgstr_line - 1 :], entry.msgstr_line)
            line = next((number for number, text in lines if _CHARSET.search(text)), entry.msgstr_line)
            self.fail(line, f"the header declares the charset {charset[1]}", "convert the catalogue: msgconv -t UTF-8")

    def _entries(self) -> Iterator[Entry]:
        for number, line in enumerate(self.lines, 1):
            stripped = line.strip()
            if not stripped:
                if self.draft is not None:
                    self.draft.open = None
                continue
            if line.startswith(_CONFLICT):
                self.fail(number, "a merge conflict is not resolved", "choose one side and delete the markers")
            made = self._line(number, stripped)
            if made is not None:
                yield made
        if self.draft is not None and (self.draft.complete or self.draft.fields):
            yield self._close()
            self.draft = None

    def _line(self, number: int, line: str) -> Entry | None:
        """Takes one line in; gives the entry that it ends, if it ends one."""
        closed: Entry | None = None
        match = _LINE.match(line) if line[0] != "#" or line.startswith(("#~", "#|")) else None
        if match is None and line[0] == "#":
            if line.startswith("#~") and '"' in line:
                self.fail(number, f"cannot be read: {line[:60]}", "check the quotes: one at each end, backslash before each inside")
            if self.draft is not None and self.draft.complete:
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
            if self.draft is not None and self.draft.complete:
                closed = self._close()
            self._string(number, self._begun(number).previous, None, keyword, index, quoted)
            return closed
        starts = keyword in ("msgctxt", "msgid")
        if starts and self.draft is not None and (self.draft.complete or keyword in self.draft.fields):
            closed = self._close()
        draft = self._begun(number)
        if draft.obsolete is None:
            draft.obsolete = prefix == "#~"
        elif draft.obsolete != (prefix == "#~"):
            self.fail(number, "an entry is obsolete in one line and not in the next", "put #~ before each of its lines, or before none")
        self._string(number, draft.fields, draft.at, keyword, index, quoted)
        return closed

    def _begun(self, number: int) -> _Draft:
        if self.draft is None:
            self.draft = _Draft(number)
        self.draft.last = number
        return self.draft

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
            simple = match[1]
            if simple in "01234567x":
                self.fail(number, f"\\{simple}… names a character by its number", "write the character itself")
            if simple not in _SIMPLE:
                self.fail(number, f"\\{simple} is no escape sequence", f"write \\\\{simple} for a backslash, or leave the backslash out")
            return _SIMPLE[simple]

        return _ESCAPE.sub(one, quoted)

    def _comment(self, number: int, line: str) -> None:
        draft = self._begun(number)
        draft.open = None
        if line.startswith("#."):
            draft.extracted.append(line[2:].removeprefix(" "))
        elif line.startswith("#:"):
            draft.references.extend(line[2:].split())
        elif line.startswith(("#,", "#=")):
            draft.flags.extend(_FLAG.findall(line[2:]))
        elif not line.startswith("#~"):
            draft.comments.append(line[1:].removeprefix(" "))

    def _close(self) -> Entry:
        draft = self.draft
        assert draft is not None
        self.draft = None
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
        return Entry(
            context="".join(draft.fields["msgctxt"]) if "msgctxt" in draft.fields else None,
            msgid="".join(draft.fields["msgid"]),
            plural=None if plural is None else "".join(plural),
            msgstr=tuple("".join(draft.fields[name]) for name in names),
            line=line,
            msgstr_line=draft.at[names[0]],
            text="\n".join(self.lines[draft.first - 1 : draft.last]),
            flags=tuple(draft.flags),
            obsolete=bool(draft.obsolete),
            comments=tuple(draft.comments),
            extracted=tuple(draft.extracted),
            references=tuple(draft.references),
            previous=None if previous is None else ("".join(draft.previous["msgctxt"]) if "msgctxt" in draft.previous else None, "".join(previous)),
        )
