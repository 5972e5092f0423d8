"""Language data and what is asked of it: words, forms, filler. Locale knowledge lives here as data, nowhere else as code."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn"))
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Characters that Unicode calls letters or symbols and that show nothing: Hangul fillers, the empty braille pattern."""

FILLER = re.compile(
    r"(?<!\w)(?:lorem ipsum|dolor sit amet|to ?do|t\.b\.d\.|tbd|fixme|xxx+"
    r"|translate me|translation missing|needs translation|placeholder text|untranslated)(?!\w)",
    re.IGNORECASE,
)
"""What people leave in a field that they mean to fill later. Looked for in translations whose source does not say it."""
_SHOUTED = frozenset(("todo", "tbd", "xxx", "fixme", "to do"))


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
"""Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, Han, kana."""

_MARK = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0df3\u0f71-\u0f84\u200c\u200d"
)
"""Vowel signs and other marks that go on with a word and that \\w leaves out: combining, Cyrillic, Hebrew, Arabic, the scripts of India, Tibetan, joiners."""

_LETTER = rf"[\w{_MARK}']"
"""A character inside a word of `plain` text, the apostrophe of здоров'я included."""

_SPACED = rf"(?:(?!{_UNSPACED.pattern})[\w{_MARK}])"
"""A letter, digit or mark of a script that puts spaces between words."""

_IN_WORD = re.compile(_SPACED)
_WORD = re.compile(rf"[\w{_MARK}]+")


def is_invisible(text: str) -> bool:
    """Whether a reader sees nothing: only white space, controls, format characters and the like."""
    return all(character in _INVISIBLE_LETTERS or unicodedata.category(character) in _INVISIBLE_CATEGORIES for character in text)


def is_wordless(text: str) -> bool:
    """Whether a text says nothing: no letter of any script, only digits, punctuation, signs and what `is_invisible` means."""
    return all(not character.isalpha() or character in _INVISIBLE_LETTERS for character in text)


def words(text: str) -> list[str]:
    """The words and numbers of a text as they are compared, without punctuation, signs and invisible characters."""
    folded = plain(text)
    formats = {character for character in set(folded) if unicodedata.category(character) == "Cf"}
    return _WORD.findall("".join(character for character in folded if character not in formats) if formats else folded)


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return _UNSPACED.match(character) is not None


def is_spaced(character: str) -> bool:
    """Whether a character goes on with a word of a script that puts spaces between words."""
    return _IN_WORD.match(character) is not None


def is_sound_form(form: str) -> bool:
    """Whether a glossary form can tell texts apart: each word has letters or digits, two beside one `*`, three between two.
    One is enough in a script without spaces.
    """
    for word in plain(form).split() or ["*"]:
        letters = sum(character.isalnum() for character in word)
        if not _UNSPACED.search(word) and letters < 1 + word.startswith("*") + word.endswith("*"):
            return False
        if letters == 0:
            return False
    return True


def filler(text: str) -> str | None:
    """The first filler in a text, None where there is none. The short ones count only when the text is nothing else, or when they are shouted:
    Spanish and Portuguese have the word todo, and write whole warnings in capitals.
    """
    text = unicodedata.normalize("NFKC", text)
    for match in FILLER.finditer(text):
        word = match[0]
        rest = text.replace(word, "")
        shouted = word.isupper() and (not rest.isupper() or text[match.end() :].startswith(":"))
        if word.lower() not in _SHOUTED or shouted or not rest.strip(" .:!?…-()[]"):
            return word
    return None


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Text as it is compared: without case, compatibility forms, soft hyphens and the dot of a Turkish capital İ."""
    folded = (
        unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "").replace("\u00ad", "").replace("ı", "i").replace("’", "'").replace("\u02bc", "'")
    )
    return " ".join(folded.split())


def mentions(text: str, forms: tuple[str, ...]) -> bool:
    """Whether a text holds one of the forms as whole words; `*` stands for any ending or beginning of a word."""
    folded = plain(text)
    return any(_pattern(form).search(folded) is not None for form in forms)


@lru_cache(maxsize=8192)
def _pattern(form: str) -> re.Pattern[str]:
    """Whole words where the script has spaces; anywhere in the text where it has none. An apostrophe belongs to a word only between two letters.

    Each `*` but the last gives nothing back once it has matched (as in fnmatch.translate): a form of many stars costs no more than its length.
    """
    folded = plain(form)
    if not folded.strip("* "):
        return re.compile(r"(?!)")
    first, *rest = (re.escape(part).replace(r"\ ", r"\s+") for part in re.split(r"\*+", folded))
    body = first
    if rest:
        body += "".join(rf"(?>{_LETTER}*?{part})" for part in rest[:-1]) + (rf"{_LETTER}*{rest[-1]}" if rest[-1] else "")
    start = "" if folded.startswith("*") or _UNSPACED.match(folded) else rf"(?<!{_SPACED})(?<!{_SPACED}')"
    end = "" if folded.endswith("*") or _UNSPACED.search(folded[-1:]) else rf"(?!'?{_SPACED})"
    return re.compile(start + body + end)
