"""What a page says of itself in the reader's language: that it is withheld, or that parts of it are not translated."""

from __future__ import annotations

from html import escape

from pipeline.locales import Language
from pipeline.publish.layout import Layout
from pipeline.publish.pages import small_page
from pipeline.publish.texts import text


def notice_page(article: str, target: Language, original: Language | None, layout: Layout) -> str:
    """What stands in the place of a page that is withheld. `original` is the source language where that page is published."""
    title, spoken = text("withheld_title", target)
    body, _ = text("withheld_body", target)
    link = ""
    if original is not None:
        words, _ = text("withheld_link", target)
        address = escape(layout.relative(layout.page(article, target), layout.page(article, original)))
        link = f'<p><a href="{address}" hreflang="{original.tag}">{escape(words)}</a></p>\n'
    return small_page(spoken, title, f"<p>{escape(body)}</p>\n{link}", robots="noindex")


def partial_notice(target: Language) -> str:
    """The paragraph that says that parts of a page stand in the original language. By its class the audit knows it as the pipeline's own."""
    words, spoken = text("partial", target)
    language = "" if spoken == target else f' lang="{spoken.tag}" dir="{spoken.direction}"'
    return f'<p class="caveat-partial" role="note"{language}>{escape(words)}</p>'
