"""A translation holds the code of a character instead of the character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    r"""Bad: `&amp;`, `&lt;5`, `&#39;`, `\\\n`, `\\\u00e9`, `%20` typed into a translation, which readers then see as it stands. Good: the characters; a code
    that the source shows too.
    """
    text, asked = subject.said, subject.asked
    typed = next((match[0] for match in _ESCAPE.finditer(text) if match[0] not in asked), None)
    if typed is not None:
        yield Fault(f"readers will see {typed} as it stands", "type the character itself", found=text)


_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});|\\(?:[nrt\"'](?![a-z]{2})|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|%(?:20|0A|2C|C[23]%[89AB][0-9A-F])"
)


def _has_signs(subject: UnitSubject) -> bool:
    text = subject.said
    return "&" in text or "\\" in text or "%" in text


RULE = UnitRule(
    "escape-typed", Level.INFO, "`&amp;`, a typed backslash-n, `%20` and the like.", check, Scope.WORDS, "fluency/character-encoding", concerns=_has_signs
)
