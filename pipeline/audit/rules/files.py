"""The files of the site against the manifest's digests."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, FileCase, Shown


def page_missing(case: FileCase) -> Iterator[Fault]:
    """What the manifest lists stands in the site; a style sheet too, for warnings are read with its help.

    *Bad*: manifest.json lists `de/peel.html`, and the upload stopped before it.
    *Good*: every path of the manifest is a file.
    """
    if case.listed is not None and case.found is None:
        yield Fault("the manifest lists this file, but it is not there", expected=case.listed)


def page_altered(case: FileCase) -> Iterator[Fault]:
    """A file holds the bytes that were published.

    *Bad*: `de/peel.html` was edited on the server, or an optimizer rewrote it.
    *Good*: the SHA-256 of every file is the one in the manifest.
    """
    if case.listed is not None and case.found is not None and case.listed != case.found:
        yield Fault("the file is not the one that was published", expected=case.listed, found=case.found)


def page_unlisted(case: FileCase) -> Iterator[Fault]:
    """Every page of the site is one that the gate let through.

    *Bad*: `de/old.html`, which no build wrote, is served beside the others.
    *Good*: every HTML file is among the manifest's pages or files.
    """
    if case.listed is None and case.found is not None and case.shown is Shown.PAGE:
        hint = "delete the file, or move its source under source/ and run caveat build"
        yield Fault("the page is not in the manifest, so nobody has checked it", hint, found=case.found)


def file_unlisted(case: FileCase) -> Iterator[Fault]:
    """The site holds what was published, and the few files that its server asks for.

    *Bad*: `old.css`, left over from an upload of last year.
    *Good*: `robots.txt`, which a server's owner put there: it is told with `--verbose` only.
    """
    if case.listed is None and case.found is not None and case.shown is Shown.PART:
        yield Fault("the file is not in the manifest", "delete the file unless your server needs it", found=case.found)
