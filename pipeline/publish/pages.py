"""The markup that publishing writes itself: metadata, language switcher, index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from pipeline.locales import Language
from pipeline.model import Article, PipelineError
from pipeline.publish.layout import Layout
from pipeline.publish.negotiation import FRONT, Titles, front_pages, language_ranges
from pipeline.publish.texts import text

_STYLE = (
    "body{font:1.125rem/1.6 system-ui,sans-serif;max-inline-size:38rem;margin:10vh auto;padding-inline:1.25rem;color:#1b2733;background:#fff}"
    "h1,h2{line-height:1.3}h1{text-wrap:balance}h2{margin-block:2rem 0;font-size:1.25rem}p{text-wrap:pretty}"
    "a{color:#0b5394}ul{list-style:none;padding:0;margin:0}li{margin-block:.5rem}"
    "@media (prefers-color-scheme:dark){body{color:#e8edf2;background:#12181f}a{color:#8ec5ff}}"
)


def head_markup(article: Article, target: Language, published: Sequence[Language], source: Language, layout: Layout) -> str:
    """Alternates in every published language with themselves among them, canonical address, Open Graph locales. A pseudo-locale's page is for nobody to find.

    Raises PipelineError where the article's `<base href>` leads out of the site and the site's address is not known.
    """
    if target.pseudo:
        return '<meta name="robots" content="noindex">\n'
    page = layout.page(article.name, target)
    lines = []
    if layout.base:
        own = escape(layout.address(page, page))
        lines += [f'<link rel="canonical" href="{own}">', f'<meta property="og:url" content="{own}">']
    for other in published:
        lines.append(f'<link rel="alternate" hreflang="{other.tag}" href="{escape(_alternate(article, page, other, layout))}">')
    if source in published:
        lines.append(f'<link rel="alternate" hreflang="x-default" href="{escape(_alternate(article, page, source, layout))}">')
    lines.append(f'<meta property="og:locale" content="{target.territorial}">')
    lines += [f'<meta property="og:locale:alternate" content="{other.territorial}">' for other in published if other != target]
    return "\n".join(lines) + "\n"


def switcher_markup(article: Article, target: Language, published: Sequence[Language], layout: Layout) -> str:
    """A list of links, each in its own language; the page's own has no address. Raises PipelineError as `head_markup` does."""
    page = layout.page(article.name, target)
    items = []
    for other in published:
        language = f'lang="{other.tag}" dir="{other.direction}"'
        if other == target:
            items.append(f'<li><a aria-current="page" {language}>{escape(other.autonym)}</a></li>')
        else:
            link = escape(_reach(article, page, layout.page(article.name, other), layout))
            items.append(f'<li><a href="{link}" hreflang="{other.tag}" {language}>{escape(other.autonym)}</a></li>')
    return "\n<ul>\n" + "\n".join(items) + "\n</ul>\n"


def _alternate(article: Article, page: str, other: Language, layout: Layout) -> str:
    """The address of the article in another language: absolute where the site's is known, as search engines want it."""
    to = layout.page(article.name, other)
    return layout.address(page, to) if layout.base else _reach(article, page, to, layout)


def _reach(article: Article, page: str, to: str, layout: Layout) -> str:
    link = layout.reach(page, to, article.base)
    if link is None:
        raise PipelineError(
            f'its <base href="{article.base}"> leads out of the site, so that no link to its other languages would arrive',
            mend='set base_url to the site\'s address, or take the <base> out, or set metadata = "keep"',
            file=article.file,
        )
    return link


def index_page(titles: Titles, source: Language, layout: Layout) -> str:
    """Every published page, by language. A browser with scripts goes straight to its reader's language where one article is the front door."""
    languages: dict[str, Language] = {}
    for pages in titles.values():
        for language in pages:
            languages.setdefault(language.tag, language)
    sections = []
    for language in languages.values():
        links = [
            f'<li><a href="{escape(layout.relative(FRONT, layout.page(article, language)))}">{escape(pages[language])}</a></li>'
            for article, pages in titles.items()
            if language in pages
        ]
        sections.append(
            f'<section id="{language.tag}" lang="{language.tag}" dir="{language.direction}">\n<h2>{escape(language.autonym)}</h2>\n<ul>\n'
            + "\n".join(links)
            + "\n</ul>\n</section>"
        )
    title, spoken = text("index_title", source)
    return small_page(spoken, title, "\n".join(sections) + "\n" + _negotiation(titles, layout))


def _negotiation(titles: Titles, layout: Layout) -> str:
    pages = front_pages(titles, layout)
    if not pages:
        return ""
    ranges = {tag: layout.relative(FRONT, pages[language]) for tag, language in language_ranges(pages).items()}
    table = json.dumps(ranges).replace("<", "\\u003c")
    return (
        f"<script>\n(function () {{\n  var pages = {table};\n  (navigator.languages || []).some(function (wanted) {{\n"
        "    var tag = wanted.toLowerCase();\n    while (tag && !pages[tag]) tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));\n"
        "    if (tag && location.hash !== '#all') location.replace(pages[tag]);\n    return Boolean(tag);\n  });\n})();\n</script>\n"
    )


def small_page(spoken: Language, title: str, body: str, *, robots: str = "index") -> str:
    """A whole page that publishing writes itself, in the language that its words are `spoken` in."""
    return (
        f'<!doctype html>\n<html lang="{spoken.tag}" dir="{spoken.direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="{robots}">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
