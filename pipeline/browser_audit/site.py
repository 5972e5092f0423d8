"""Opens every page in every view and reports what a reader would miss. The one part of the browser audit that writes files: the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files as resources
from math import ceil, floor
from pathlib import Path
from typing import Any

from pipeline.browser_audit import axe, judging, paper
from pipeline.browser_audit.accessibility import told
from pipeline.browser_audit.chromium import Browser, Script, browser
from pipeline.browser_audit.views import OPENINGS, PAPER, Box, ExpectedPage, ExpectedWarning, Flaw, View
from pipeline.model import Finding, Level, Place

_MENDS = {
    "browser-altered": "find the script or style that writes there, and take it away",
    "browser-axe": "see the rule's page on dequeuniversity.com, and mend the source article or its style sheet",
    "browser-clipped": "take away max-height, line-clamp, nowrap or overflow: hidden around the warning, or give it room",
    "browser-contrast": "give the warning's text a colour that stands out from what is behind it, in this view too",
    "browser-covered": "move what covers the warning, or give it a place of its own",
    "browser-hidden": "find the style or the script that hides the warning, and take it away",
    "browser-not-loaded": "put the file beside the article, so that it can be audited",
    "browser-off-screen": "take away the position, the transform or the locked scrolling that keeps the warning out of reach",
    "browser-order": "see which script or style moves, adds or removes warnings, and take it away",
    "browser-small": "give the warning's text at least the size of the article's",
    "browser-unprinted": "give it room on paper: in the styles for print take away what scrolls, has a height, or stands over the page",
    "browser-unspoken": "take away aria-hidden, aria-label or the role that keeps the text from a screen reader",
}
_MARGIN = 24
"""CSS pixels shown around a warning in its picture."""


@dataclass(frozen=True, slots=True)
class Browsed:
    """What was found, and how many pages and warnings were looked at."""

    findings: tuple[Finding, ...]
    pages: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Scripts:
    """What is run in the pages: our two scripts and axe-core."""

    look: str
    weigh: str
    axe: str

    @classmethod
    def load(cls) -> Scripts:
        """Reads them. Raises PipelineError, as a usage error, where axe-core is not installed."""
        room = resources(__package__ or "")
        return cls((room / "look.js").read_text(encoding="utf-8"), (room / "weigh.js").read_text(encoding="utf-8"), axe.script())


def browse_site(root: Path, pages: Sequence[ExpectedPage], pictures: Path) -> Browsed:
    """Opens those of the pages that stand in `root`. A picture of each warning with a flaw is written into the folder `pictures`.

    Raises PipelineError, as a usage error, where Playwright, Chromium or axe-core is not installed, and where the browser fails.
    """
    paper.refuse_missing()
    scripts = Scripts.load()
    present = [page for page in pages if (root / page.path).is_file()]
    findings: list[Finding] = []
    with browser(root) as opened:
        for page in present:
            findings.extend(browse_page(opened, scripts, root, page, pictures))
    return Browsed(tuple(findings), len(present), sum(len(page.warnings) for page in present))


def remove_pictures(folder: Path) -> None:
    """Takes the pictures of an earlier run away."""
    for old in folder.glob("*.png") if folder.is_dir() else ():
        old.unlink()


def browse_page(opened: Browser, scripts: Scripts, root: Path, page: ExpectedPage, pictures: Path) -> Iterator[Finding]:
    """The findings on one page of the site in `root`: the same flaw in several views is one finding."""
    views: dict[tuple[str, int | None], list[View]] = {}
    first: dict[tuple[str, int | None], tuple[Flaw, Path | None]] = {}

    def note(flaw: Flaw, view: View) -> None:
        key = flaw.rule, flaw.warning
        if key not in first:
            first[key] = flaw, _picture(opened, page, flaw, view, pictures)
        if view not in views.setdefault(key, []):
            views[key].append(view)

    for opening in OPENINGS:
        opened.open(page.path, opening.views[0])
        for view in opening.views:
            opened.arrange(view)
            flaws = list(_flaws(opened, scripts, page.warnings, view))
            if view == opening.views[0]:
                flaws.extend(_flaws_of_page(opened, scripts, page.warnings))
            for flaw in flaws:
                note(flaw, view)
    for flaw in _flaws_on_paper(opened, scripts):
        note(flaw, PAPER)
    for key, (flaw, picture) in first.items():
        yield _finding(root, page, flaw, views[key], picture)


def _flaws(opened: Browser, scripts: Scripts, warnings: Sequence[ExpectedWarning], view: View) -> Iterator[Flaw]:
    """What is wrong in the view that the browser has now."""
    look = opened.look(scripts.look)
    survey = look.evaluate("look => look.survey()")
    yield from judging.read(warnings, survey)
    waiting = list(range(survey["words"]))
    troubled: list[tuple[Mapping[str, Any], judging.Trouble]] = []
    while waiting:
        weighed = list(_weigh(opened, scripts, look, waiting, view))
        failed = weighed[0][0]["warning"] if weighed[0][1] is not None else None
        # Something may stand before a word here that it leaves by scrolling: only the warning that was scrolled to has had its chance.
        done = {word["index"] for word, trouble in weighed if trouble is None or word["warning"] == failed}
        troubled.extend((word, trouble) for word, trouble in weighed if trouble is not None and word["warning"] == failed)
        waiting = [index for index in waiting if index not in done]
    yield from judging.troubled(troubled)


def _weigh(opened: Browser, scripts: Scripts, look: Script, waiting: Sequence[int], view: View) -> Iterator[tuple[Mapping[str, Any], judging.Trouble | None]]:
    """Scrolls to the first of the waiting words and judges those that are in the window then."""
    sight = look.evaluate("(look, [first, waiting]) => look.sight(first, waiting)", [waiting[0], waiting])
    cells = [cell for word in sight["seen"] for cell in word["cells"]]
    box, origin = _around(cells, sight["window"], sight["scrolled"])
    inked = opened.shoot(box)
    look.evaluate("look => look.blank()")
    blank = opened.shoot(box)
    look.evaluate("look => look.ink()")
    asked = [{"rect": cell, "colour": word["colour"]} for word in sight["seen"] for cell in word["cells"]]
    weighed = iter(opened.weigh(scripts.weigh, {"inked": inked, "blank": blank, "origin": origin, "scale": view.scale, "cells": asked}))
    for word in sight["seen"]:
        yield word, judging.trouble(word, [next(weighed) for _ in word["cells"]])


def _around(cells: Sequence[Sequence[float]], window: Sequence[int], scrolled: Sequence[float]) -> tuple[Box, tuple[float, float]]:
    """The part of the window that holds the cells, in pixels of the page, and its corner in pixels of the window."""
    left, top = max(0, floor(min(cell[0] for cell in cells))), max(0, floor(min(cell[1] for cell in cells)))
    right = min(window[0], ceil(max(cell[0] + cell[2] for cell in cells)))
    bottom = min(window[1], ceil(max(cell[1] + cell[3] for cell in cells)))
    return Box(left + scrolled[0], top + scrolled[1], right - left, bottom - top), (left, top)


def _flaws_of_page(opened: Browser, scripts: Scripts, warnings: Sequence[ExpectedWarning]) -> Iterator[Flaw]:
    """What does not depend on the view: what is told to assistive technology, what axe-core finds, what was not loaded."""
    yield from judging.heard(warnings, told(opened.document(), opened.accessibility()))
    opened.evaluate(scripts.axe)
    yield from axe.violations(opened.evaluate(axe.RUN))
    if opened.refused:
        refused = " ".join(sorted(set(opened.refused)))
        yield Flaw("browser-not-loaded", "the page asks for files from elsewhere that can change how a warning looks; they were not loaded", found=refused)


def _flaws_on_paper(opened: Browser, scripts: Scripts) -> Iterator[Flaw]:
    """What of the warnings is not on the printed page: in an element that scrolls, cut off at an edge, below something that stands on every page.

    The page must be arranged for print. What is missing is looked for once more with finer dots.
    """
    look = opened.look(scripts.look)
    look.evaluate("look => look.survey()")
    lost = look.evaluate("look => look.dye()")
    printed = opened.pdf()
    for dots in (paper.COARSE, paper.FINE):
        lost = lost and judging.unprinted(lost, paper.colours(printed, dots))
    yield from judging.lost_on_paper(lost)


def _picture(opened: Browser, page: ExpectedPage, flaw: Flaw, view: View, pictures: Path) -> Path | None:
    """Writes a picture of the warning with what is around it. None for a flaw of the whole page."""
    if flaw.warning is None:
        return None
    warning = page.warnings[flaw.warning]
    frame = "number => { const box = document.querySelectorAll('[data-warning]')[number]?.getBoundingClientRect();"
    frame += " return box === undefined ? null : [box.left + scrollX, box.top + scrollY, box.width, box.height]; }"
    box = opened.evaluate(frame, flaw.warning)
    if box is None:
        return None
    left, top, width, height = box
    shown = Box(left - _MARGIN, top - _MARGIN, width + 2 * _MARGIN, height + 2 * _MARGIN)
    name = re.sub(r"[^\w.-]+", "-", f"{page.locale}-{page.article}-{warning.id}-{view.name}")
    file = pictures / f"{name}.png"
    pictures.mkdir(parents=True, exist_ok=True)
    file.write_bytes(opened.crop(shown))
    return file


def _finding(root: Path, page: ExpectedPage, flaw: Flaw, views: Sequence[View], picture: Path | None) -> Finding:
    warning = None if flaw.warning is None else page.warnings[flaw.warning]
    return Finding(
        rule=flaw.rule,
        level=Level.ERROR,
        message=f"{flaw.message} ({', '.join(view.name for view in views)})",
        hint=_MENDS[flaw.rule] + ("" if picture is None else f"; picture: {picture.as_posix()}"),
        place=Place((root / page.path).as_posix(), 1 if warning is None else warning.line),
        article=page.article,
        locale=page.locale,
        warning=None if warning is None else warning.id,
        expected=flaw.expected,
        found=flaw.found,
    )
