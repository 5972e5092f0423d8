"""The markup that publishing writes itself: metadata, language switcher, notice page, index, sitemap."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from pipeline.locales import Language
from pipeline.model import Article, PipelineError
from pipeline.publish.layout import Layout
from pipeline.publish.texts import text

_STYLE = (
    "body{font:1.125rem/1.6 system-ui,sans-serif;max-inline-size:38rem;margin:10vh auto;padding-inline:1.25rem;color:#1b2733;background:#fff}"
    "a{color:#0b5394}ul{list-style:none;padding:0}li{margin-block:.5rem}"
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


def notice_page(article: str, target: Language, original: Language | None, layout: Layout) -> str:
    """What stands in the place of a page that is withheld. `original` is the source language where that page is published."""
    title, spoken = text("withheld_title", target)
    body, _ = text("withheld_body", target)
    link = ""
    if original is not None:
        words, _ = text("withheld_link", target)
        address = escape(layout.relative(layout.page(article, target), layout.page(article, original)))
        link = f'<p><a href="{address}" hreflang="{original.tag}">{escape(words)}</a></p>\n'
    return _small_page(spoken, title, f"<p>{escape(body)}</p>\n{link}", robots="noindex")


def index_page(titles: Mapping[str, Mapping[Language, str]], source: Language, layout: Layout) -> str:
    """Every published page, by language. A browser with scripts goes straight to its reader's language when the site has one article."""
    languages: dict[str, Language] = {}
    for pages in titles.values():
        for language in pages:
            languages.setdefault(language.tag, language)
    sections = []
    for language in languages.values():
        links = [
            f'<li><a href="{escape(layout.relative("index.html", layout.page(article, language)))}">{escape(pages[language])}</a></li>'
            for article, pages in titles.items()
            if language in pages
        ]
        sections.append(
            f'<section id="{language.tag}" lang="{language.tag}" dir="{language.direction}">\n<h2>{escape(language.autonym)}</h2>\n<ul>\n'
            + "\n".join(links)
            + "\n</ul>\n</section>"
        )
    title, spoken = text("index_title", source)
    return _small_page(spoken, title, "\n".join(sections) + "\n" + _negotiation(titles, layout))


def sitemap(titles: Mapping[str, Mapping[Language, str]], layout: Layout) -> str:
    """The published pages with their alternates (sitemaps.org 0.9 with xhtml:link). Addresses must be absolute, so the site's must be known."""
    urls = []
    for article, pages in titles.items():
        addresses = {language.tag: escape(layout.address("", layout.page(article, language))) for language in pages}
        alternates = "".join(f'\n<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' for tag, address in addresses.items())
        urls += [f"<url>\n<loc>{address}</loc>{alternates}\n</url>" for address in addresses.values()]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "\n".join(urls) + "\n</urlset>\n"
    )


def _negotiation(titles: Mapping[str, Mapping[Language, str]], layout: Layout) -> str:
    if len(titles) != 1:
        return ""
    ((article, pages),) = titles.items()
    table = json.dumps({language.tag.lower(): layout.relative("index.html", layout.page(article, language)) for language in pages}).replace("<", "\\u003c")
    return (
        f"<script>\n(function () {{\n  var pages = {table};\n  (navigator.languages || []).some(function (wanted) {{\n"
        "    var tag = wanted.toLowerCase();\n    while (tag && !pages[tag]) tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));\n"
        "    if (tag && location.hash !== '#all') location.replace(pages[tag]);\n    return Boolean(tag);\n  });\n})();\n</script>\n"
    )


def _small_page(spoken: Language, title: str, body: str, *, robots: str = "index") -> str:
    return (
        f'<!doctype html>\n<html lang="{spoken.tag}" dir="{spoken.direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="{robots}">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
