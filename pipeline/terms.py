"""Language data and what is asked of it: words, numbers, negations, filler. Locale knowledge lives here as data, nowhere else as code."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_INVISIBLE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn"))
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Characters that Unicode calls letters or symbols and that show nothing: Hangul fillers, the empty braille pattern."""

FILLER = re.compile(
    r"(?<!\w)(?:lorem ipsum|dolor sit amet|to ?do|t\.b\.d\.|tbd|fixme|xxx+|translate me|translation missing|needs translation|placeholder text|untranslated)(?!\w)",
    re.IGNORECASE,
)
"""What people leave in a field that they mean to fill later. Looked for in translations whose source does not say it."""
_SHOUTED = frozenset(("todo", "tbd", "xxx", "fixme", "to do"))

NEGATIONS = {
    "en": frozenset(
        ["no", "not", "never", "none", "nothing", "neither", "nor", "without", "cannot", "avoid", "unless", "except", "only", "unsafe", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "can't", "won't", "mustn't", "shouldn't"]
    ),
}
"""Words that turn or narrow a sentence's meaning, by primary language subtag. A language without data is never taken for safe."""

_OBLIGATIONS = {"en": frozenset(["must", "should", "may", "might", "can", "shall", "will", "always", "immediately", "before", "after"])}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|°\s?[CF]|[^\W\d_]+)?")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
"""Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, Han, kana."""

_LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u200c\u200d'’\u02bc]"


def is_invisible(text: str) -> bool:
    """Whether a reader sees nothing: only white space, controls, format characters and the like."""
    return all(character in _INVISIBLE_LETTERS or unicodedata.category(character) in _INVISIBLE_CATEGORIES for character in text)


def filler(text: str) -> str | None:
    """The first filler in a text, None where there is none. The short ones count only when the text is nothing else, or when they are shouted."""
    for match in FILLER.finditer(text):
        word = match[0]
        if word.lower() not in _SHOUTED or word.isupper() or not text.replace(word, "").strip(" .:!?…-()[]"):
            return word
    return None


def same_facts(one: str, other: str, language: str) -> bool:
    """Whether two texts in one language agree in numbers with what they count, in negation and in strength. Never for a language without data."""
    if language not in NEGATIONS:
        return False
    marks = NEGATIONS[language] | _OBLIGATIONS[language]

    def facts(text: str) -> tuple[Counter[str], Counter[str]]:
        lowered = text.casefold().replace("’", "'")
        return Counter(re.sub(r"\s", "", number) for number in _NUMBER.findall(lowered)), Counter(word for word in _WORD.findall(lowered) if word in marks)

    return facts(one) == facts(other)


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
    """Whole words where the script has spaces; anywhere in the text where it has none."""
    folded = plain(form)
    body = re.escape(folded).replace(r"\*", f"{_LETTER}*").replace(r"\ ", r"\s+")
    if not folded.strip("* "):
        return re.compile(r"(?!)")
    start = "" if folded.startswith("*") or _UNSPACED.match(folded) else rf"(?<!{_LETTER})"
    end = "" if folded.endswith("*") or _UNSPACED.search(folded[-1:]) else rf"(?!{_LETTER})"
    return re.compile(start + body + end)
