"""What is looked at, how, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a page. `width` and `height` are in CSS pixels; `scale` is how many of the screen's pixels one of them takes."""

    name: str
    width: int
    height: int
    scale: int = 1
    media: str = "screen"
    scheme: str = "light"


@dataclass(frozen=True, slots=True)
class Opening:
    """The views that share one loading of a page: a script that runs when a page loads has seen the width of the first."""

    views: tuple[View, ...]


OPENINGS = (
    Opening((View("360 px", 360, 740), View("360 px dark", 360, 740, scheme="dark"), View("360 px at 200 % zoom", 180, 370, scale=2))),
    Opening((View("1280 px", 1280, 900), View("1280 px at 200 % zoom", 640, 450, scale=2), View("print", 658, 900, media="print"))),
)
"""Zoom halves the CSS pixels and doubles those of the screen, as browsers do. 658 px are A4 less 18 mm on either side."""


PAPER = View("PDF", 658, 900, media="print")
"""The printed page itself."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in CSS pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ExpectedWarning:
    """A warning as it was published; `texts` are its visible fragments, `line` is where its element starts in the page, counted from 1."""

    id: str
    texts: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ExpectedPage:
    """A page as it was published, with its warnings in reader order; `path` is relative to the site, with `/`."""

    path: str
    article: str
    locale: str
    warnings: tuple[ExpectedWarning, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong in one view. `warning` is its number in the page's warnings, None where the flaw concerns the page as a whole."""

    rule: str
    message: str
    warning: int | None = None
    expected: str | None = None
    found: str | None = None
