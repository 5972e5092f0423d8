"""The door to polib: entries and catalogues as text.

Entries that did not change keep their own text; polib writes the others, unwrapped, as msgcat --no-wrap would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polib

from pipeline.catalog.charset import encode
from pipeline.catalog.entries import Entries
from pipeline.model import Catalogue, Entry, Key


def render_entry(entry: Entry) -> str:
    """The lines of one entry, without a line end after the last."""
    context, msgid = entry.previous or (None, None)
    item = polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.msgid,
        msgid_plural=entry.plural or "",
        msgstr=entry.msgstr[0] if entry.plural is None else "",
        msgstr_plural={} if entry.plural is None else dict(enumerate(entry.msgstr)),
        flags=list(entry.flags),
        obsolete=entry.obsolete,
        previous_msgctxt=context,
        previous_msgid=msgid,
        previous_msgid_plural=entry.previous_plural,
    )
    text = str(item.__unicode__(wrapwidth=0)).strip("\n")
    return "".join(f"{line}\n" for line in _comments(entry)) + text


def _comments(entry: Entry) -> Iterator[str]:
    """Those of every kind but the flags, as polib writes them; polib would drop some of an obsolete entry."""
    yield from ((f"# {line}" if line else "#") for line in entry.comments)
    yield from ((f"#. {line}" if line else "#.") for line in entry.extracted)
    if entry.references:
        yield f"#: {' '.join(entry.references)}"


def render_header(fields: Mapping[str, str], comments: Sequence[str] = ()) -> str:
    """A header entry; `comments` stand above it."""
    file = polib.POFile(wrapwidth=0)
    file.header = "\n".join(comments)
    file.metadata = dict(fields)
    text = str(file).strip("\n")
    return text if comments else text.removeprefix("#\n")


def render_catalogue(catalogue: Catalogue) -> bytes:
    """The whole file: each entry with its own text, behind its own gap, in the charset of the file.

    Raises PipelineError for a character that the charset lacks.
    """
    among: dict[Key, list[Entry]] = {}
    last: list[Entry] = []
    for entry in catalogue.obsolete:
        key = entry.stands_before
        here = key is not None and (key in catalogue.entries or (catalogue.header is not None and key == catalogue.header.key))
        (among.setdefault(key, []) if here and key is not None else last).append(entry)
    blocks: list[tuple[Key, str | None, str]] = []
    for key, gap, text in _active(catalogue):
        if among:
            blocks += _gapped(among.pop(key, ()))
        blocks.append((key, gap, text))
    blocks += _gapped(last)
    parts = [f"\n{text}" if gap is None else gap + text for _, gap, text in blocks]
    if blocks and blocks[0][1] is None:
        parts[0] = blocks[0][2]
    tail = catalogue.tail if not parts or catalogue.tail[:1] in ("", "\n") else f"\n\n{catalogue.tail}"
    text = "\n".join(parts) + tail
    return catalogue.mark + encode(text if catalogue.newline == "\n" else text.replace("\n", catalogue.newline), catalogue.charset, catalogue.file)


def edited(catalogue: Catalogue, changes: Mapping[Key, Entry]) -> Catalogue:
    """The catalogue with some active entries changed, or added behind the others. The values of the rest are not even read."""
    entries = catalogue.entries
    return replace(catalogue, entries=entries.edited(changes) if isinstance(entries, Entries) else {**entries, **changes})


def _active(catalogue: Catalogue) -> Iterator[tuple[Key, str | None, str]]:
    if catalogue.header is not None:
        yield catalogue.header.key, catalogue.header.gap, catalogue.header.text
    if isinstance(catalogue.entries, Entries):
        yield from catalogue.entries.written()
    else:
        yield from ((key, entry.gap, entry.text) for key, entry in catalogue.entries.items())


def _gapped(entries: Iterable[Entry]) -> Iterator[tuple[Key, str | None, str]]:
    return ((entry.key, entry.gap, entry.text) for entry in entries)
