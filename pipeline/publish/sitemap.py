"""The list of all published pages for search engines (sitemaps.org 0.9, with Google's xhtml:link for alternates)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def sitemaps(
    titles: Titles, source: Language, layout: Layout, *, most_addresses: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """The files with their paths, one at a time since they can be large: `sitemap.xml` alone, or as the index of several behind these.

    Addresses must be absolute, so the site's must be known.
    """
    paths: list[str] = []
    for content, last in _parts(_entries(titles, source, layout), most_addresses, most_bytes):
        if last and not paths:
            yield "sitemap.xml", content
            return
        paths.append(f"sitemap-{len(paths) + 1}.xml")
        yield paths[-1], content
    places = "".join(f"<sitemap>\n<loc>{escape(layout.address('', path))}</loc>\n</sitemap>\n" for path in paths)
    yield "sitemap.xml", f"{_DECLARATION}<sitemapindex {_NAMESPACE}>\n{places}</sitemapindex>\n".encode()


def _parts(entries: Iterable[bytes], most_addresses: int, most_bytes: int) -> Iterator[tuple[bytes, bool]]:
    """Files of as many entries as one may hold, and whether it is the last."""
    frame = len(_BEGIN) + len(_END)
    part: list[bytes] = []
    size = frame
    for entry in entries:
        if part and (len(part) >= most_addresses or size + len(entry) > most_bytes):
            yield b"".join((_BEGIN.encode(), *part, _END.encode())), False
            part, size = [], frame
        part.append(entry)
        size += len(entry)
    yield b"".join((_BEGIN.encode(), *part, _END.encode())), True


def _entries(titles: Titles, source: Language, layout: Layout) -> Iterator[bytes]:
    for article, pages in titles.items():
        addresses = {language.tag: escape(layout.address("", layout.page(article, language))) for language in pages}
        known = addresses | ({"x-default": addresses[source.tag]} if source.tag in addresses else {})
        alternates = "".join(f'\n<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>' for tag, address in known.items())
        for address in addresses.values():
            yield f"<url>\n<loc>{address}</loc>{alternates}\n</url>\n".encode()
