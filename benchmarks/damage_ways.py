"""Every way to damage the translation of a warning. Each gives the damaged text, or None where it cannot be done to this one.

None of them asks the project's own lexicon: what denies, obliges or urges is taken from damage_words.toml, which was written without a look at it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """A warning's text and its translation. `tags` is whether both begin with a signal word in `strong`."""

    locale: str
    english: str
    text: str
    origin: str
    tags: bool = False

    @property
    def language(self) -> str:
        """The primary language subtag."""
        return re.split("[_-]", self.locale)[0]


@dataclass(frozen=True, slots=True)
class Subject:
    """A pair, the other pairs of its page, and the same text or another in a near and in a far language."""

    pair: Pair
    others: Sequence[Pair]
    near: str
    far: str

    @property
    def text(self) -> str:
        """The sound translation."""
        return self.pair.text


Way = Callable[[Subject], "str | None"]
Replacements = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """How to damage a text of one language."""

    signals: tuple[str, str, str]
    denials: Replacements
    denied: str
    softened: Replacements
    urgent: tuple[str, ...]
    days: Replacements


@lru_cache(maxsize=1)
def words() -> Mapping[str, Words]:
    """The tables of damage_words.toml, by primary language subtag."""
    tables: dict[str, Any] = tomllib.loads(Path(__file__).with_name("damage_words.toml").read_text(encoding="utf-8"))
    return {language: Words(**table) for language, table in tables.items()}


def _known(subject: Subject) -> Words | None:
    return words().get(subject.pair.language)


def _changed(subject: Subject, text: str) -> str | None:
    """The text where it is another and still says something."""
    made = re.sub(r"\s+([,.;])", r"\1", re.sub(r"  +", " ", text)).strip()
    return made if made and made != subject.text else None


def _replaced(text: str, replacements: Replacements) -> str:
    for pattern, other in replacements:
        text = re.sub(pattern, other, text)
    return text


_STOP = re.compile(r"(?<=[.!?])\s+(?=\S)|(?<=[。！？।॥])\s*(?=\S)")


def _sentences(text: str) -> list[str]:
    return _STOP.split(text)


def _joined(subject: Subject, parts: Sequence[str]) -> str:
    return ("" if subject.pair.language in ("ja", "zh") else " ").join(parts)


def _paired(subject: Subject) -> list[str] | None:
    """The sentences, where both texts have as many and more than one."""
    own = _sentences(subject.text)
    return own if len(own) == len(_sentences(subject.pair.english)) > 1 else None


# -- the whole text


def _none(_: Subject) -> str:
    return ""


def _recased(subject: Subject) -> str:
    return subject.pair.english.upper().rstrip(".") + " !"


def _another(subject: Subject) -> str | None:
    return next((pair.text for pair in subject.others if pair.english != subject.pair.english), None)


def _another_reworded(subject: Subject) -> str | None:
    other = _another(subject)
    return None if other is None or " " not in other else other.rsplit(" ", 1)[0] + "."


def _first_lost(subject: Subject) -> str | None:
    parts = _paired(subject)
    return None if parts is None else _joined(subject, parts[1:])


def _middle_lost(subject: Subject) -> str | None:
    parts = _paired(subject)
    return _joined(subject, [parts[0], *parts[2:]]) if parts and len(parts) > 2 else None


def _last_lost(subject: Subject) -> str | None:
    parts = _paired(subject)
    return None if parts is None else _joined(subject, parts[:-1])


def _source_left(subject: Subject) -> str | None:
    parts = _paired(subject)
    return None if parts is None else _joined(subject, [*parts[:-1], _sentences(subject.pair.english)[-1]])


def _truncated(subject: Subject) -> str | None:
    cut = subject.text[: len(subject.text) * 2 // 3]
    return (cut if subject.pair.language in ("ja", "zh", "th") else cut.rsplit(" ", 1)[0]) if len(subject.pair.english) > 40 else None


def _doubled(subject: Subject) -> str:
    return _joined(subject, [subject.text, subject.text])


def _english_added(subject: Subject) -> str:
    return _joined(subject, [subject.text, "Ask your pharmacist for further information about this product."])


def _other_added(subject: Subject) -> str | None:
    other = _another(subject)
    return None if other is None or len(other) < 20 else _joined(subject, [subject.text, other])


# -- what it says

_DENIES = re.compile(r"(?i)\b(?:not|never|cannot|no|don't|neither|nor)\b")
_NO_PLAIN_DENIAL = re.compile(
    r"(?i)\b(?:not only|no more than|no later|no less|not more|not exceed|unless|whether|not known|if (?:it|you|the)?[^.]*\bnot)\b|\bno longer\b|n't know"
)
_REFUSES = re.compile(
    r"(?i)\b(?:not|never|cannot|no|none|nothing|nobody|neither|nor|without|avoid\w*|except|unless|only|stop|refuse|free|out of|away|instead|before|until|"
    r"un\w+|in\w+|\w+less)\b|n't"
)


def _negations_lost(subject: Subject) -> str | None:
    """Every sentence that denies says yes."""
    known, english = _known(subject), subject.pair.english
    if known is None or not _DENIES.search(english) or _NO_PLAIN_DENIAL.search(english):
        return None
    return _changed(subject, _replaced(subject.text, known.denials))


def _negation_of_one_lost(subject: Subject) -> str | None:
    """One sentence of several loses its negation, and another sentence denies as well."""
    known, parts = _known(subject), _paired(subject)
    if known is None or parts is None or _NO_PLAIN_DENIAL.search(subject.pair.english):
        return None
    denying = [index for index, sentence in enumerate(_sentences(subject.pair.english)) if _DENIES.search(sentence)]
    if len(denying) < 2:
        return None
    place = denying[-1]
    made = _replaced(parts[place], known.denials)
    return None if made == parts[place] else _changed(subject, _joined(subject, [*parts[:place], made, *parts[place + 1 :]]))


def _negation_added(subject: Subject) -> str | None:
    known = _known(subject)
    if known is None or _REFUSES.search(subject.pair.english):
        return None
    return known.denied.format(subject.text)


def _softened(subject: Subject) -> str | None:
    known, english = _known(subject), subject.pair.english
    if known is None or len(re.findall(r"(?i)\b(?:must|have to|has to|shall)\b", english)) != 1 or _REFUSES.search(english):
        return None
    return _changed(subject, _replaced(subject.text, known.softened))


def _urgency_lost(subject: Subject) -> str | None:
    known = _known(subject)
    if known is None or not re.search(r"(?i)\b(?:immediately|at once|straight away|right away)\b", subject.pair.english):
        return None
    return _changed(subject, _replaced(subject.text, [(pattern, "") for pattern in known.urgent]))


# -- numbers and units

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _digit(subject: Subject) -> str | None:
    found = _NUMBER.search(subject.text)
    if found is None:
        return None
    last = (int(found[0][-1]) + 3) % 10
    return subject.text[: found.end() - 1] + str(last) + subject.text[found.end() :]


def _tenfold(subject: Subject) -> str | None:
    made = re.sub(r"(?<![\d.,])([1-9]\d*)(?![.,]?\d)", r"\g<1>0", subject.text, count=1)
    return _changed(subject, made)


def _decimals_lost(subject: Subject) -> str | None:
    return _changed(subject, re.sub(r"(?<!\d)(\d+)[.,٫](\d{1,2})(?!\d)", r"\1\2", subject.text, count=1))


def _thousands_lost(subject: Subject) -> str | None:
    return _changed(subject, re.sub(r"(?<!\d)([1-9]\d{0,2})[.,  '’]?000(?!\d)", r"\1", subject.text, count=1))


def _numbers_swapped(subject: Subject) -> str | None:
    found = list(_NUMBER.finditer(subject.text))
    if len(found) < 2 or found[0][0] == found[1][0]:
        return None
    one, other = found[:2]
    text = subject.text
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def _range_reversed(subject: Subject) -> str | None:
    return _changed(subject, re.sub(r"(?<![\d.,])(\d+)(\s?[-–—~〜～]\s?)(\d+)", r"\3\2\1", subject.text, count=1))


def _number_lost(subject: Subject) -> str | None:
    found = [match for match in _NUMBER.finditer(subject.text) if match[0] != "1"]
    return _changed(subject, subject.text[: found[0].start()] + subject.text[found[0].end() :]) if found else None


_SYMBOLS = {
    "mg": "µg", "µg": "mg", "μg": "mg", "mcg": "mg", "mikrog": "mg", "g": "mg", "kg": "g", "ml": "l", "mL": "L", "l": "ml", "L": "mL", "cm": "mm",
    "mm": "cm", "m": "cm", "kPa": "Pa", "V": "kV", "W": "kW", "bar": "mbar",
    "мг": "мкг", "мкг": "мг", "г": "мг", "мл": "л", "л": "мл", "см": "мм", "мм": "см", "м": "см",
}  # fmt: skip
_SYMBOL = re.compile(r"(?<=\d)(\s?)(" + "|".join(sorted(_SYMBOLS, key=len, reverse=True)) + r")(?!\w)")


def _unit_changed(subject: Subject) -> str | None:
    return _changed(subject, _SYMBOL.sub(lambda match: match[1] + _SYMBOLS[match[2]], subject.text, count=1))


def _celsius(subject: Subject) -> str | None:
    return _changed(subject, re.sub(r"°\s?C\b", "°F", subject.text.replace("℃", "°C")))


def _days(subject: Subject) -> str | None:
    known = _known(subject)
    if known is None or not re.search(r"\d+ hours?\b", subject.pair.english):
        return None
    return _changed(subject, _replaced(subject.text, known.days))


def _unit_lost(subject: Subject) -> str | None:
    """Every unit of a kind: of "0.5 to 1.5 mg" the first number needs none."""
    found = _SYMBOL.search(subject.text)
    return None if found is None else _changed(subject, re.sub(rf"(?<=\d)\s?{found[2]}(?!\w)", "", subject.text))


_LISTED = re.compile(r"(?i)\b\w+(?: \w+)?, \w+(?: \w+)?,? (?:and|or) \w+")


def _item_lost(subject: Subject) -> str | None:
    """One of three short items, where the source lists nouns in one sentence."""
    if not _LISTED.search(subject.pair.english) or len(re.findall(",", subject.pair.english)) < 2:
        return None
    return _changed(subject, re.sub(r"([,、،])(\s?)[^\s,、،.;]{3,}(?:\s[^\s,、،.;]+)?(?=[,、،])", "", subject.text, count=1))


# -- signal words and tags: of texts that begin with <strong>WARNING:</strong>


def _signal(level: int) -> Way:
    def change(subject: Subject) -> str | None:
        known = _known(subject)
        return _changed(subject, subject.text.replace(known.signals[1], known.signals[level], 1)) if known is not None and subject.pair.tags else None

    return change


def _edited(*replacements: tuple[str, str]) -> Way:
    def change(subject: Subject) -> str | None:
        if not subject.pair.tags:
            return None
        text = subject.text
        for old, new in replacements:
            text = text.replace(old, new)
        return _changed(subject, text)

    return change


# -- characters


def _middle(subject: Subject, inserted: str) -> str | None:
    """Inside the longest word that has no markup in it."""
    found = max(re.finditer(r"[^\W\d_]{4,}", re.sub("<[^>]*>", lambda tag: " " * len(tag[0]), subject.text)), key=lambda match: len(match[0]), default=None)
    if found is None:
        return None
    place = (found.start() + found.end()) // 2
    return subject.text[:place] + inserted + subject.text[place:]


def _inserted(character: str) -> Way:
    return lambda subject: _middle(subject, character)


def _zero_width(subject: Subject) -> str | None:
    """Not in Thai, where a zero-width space parts words."""
    return None if subject.pair.language in ("th", "ja", "zh") else _middle(subject, "\u200b")


_LIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "i": "і"}
_LOOKALIKES = {**_LIKE, **{cyrillic: latin for latin, cyrillic in _LIKE.items()}, "ο": "o", "α": "a"}


def _homoglyph(subject: Subject) -> str | None:
    bare = re.sub("<[^>]*>", lambda tag: "\0" * len(tag[0]), subject.text)
    place = next((i for i in range(len(bare) - 1, 0, -1) if bare[i] in _LOOKALIKES and bare[i - 1].isalpha()), None)
    return None if place is None else subject.text[:place] + _LOOKALIKES[subject.text[place]] + subject.text[place + 1 :]


def _mojibake(subject: Subject) -> str | None:
    try:
        made = subject.text.encode().decode("cp1252")
    except UnicodeDecodeError:
        made = subject.text.encode().decode("latin-1")
    return _changed(subject, made)


def _entity(subject: Subject) -> str | None:
    return _changed(subject, subject.text.replace(" ", "&nbsp;", 1)) if " " in subject.text and not subject.pair.tags else None


_CYRILLIC = "абвгдезийклмнопрстуфхьюя"
_LATIN = ("a", "b", "v", "g", "d", "e", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "'", "ju", "ja")
_TO_CYRILLIC = {**{latin: cyrillic for cyrillic, latin in zip(_CYRILLIC, _LATIN, strict=True) if len(latin) == 1}, "c": "ц", "w": "в", "y": "ы", "x": "х"}


def _other_script(subject: Subject) -> str | None:
    """Latin written as Cyrillic or the other way round; of Serbian, too, since its locale says which."""
    text, table = subject.text, dict(zip(_CYRILLIC, _LATIN, strict=True))
    cyrillic = sum(character in table for character in text.lower())
    latin = sum(character in _TO_CYRILLIC for character in text.lower())
    if max(cyrillic, latin) < 12 or subject.pair.tags:
        return None
    chosen = table if cyrillic > latin else _TO_CYRILLIC
    return "".join(chosen.get(character, character) for character in text.lower())


TEXT_WAYS: Mapping[str, Way] = {
    "empty": _none,
    "only spaces and zero-width": lambda _: " \u200b\u00a0\u2060 ",
    "only punctuation": lambda _: "… – .",
    "copy of the source": lambda subject: subject.pair.english,
    "copy with other case and punctuation": _recased,
    "filler": lambda _: "TODO",
    "filler of many words": lambda _: "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "another warning's translation": _another,
    "another warning's translation, reworded": _another_reworded,
    "a near language": lambda subject: subject.near or None,
    "a far language": lambda subject: subject.far or None,
    "a sentence left in the source language": _source_left,
    "first sentence lost": _first_lost,
    "middle sentence lost": _middle_lost,
    "last sentence lost": _last_lost,
    "cut off at two thirds": _truncated,
    "doubled": _doubled,
    "a sentence of the source language added": _english_added,
    "a sentence of another warning added": _other_added,
    "negations lost": _negations_lost,
    "negation of one sentence lost": _negation_of_one_lost,
    "negation added": _negation_added,
    "must became may": _softened,
    "immediately lost": _urgency_lost,
    "digit changed": _digit,
    "ten times as much": _tenfold,
    "decimal mark lost": _decimals_lost,
    "thousands lost": _thousands_lost,
    "numbers swapped": _numbers_swapped,
    "range reversed": _range_reversed,
    "number lost": _number_lost,
    "unit changed (mg, µg, g, ml)": _unit_changed,
    "Celsius became Fahrenheit": _celsius,
    "hours became days": _days,
    "unit lost": _unit_lost,
    "list item lost": _item_lost,
    "signal word raised": _signal(0),
    "signal word lowered": _signal(2),
    "tags lost": _edited(("<strong>", ""), ("</strong>", "")),
    "tag without its end": _edited(("</strong>", "")),
    "tags crossed": _edited(("<strong>", "</x>"), ("</strong>", "<strong>"), ("</x>", "</strong>")),
    "another tag": _edited(("<strong>", "<em>"), ("</strong>", "</em>")),
    "link added": _edited(("<strong>", '<a href="https://elsewhere.example/">'), ("</strong>", "</a>")),
    "tag typed as text": _edited(("<strong>", "&lt;strong&gt;"), ("</strong>", "&lt;/strong&gt;")),
    "bidi override": _inserted("\u202e"),
    "isolate without its end": _inserted("\u2067"),
    "zero-width space in a word": _zero_width,
    "look-alike of another script": _homoglyph,
    "mojibake": _mojibake,
    "replacement character": _inserted("\ufffd"),
    "control character": _inserted("\u0008"),
    "private use": _inserted("\ue000"),
    "entity typed as text": _entity,
    "another script": _other_script,
}
"""Ways that change the text. What changes the entry or the page is in damage_pages."""
