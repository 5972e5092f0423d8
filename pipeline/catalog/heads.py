"""What stands above the msgid of an entry, and obsolete entries: both are read one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.catalog.line_reader import Remarks, remarks_of, unescape_simple
from pipeline.model import Entry, Key

ESCAPED = r'[^"\\\n]*+(?:\\[abfnrtv"\\][^"\\\n]*+)*+'
"""What stands between the quotes of one line, as a regular expression; its escapes are those that are no number."""
SEAM = '"\n"'
"""Where one line of a text ends and the next begins."""

_NOTHING = Remarks()


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above a msgid: `text`, behind blank ones that are too many; `lines` counts them all, `beginning` goes on to that word."""

    text: str
    lines: int
    beginning: str = "msgid"
    blank: str = ""
    """Those blank lines, each with its line end."""
    remarks: Remarks = _NOTHING
    context: str | None = None
    previous: Key | None = None
    previous_plural: str | None = None


def _above(prefix: str, hint: str) -> str:
    """Comments, the previous texts, the context."""
    former = "".join(rf'(?:{hint}{word} "{ESCAPED}"\n(?:{hint}"{ESCAPED}"\n)*+)?+' for word in ("msgctxt", "msgid", "msgid_plural"))
    return rf'((?:#(?:[ .:,].*)?+\n)*+)({former})(?:{prefix}msgctxt "({ESCAPED})"\n)?+'


_HEAD = re.compile(rf"(\n*+){_above('', '#[|] ')}")
_STRING = rf'{ESCAPED}(?:"\n#~ "{ESCAPED})*+'
_OBSOLETE = re.compile(rf'{_above("#~ ", "#~[|] ")}#~ msgid (?!""\n#~ msgstr)"({_STRING})"\n#~ msgstr "({_STRING})"')
_LONG = 2000
"""Characters of a head that is not remembered for the next file."""


def head_of(above: str) -> Head | None:
    """What lines say, all of which stand above one msgid and behind a whole entry; None where somebody else has to look."""
    return _remembered(above) if len(above) < _LONG else _head(above)


def _head(above: str) -> Head | None:
    match = _HEAD.fullmatch(above)
    if match is None:
        return None
    blank, comments, former, context = match.groups()
    previous, plural = _former(former) if former else (None, None)
    text = above[len(blank) :]
    return Head(text, above.count("\n"), f"{text}msgid", blank, remarks_of(comments), None if context is None else unescape_simple(context), previous, plural)


_remembered = lru_cache(maxsize=1 << 12)(_head)
"""The entries of an article have much the same above them in all its catalogues."""


def obsolete_of(text: str, line: int) -> Entry | None:
    """An obsolete entry whose first line has this number; None where somebody else has to look."""
    match = _OBSOLETE.fullmatch(text)
    if match is None:
        return None
    lines, former, context, msgid, msgstr = match.groups()
    remarks = remarks_of(lines)
    previous, plural = _former(former) if former else (None, None)
    line += lines.count("\n") + former.count("\n") + (context is not None)
    return Entry(
        context=None if context is None else unescape_simple(context),
        msgid=_joined(msgid),
        msgstr=(_joined(msgstr),),
        line=line,
        msgstr_line=line + 1 + msgid.count("\n"),
        text=text,
        flags=remarks.flags,
        obsolete=True,
        comments=remarks.comments,
        extracted=remarks.extracted,
        references=remarks.references,
        previous=previous,
        previous_plural=plural,
    )


def _joined(string: str) -> str:
    return unescape_simple(string.replace('"\n#~ "', ""))


def _former(lines: str) -> tuple[Key | None, str | None]:
    """The previous key and plural."""
    found: dict[str, str] = {}
    keyword = ""
    for line in lines[:-1].split("\n"):
        name, _, quoted = line.partition('"')
        keyword = name.partition(" ")[2].strip() or keyword
        found[keyword] = found.get(keyword, "") + unescape_simple(quoted[:-1])
    return ((found.get("msgctxt"), found["msgid"]), found.get("msgid_plural")) if "msgid" in found else (None, None)
