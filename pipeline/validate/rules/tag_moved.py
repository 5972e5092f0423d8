"""Two warnings of a sentence have changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import cut
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `First <span1/>, then <span2/>.` → `<span2/> nach <span1/>.` where both are warnings: a reader takes one for the other.
    Good: their order, whatever moves round them.
    """
    unit = subject.unit
    if not isinstance(subject.translation, Translated) or len(unit.host_tags) < 2:
        return
    found = [tag for tag in cut(subject.translation.text, unit.tags)[1::2] if tag in unit.host_tags]
    if Counter(found) == Counter(unit.host_tags) and found != list(unit.host_tags):
        order = " ".join(unit.host_tags)
        yield Fault(
            "the warnings in this sentence have changed places", f"keep them in this order: {order}", expected=unit.msgid, found=subject.translation.text
        )


RULE = UnitRule("tag-moved", Level.WARNING, "Two warnings inside a sentence have changed places.", check)
