"""From what the browser measured to what is wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from pipeline.browser_audit.accessibility import Told
from pipeline.browser_audit.views import ExpectedWarning, Flaw

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA. Its exception for large letters is not used: a warning is for everyone."""
_INK = 3.0
"""The contrast that some pixel of every cell must have, with ink against without. Thin letters seldom reach the colour that they are given in full."""
_WHOLE = 0.7
"""The part of a word's box that must not be cut off. Fonts reserve more room above and below than letters take."""
_ROUNDING = 0.5
"""CSS pixels by which two font sizes may differ."""
_SHOWN = 5
"""Words named in a message."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a word cannot be read. `contrast` is that of its colour, where it is too faint."""

    rule: str
    message: str
    contrast: float = inf


def read(warnings: Sequence[ExpectedWarning], survey: Mapping[str, Any]) -> Iterator[Flaw]:
    """Whether the page's warnings are those that were published, in their order and words, rendered, in letters as large as the article's."""
    seen = survey["warnings"]
    if [warning["id"] for warning in seen] != [warning.id for warning in warnings] or survey["current"] != len(seen):
        expected, found = ", ".join(warning.id for warning in warnings), ", ".join(warning["id"] for warning in seen)
        yield Flaw("browser-order", "the page shows other warnings than were published, or in another order", None, expected, found)
    for number, (expected_warning, warning) in enumerate(zip(warnings, seen, strict=False)):
        yield from _read_one(number, expected_warning, warning["texts"], survey["bodySize"])


def _read_one(number: int, expected: ExpectedWarning, texts: Sequence[Mapping[str, Any]], body: float) -> Iterator[Flaw]:
    said = "".join(text["data"] for text in texts)
    if not _holds(said, expected.texts):
        yield Flaw("browser-altered", "says something else than was published", number, " ".join(" ".join(expected.texts).split()), " ".join(said.split()))
    spoken = [text for text in texts if text["spoken"]]
    if mirrored := [text["data"] for text in spoken if text["mirrored"]]:
        yield Flaw("browser-altered", "stands in mirrored letters", number, found=_some(mirrored))
    if hidden := [text["data"] for text in spoken if not text["rendered"]]:
        yield Flaw("browser-hidden", "is not rendered", number, found=_some(hidden))
    small = [text for text in spoken if text["rendered"] and text["size"] < body - _ROUNDING]
    if small:
        least = min(text["size"] for text in small)
        message = f"stands in letters of {least:.1f} px, the article's text in {body:.1f} px"
        yield Flaw("browser-small", message, number, found=_some([text["data"] for text in small]))


def trouble(word: Mapping[str, Any], cells: Sequence[Mapping[str, float]]) -> Trouble | None:
    """What keeps a word from being read, by its place in the page and by the pixels of its cells; None where nothing does."""
    contrast = min(cell["contrast"] for cell in cells)
    if word["remaining"] < _WHOLE:
        return Trouble("browser-clipped", "is cut off by an element around it")
    if not word["inside"]:
        return Trouble("browser-off-screen", "stands where no scrolling leads")
    if any(cell["ink"] < _INK for cell in cells):
        if word["cover"] is not None:
            return Trouble("browser-covered", f"is covered by {word['cover']}")
        if contrast >= LEAST_CONTRAST:
            return Trouble("browser-hidden", "leaves no ink, or hardly any, where its letters stand")
    if contrast < LEAST_CONTRAST:
        return Trouble("browser-contrast", f"has a contrast of less than {LEAST_CONTRAST}", contrast)
    return None


def troubled(words: Sequence[tuple[Mapping[str, Any], Trouble]]) -> Iterator[Flaw]:
    """One flaw for all words of a warning that are in the same trouble."""
    texts: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    faintest: dict[tuple[int, str, str], float] = {}
    for word, in_trouble in words:
        key = word["warning"], in_trouble.rule, in_trouble.message
        texts[key].append(word["text"])
        faintest[key] = min(in_trouble.contrast, faintest.get(key, in_trouble.contrast))
    for (warning, rule, message), said in texts.items():
        least = faintest[warning, rule, message]
        yield Flaw(rule, message if least == inf else f"{message}: {least:.2f}", warning, found=_some(said))


def unprinted(words: Sequence[Mapping[str, Any]], inked: frozenset[int]) -> list[Mapping[str, Any]]:
    """The words, each dyed in a colour of its own, that left no ink on paper."""
    return [word for word in words if word["colour"] not in inked]


def lost_on_paper(words: Sequence[Mapping[str, Any]]) -> Iterator[Flaw]:
    """One flaw for all words of a warning that are not on paper."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for word in words:
        texts[word["warning"]].append(word["text"])
    for warning, said in texts.items():
        yield Flaw("browser-unprinted", "is not on the printed page", warning, found=_some(said))


def heard(warnings: Sequence[ExpectedWarning], told: Sequence[Told]) -> Iterator[Flaw]:
    """Whether assistive technology is told every letter, in reader order."""
    for number, (_, warning) in enumerate(zip(warnings, told, strict=False)):
        if warning.untold:
            yield Flaw("browser-unspoken", "is not told to assistive technology", number, found=_some(warning.untold))
    order = [warning.first for warning in told if warning.first is not None]
    if order != sorted(order):
        by_place = sorted((warning for warning in told if warning.first is not None), key=lambda warning: warning.first or 0)
        yield Flaw(
            "browser-order",
            "assistive technology is told the warnings in another order",
            expected=", ".join(warning.id for warning in warnings),
            found=", ".join(warning.id for warning in by_place),
        )


def _holds(text: str, fragments: Sequence[str]) -> bool:
    """Whether every fragment stands whole in the text, and the text is made of just the fragments' characters. Whitespace does not count."""
    bare = "".join(text.split())
    expected = ["".join(fragment.split()) for fragment in fragments]
    return Counter(bare) == Counter("".join(expected)) and all(fragment in bare for fragment in expected)


def _some(texts: Sequence[str]) -> str:
    shown = [" ".join(text.split()) for text in dict.fromkeys(texts)]
    return " … ".join(shown[:_SHOWN]) + (f" … ({len(texts)} in all)" if len(shown) > _SHOWN else "")
