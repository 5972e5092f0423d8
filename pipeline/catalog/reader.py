"""Reads gettext catalogues strictly: what a careless tool would load as something else is refused with its line.

Law: `render_catalogue(read_catalogue(content, label)) == content`. For every file it accepts, values are those that polib reads (tests/catalog
hold it to that), save where polib 1.2.0 falls short of the manual: escapes for a bell and bytes, the previous texts of obsolete entries, eleven plural forms.
"""

from __future__ import annotations

import re

from pipeline.catalog.blocks import read_blocks
from pipeline.catalog.charset import decode, refuse_other_charset
from pipeline.catalog.doubtful import refuse_doubtful_flags
from pipeline.catalog.line_reader import read_lines
from pipeline.model import Catalogue, PipelineError

_STRAY_RETURN = re.compile(r"\r(?!\n)")
_MAXIMUM = 64 * 1024 * 1024
_MOST_LINES = 4_000_000
"""Three times what a catalogue of the largest size has: short lines take twenty times their length in memory."""


def read_catalogue(content: bytes, label: str) -> Catalogue:
    """A .po or .pot file's entries, in the charset that its header declares.

    Raises PipelineError with the line: bytes that are not in the charset, a syntax error, a conflict marker, a duplicate, a wrong plural count,
    a line that may be meant for a fuzzy flag and is none.
    """
    if len(content) > _MAXIMUM:
        raise PipelineError(f"is larger than {_MAXIMUM // 1024 // 1024} MB", mend="split it, or look what made it so large", file=label)
    if content.count(b"\n") > _MOST_LINES:
        raise PipelineError(f"has more than {_MOST_LINES:,} lines", mend="split it, or look what made it so long", file=label)
    decoded = decode(content, label)
    text = decoded.text
    returns = "\r" in text
    if returns and (stray := _STRAY_RETURN.search(text)) is not None:
        line = text.count("\n", 0, stray.start()) + 1
        raise PipelineError("a carriage return stands inside a line", mend="save the file with one kind of line end", file=label, line=line)
    # Where both kinds of line end are in a file, each line keeps its own: what did not change is not touched.
    newline = "\r\n" if returns and text.count("\r\n") == text.count("\n") else "\n"
    if newline == "\r\n":
        text = text.replace("\r\n", "\n")
    parts = read_blocks(label, text, decoded.codec)
    if parts is None:
        refuse_doubtful_flags(text, label)
        parts = read_lines(label, text, decoded.codec)
    if parts.header is not None:
        refuse_other_charset(parts.header.msgstr[0], decoded.codec, label, parts.header.msgstr_line)
    return Catalogue(label, parts.header, parts.entries, parts.obsolete, parts.tail, newline, decoded.codec, decoded.mark)
