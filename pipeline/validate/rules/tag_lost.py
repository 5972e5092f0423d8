"""A tag of the source is not in the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, tags_in
from pipeline.validate.concerns import has_tags
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `See the <a1>leaflet</a1>.` → `Siehe das Merkblatt.` Good: `Siehe das <a1>Merkblatt</a1>.`; a `<br/>` left out."""
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    found = tags_in(text, unit.tags)
    lost = Counter(unit.tags) - Counter(found) if found != unit.tags else ()
    for tag in sorted(lost):
        if tag not in OPTIONAL:
            yield Fault(f"the tag {tag} is missing", f"put {tag} where it belongs in the translation", expected=unit.msgid, found=text)


RULE = UnitRule("tag-lost", Level.WARNING, "A tag of the source is missing in the translation.", check, concerns=has_tags)
