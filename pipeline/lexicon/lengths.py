"""How long a translation usually is, and how its clauses are joined: what tells a merged sentence from a lost one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from statistics import median

from pipeline.lexicon.polarity import sentences
from pipeline.terms import plain

_CHARACTERS: dict[str, float] = {
    "en": 1.0,
    "ar": 0.87,
    "bg": 1.07,
    "bs": 1.0,
    "ca": 1.13,
    "cs": 0.99,
    "da": 0.98,
    "de": 1.19,
    "el": 1.18,
    "es": 1.14,
    "et": 0.97,
    "fa": 0.95,
    "fi": 1.0,
    "fr": 1.17,
    "ga": 1.13,
    "gl": 1.12,
    "he": 0.81,
    "hi": 1.04,
    "hr": 1.0,
    "hu": 1.04,
    "id": 1.07,
    "is": 1.06,
    "it": 1.14,
    "ja": 0.475,
    "ko": 0.525,
    "lt": 1.02,
    "lv": 0.97,
    "mk": 1.05,
    "ms": 1.07,
    "mt": 1.06,
    "nb": 0.94,
    "nl": 1.08,
    "nn": 0.94,
    "no": 0.94,
    "pl": 1.13,
    "pt": 1.1,
    "ro": 1.15,
    "ru": 1.1,
    "sk": 1.0,
    "sl": 1.02,
    "sr": 0.98,
    "sv": 0.95,
    "th": 0.85,
    "tr": 1.02,
    "uk": 1.08,
    "vi": 0.95,
    "zh": 0.305,
}
"""Characters for one of English, measured where the project has catalogues or a corpus (tests/corpus/warnings) of the language, else by its nearest relative.
From text to text the logarithm strays by about 0.14.
"""

SHORT = 20
"""A source with fewer characters says nothing of the length of its translation."""

_SAMPLE = 40
_ENOUGH = 8
_PRIOR = 6
"""A catalogue's texts of 40 characters or more count, when there are eight of them; the table weighs as much as six."""


def usual_ratio(target: str, source: str) -> float:
    """How many characters a translation has for each of its source. Both are primary language subtags; one that is not in the table counts as English."""
    return _CHARACTERS.get(target, 1.0) / _CHARACTERS.get(source, 1.0)


def ratio_of(pairs: Iterable[tuple[int, int]], target: str, source: str) -> float:
    """The same, as this catalogue has it: the median over the lengths of its sources and translations, drawn towards the table. A median, so that a few damaged
    texts move nothing.
    """
    known = math.log(usual_ratio(target, source))
    found = [math.log(said / asked) for asked, said in pairs if asked >= _SAMPLE and said]
    if len(found) < _ENOUGH:
        return math.exp(known)
    return math.exp((median(found) * len(found) + known * _PRIOR) / (len(found) + _PRIOR))


def share(asked: str, said: str, ratio: float) -> float:
    """The length of a translation as a part of what it usually is: 1.0 is usual."""
    return len(said.strip()) / (max(len(asked.strip()), 1) * ratio)


UNPUNCTUATED = frozenset(("th", "lo", "km", "my"))
"""Languages whose sentences end with a space or with nothing."""

_ENDING = re.compile(r"[.!?…。！？।॥؟۔։።෴｡]+[\"'»”’)\]」』）]*(?=\s|\Z)|[。！？｡]")
_AFTER = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।॥؟۔])")
_ABBREVIATED = re.compile(r"\.[^\s.]{1,5}\.\Z")
"""मि.ली., j.m., p.o.: the last full stop is an abbreviation's."""
_QUESTION = re.compile("[?？؟]")


@lru_cache(maxsize=4096)
def sentences_of(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text, remembered: several rules ask for them."""
    return sentences(text, language)


@lru_cache(maxsize=4096)
def pieces_of(text: str, language: str) -> tuple[str, ...]:
    """A text and its sentences, each once; cut at all final punctuation where the segmenter takes some for an abbreviation's."""
    parts = sentences_of(text, language)
    if len(parts) < _endings(text):
        parts = tuple(part.strip() for part in _AFTER.split(text) if part.strip())
    return tuple(dict.fromkeys((text, *parts)))


@lru_cache(maxsize=4096)
def fewest_sentences(text: str, language: str) -> int:
    """How many sentences a text has at least, by the segmenter and by its final punctuation."""
    return min(len(sentences_of(text, language)), max(1, _endings(text)))


@lru_cache(maxsize=4096)
def most_sentences(text: str, language: str) -> int:
    """How many it has at most."""
    return max(len(sentences_of(text, language)), _endings(text))


def _endings(text: str) -> int:
    text = text.strip()
    ends = [match for match in _ENDING.finditer(text) if match.end() == len(text) or _ABBREVIATED.search(text, 0, match.start() + 1) is None]
    return len(ends) + (_ENDING.search(text[-3:]) is None)


def questions(text: str) -> int:
    """How many question marks a text has: Dutch asks "Bent u zwanger? Dan …" where English says "If you are pregnant, …"."""
    return len(_QUESTION.findall(text))


_JOINERS = {
    "ar": "و أو ثم",
    "bg": "и или а но",
    "bs": "i ili a te ali",
    "ca": "i o però",
    "cs": "a i nebo či ale ani popřípadě případně",
    "da": "og eller men",
    "de": "und oder aber dann sowie beziehungsweise bzw da weil",
    "el": "και ή αλλά",
    "en": "and or but then because so which",
    "es": "y e o u pero ni luego pues",
    "et": "ja või ning kuid ega",
    "fa": "و یا اما",
    "fi": "ja tai sekä mutta eikä",
    "fr": "et ou mais puis ni car",
    "ga": "agus nó ach",
    "gl": "e ou pero",
    "he": "או",
    "hi": "और या तथा एवं लेकिन",
    "hr": "i ili a te ali ni niti",
    "hu": "és vagy de illetve valamint",
    "id": "dan atau tetapi",
    "is": "og eða en",
    "it": "e ed o od oppure ma poi né perché nonché",
    "ja": "および または もしくは ならびに",
    "ko": "및 또는 하고 그리고 거나",
    "lt": "ir ar arba bet bei",
    "lv": "un vai bet",
    "mk": "и или а но",
    "ms": "dan atau tetapi",
    "mt": "u jew iżda lanqas",
    "nb": "og eller men",
    "nl": "en of maar dan omdat alsmede evenals",
    "nn": "og eller men",
    "no": "og eller men",
    "pl": "i oraz lub albo a ale bądź ani czy także",
    "pt": "e ou mas nem pois",
    "ro": "și sau dar iar ori nici",
    "ru": "и или либо а но",
    "sk": "a i alebo či ale ani",
    "sl": "in ali pa ter ampak",
    "sr": "i ili a te ali и или а те али",
    "sv": "och eller men samt",
    "th": "และ หรือ แต่",
    "tr": "ve veya ya ile ama",
    "uk": "і й та або чи а але",
    "vi": "và hoặc hay nhưng",
    "zh": "和 或 及 并 且 与 以及 並 與",
}
"""Words that join clauses or items."""

_SIGNS = re.compile("[,;:،؛、，；：・–—(（]")


@lru_cache(maxsize=64)
def joiner(language: str) -> re.Pattern[str]:
    """Finds the words that join clauses or items, in a folded text; nothing where they are not known."""
    words = "|".join(re.escape(plain(word)) for word in _JOINERS.get(language, "").split())
    attached = r"|(?<!\w)[و](?=\w)" if language == "ar" else r"|(?<!\w)ו(?=\w)" if language == "he" else ""
    edges = ("", "") if language in ("th", "ja", "ko", "zh") else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{edges[0]}(?:{words}){edges[1]}{attached}" if words else "(?!)")


def joints(text: str, language: str) -> int:
    """How many signs and words of a text join clauses or items: commas, semicolons, "and", "or"."""
    return len(_SIGNS.findall(text)) + len(joiner(language).findall(plain(text)))


def ends_open(text: str, language: str) -> str | None:
    """What a text ends with although more must follow: a comma, a hyphen, an opening bracket, "and"; None where it may end there."""
    text = text.strip()
    if text and text[-1] in ",;،؛、，；-–—([{（「『«„¿¡":
        return text[-1]
    last = plain(text).rsplit(" ", 1)[-1].strip("([{«„\"'")
    words = {plain(word) for word in _JOINERS.get(language, "").split()} - _ALSO_ENDS
    return last if language not in ("th", "ja", "ko", "zh") and last in words else None


_ALSO_ENDS = frozenset(("so", "then", "which", "puis", "luego", "poi", "pa", "dan", "dann", "a", "i", "e", "o", "u", "y", "hay", "ile", "ya", "en"))
"""Joining words that are other words too, or names: vitamin A, hepatitis E."""
