"""Every warning is on the page, once, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def warning_absent(case: PageCase) -> Iterator[Fault]:
    """A warning that was published is on the page.

    *Bad*: the manifest lists `pregnancy`, and no element of the page carries `data-warning="pregnancy"` (a comment holds none).
    *Good*: `<aside data-warning="pregnancy">…</aside>`
    """
    seen = Counter(warning.id for warning in case.seen.warnings)
    for warning in case.listed.warnings:
        seen[warning.id] -= 1
        if seen[warning.id] < 0:
            text = " ".join(" ".join(warning.texts).split())
            yield Fault(f"warning {warning.id} is not on the page", warning=warning.id, expected=text)


def warning_repeated(case: PageCase) -> Iterator[Fault]:
    """A warning stands on the page as often as it was published: of two that differ, a reader cannot tell which holds.

    *Bad*: `<p data-warning="sun">…</p> … <p data-warning="sun">…</p>` where the manifest lists one.
    *Good*: one element for each warning of the manifest.
    """
    left = Counter(warning.id for warning in case.listed.warnings)
    for warning in case.known():
        left[warning.id] -= 1
        if left[warning.id] < 0:
            yield Fault(f"warning {warning.id} stands on the page once more", warning=warning.id, line=warning.line, found=warning.text.strip())


def warning_unknown(case: PageCase) -> Iterator[Fault]:
    """The page has no warning that was not published.

    *Bad*: `<p data-warning="miracle">…</p>` on a page for which the manifest lists no `miracle`; any warning on a page withheld.
    *Good*: every `data-warning` is listed.
    """
    ids = {warning.id for warning in case.listed.warnings}
    for warning in case.seen.warnings:
        if warning.id not in ids:
            message = f'the manifest knows no warning "{warning.id}" on this page'
            yield Fault(message, warning=warning.id, line=warning.line, found=warning.text.strip())


def contract_unmet(case: PageCase) -> Iterator[Fault]:
    """A page that was cleared carries what source/warnings.toml requires of its article, whatever the manifest says.

    *Bad*: the contract requires `pregnancy` of `peel`; neither the page nor the manifest has it.
    *Good*: the page has an element for each requirement.
    """
    seen = {warning.id for warning in case.seen.warnings}
    for requirement in case.requirements:
        if requirement.id not in seen:
            place = f"{requirement.place.file}:{requirement.place.line}"
            hint = f'mark the warning in the source with data-warning="{requirement.id}" and run caveat build'
            yield Fault(f"the contract ({place}) requires warning {requirement.id}, but the page lacks it", hint, warning=requirement.id)
