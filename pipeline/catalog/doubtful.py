"""Refuses what a person may have meant for a fuzzy flag and what gettext reads as a comment, or as a flag that it does not know: `# , fuzzy`, `#. fuzzy`,
`#, fuzzy;`, `#, fuzyy`. The translation would pass for one that is done.

Seen with gettext 0.21: it knows `#,` and `#!`, the word in small letters, white space or commas round it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import PipelineError

_STEM = "fuz"
_FLAG_MARKS = ("#,", "#=", "#!")
_FLAG = re.compile(r"[^\s,]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OTHER_FLAG = re.compile(r".+-format|(?:no-)?wrap|range", re.IGNORECASE)


def refuse_doubtful_flags(text: str, label: str) -> None:
    """Raises PipelineError with the line. `text` is all of a catalogue."""
    for start, line in _suspects(text):
        if _is_doubtful(line):
            raise PipelineError(
                f"looks like a fuzzy flag, and tools would not read it as one: {line[:60]}",
                mend='write "#, fuzzy" where the translation is in doubt, else delete the line',
                file=label,
                line=text.count("\n", 0, start) + 1,
            )


def has_doubtful_flag(text: str) -> bool:
    """Whether a line in these is one that `refuse_doubtful_flags` refuses."""
    return any(_is_doubtful(line) for _, line in _suspects(text))


def _suspects(text: str) -> Iterator[tuple[int, str]]:
    """The comment lines that have the word in them, and where they begin. Every catalogue is searched, so that this may cost no more than one search."""
    at = text.find(_STEM)
    while at >= 0:
        if text[at - 4 : at + 6] != "\n#, fuzzy\n":
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            line = text[start : end if end >= 0 else len(text)].strip()
            if line[0] == "#":
                yield start, line
        at = text.find(_STEM, at + len(_STEM))


def _is_doubtful(line: str) -> bool:
    if line.startswith(_FLAG_MARKS):
        return any("fuz" in flag.lower() and flag.lower() != "fuzzy" for flag in _FLAG.findall(line[2:]))
    if '"' in line:  # a former text, or one of an obsolete entry
        return False
    words = _WORD.findall(line)
    return all(word.lower().startswith("fuz") or _OTHER_FLAG.fullmatch(word) for word in words)
