"""A closed tag of the source stands more often in the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, cut, tags_in
from pipeline.terms import is_invisible
from pipeline.validate.concerns import has_tags
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Press <code1/>` → `<code1/> drücken, <code1/>`; `<br/><br/><br/>`, which pushes the text away.
    Good: as many as the source has; a pair in two places, as a separable verb wants it:
    `<em>Call</em> a doctor.` → `<em>Rufen</em> Sie einen Arzt <em>an</em>.` Markup that the source does not have is text, not a tag.
    """
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    found = tags_in(text, unit.tags)
    added = Counter(found) - Counter(unit.tags) if found != unit.tags else ()
    for tag in sorted(added):
        if tag.endswith("/>") and tag not in OPTIONAL:
            yield Fault(f"the tag {tag} is there more often than in the source", f"take the surplus {tag} out", expected=unit.msgid, found=text)
    if _empty_lines(text, unit.tags) > _empty_lines(unit.msgid, unit.tags):
        yield Fault(f"{_BREAK} stands where it parts no text", f"take the surplus {_BREAK} out", expected=unit.msgid, found=text)


_BREAK = "<br/>"


def _empty_lines(text: str, tags: tuple[str, ...]) -> int:
    """How many of the lines that breaks make hold nothing; elements without text of their own, such as pictures, do."""
    if _BREAK not in text or _BREAK not in tags:
        return 0
    parts = (
        "|" if part.endswith("/>") and part not in OPTIONAL else _LINE_END if part == _BREAK else "" if index % 2 else part.replace(_LINE_END, " ")
        for index, part in enumerate(cut(text, tags))
    )
    return sum(is_invisible(line) for line in "".join(parts).split(_LINE_END))


_LINE_END = "\n"


RULE = UnitRule("tag-added", Level.WARNING, "A closed tag stands more often in the translation than in the source.", check, concerns=has_tags)
