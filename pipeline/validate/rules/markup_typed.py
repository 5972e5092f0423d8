"""A translation holds markup that is none of its unit's tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `<b>nicht</b>` where the source has no tag, `**nicht**`, `[b]nicht[/b]`: readers see the signs; an address where the source
    has none. Good: the tags of the msgid; `p < 0.05`; what the source writes too; an address for another.
    """
    text, asked = subject.said, subject.asked
    typed = next((match[0] for match in _MARKUP.finditer(text) if match[0] not in asked), None)
    if typed is not None:
        yield Fault(f"readers will see {typed} as it stands", "delete it; only the tags of the msgid are tags", found=text)
        return
    address = _ADDRESS.search(text)
    if address is not None and not _ADDRESS.search(asked):
        yield Fault(f"shows the address {address[0]}, and the source shows none", "delete it", found=text)


_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|\*\*(?=\S)|\[/?(?:b|i|u|url|color)\]|\[[^\[\]]+\]\(\w[^()\s]*\)")
_ADDRESS = re.compile(r"https?://\S+|\bwww\.\w\S*|\b[\w.+-]{1,64}@\w[\w-]*\.\w+")


def _has_signs(subject: UnitSubject) -> bool:
    text = subject.said
    return "<" in text or "*" in text or "[" in text or "://" in text or "www." in text or "@" in text


RULE = UnitRule(
    "markup-typed",
    Level.INFO,
    "Tags or addresses that the source does not have, and other markup typed as text.",
    check,
    Scope.WORDS,
    "fluency/markup-tag",
    concerns=_has_signs,
)
