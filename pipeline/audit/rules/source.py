"""A translated page has the parts of its source, and nothing that could act or lead away besides."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.rule import Fault, PageCase


def page_extended(case: PageCase) -> Iterator[Fault]:
    """A page has no element, script, event handler, inline style or foreign host that the page in the source's language lacks.

    What publishing adds for a language does not count: `<span>` and `<bdi>` round foreign words, the notice of a page translated in part, a picture
    turned by `data-mirror`, which file of the site a style names, hosts of an address that the author lets locales change with `data-localize`. Nothing is
    compared where the source's page is withheld or not in the site.

    *Bad*: `<script src="https://ads.example/x.js">`, `<p onclick="…">`, one `<iframe>` more,
    `<div style="position: fixed; inset: 0">` on the German page alone.
    *Good*: the tags of the source, with other words.
    """
    if case.original is None or case.seen.root is None:
        return
    for (kind, name), times in sorted((case.inventory - case.original.inventory).items()):
        yield Fault(
            f"the page has more than its source: {kind} {name}",
            expected=str(case.original.inventory[kind, name]),
            found=str(times + case.original.inventory[kind, name]),
        )


def source_differs(case: PageCase) -> Iterator[Fault]:
    """A page was published with the warnings of the page in the source's language, each as often and in the same order.

    *Bad*: the manifest lists `sun, pregnancy` for the English page and `pregnancy` for the German one.
    *Good*: the same ids for each language.
    """
    if case.original is None:
        return
    own = tuple(warning.id for warning in case.listed.warnings)
    if own != case.original.warnings:
        yield Fault("the page was published with other warnings than its source", expected=", ".join(case.original.warnings), found=", ".join(own))
