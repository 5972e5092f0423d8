"""Ways to spoil a warning after the build, in HTML or CSS: each is found, and the clean site is not accused.

Digests are put right after each, as an attacker or a build step behind ours would, so that only what readers get gives it away.
`BROWSER` holds those that depend on layout, painting or scripts: the audit without a browser does not find them, and `--browser` must.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Level

from .sites import Site, listed_warning, requirement, sha256

PAGE = """<!doctype html>
<html lang="{lang}" dir="ltr">
<head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="../css/site.css">
<link rel="alternate" hreflang="en" href="https://example.org/en/sun.html">
<link rel="alternate" hreflang="de" href="https://example.org/de/sun.html">
<script>document.documentElement.dataset.js = "";</script>
</head>
<body>
<header class="masthead"><p>Info</p></header>
<main>
<h1>{title}</h1>
<div class="warning" data-warning="pregnancy" data-severity="danger"><p class="signal">{signal}</p><p class="text">{pregnancy}</p></div>
<p>{prose}</p>
<div class="warning" data-warning="sun" data-severity="caution"><p class="signal">{signal}</p><p class="text">{sun}</p></div>
<a class="book" href="https://clinic.example/book">{book}</a>
</main>
<footer><p>Caveat</p></footer>
</body>
</html>
"""
ENGLISH = {
    "lang": "en", "title": "Peels", "signal": "Danger", "pregnancy": "No peel if you are pregnant.", "prose": "Redness fades.",
    "sun": "Stay out of the sun for 14 days.", "book": "Book",
}  # fmt: skip
GERMAN = {
    "lang": "de", "title": "Peelings", "signal": "Gefahr", "pregnancy": "Kein Peeling, wenn Sie schwanger sind.", "prose": "Rötungen klingen ab.",
    "sun": "Meiden Sie 14 Tage lang die Sonne.", "book": "Termin",
}  # fmt: skip
SHEET = """@import "print.css" print;
:root { --ink: #1b2428; --paper: #fff; --signal: #a3001b }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e6ebed; --paper: #12181b } }
html { background: var(--paper); color: var(--ink); color-scheme: light dark }
.masthead { position: sticky; top: 0; overflow: hidden; height: 3em }
.skip:not(:focus) { position: absolute; top: -20rem }
.warning { border: 2px solid var(--signal); background: var(--paper); overflow: visible; font-size: max(1em, 1rem) }
.signal { background: var(--signal); color: #fff; font-size: 1.1em; text-transform: uppercase }
.signal::before { content: "\\26a0"; opacity: 1 }
.warning .text { margin: 0 -1px; transition: opacity .3s }
.warning:hover { opacity: .95 }
@media (max-width: 30em) { .masthead { display: none } }
.book { display: inline-block }
"""
PRINT = ".masthead, .book { display: none }\n.warning { --signal: #000; break-inside: avoid }\n"
DE = "de/sun.html"
TEXT = "Kein Peeling, wenn Sie schwanger sind."
WARNING = f'<div class="warning" data-warning="pregnancy" data-severity="danger"><p class="signal">Gefahr</p><p class="text">{TEXT}</p></div>'

HTML = {
    "the warning is deleted": (WARNING, ""),
    "it is moved below the link that it must stand above": ((WARNING, ""), ("Termin</a>", f"Termin</a>{WARNING}")),
    "it is moved behind the other warning": ((WARNING, ""), ("<a class", f"{WARNING}<a class")),
    "it is moved into the footer": ((WARNING, ""), ("<footer>", f"<footer>{WARNING}")),
    "it is wrapped in a comment": (WARNING, f"<!-- {WARNING} -->"),
    "it is wrapped in a template": (WARNING, f"<template>{WARNING}</template>"),
    "it is wrapped in a noscript": (WARNING, f"<noscript>{WARNING}</noscript>"),
    "it is wrapped in closed details": (WARNING, f"<details>{WARNING}</details>"),
    "it is wrapped in an inert box": (WARNING, f"<div inert>{WARNING}</div>"),
    "it is wrapped in a box without opacity": (WARNING, f'<div style="opacity: 0">{WARNING}</div>'),
    "it is wrapped in a dialog": (WARNING, f"<dialog>{WARNING}</dialog>"),
    "it is hidden": (WARNING, WARNING.replace("<div", "<div hidden")),
    "it is hidden from screen readers": (WARNING, WARNING.replace("<div", '<div aria-hidden="true"')),
    "a word of it is hidden": (TEXT, "<b hidden>Kein</b> Peeling, wenn Sie schwanger sind."),
    "a word of it is struck out": (TEXT, '<span style="text-decoration: line-through">Kein</span> Peeling, wenn Sie schwanger sind.'),
    "its negation is lost": (TEXT, TEXT.replace("Kein Peeling", "Peeling")),
    "a word is added": (TEXT, TEXT.replace("sind", "sind, vielleicht")),
    "its words are in English again": (TEXT, ENGLISH["pregnancy"]),
    "it calls itself English": (WARNING, WARNING.replace("<div", '<div lang="en"')),
    "it runs from right to left": (WARNING, WARNING.replace("<div", '<div dir="rtl"')),
    "it is duplicated": (WARNING, WARNING + WARNING),
    "it is relabelled as another": ('data-warning="pregnancy"', 'data-warning="other"'),
    "it is relabelled as its neighbour": ('data-warning="pregnancy"', 'data-warning="sun"'),
    "its severity is lowered": ('data-severity="danger"', 'data-severity="notice"'),
    "its label is removed": (' data-warning="pregnancy" data-severity="danger"', ""),
    "a script is added": ("</main>", "</main><script src='https://ads.example/x.js'></script>"),
    "a script of the page is changed": ('dataset.js = ""', 'dataset.js = "1"'),
    "an event handler is added": ("<main>", "<main onmouseover='x()'>"),
    "a frame is added": ("</main>", "<iframe src='x.html'></iframe></main>"),
    "an overlay is added": ("</main>", "<div style='position: fixed; inset: 0; background: #fff'></div></main>"),
    "a link leads to another host": ("https://clinic.example/book", "https://clinic.example.evil/book"),
    "the page is no longer named as a translation": ('hreflang="en" href="https://example.org/en/sun.html"', 'hreflang="en" href="https://example.org/en/moon.html"'),
    "a style element hides it": ("</head>", "<style>.warning { display: none }</style></head>"),
    "a style element of the body hides it": ("</main>", "<style>[data-warning] { visibility: hidden }</style></main>"),
    "its style sheet is another": ("../css/site.css", "data:text/css,.warning%7Bdisplay:none%7D"),
    "its style sheet is not there": ("../css/site.css", "../css/gone.css"),
}  # fmt: skip
CSS = {
    "display": ".warning { display: none }",
    "display of a box round it": "main { display: none !important }",
    "display of its words": ".warning > .text { display: none }",
    "display, nested": ".warning { & .text { display: none } }",
    "display on paper": "@media print { .warning { display: none } }",
    "display on narrow screens": "@media (max-width: 400px) { .warning { display: none } }",
    "display in a browser that supports grid": "@supports (display: grid) { .warning { display: none } }",
    "display in a layer": "@layer late { .warning { display: none } }",
    "display in one language": ":lang(de) .warning { display: none }",
    "visibility": ".warning { visibility: hidden }",
    "content-visibility": ".warning { content-visibility: hidden }",
    "opacity": ".warning { opacity: .01 }",
    "opacity, taken together": "main { opacity: .2 } .warning { opacity: .2 } .text { opacity: .2 }",
    "a filter": ".warning { filter: opacity(0%) }",
    "no height": ".warning { max-height: 0; overflow: hidden }",
    "one line's height": ".warning { height: 1.5em; overflow-y: clip }",
    "no size": ".warning { width: 1px; height: 1px; overflow: hidden }",
    "one line and no more": ".text { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
    "clamped lines": ".text { display: -webkit-box; -webkit-line-clamp: 1; overflow: hidden }",
    "clip": ".warning { position: absolute; clip: rect(0 0 0 0) }",
    "clip-path": ".warning { clip-path: inset(50%) }",
    "far to the left": ".warning { position: absolute; left: -9999px }",
    "far to the right": ".warning { position: fixed; inset-inline-start: 200vw }",
    "an indent": ".text { text-indent: -9999px }",
    "scaled to nothing": ".warning { transform: scale(0) }",
    "moved away": ".warning { transform: translateX(-2000px) }",
    "no font size": ".warning { font-size: 0 }",
    "tiny letters": "main { font-size: 50% } .warning { font-size: .8em }",
    "transparent letters": ".text { color: transparent }",
    "letters in the colour of the paper": ".warning { color: var(--paper) }",
    "letters in a variable's colour": ":root { --ink: var(--paper) }",
    "pale letters": ".text { color: #999 }",
    "pale letters in the dark": "@media screen and (prefers-color-scheme: dark) { .text { color: #333 } }",
    "no outline and no fill": ".text { -webkit-text-fill-color: transparent }",
    "dots for letters": ".text { -webkit-text-security: disc }",
    "letters on top of each other": ".text { letter-spacing: -1em }",
    "lines on top of each other": ".text { line-height: 0 }",
    "words struck out": ".warning { text-decoration: line-through }",
    "letters in reverse": ".text { unicode-bidi: bidi-override; direction: rtl }",
    "mirrored letters": ".warning { transform: rotate(5deg) scaleX(-1) }",
    "mirrored by a property of its own": ".text { scale: 1 -1 }",
    "mirrored by a matrix": "main { transform: matrix(-1, 0, 0, 1, 0, 0) }",
    "words put before it": '.warning::before { content: "Nur ein Rat: " }',
    "words taken from an attribute": ".warning::after { content: attr(data-severity) }",
    "a hidden first line": ".text::first-line { color: transparent }",
    "an imported sheet": '@import url("hide.css");',
    "a sheet that breaks off": ".text { color: red; } } .warning { display: none",
}  # fmt: skip
BROWSER = {
    "behind what was there before": ".warning { position: relative; z-index: -1 } main { background: linear-gradient(#fff, #fff) }",
    "below the sticky header": ".warning { position: fixed; top: 0 } .masthead { height: 30em }",
    "on a picture of its colour": ".warning { background: linear-gradient(#1b2428, #1b2428) }",
    "masked": ".warning { mask: linear-gradient(transparent, transparent) }",
    "faded out": "@keyframes away { to { opacity: 0 } } .warning { animation: away 1s forwards }",
    "blended away": ".warning { mix-blend-mode: lighten }",
    "below what its own box generates": '.warning { position: relative } .warning::after { content: ""; position: absolute; inset: 0; background: #fff }',
    "in a box that scrolls": ".warning { height: 1em; overflow: auto }",
}  # fmt: skip


@pytest.fixture
def built(tmp_path: Path) -> Site:
    """A cleared page in English and German with their sheets, as publishing leaves them."""
    site = Site(tmp_path / "site")
    site.manifest["pages"], site.manifest["files"] = [], []
    for path in ("de/peel.html", "ar/peel.html", "fr/peel.html", "index.html", "style.css"):
        (site.root / path).unlink()
    for words in (ENGLISH, GERMAN):
        warnings = [listed_warning(name, severity, [words["signal"], words[name]]) for name, severity in (("pregnancy", "danger"), ("sun", "caution"))]
        site.add_page(f"{words['lang']}/sun.html", PAGE.format(**words), warnings)
    for path, text in (("css/site.css", SHEET), ("css/print.css", PRINT), ("css/hide.css", ".text { display: none }")):
        put(site, path, text)
    return site


def put(site: Site, path: str, text: str) -> None:
    site.write(path, text)
    site.manifest["files"] = [file for file in site.manifest["files"] if file["path"] != path] + [{"path": path, "digest": sha256(text.encode())}]
    site.save()


def found(site: Site) -> set[str]:
    """The rules that accuse the site, of what is more than a remark."""
    needs = (requirement("pregnancy", articles=("sun",), before=".book"), requirement("sun", articles=("sun",)))
    return {finding.rule for finding in site.audit(*needs).findings if finding.level is not Level.INFO}


def restyled(site: Site, css: str) -> set[str]:
    put(site, "css/site.css", css + "\n" + SHEET if css.startswith("@import") else SHEET + css)
    return found(site)


def test_the_clean_site_is_not_accused(built: Site) -> None:
    assert found(built) == set()


@pytest.mark.parametrize("name", HTML)
def test_a_change_of_the_page_is_found(built: Site, name: str) -> None:
    change = HTML[name]
    for old, new in change if isinstance(change[0], tuple) else (change,):
        built.replace(DE, str(old), str(new))
    assert found(built)


@pytest.mark.parametrize("name", CSS)
def test_a_change_of_a_style_sheet_is_found(built: Site, name: str) -> None:
    accused = restyled(built, CSS[name])
    assert accused & {"warning-hidden", "warning-faint", "warning-altered", "style-unread"}
    assert "page-altered" not in accused


@pytest.mark.parametrize("name", BROWSER)
def test_what_needs_a_browser_is_stated(built: Site, name: str) -> None:
    assert restyled(built, BROWSER[name]) == set()


HARMLESS = {
    "a rule that a stronger one takes back": ".text { display: none } .warning > .text { display: block }",
    "a rule that an important one takes back": ".text { display: block !important } .warning > .text.text { display: none }",
    "a layer that the rules outside of layers take back": "@layer base { .signal { color: #a3001b } }",
    "a variable with a fallback": ".text { color: var(--nowhere, #000) } @media screen and (prefers-color-scheme: dark) { .text { color: #fff } }",
    "visible within what is not": "main { visibility: hidden } main * { visibility: visible }",
    "mirrored twice": "main { transform: scaleX(-1) } .warning { scale: -1 1 }",
    "half a turn": ".warning { scale: -1; transform: matrix(1, 0, 0, 1, 0, 0) rotate(180deg) scale(-1) }",
    "only while the pointer is there": ".warning:hover { opacity: 0 }",
    "other elements": ".book, footer, :not(main):not(.warning):not(.warning *):not(html):not(body) { display: none }",
    "an alternative for speech": ".warning { speak: none }",
    "a sign without words": '.warning::before { content: "⚠ " }',
    "a number of the list": ".warning::before { content: counter(item) }",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_style_sheet_that_does_no_harm_is_not_accused(built: Site, name: str) -> None:
    assert restyled(built, HARMLESS[name]) == set()


def test_a_finding_names_the_declaration_its_place_and_when_it_applies(built: Site) -> None:
    restyled(built, "@media print and (min-width: 10cm) {\n.warning { display: none } }")
    finding = next(finding for finding in built.audit().findings if finding.locale == "de")
    line = SHEET.count("\n") + 2
    assert f"display: none (css/site.css:{line}) in (min-width: 10cm) and print" in finding.message


def test_a_remote_sheet_is_told_once_and_accuses_nobody(built: Site) -> None:
    for path in ("en/sun.html", DE):
        built.replace(path, "</title>", '</title><link rel="stylesheet" href="https://fonts.example/all.css">')
    remarks = [finding for finding in built.audit().findings if finding.rule == "style-remote"]
    assert [finding.level for finding in remarks] == [Level.INFO, Level.INFO]
    assert found(built) == set()


def test_a_sheet_that_two_pages_share_is_accused_once(built: Site) -> None:
    restyled(built, ".text:frobnicate { color: red }")
    (finding,) = [finding for finding in built.audit().findings if finding.rule == "style-unread"]
    assert (finding.level, finding.locale) == (Level.WARNING, None)


def test_a_sheet_that_imports_itself_is_read_once(built: Site) -> None:
    assert restyled(built, '@import "site.css";') == set()


def test_a_page_published_with_fewer_warnings_than_its_source_is_found(built: Site) -> None:
    del built.page(DE)["warnings"][0]
    built.replace(DE, WARNING, "")
    assert "source-differs" in {finding.rule for finding in built.audit().findings}
