"""A warning stands where a reader meets it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def warning_misplaced(case: PageCase) -> Iterator[Fault]:
    """Warnings stand in the published order, in the main content, and above what the contract names.

    Where a page has several warnings and none of them is in `<main>`, its author uses `<main>` for something else. Source: WCAG 2.2, 1.3.2 and
    2.4.1; WHATWG HTML, "the main element".

    *Bad*: `<main>…</main><footer><p data-warning="sun">…</p></footer>`; `<a class="book">…</a><p data-warning="sun">…</p>` where the contract
    says `before = ".book"`.
    *Good*: `<main><p data-warning="sun">…</p><a class="book">…</a></main>`
    """
    yield from _out_of_order(case)
    yield from _outside_main(case)
    yield from _below(case)


def _out_of_order(case: PageCase) -> Iterator[Fault]:
    """The first warning that stands where another should; one fault a page, for the rest follow from it."""
    seen = tuple(dict.fromkeys(warning.id for warning in case.known()))
    expected = tuple(dict.fromkeys(warning.id for warning in case.listed.warnings if warning.id in seen))
    lines = {warning.id: warning.line for warning in reversed(case.seen.warnings)}
    for due, met in zip(expected, seen, strict=True):
        if due != met:
            message = f"warning {met} stands where warning {due} was published"
            yield Fault(message, warning=met, line=lines[met], expected=", ".join(expected), found=", ".join(seen))
            return


def _outside_main(case: PageCase) -> Iterator[Fault]:
    known = tuple(case.known())
    outside = tuple(warning for warning in known if not warning.in_main)
    if not case.seen.has_main or (len(outside) == len(known) and len(known) > 1):
        return
    for warning in outside:
        hint = "move the warning into <main> in the source, and run caveat build"
        yield Fault(f"warning {warning.id} stands outside <main>", hint, warning=warning.id, line=warning.line, expected="inside <main>")


def _below(case: PageCase) -> Iterator[Fault]:
    for requirement in case.requirements:
        anchor = None if requirement.before is None else case.seen.anchors.get(requirement.before)
        warning = next((warning for warning in case.seen.warnings if warning.id == requirement.id), None)
        if anchor is None or warning is None or warning.position < anchor:
            continue
        hint = "move the warning up in the source, and run caveat build"
        message = f"warning {warning.id} stands below what {requirement.place.file}:{requirement.place.line} wants it above"
        yield Fault(message, hint, warning=warning.id, line=warning.line, expected=f"above {requirement.before}")
