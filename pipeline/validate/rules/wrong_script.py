"""A translation is written in the letters of another script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.lengths import pieces_of
from pipeline.lexicon.scripts import expected_scripts, other_han, scripts_in
from pipeline.model import Level
from pipeline.validate.concerns import is_unusual
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: Latin letters for a Russian sentence (`Ne vdykhat.`), one English sentence among Japanese ones, traditional characters in zh_Hans. Good: names,
    units and codes in Latin letters inside a sentence (`Крем SPF 30`); a name alone that the source has too; Serbian in either script where the locale
    names none; a copy of the whole source, which copied-from-source finds.
    """
    text = subject.said
    expected = expected_scripts(subject.target)
    if not expected or not text or text.strip() == subject.asked.strip():
        return
    foreign = other_han(text, subject.target)
    if foreign:
        wanted = subject.target.english
        yield Fault(f"characters of the other Chinese orthography: {foreign[:10]}", f"write {wanted}", expected=wanted, found=text)
        return
    if (text.isascii() and "Latn" in expected) or (subject.target.script not in _MIXED and scripts_in(text).keys() <= expected):
        return
    for sentence in pieces_of(text, subject.target.primary):
        wrong = _wrong(sentence, subject, expected)
        if wrong is not None:
            yield Fault(
                f"written in letters of another script ({wrong})",
                f"write it in {subject.target.english}",
                expected=" or ".join(sorted(expected)),
                found=sentence,
            )
            return


def _wrong(text: str, subject: UnitSubject, expected: frozenset[str]) -> str | None:
    """The script of most letters of a text, where too few are of the expected ones. Names and codes are left out: words with a capital or a digit that the
    source has too.
    """
    left = text
    if "Latn" not in expected:
        for name in sorted(set(_NAME.findall(subject.asked)), key=len, reverse=True):
            left = left.replace(name, " ")
        if _RUN.search(left):
            return "Latin"
    counts = scripts_in(left)
    letters = counts.total()
    own = sum(counts[script] for script in expected)
    if subject.target.script == "Jpan" and letters >= _KANA and not (counts["Hira"] + counts["Kana"]):
        return "Han alone, without kana"
    if subject.target.script == "Kore" and letters >= _LEAST and not counts["Hang"]:
        own = 0
    share = own / letters if letters else 1.0
    whole = letters >= _LEAST and share < _SHARE
    alone = letters >= _WORD and own == 0 and not all(word.isupper() or not word.isalpha() for word in left.split())
    return max(counts, key=lambda script: counts[script]) if whole or alone else None


def _may_be_foreign(subject: UnitSubject) -> bool:
    """Of ordinary texts only Chinese ones can be in another orthography, and Japanese ones can lack kana for so long that a sentence may have none."""
    text, target = subject.said, subject.target
    return is_unusual(subject) or (target.script == "Jpan" and _may_lack_kana(text, subject.asked)) or other_han(text, target) != ""


def _may_lack_kana(text: str, asked: str) -> bool:
    """Whether so many characters side by side are no kana, or names of the source with kana in them may be left out of account."""
    return _KANALESS.search(text) is not None or _KANA_LETTER.search(asked) is not None


_KANA_LETTER = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_KANALESS = re.compile("[^\u3041-\u3096\u30a1-\u30fa\u30fc]{20}")

_MIXED = ("Jpan", "Kore")
"""Of these languages even a text wholly in expected scripts can lack the one that it must have."""
_RUN = re.compile(r"(?<![\w-])(?:[a-z’']+ ){3}[a-z’']+")
"""Four words in small Latin letters side by side are no name."""
_NAME = re.compile(r"\w*[A-Z0-9][\w-]*")
_LEAST = 12
_WORD = 4
_SHARE = 0.4
_KANA = 20
"""Letters, from which on a text must hold that share of its language's own; Han characters, among which Japanese has kana."""

RULE = UnitRule(
    "wrong-script", Level.WARNING, "Letters of another script than the language's.", check, Scope.WORDS, "fluency/character-encoding", concerns=_may_be_foreign
)
