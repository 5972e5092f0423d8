"""The door to polib: entries and catalogues as text.

Entries that did not change keep their own text; polib writes the others, unwrapped, as msgcat --no-wrap would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polib

from pipeline.model import Catalogue, Entry


def render_entry(entry: Entry) -> str:
    """The lines of one entry, without a line end after the last."""
    context, msgid = entry.previous or (None, None)
    item = polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.msgid,
        msgid_plural=entry.plural or "",
        msgstr=entry.msgstr[0] if entry.plural is None else "",
        msgstr_plural={} if entry.plural is None else dict(enumerate(entry.msgstr)),
        comment="\n".join(entry.comments),
        tcomment="",
        occurrences=[(reference, "") for reference in entry.references],
        flags=list(entry.flags),
        obsolete=entry.obsolete,
        previous_msgctxt=context,
        previous_msgid=msgid,
    )
    item.comment, item.tcomment = "\n".join(entry.extracted), "\n".join(entry.comments)
    return str(item.__unicode__(wrapwidth=0)).strip("\n")


def render_header(fields: Mapping[str, str], comments: Sequence[str] = ()) -> str:
    """A header entry; `comments` stand above it."""
    file = polib.POFile(wrapwidth=0)
    file.header = "\n".join(comments)
    file.metadata = dict(fields)
    text = str(file).strip("\n")
    return text if comments else text.removeprefix("#\n")


def render_catalogue(catalogue: Catalogue) -> bytes:
    """The whole file: header, active entries, obsolete ones, each with its own text."""
    parts = [entry.text for entry in ((catalogue.header,) if catalogue.header else ()) if entry]
    parts += [entry.text for entry in catalogue.entries.values()]
    parts += [entry.text for entry in catalogue.obsolete]
    if catalogue.tail:
        parts.append(catalogue.tail)
    return ("\n\n".join(parts) + "\n").replace("\n", catalogue.newline).encode("utf-8")
