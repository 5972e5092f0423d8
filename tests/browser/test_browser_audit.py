"""Opens sound and damaged pages in a real browser: each damage is found, a sound page is not complained of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.browser_audit import ExpectedPage, ExpectedWarning
from pipeline.browser_audit.chromium import Browser, browser, chromium
from pipeline.browser_audit.site import Scripts, browse_page, browse_site
from pipeline.model import Finding, PipelineError

from .chromium import REAL

TEXT = "Do not inhale the vapour. Ask a doctor before you use it while you are pregnant."
JAPANESE = "蒸気を吸い込まないでください。妊娠中の方は、使用する前に医師に相談してください。"
ARABIC = "لا تستنشق البخار. استشر الطبيب قبل الاستعمال إذا كنت حاملا."
WARNING = f'<div class="box" id="w" data-warning="vapour"><p class="signal">Danger</p><p id="t">{TEXT}</p></div>'
STYLE = """
:root { --ink: #1b2428; --page: #fff; }
body { margin: 0; padding: 1rem; background: var(--page); color: var(--ink); font: 17px/1.6 sans-serif; }
.box { border: 2px solid #a3001b; background: #fff; overflow-wrap: anywhere; }
.signal { margin: 0; background: #a3001b; color: #fff; font-weight: 700; text-transform: uppercase; }
"""
PROSE = "<p>The oil is warmed in a bowl of water, and a few drops are enough for a room.</p>"


def page(*, style: str = "", warning: str = WARNING, around: str = "", script: str = "", lang: str = "en", direction: str = "ltr") -> str:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Oil</title><style>{STYLE}{style}</style>'
    body = f"<header><p>The header</p></header><main><h1>Oil</h1>{PROSE * 8}{warning}{PROSE * 8}</main>{around}<script>{script}</script>"
    return f'<!doctype html><html lang="{lang}" dir="{direction}"><head>{head}</head><body>{body}</body></html>'


LATER = "setTimeout(() => {{ {} }}, 5000)"

DAMAGES = {
    "covered by a fixed layer": (page(style=".veil { position: fixed; inset: 0; background: #fff; }", around='<div class="veil"></div>'), "browser-covered"),
    "covered by a layer that the pointer goes through": (
        page(style=".veil { position: fixed; inset: 0; background: #fff; pointer-events: none; }", around='<div class="veil"></div>'),
        "browser-hidden",
    ),
    "covered by what a style sheet generates": (
        page(style=".box { position: relative; } .box::after { content: ''; position: absolute; inset: 0; background: #fff; }"),
        "browser-hidden",
    ),
    "veiled until it is hardly seen": (
        page(style=".box { position: relative; } .box::after { content: ''; position: absolute; inset: 0; background: #fffd; }"),
        "browser-hidden",
    ),
    "clipped by max-height": (page(style=".box { max-height: 2.6em; overflow: hidden; }"), "browser-clipped"),
    "clipped by an ellipsis": (page(style="#t { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 200px; }"), "browser-clipped"),
    "truncated by line-clamp": (
        page(style="#t { display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; max-width: 300px; }"),
        "browser-clipped",
    ),
    "cut by clip-path": (page(style="#t { clip-path: inset(0 60% 0 0); }"), "browser-hidden"),
    "the same colour by a variable": (page(style="#t { --ink: var(--page); color: var(--ink); }"), "browser-contrast"),
    "too faint": (page(style="#t { color: #888; }"), "browser-contrast"),
    "too faint in the dark": (page(style="@media (prefers-color-scheme: dark) { .box { background: #333; } }"), "browser-contrast"),
    "white on a white gradient": (page(style=".box { background: #000 linear-gradient(#fff, #fff); } #t { color: #fff; }"), "browser-contrast"),
    "black that fades into a black picture": (page(style="#t { background-image: linear-gradient(90deg, #fff 60%, #000 60%); }"), "browser-contrast"),
    "tiny letters": (page(style="#t { font-size: 9px; }"), "browser-small"),
    "shrunk by a transform": (page(style=".box { transform: scale(.4); }"), "browser-small"),
    "off screen by a transform": (page(style=".box { transform: translateX(-200vw); }"), "browser-off-screen"),
    "out of reach, for nothing scrolls": (page(style="html, body { height: 100vh; overflow: hidden; } main { padding-top: 300vh; }"), "browser-off-screen"),
    "hidden by a script after a while": (page(script=LATER.format("document.getElementById('w').style.display = 'none'")), "browser-hidden"),
    "faded out by an animation": (page(style=".box { animation: gone 1s 8s forwards; } @keyframes gone { to { opacity: 0; } }"), "browser-hidden"),
    "replaced by a script": (page(script=LATER.format("document.getElementById('t').textContent = 'Inhale the vapour.'")), "browser-altered"),
    "removed by a script": (page(script=LATER.format("document.getElementById('w').remove()")), "browser-order"),
    "hidden in print": (page(style="@media print { .box { display: none; } }"), "browser-hidden"),
    "hidden before it is printed": (page(script="addEventListener('beforeprint', () => document.getElementById('w').hidden = true)"), "browser-hidden"),
    "hidden on narrow screens": (page(style="@media (max-width: 400px) { .box { visibility: hidden; } }"), "browser-hidden"),
    "clipped when it is zoomed": (
        page(style=".box { max-height: 120px; overflow: hidden; } @media (min-width: 300px) { .box { max-height: none; } }"),
        "browser-clipped",
    ),
    "behind a bar that stays": (
        page(style="header { position: fixed; inset: 0 0 auto; height: 9em; background: #fff; z-index: 9; } .box { position: fixed; top: 0; margin: 0; }"),
        "browser-covered",
    ),
    "an ancestor without opacity": (page(style="main { opacity: 0; }"), "browser-hidden"),
    "mirrored": (page(style=".box { transform: scaleX(-1); }"), "browser-altered"),
    "mirrored by a property of its own": (page(style=".box { scale: -1 1; }"), "browser-altered"),
    "in a box that scrolls, on paper": (
        page(style="#t { height: 3.2em; width: 180px; overflow: auto; }").replace('id="t"', 'id="t" tabindex="0"'),
        "browser-unprinted",
    ),
    "below a banner that is on every page": (
        page(style="@media print { .banner { position: fixed; inset: 0; background: #eee; } }", around='<div class="banner">We bake.</div>'),
        "browser-unprinted",
    ),
    "kept from assistive technology": (page(warning=WARNING.replace("<div ", '<div aria-hidden="true" ')), "browser-unspoken"),
    "named otherwise for assistive technology": (page(warning=WARNING.replace("<div ", '<div role="img" aria-label="Nothing" ')), "browser-unspoken"),
    "Japanese under a sign": (
        page(style="#t { position: relative; } #t::after { content: ''; position: absolute; inset: 0 0 0 50%; background: #fff; }", lang="ja").replace(
            TEXT, JAPANESE
        ),
        "browser-hidden",
    ),
}

SOUND = {
    "plain": page(),
    "below a sticky header": page(style="header { position: sticky; top: 0; background: #fff; z-index: 9; }"),
    "above a banner that stays at the bottom": page(
        style=".banner { position: fixed; inset: auto 0 0; height: 40vh; background: #fff; }", around='<div class="banner">We bake.</div>'
    ),
    "in a region that scrolls": page(style="#t { white-space: nowrap; overflow-x: auto; }").replace('id="t"', 'id="t" tabindex="0"'),
    "on a picture that is dark throughout": page(style=".box { background: linear-gradient(#000, #222); color: #fff; }"),
    "revealed when it is scrolled to": page(
        style=".box { opacity: 0; transition: opacity 2s; } .box.near { opacity: 1; }",
        script="new IntersectionObserver(([e]) => e.isIntersecting && e.target.classList.add('near')).observe(document.getElementById('w'))",
    ),
    "with letters of several colours": page(
        style="#t { color: #600 !important; content-visibility: auto; } #t::first-letter { font-size: 3em; color: #060; } #t::first-line { color: #006; }"
    ),
    "in small letters on paper": page(style="@media print { body { font-size: 5pt; } }"),
    "veiled a little": page(style=".box { opacity: .98; } #t { mix-blend-mode: multiply; }"),
    "on two sheets of paper": page(style="@media print { .box { margin-top: 52em; } }"),
    "turned upside down twice": page(style=".box { scale: -1; rotate: 180deg; }"),
    "Arabic": page(lang="ar", direction="rtl").replace(TEXT, ARABIC),
    "Japanese": page(lang="ja").replace(TEXT, JAPANESE),
    "with a text that is not translated": page(warning=WARNING.replace("Danger", 'Danger <code>A-1</code> <b translate="no">ACME</b>')),
}


def text_of(markup: str) -> str:
    return next(text for text in (JAPANESE, ARABIC, TEXT) if text in markup)


def expected(path: str, markup: str) -> ExpectedPage:
    known = "Inhale" in markup and TEXT not in markup
    text = TEXT if known else text_of(markup)
    return ExpectedPage(path, "oil", "en", (ExpectedWarning("vapour", ("Danger", text), 1),))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Scripts, Path]]:
    root = tmp_path_factory.mktemp("site")
    scripts = Scripts.load()
    with browser(root) as running:
        yield running, scripts, root


def found(opened: tuple[Browser, Scripts, Path], markup: str) -> list[Finding]:
    running, scripts, root = opened
    (root / "page.html").write_text(markup, encoding="utf-8")
    return list(browse_page(running, scripts, root, expected("page.html", markup), root / "pictures"))


class TestInABrowser:
    pytestmark = REAL

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_a_damaged_warning_is_found(self, opened: tuple[Browser, Scripts, Path], damage: str) -> None:
        markup, rule = DAMAGES[damage]
        assert rule in {finding.rule for finding in found(opened, markup)}

    @pytest.mark.parametrize("way", SOUND)
    def test_a_sound_warning_is_not_complained_of(self, opened: tuple[Browser, Scripts, Path], way: str) -> None:
        assert found(opened, SOUND[way]) == []

    def test_a_finding_says_in_which_views_and_shows_a_picture(self, opened: tuple[Browser, Scripts, Path]) -> None:
        finding = next(finding for finding in found(opened, DAMAGES["hidden on narrow screens"][0]) if finding.rule == "browser-hidden")
        assert finding.message.endswith("(360 px, 360 px dark, 360 px at 200 % zoom)")
        picture = finding.hint.rpartition("picture: ")[2]
        assert Path(picture).read_bytes().startswith(b"\x89PNG")

    def test_what_stands_elsewhere_is_not_loaded_but_named(self, opened: tuple[Browser, Scripts, Path]) -> None:
        (finding,) = found(opened, page().replace("</head>", '<link rel="stylesheet" href="https://example.org/far.css"></head>'))
        assert (finding.rule, finding.found) == ("browser-not-loaded", "https://example.org/far.css")

    def test_a_serious_violation_of_accessibility_is_found(self, opened: tuple[Browser, Scripts, Path]) -> None:
        findings = found(opened, page(around='<button type="button"></button>'))
        assert [finding.rule for finding in findings] == ["browser-axe"]
        assert "button-name" in findings[0].message

    def test_a_page_outside_the_site_is_not_read(self, opened: tuple[Browser, Scripts, Path]) -> None:
        running, _, root = opened
        (root.parent / "secret.css").write_text("#t { display: none; }", encoding="utf-8")
        assert found(opened, page().replace("</head>", '<link rel="stylesheet" href="/%2e%2e/secret.css"></head>')) == []
        assert running.refused == []


def test_a_missing_chromium_is_said_with_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAVEAT_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(PipelineError, match="names no program") as caught:
        chromium()
    assert caught.value.exit_code == 2
    assert "apt-get install chromium" in caught.value.mend


def test_a_missing_pdfium_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(PipelineError, match="pypdfium2, which is not installed") as caught:
        browse_site(tmp_path, [], tmp_path / "pictures")
    assert caught.value.exit_code == 2


def test_a_missing_playwright_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "playwright.sync_api", None)
    with pytest.raises(PipelineError, match="Playwright, which is not installed") as caught, browser(tmp_path):
        pass
    assert caught.value.exit_code == 2
    assert "caveat[browser]" in caught.value.mend
