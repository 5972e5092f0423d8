"""A warning can be seen and heard."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def warning_hidden(case: PageCase) -> Iterator[Fault]:
    """Neither a warning nor a part of its text is hidden by markup: by an attribute, by an inline style or by the element that it stands in.

    Style sheets are judged in a real browser. Source: WCAG 2.2, 1.3.1 and 4.1.2; WHATWG HTML, "the hidden attribute" and "hidden elements".

    *Bad*: `<details><p data-warning="sun">…</p></details>`, `<p data-warning="sun" hidden>…</p>`, `… <span style="opacity: 0">not</span> …`
    *Good*: `<details open>…`; `<span aria-hidden="true">⚠</span>` before the text, for a sign without words may be kept from a screen reader.
    """
    for warning in case.known():
        if warning.hidden is not None:
            hint = "show the warning in the source without any action of the reader, and run caveat build"
            yield Fault(f"warning {warning.id} is hidden: {warning.hidden}", hint, warning=warning.id, line=warning.line, found=warning.hidden)
