"""Language data and what is asked of it: words, forms, filler. Locale knowledge lives here as data, nowhere else as code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
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
_FILLER_HINTS = (
    *("lorem ipsum", "dolor sit amet", "todo", "to do", "t.b.d.", "tbd", "fixme", "xxx", "translate me", "translation missing"),
    *("needs translation", "placeholder text", "untranslated"),
)
"""One of these stands in whatever `FILLER` finds, as `plain` folds it."""
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
    if folded.isprintable():  # no format character is
        return _WORD.findall(folded)
    formats = {character for character in set(folded) if unicodedata.category(character) == "Cf"}
    return _WORD.findall("".join(character for character in folded if character not in formats) if formats else folded)


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return _UNSPACED.match(character) is not None


def is_spaced(character: str) -> bool:
    """Whether a character goes on with a word of a script that puts spaces between words."""
    return _IN_WORD.match(character) is not None


def is_sound_form(form: str) -> bool:
    """Whether a glossary form can tell texts apart: it has two letters or one digit, each word something of them, and a word with `*` two letters and one more
    for each `*`. A sign of a script without spaces is enough by itself.
    """
    folded = plain(form)
    parts = folded.split()
    if not parts or not all(any(map(str.isalnum, part)) for part in parts):
        return False
    if _UNSPACED.search(folded):
        return True
    told = _letters(folded) > 1 or any(map(str.isdigit, folded))
    return told and all(_letters(part) >= 2 + len(re.findall(r"\*+", part)) for part in parts if "*" in part)


def _letters(text: str) -> int:
    """Letters, digits and vowel signs; a Korean syllable is as many letters as it is written with."""
    return sum(len(unicodedata.normalize("NFD", one)) if "가" <= one <= "힣" else unicodedata.category(one)[0] in "LMN" for one in text)


def hints_at_filler(text: str) -> bool:
    """Whether `filler` could find something: where this says no, it finds nothing."""
    folded = plain(text)
    return any(map(folded.__contains__, _FILLER_HINTS))


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
    return any(form.core in folded and form.stands_in(folded) for form in _parsed(forms))


@lru_cache(maxsize=2048)
def _parsed(forms: tuple[str, ...]) -> tuple[_Form, ...]:
    """The forms that a text can hold at all."""
    return tuple(form for form in map(_form, forms) if form.core)


@dataclass(frozen=True, slots=True)
class _Form:
    """`core` is what stands in every text that holds the form; `inner` finds a form with a `*` between two letters, and is None for the others; it is
    compiled for the first text that holds `core`, because that takes milliseconds and most forms never meet one.

    An edge is free where letters may go on: at a `*`, and in a script without spaces.
    """

    core: str
    free_start: bool
    free_end: bool
    inner: str | None

    def stands_in(self, folded: str) -> bool:
        """Whether a text that `plain` has made holds the form."""
        if self.inner is not None:
            return _pattern(self.inner).search(folded) is not None
        start = folded.find(self.core)
        while start >= 0:
            if (self.free_start or not _goes_on_before(folded, start)) and (self.free_end or not _goes_on_behind(folded, start + len(self.core))):
                return True
            start = folded.find(self.core, start + 1)
        return False


def _goes_on_before(text: str, start: int) -> bool:
    """Whether a word goes on to the left; an apostrophe belongs to it only between two letters."""
    before = start - 2 if text[start - 1 : start] == "'" else start - 1
    return before >= 0 and is_spaced(text[before])


def _goes_on_behind(text: str, end: int) -> bool:
    """Whether a word goes on to the right."""
    behind = end + 1 if text[end : end + 1] == "'" else end
    return behind < len(text) and is_spaced(text[behind])


@lru_cache(maxsize=8192)
def _form(form: str) -> _Form:
    folded = plain(form)
    core = folded.strip("*")
    parts = re.split(r"\*+", core)
    free_start = folded.startswith("*") or _UNSPACED.match(folded) is not None
    free_end = folded.endswith("*") or _UNSPACED.search(folded[-1:]) is not None
    if not core.strip("* "):
        return _Form("", free_start, free_end, None)
    return _Form(max(parts, key=len), free_start, free_end, folded if len(parts) > 1 else None)


@lru_cache(maxsize=8192)
def _pattern(folded: str) -> re.Pattern[str]:
    """Whole words where the script has spaces; anywhere in the text where it has none. An apostrophe belongs to a word only between two letters.

    Each `*` but the last gives nothing back once it has matched (as in fnmatch.translate): a form of many stars costs no more than its length.
    """
    first, *rest = (re.escape(part).replace(r"\ ", r"\s+") for part in re.split(r"\*+", folded))
    body = first
    if rest:
        body += "".join(rf"(?>{_LETTER}*?{part})" for part in rest[:-1]) + (rf"{_LETTER}*{rest[-1]}" if rest[-1] else "")
    start = "" if folded.startswith("*") or _UNSPACED.match(folded) else rf"(?<!{_SPACED})(?<!{_SPACED}')"
    end = "" if folded.endswith("*") or _UNSPACED.search(folded[-1:]) else rf"(?!'?{_SPACED})"
    return re.compile(start + body + end)
