"""Whether a catalogue is of the locale that its folder says: a copy of another locale's must never be published under the wrong name."""

from __future__ import annotations

import re

from pipeline.locales import Language, language
from pipeline.model import Catalogue, PipelineError

_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl"}


def refuse_other_language(catalogue: Catalogue, target: Language) -> None:
    """Raises PipelineError, with the line, where the header names another language, script or territory. A header without `Language:` names none."""
    found = None if catalogue.header is None else _LANGUAGE.search(catalogue.header.msgstr[0])
    if catalogue.header is None or found is None or _agree(found[1], target):
        return
    lines = catalogue.header.text.split("\n")
    first = catalogue.header.line - next(index for index, line in enumerate(lines) if line.lstrip().startswith("msgid"))
    line = next((first + index for index, text in enumerate(lines) if f"Language: {found[1]}" in text), catalogue.header.line)
    cause = f'the header says "Language: {found[1]}", but the file stands in the folder of {target.name}'
    mend = f'write "Language: {target.name}" if the translations are in {target.english}; else put that locale\'s own catalogue here'
    raise PipelineError(cause, mend=mend, file=catalogue.file, line=line)


def _agree(declared: str, target: Language) -> bool:
    name, _, modifier = declared.partition(".")[0].partition("@")
    base = f"{name}_{_MODIFIERS[modifier]}" if modifier in _MODIFIERS and "_" not in name else name
    try:
        other = language(base)
    except PipelineError:
        return declared == target.name
    if (other.primary, other.script) != (target.primary, target.script):
        return False
    # A name without a territory stands for all of them.
    return not (_has_territory(other) and _has_territory(target)) or other.territorial == target.territorial


def _has_territory(named: Language) -> bool:
    return any(len(part) == 2 or part.isdigit() for part in re.split("[-_]", named.name)[1:])
