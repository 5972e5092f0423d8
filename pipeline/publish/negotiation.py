"""Which page a reader gets who asks for the site's front door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pipeline.locales import Language
from pipeline.publish.layout import Layout

FRONT = "index.html"
Titles: TypeAlias = Mapping[str, Mapping[Language, str]]
"""The titles of the published pages, by article and language."""


def front_pages(titles: Titles, layout: Layout) -> dict[Language, str]:
    """The page of each language to which the site's root leads: of the article called index, else of the only one. None where a page lies there itself."""
    article = "index" if "index" in titles else next(iter(titles), None) if len(titles) == 1 else None
    if article is None:
        return {}
    pages = {language: layout.page(article, language) for language in titles[article]}
    return {} if FRONT in pages.values() else pages


def language_ranges(languages: Iterable[Language]) -> dict[str, Language]:
    """The language for each range of RFC 4647, lower case, longer ones first: its tag, and the bare language where only one is published of it.

    Law: a reader's tag, shortened from behind until it is among them, finds its language (RFC 4647, 3.4, "Lookup").
    """
    known = list(languages)
    count = Counter(language.primary for language in known)
    ranges = {language.primary: language for language in known if count[language.primary] == 1}
    ranges |= {language.tag.lower(): language for language in known}
    return {tag: ranges[tag] for tag in sorted(ranges, key=lambda tag: (-tag.count("-"), tag))}
