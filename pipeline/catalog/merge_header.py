"""The header entry of two versions of a catalogue, joined field by field. It never conflicts: the side that was revised last is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pipeline.catalog.writer import render_entry
from pipeline.model import Entry

_REVISED = "PO-Revision-Date"
_OF_THE_FILE = "Content-Type"
"""What says how the file is written is that of the file that is written over."""
_MOMENT = "%Y-%m-%d %H:%M%z"


def merge_headers(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Entry | None:
    """Fields that one side changed are as it changed them; of two dates the later, of two other values that of the side with the later PO-Revision-Date."""
    if ours is None or theirs is None:
        return ours or theirs
    if ours.text == theirs.text or (base is not None and theirs.text == base.text):
        return ours
    if base is not None and ours.text == base.text:
        return theirs
    fields = _joined(_fields(base), _fields(ours), _fields(theirs))
    comments = (*ours.comments, *(line for line in theirs.comments if line not in ours.comments and (base is None or line not in base.comments)))
    msgstr = "".join(f"{name}: {value}\n" for name, value in fields.items())
    merged = replace(ours, msgstr=(msgstr,), comments=comments)
    return replace(merged, text=render_entry(merged))


def _joined(base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    later = theirs if _moment(theirs.get(_REVISED)) > _moment(ours.get(_REVISED)) else ours
    joined: dict[str, str] = {}
    for name in dict.fromkeys((*ours, *theirs)):
        before, one, other = base.get(name), ours.get(name), theirs.get(name)
        if name == _OF_THE_FILE or other in (before, one):
            value = one
        elif one == before:
            value = other
        elif name.endswith("-Date"):
            value = max(one, other, key=_moment)
        else:
            value = later.get(name)
        if value is not None:
            joined[name] = value
    return joined


def _fields(header: Entry | None) -> dict[str, str]:
    lines = header.msgstr[0].split("\n") if header else []
    return {name.strip(): value.strip() for name, colon, value in (line.partition(":") for line in lines) if colon}


def _moment(date: str | None) -> float:
    """Seconds since 1970; a date that is none, such as YEAR-MO-DA, is older than all others."""
    try:
        return datetime.strptime(date or "", _MOMENT).timestamp()
    except (ValueError, OverflowError):
        return float("-inf")
