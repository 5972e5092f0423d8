"""The list of all published pages for search engines (sitemaps.org 0.9, with Google's xhtml:link for alternates)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pipeline.locales import Language
from pipeline.publish.layout import Layout
from pipeline.publish.negotiation import Titles

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""What one file may hold (sitemaps.org, "Using Sitemap index files")."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BEGIN = f'{_DECLARATION}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_END = "</urlset>\n"


def sitemaps(titles: Titles, source: Language, layout: Layout, *, most_addresses: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES) -> dict[str, bytes]:
    """The files by path: `sitemap.xml` alone, or as the index of several. Addresses must be absolute, so the site's must be known."""
    parts: list[list[bytes]] = [[]]
    size = len(_BEGIN) + len(_END)
    for entry in _entries(titles, source, layout):
        if parts[-1] and (len(parts[-1]) >= most_addresses or size + len(entry) > most_bytes):
            parts.append([])
            size = len(_BEGIN) + len(_END)
        parts[-1].append(entry)
        size += len(entry)
    made = [_BEGIN.encode() + b"".join(part) + _END.encode() for part in parts]
    if len(made) == 1:
        return {"sitemap.xml": made[0]}
    files = {f"sitemap-{number}.xml": content for number, content in enumerate(made, 1)}
    places = "".join(f"<sitemap>\n<loc>{escape(layout.address('', path))}</loc>\n</sitemap>\n" for path in files)
    return {"sitemap.xml": f"{_DECLARATION}<sitemapindex {_NAMESPACE}>\n{places}</sitemapindex>\n".encode(), **files}


def _entries(titles: Titles, source: Language, layout: Layout) -> Iterator[bytes]:
    for article, pages in titles.items():
        addresses = {language.tag: escape(layout.address("", layout.page(article, language))) for language in pages}
        known = addresses | ({"x-default": addresses[source.tag]} if source.tag in addresses else {})
        alternates = "".join(f'\n<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' for tag, address in known.items())
        for address in addresses.values():
            yield f"<url>\n<loc>{address}</loc>{alternates}\n</url>\n".encode()
