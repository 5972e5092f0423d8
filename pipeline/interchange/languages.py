"""Which of a project's languages a file means by a BCP 47 tag: tools write en-US where a project says en, and zh-CN where it says zh_Hans."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.locales import Language, language
from pipeline.model import PipelineError


def likeness(tag: str, wanted: Language) -> int:
    """How well a tag names a language: 3 exactly, 2 where one is the other with more subtags (RFC 4647, section 3.4), 1 by the likely script where only
    the script is asked for (zh-CN for zh_Hans), 0 not at all.
    """
    given, asked = _subtags(tag), _subtags(wanted.tag)
    if given == asked:
        return 3
    shorter = min(len(given), len(asked))
    if given[:shorter] == asked[:shorter]:
        return 2
    if given[0] == asked[0] and len(asked) == 2 and len(asked[1]) == 4 and _script(tag) == wanted.script:
        return 1
    return 0


def best(tag: str, known: Iterable[Language]) -> Language | None:
    """The language that a tag names best, None where none or several do."""
    ranked = sorted(((likeness(tag, candidate), candidate.name) for candidate in known), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return language(ranked[0][1])


def _subtags(tag: str) -> list[str]:
    return tag.replace("_", "-").lower().split("-")


def _script(tag: str) -> str | None:
    try:
        return language(tag.replace("-", "_")).script
    except PipelineError:
        return None
