"""The catalogue of an article that has another name now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalog.template import Template, is_warning
from pipeline.catalog.writer import render_entry
from pipeline.model import Catalogue, Entry

_SHARE = 0.5
"""Part of a new article's entries that an old catalogue must have for the article to be taken for the old one renamed."""


def former(template: Template, orphans: Iterable[Catalogue], file: str) -> Catalogue | None:
    """The catalogue for `file` as the article's former name left it, None where no catalogue without an article has enough of its entries.

    Prose stays as confirmed as it was, for neither its text nor its context changed; of a warning somebody must say again that it holds in this article.
    """
    shared = [(len(template.wanted.keys() & orphan.entries.keys()), orphan) for orphan in orphans]
    most, best = max(shared, key=lambda pair: pair[0], default=(0, None))
    if best is None or most == 0 or most < _SHARE * len(template.wanted):
        return None
    return replace(best, file=file, entries={key: _doubted(entry) if is_warning(entry.context) else entry for key, entry in best.entries.items()})


def _doubted(entry: Entry) -> Entry:
    if entry.fuzzy or not any(entry.msgstr):
        return entry
    doubted = replace(entry, flags=("fuzzy", *entry.flags))
    return replace(doubted, text=render_entry(doubted))
