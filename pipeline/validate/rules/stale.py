"""A translation belonged to another text, and nobody has compared it with this one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level, Stale
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: a merge put "Wash it with hot water." above the translation of "Wash it with cold water.", without a fuzzy flag. Good: the translation was typed for
    this text, or the flag was taken from this very pair, in a commit of its own. The history is asked by `caveat check --since REV` alone; the review ledger,
    where a project has one, always: it knows with which text a translation was signed off.
    """
    match subject.translation:
        case Stale(text=text, former=former, signed=True):
            yield Fault(
                f'the translation was signed off for "{former}", and not for this text',
                "compare it with the source and correct it; if it is right as it stands, sign it off with caveat review",
                expected=subject.unit.msgid,
                found=text,
            )
        case Stale(text=text, former=former):
            yield Fault(
                f'the translation was that of "{former}", and nobody has confirmed it for this text',
                "compare it with the source and correct it; if it is right as it stands, say so in a comment above the entry, such as # checked",
                expected=subject.unit.msgid,
                found=text,
            )


RULE = UnitRule("stale", Level.WARNING, "By the history or the review ledger, the translation belongs to another text.", check, concerns=is_undone)
