"""A warning as a reviewer reads it in a terminal: source, translation, and what changed in both since the last sign-off, word by word.

Each text stands in a first-strong isolate (Unicode Bidirectional Algorithm, UAX #9), so that a right-to-left text does not reorder what stands around it;
every character of the texts that would not show, isolates included, is written as its escape.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from pipeline.model import Discounted, Matter, Rejected, Review, Signed, SignOff, Unsigned, Voided
from pipeline.report.visible import visible
from pipeline.terms import is_unspaced

_ISOLATE, _POP = "\u2068", "\u2069"
_LONGEST = 100_000


def word_changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Pairs of what was and what is, in order: equal where nothing changed. Law: the first halves join to `before`, the second to `after`."""
    old, new = _words(before), _words(after)
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield "".join(old[a:b]), "".join(new[c:d])


def difference(before: str, after: str) -> str:
    """Both texts in one line: `[-gone-]` and `{+come+}`, each with its direction to itself."""
    return _isolated("".join(_marked(old, new) for old, new in word_changes(before, after)))


def shown(text: str) -> str:
    """A text in one line, with its direction to itself."""
    return _isolated(visible(text, _LONGEST))


def render_item(heading: str, matter: Matter, review: Review, former: SignOff | None, names: tuple[str, str]) -> str:
    """What a reviewer needs in order to decide; `names` are the languages of source and translation."""
    return "\n".join((heading, *_texts(matter, former, names), f"  now: {standing(review)}", *_beside(review.discounted))) + "\n"


def standing(review: Review) -> str:
    """Where a warning stands, in a few words."""
    match review.standing:
        case Signed(sign_offs=sign_offs):
            return f"signed by {_names(one.name for one in sign_offs)}"
        case Unsigned(accepted=accepted, needed=needed):
            return f"unsigned, {len(accepted)} of {needed}" + (f" (by {_names(accepted)})" if accepted else "")
        case Rejected(by=by):
            return f"rejected by {visible(by.name)} at {by.time}: {visible(by.meaning)}"
        case Voided(last=last, changed=changed):
            return f"voided: {' and '.join(changed)} changed since {visible(last.name)} signed it at {last.time}"


def _texts(matter: Matter, former: SignOff | None, names: tuple[str, str]) -> Iterator[str]:
    before = None if former is None or len(former.matter.sources) != len(matter.sources) else former.matter
    for index, (source, translation) in enumerate(zip(matter.sources, matter.translations, strict=True)):
        yield f"  {names[0]}: {shown(source)}"
        yield f"  {names[1]}: {shown(translation)}"
        for now, was in () if before is None else ((source, before.sources[index]), (translation, before.translations[index])):
            if now != was:
                yield f"    changed: {difference(was, now)}"
    if former is not None and before is None:
        yield f"  last signed: {shown(' '.join(former.matter.sources))}"
        yield f"    changed: {difference(' '.join(former.matter.translations), ' '.join(matter.translations))}"
    if former is not None:
        yield f"  last signed by {visible(former.name)}, {visible(former.role)}, at {former.time}"
    if former is None or former.matter.facts != matter.facts:
        yield f"  facts: {visible(matter.facts, _LONGEST)}"


def _beside(discounted: tuple[Discounted, ...]) -> Iterator[str]:
    for one in discounted:
        yield f"  not counted: {visible(one.sign_off.name)}: {visible(one.reason)}"


def _words(text: str) -> list[str]:
    """Words, and every other character by itself; in scripts without spaces between words each character is one, with the marks on it."""
    words: list[str] = []
    for character in text:
        kind = unicodedata.category(character)[0]
        joined = words and kind in "LNM" and (kind == "M" or not is_unspaced(character)) and unicodedata.category(words[-1][0])[0] in "LN"
        if joined and (kind == "M" or not is_unspaced(words[-1][0])):
            words[-1] += character
        else:
            words.append(character)
    return words


def _marked(old: str, new: str) -> str:
    if old == new:
        return visible(old, _LONGEST)
    gone = _isolated(f"[-{visible(old, _LONGEST)}-]") if old else ""
    come = _isolated(f"{{+{visible(new, _LONGEST)}+}}") if new else ""
    return gone + come


def _isolated(text: str) -> str:
    return f"{_ISOLATE}{text}{_POP}"


def _names(names: Iterable[str]) -> str:
    return " and ".join(visible(name) for name in names)
