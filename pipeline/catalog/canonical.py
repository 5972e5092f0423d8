"""The canonical form of a catalogue: one file for one content, whatever editor saved it.

UTF-8, line feeds, no byte-order mark, no wrapping; an empty line between entries; comments in gettext's order; active entries
in file order, obsolete ones last.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog.writer import render_entry
from pipeline.model import Catalogue, Entry

_DECLARED = re.compile(r"(charset=)[^\s;]+", re.IGNORECASE)


def canonical(catalogue: Catalogue) -> Catalogue:
    """The catalogue in canonical form. Law: doing it twice changes nothing more. Law: no value changes but the charset that the header declares."""
    header = None if catalogue.header is None else _rendered(_in_utf_8(catalogue.header) if catalogue.charset != "utf-8" else catalogue.header)
    return Catalogue(
        catalogue.file,
        header,
        {key: _rendered(entry) for key, entry in catalogue.entries.items()},
        tuple(_rendered(entry) for entry in catalogue.obsolete),
        _tail(catalogue),
    )


def _in_utf_8(header: Entry) -> Entry:
    return replace(header, msgstr=(_DECLARED.sub(r"\g<1>UTF-8", header.msgstr[0]), *header.msgstr[1:]))


def _rendered(entry: Entry) -> Entry:
    return replace(entry, text=render_entry(entry), gap=None, stands_before=None)


def _tail(catalogue: Catalogue) -> str:
    """Comments behind the last entry, one empty line before them."""
    lines = [line.strip() for line in catalogue.tail.split("\n")]
    comments = "\n".join(line for line in lines if line)
    if not comments:
        return "\n"
    return f"\n\n{comments}\n" if catalogue.header or catalogue.entries or catalogue.obsolete else f"{comments}\n"
