"""Cleared pages made by hand, with translations that can be told from their sources."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from pipeline.assemble.page import Surroundings, assemble
from pipeline.locales import language
from pipeline.model import Article, Cleared, Metadata, Tally, Unit
from pipeline.placeholders import cut as cut_tags

AROUND = Surroundings(head="", switcher="", link=lambda url: url, metadata=Metadata.KEEP)


def render(article: Article, texts: list[str | None], locale: str = "de", around: Surroundings = AROUND) -> str:
    return assemble(article, Cleared(article.name, locale, tuple(texts), Tally(len(texts), 0, (), ())), language("en"), language(locale), around)


def reworded(unit: Unit, change: Callable[[str], str]) -> str:
    """The msgid with `change` applied between its tags."""
    return "".join(part if index % 2 else change(part) for index, part in enumerate(cut_tags(unit.msgid, unit.tags)))


def turned(text: str) -> str:
    """Every letter from A to z is another."""
    return codecs.encode(text, "rot13")


def faithful(article: Article) -> list[str | None]:
    return [unit.msgid for unit in article.units]


def pseudo(article: Article) -> list[str | None]:
    return [reworded(unit, turned) for unit in article.units]


def numbered(article: Article) -> list[str | None]:
    """Every text is replaced by the number of its unit."""
    return [reworded(unit, lambda text, index=index: f"⟦{index}⟧" if text.strip() else text) for index, unit in enumerate(article.units)]  # type: ignore[misc]
