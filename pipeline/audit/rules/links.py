"""Pages name each other as translations."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pipeline.audit.rule import Fault, LinkCase


def hreflang_one_way(case: LinkCase) -> Iterator[Fault]:
    """Whatever page a page names as its translation is published, cleared, and names it back; and a page that names others names itself.

    A page that names none is left alone. Source: Google Search Central, "Tell Google about localized versions of your page".

    *Bad*: `en/peel.html` has `<link rel="alternate" hreflang="de" …>`, and `de/peel.html` has none for `en`, or is withheld.
    *Good*: each page of an article has the same list.
    """
    own = case.listed.lang.lower()
    if case.named and own not in case.named:
        yield Fault("the page names its translations, but not itself", expected=own)
    for language, address in case.named.items():
        if language in ("x-default", own):
            continue
        other = case.others.get(language)
        if other is None:
            yield Fault(f"the page names a translation that the site does not have: {language}", found=address)
        elif not unquote(urlsplit(address).path).endswith(f"/{other.path}"):
            yield Fault(f"the page names another page as its translation: {language}", expected=other.path, found=address)
        elif other.named.get(own) != case.named.get(own):
            yield Fault(f"the page names {other.path}, which does not name it back", expected=case.named.get(own), found=other.named.get(own))
