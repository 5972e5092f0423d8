"""An entry is not translated."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Empty, Level
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `msgstr ""`, `msgstr " "`, a msgstr of zero-width spaces. Good: a translation that can be seen."""
    if isinstance(subject.translation, Empty):
        yield Fault("not translated", "write the translation into msgstr", expected=subject.unit.msgid, found="")


RULE = UnitRule("empty", Level.INFO, "Not translated, or nothing in the translation can be seen.", check, concerns=is_undone)
