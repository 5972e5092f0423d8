"""What a page finds round itself, the same in a build and in a preview."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assemble.page import Surroundings
from pipeline.locales import Language, language
from pipeline.model import Article, Links, Metadata, NoticeSlot, PartialNotice, Settings
from pipeline.publish.layout import Layout, keep, undrawn
from pipeline.publish.notices import partial_notice
from pipeline.publish.pages import head_markup, switcher_markup


def surroundings(article: Article, settings: Settings, layout: Layout, target: Language, published: Sequence[Language], untranslated: int) -> Surroundings:
    """`published` are the languages in which readers find the article, `untranslated` counts the texts that they see in the source's language."""
    source = language(settings.source_locale)
    notice = partial_notice(target) if untranslated else ""
    placed = any(isinstance(piece, NoticeSlot) and piece.asked for piece in article.pieces)
    adds, localizes = settings.metadata is Metadata.ADD, settings.links is Links.LOCALIZE
    return Surroundings(
        head=head_markup(article, target, published, source, layout) if adds else "",
        switcher=switcher_markup(article, target, published, layout) if adds else "",
        link=layout.linker(article.name, target, article.base) if localizes else keep,
        metadata=settings.metadata,
        notice=notice,
        added_notice=notice if settings.partial_notice is PartialNotice.ADD and not placed else "",
        drawn=layout.drawn(article.name, target, article.base) if localizes else undrawn,
    )
