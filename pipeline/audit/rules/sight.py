"""A warning can be seen and heard."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def warning_hidden(case: PageCase) -> Iterator[Fault]:
    """Neither a warning nor a part of its text is hidden: by an attribute, by the element that it stands in, by a style or by a style sheet of the site.

    Sheets are read for every condition that they name, as `print` and narrow screens; what only layout or a script does, a real browser shows.
    Source: WCAG 2.2, 1.3.1 and 4.1.2; WHATWG HTML, "the hidden attribute" and "hidden elements".

    *Bad*: `<details><p data-warning="sun">…</p></details>`, `<p data-warning="sun" hidden>…</p>`, `… <span style="opacity: 0">not</span> …`,
    `@media print { .warning { display: none } }`
    *Good*: `<details open>…`; `<span aria-hidden="true">⚠</span>` before the text, for a sign without words may be kept from a screen reader.
    """
    for warning in case.known():
        if warning.hidden is not None:
            hint = "show the warning in the source without any action of the reader, and run caveat build"
            yield Fault(f"warning {warning.id} is hidden: {warning.hidden}", hint, warning=warning.id, line=warning.line, found=warning.hidden)
    for warning, look in case.dressed():
        if look.hidden is not None and warning.hidden is None:
            hint = "show the warning on every screen and on paper: mend the style sheet, and run caveat build"
            yield Fault(f"warning {warning.id} is hidden by a style: {look.hidden}", hint, warning=warning.id, line=warning.line, found=look.hidden.reason)


def warning_faint(case: PageCase) -> Iterator[Fault]:
    """The words of a warning stand out from what they are painted on, where the sheets of the site tell both colours.

    Source: WCAG 2.2, 1.4.3: a contrast of at least 4.5. Where a picture or a gradient lies below, a real browser tells.

    *Bad*: `.warning { color: #999; background: #fff }`, `.warning { color: var(--paper); background: var(--paper) }`
    *Good*: `.warning { color: #222; background: #fff }`
    """
    for warning, look in case.dressed():
        if look.faint is not None and warning.hidden is None and look.hidden is None:
            hint = "give the warning a contrast of at least 4.5 in the style sheet, and run caveat build"
            yield Fault(
                f"warning {warning.id} can hardly be read: {look.faint}", hint, warning=warning.id, line=warning.line, expected="4.5", found=look.faint.reason
            )
