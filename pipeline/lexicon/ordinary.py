"""Texts of which rules about single characters need not be asked: letters of one script, 0–9, spaces, and the punctuation of sentences, nothing else.

Law, for every script and every character in its class: the character can be seen (but for a space), is no other digit, no mark that strikes letters out, no
sign that stands for a letter, and, where it is a letter, of that script (tests/lexicon/test_ordinary.py asks the rules' own tables).
"""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = "0-9 \u00a0\u202f.,;:!?%()/\"'\u2018-\u201e\u2013\u2014\u2026\u00ab\u00bb\u2039\u203a-"

_FULL_WIDTH = "\u3001\u3002\u300c-\u300f\u30fb\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"

_LETTERS = {
    "Latn": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0233\u1e00-\u1eff",
    "Cyrl": "\u0400-\u045f\u0490\u0491",
    "Grek": "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce",
    "Arab": "\u0621-\u063a\u0641-\u0652\u067e\u0686\u0698\u06a9\u06af\u06cc\u060c\u061b\u061f",
    "Hebr": "\u05d0-\u05ea\u05be\u05f3\u05f4",
    "Deva": "\u0901-\u0939\u093c-\u094d\u0958-\u095f\u0964",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Jpan": f"\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fef{_FULL_WIDTH}",
    "Kore": "\uac00-\ud7a3",
    "Hans": f"\u4e00-\u9fef{_FULL_WIDTH}",
    "Hant": f"\u4e00-\u9fef{_FULL_WIDTH}",
}
"""By ISO 15924 code, as `locales.Language.script` has it: the letters and marks that texts of the script mostly consist of, and its own punctuation."""

CLASSES = {script: f"{letters}{_SIGNS}" for script, letters in _LETTERS.items()}
_OTHERS = {script: re.compile(f"[^{characters}]") for script, characters in CLASSES.items()}


@lru_cache(maxsize=1024)
def is_ordinary(text: str, script: str | None) -> bool:
    """Whether a text is ordinary writing of a script, given as an ISO 15924 code; never for a script that is not in the table."""
    other = _OTHERS.get(script or "")
    return other is not None and other.search(text) is None
