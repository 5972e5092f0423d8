"""Catalogues and templates for the tests of this folder, and polib's reading of a file in the form of ours."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polib

from pipeline.catalog.headers import new_header
from pipeline.catalog.line_reader import Parts
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import Template
from pipeline.catalog.writer import render_catalogue, render_entry
from pipeline.locales import language
from pipeline.model import Catalogue, Entry

DATE = "2026-01-02 03:04+0000"
LABEL = "locales/de/LC_MESSAGES/peel.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

Values = tuple[Any, ...]


def read(text: str) -> Catalogue:
    """A catalogue of this text under a header."""
    return read_catalogue((HEADER + text).encode(), LABEL)


def wanted(context: str | None, msgid: str, *extracted: str, reference: str = "source/peel.html") -> Entry:
    """An entry of a template."""
    return Entry(context=context, msgid=msgid, msgstr=("",), line=0, msgstr_line=0, references=(reference,), extracted=extracted or ("Role: paragraph",))


def template(*entries: Entry) -> Template:
    return Template("peel", "source/peel.html", entries)


def written(
    context: str | None,
    msgid: str,
    msgstr: str,
    *,
    fuzzy: bool = False,
    obsolete: bool = False,
    comments: Iterable[str] = (),
    extracted: Iterable[str] = ("Role: paragraph",),
    references: Iterable[str] = ("source/peel.html",),
) -> Entry:
    """An entry as it stands in a catalogue."""
    entry = Entry(
        context=context,
        msgid=msgid,
        msgstr=(msgstr,),
        line=0,
        msgstr_line=0,
        flags=("fuzzy",) if fuzzy else (),
        obsolete=obsolete,
        comments=tuple(comments),
        extracted=() if obsolete else tuple(extracted),
        references=() if obsolete else tuple(references),
    )
    return Entry(**{name: getattr(entry, name) for name in Entry.__slots__} | {"text": render_entry(entry)})


def catalogue(*entries: Entry) -> Catalogue:
    """A catalogue of these entries, as it is read from its file."""
    header = new_header(template(), language("de"), date=DATE, generator="caveat test")
    active = {entry.key: entry for entry in entries if not entry.obsolete}
    return reread(Catalogue(LABEL, header, active, tuple(entry for entry in entries if entry.obsolete)))


def reread(made: Catalogue) -> Catalogue:
    return read_catalogue(render_catalogue(made), made.file)


def entries_of(made: Catalogue) -> list[Entry]:
    return [*made.entries.values(), *made.obsolete]


def comparable(parts: Parts) -> tuple[Any, ...]:
    """All that a reader made of a file, in order."""
    return parts.header, list(parts.entries.items()), parts.obsolete, parts.tail


def our_values(made: Catalogue) -> list[Values]:
    return sorted((_ours(entry, comments=made.header is not None or index > 0) for index, entry in enumerate(entries_of(made))), key=repr)


def polib_values(content: bytes, *, header: bool, encoding: str = "utf-8") -> list[Values]:
    """What polib reads. It has to read a file: it would cut a text at every character that Python calls a line end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "witness.po"
        path.write_bytes(content)
        read_by_polib = polib.pofile(str(path), encoding=encoding)
    ordered = [entry for entry in read_by_polib if not entry.obsolete] + [entry for entry in read_by_polib if entry.obsolete]
    return sorted((_polibs(entry, comments=header or index > 0) for index, entry in enumerate(ordered)), key=repr)


def _ours(entry: Entry, *, comments: bool) -> Values:
    return (
        entry.context,
        entry.msgid,
        entry.plural or "",
        entry.msgstr,
        entry.flags,
        entry.obsolete,
        # polib takes the comments at the start of a file without a header for the header's.
        "\n".join(entry.comments).lstrip("\n") if comments else None,
        [line for line in entry.extracted if line.strip()],
        list(entry.references),
        # polib 1.2.0 does not read the previous texts of obsolete entries.
        entry.previous if not entry.obsolete else None,
    )


def _polibs(entry: polib.POEntry, *, comments: bool) -> Values:
    return (
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural,
        tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) if entry.msgstr_plural else (entry.msgstr,),
        tuple(entry.flags),
        bool(entry.obsolete),
        entry.tcomment.lstrip("\n") if comments else None,
        [line for line in entry.comment.split("\n") if line.strip()],
        [f"{file}:{line}" if line else file for file, line in entry.occurrences],
        (entry.previous_msgctxt, entry.previous_msgid) if entry.previous_msgid is not None and not entry.obsolete else None,
    )
