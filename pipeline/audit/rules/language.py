"""A page and its warnings name the language that they are in, and run in its direction."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def wrong_language(case: PageCase) -> Iterator[Fault]:
    """The page names its own language, and nothing says that a warning is in another one.

    A warning may hold words of another language, as long as not all of it is. Source: WCAG 2.2, 3.1.1 and 3.1.2; RFC 4647, section 3.3.1: `de`
    covers `de-AT`.

    *Bad*: `<html lang="en">` on the German page; `<p data-warning="sun" lang="en">…</p>` or `<p data-warning="sun"><span lang="en">…</span></p>` there.
    *Good*: `<html lang="de">`, `<p data-warning="sun">Meiden Sie <i lang="la">sol</i> …</p>`
    """
    page, lang = case.seen.lang, case.listed.lang
    if page is None or page.strip().lower() != lang.lower():
        yield Fault("the page names another language than it was published in", expected=lang, found=page)
    for warning in case.known():
        strange = [tag for tag in (warning.lang, *sorted(tag for tag in warning.spoken if tag is not None)) if not _speaks(tag, case)]
        if not _speaks(warning.lang, case) or (warning.spoken and not any(_speaks(tag, case) for tag in warning.spoken)):
            yield Fault(f"warning {warning.id} is in another language than its page", warning=warning.id, line=warning.line, expected=lang, found=strange[0])


def _speaks(tag: str | None, case: PageCase) -> bool:
    """Whether the language is the page's, or what the page says in a fault of its own that it is."""
    if tag is None or tag == case.seen.lang:
        return True
    return f"{tag.strip()}-".lower().startswith(f"{case.listed.lang}-".lower())


def wrong_direction(case: PageCase) -> Iterator[Fault]:
    """The page runs in the direction of its script, and its warnings with it.

    A page without `dir` runs from left to right; `auto` goes by the text's first letter. Source: WHATWG HTML, "the dir attribute".

    *Bad*: `<html lang="ar">`; `<div dir="ltr"><p data-warning="sun">…</p></div>` on the Arabic page.
    *Good*: `<html lang="ar" dir="rtl">`
    """
    page, due = case.seen.dir, case.listed.dir
    actual = (page or "ltr").strip().lower()
    if actual != due:
        yield Fault("the page runs in another direction than it was published in", expected=due, found=page)
    for warning in case.known():
        if warning.dir is not None and warning.dir not in (due, actual):
            yield Fault(f"warning {warning.id} runs in another direction than its page", warning=warning.id, line=warning.line, expected=due, found=warning.dir)
