"""The language of a sentence, by its letters, on a closed set. The door to py3langid, which is loaded with the first question, once in a process.

Measured on the sentences of tests/corpus/warnings and of the catalogues: with 25 letters or more, no sentence of one language is taken for another's by the
margins below.
"""

from __future__ import annotations

import logging
import re
from copy import copy
from functools import lru_cache
from typing import Any

from pipeline.model import PipelineError

LEAST_LETTERS = 25
"""Below so many letters a sentence is too short to tell."""

_CLOSED = (
    *("ar", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "id", "is", "it"),
    *("ja", "ko", "lt", "lv", "mk", "ms", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh"),
)
"""What may be taken for what: the languages of this project's data and their near neighbours. The model knows them all, and need not be asked for that."""

_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "yue": "zh", "prs": "fa"}

_NEIGHBOURS = tuple(
    frozenset(group.split())
    for group in (
        "da no sv",
        "hr sr bs sl",
        "id ms",
        "cs sk",
        "pt gl es ca",
        "bg mk ru uk be sr",
        "fr ca oc",
        "it es ca gl pt",
        "nl af de",
        "fa ar ur",
        "hi mr ne",
        "et fi",
        "zh ja",
        "lt lv",
        "tr az",
        "cy ga gd",
    )
)
"""Languages that the model confuses in short texts."""

_OWN_SCRIPT = {
    language: re.compile(f"[{letters}]")
    for language, letters in {
        "el": "\u0370-\u03ff\u1f00-\u1fff",
        "he": "\u0590-\u05ff",
        "hi": "\u0900-\u097f",
        "ja": "\u3040-\u30ff",
        "ko": "\u1100-\u11ff\uac00-\ud7af",
        "th": "\u0e00-\u0e7f",
    }.items()
}
"""Letters of scripts that only one language of the closed set is written in."""
_DECIDES = 3
"""A text in which at least every third character is such a letter is in that language; of Japanese, whose kana stand among Han."""

_MARGIN = 1.2
_MARGIN_OF_NEIGHBOURS = 2.4
"""How much likelier another language must be: the difference of the logarithms, for the root of the bytes, in which its error grows."""


@lru_cache(maxsize=8192)
def foreign_language(text: str, target: str, source: str) -> str | None:
    """The language that a text is in with confidence, where that is not `target`; None where it is, where it is too short or too doubtful to tell, or where
    the model does not know `target`. `target` and `source` are primary language subtags; the answer is one too.
    """
    if letters(text) < LEAST_LETTERS or is_told_by_script(text, target):
        return None
    target, source = _SAME.get(target, target), _SAME.get(source, source)
    candidates = _candidates(target, source)
    if target not in candidates:
        return None
    scores: dict[str, float] = dict(_identifier(candidates).rank(text))
    best = max(scores, key=lambda name: scores[name])
    margin = (scores[best] - scores[target]) / len(text.encode("utf-8", "replace")) ** 0.5
    near = any({best, target} <= group for group in _NEIGHBOURS)
    return best if best != target and margin >= (_MARGIN_OF_NEIGHBOURS if near else _MARGIN) else None


def is_told_by_script(text: str, language: str) -> bool:
    """Whether a text's letters alone say that it is in a language. `language` is a primary subtag."""
    own = _OWN_SCRIPT.get(language)
    return own is not None and len(own.findall(text)) * _DECIDES >= len(text)


def verifies(language: str) -> bool:
    """Whether texts can be told to be in a language at all. `language` is a primary subtag."""
    name = _SAME.get(language, language)
    return name in _CLOSED or name in known_languages()


def letters(text: str) -> int:
    """How many letters a text has; a letter of a script that writes words or syllables counts for three."""
    if not _SYLLABLES.search(text):
        return sum(map(str.isalpha, text))
    return sum(3 if "\u1100" <= character <= "\u11ff" or "\u2e80" <= character <= "\uffdc" else 1 for character in text if character.isalpha())


_SYLLABLES = re.compile("[\u1100-\u11ff\u2e80-\uffdc]")


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """The languages of the model."""
    return frozenset(_model().labels)


@lru_cache(maxsize=1024)
def _candidates(target: str, source: str) -> tuple[str, ...]:
    return tuple(sorted({*_CLOSED, target, source} & known_languages()))


@lru_cache(maxsize=64)
def _identifier(candidates: tuple[str, ...]) -> Any:
    narrowed = copy(_model())
    narrowed.set_languages(candidates)
    return narrowed


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  0.1 s and 80 MB, which a run without translations need not pay

    logging.getLogger("py3langid.langid").setLevel(logging.WARNING)
    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE)
    except OSError as error:  # it is unpacked into a temporary file
        cause = f"the data for telling languages apart cannot be unpacked: {error.strerror}"
        raise PipelineError(cause, mend="free the disk that holds temporary files, or set TMPDIR to a folder with 100 MB to spare") from error
