"""Fills the catalogues of a pseudo-locale, which nobody translates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.catalog.writer import edited, render_entry
from pipeline.model import Catalogue, Entry


def pretend(catalogue: Catalogue, said: Callable[[Entry], str]) -> Catalogue:
    """The catalogue with `said` of each entry that is empty or fuzzy; itself where there is none. What somebody wrote and confirmed stays."""
    changes = {}
    for key, entry in catalogue.entries.items():
        if entry.plural is None and (not entry.msgstr[0] or entry.fuzzy):
            flags = tuple(flag for flag in entry.flags if flag.lower() != "fuzzy")
            filled = replace(entry, msgstr=(said(entry),), flags=flags, previous=None, previous_plural=None)
            changes[key] = replace(filled, text=render_entry(filled))
    return edited(catalogue, changes) if changes else catalogue
