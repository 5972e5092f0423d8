"""A closed tag of the source stands more often in the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, cut
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Press <code1/>` → `<code1/> drücken, <code1/>`. Good: as many as the source has; a pair in two places, as a separable verb wants it:
    `<em>Call</em> a doctor.` → `<em>Rufen</em> Sie einen Arzt <em>an</em>.` Markup that the source does not have is text, not a tag.
    """
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    added = Counter(cut(text, unit.tags)[1::2]) - Counter(unit.tags)
    for tag in sorted(added):
        if tag.endswith("/>") and tag not in OPTIONAL:
            yield Fault(f"the tag {tag} is there more often than in the source", f"take the surplus {tag} out", expected=unit.msgid, found=text)


RULE = UnitRule("tag-added", Level.WARNING, "A closed tag stands more often in the translation than in the source.", check)
