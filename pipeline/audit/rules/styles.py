"""The style sheets that a page wears can be read."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def style_unread(case: PageCase) -> Iterator[Fault]:
    """A sheet of the site is there, not too large, and all of it can be read; what cannot be read could hide a warning in some browser.

    *Bad*: `<link rel="stylesheet" href="missing.css">`; `p { color: red` without its end; a selector that nobody knows.
    *Good*: every sheet passes a validator.
    """
    for unread in case.unread:
        if not unread.remote:
            yield Fault(f"a style sheet cannot be read: {unread.cause}", "mend the style sheet", file=unread.file, line=unread.line)


def style_remote(case: PageCase) -> Iterator[Fault]:
    """The sheets of a page lie in the site, where they are under the digests of the manifest; those of another server are not read.

    *Bad*: `<link rel="stylesheet" href="https://fonts.example/all.css">`: its owner can hide a warning on any day.
    *Good*: a copy among the sources.
    """
    for unread in case.unread:
        if unread.remote:
            yield Fault(unread.cause, "put a copy of the style sheet into the source folder", file=unread.file, line=unread.line)
