"""The bar in a real browser: it marks texts in place, switches languages, and follows the files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.serve.server import PreviewServer
from tests.browser.chromium import BROWSER, REAL
from tests.end_to_end.builders import ARTICLE, catalogue, project, write
from tests.serve.conversation import PATIENCE, serving
from tests.serve.test_changes import BROKEN
from tests.serve.test_pages import SUN, edit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = REAL

TALL = '<div style="height: 3000px"></div>'
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not imported where no browser is

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def shown(browser: Browser, root: Path, path: str, width: int = 1280) -> Iterator[tuple[Page, PreviewServer]]:
    """A page in a window. Whatever goes wrong in its scripts is an error of the test."""
    wrong: list[str] = []
    with serving(root) as server, browser.new_context(viewport={"width": width, "height": 720}, reduced_motion="reduce") as context:
        window = context.new_page()
        window.set_default_timeout(PATIENCE * 1000)
        window.on("pageerror", lambda error: wrong.append(str(error)))
        window.goto(f"http://127.0.0.1:{server.port}{path}")
        window.locator("caveat-preview .bar").wait_for()
        yield window, server
    assert not wrong


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("locale", ["de", "ar"])
def test_a_missing_text_is_framed_where_it_stands(browser: Browser, root: Path, locale: str, width: int) -> None:
    edit(root, SUN, "", locale=locale)
    with shown(browser, root, f"/{locale}/peel.html", width) as (window, _):
        frame = window.locator("caveat-preview .frame.missing").bounding_box()
        warning = window.locator('[data-warning="sun"]').bounding_box()
        assert frame is not None
        assert warning is not None
        assert frame["x"] >= warning["x"] - 4
        assert frame["y"] >= warning["y"] - 4
        assert frame["x"] + frame["width"] <= warning["x"] + warning["width"] + 4
        assert frame["y"] + frame["height"] <= warning["y"] + warning["height"] + 4
        badge = window.locator("caveat-preview .frame button")
        assert badge.text_content() == "missing"
        assert "locales/" in (badge.get_attribute("title") or "")
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing makes the page wider"


def test_a_frame_and_its_finding_lead_to_each_other(browser: Browser, tmp_path: Path) -> None:
    folded = ARTICLE.replace("<ul>\n<li>Rinse", f"{TALL}<details><summary>Age</summary><ul>\n<li>Rinse").replace("</ul>\n<table>", "</ul></details>\n<table>")
    root = project(tmp_path / "project", {"peel": folded})
    edit(root, "Rinse the skin.", "")
    edit(root, SUN, "")
    with shown(browser, root, "/de/peel.html") as (window, _):
        window.locator("caveat-preview .frame button").first.click()
        sun = window.locator("caveat-preview .issue", has_text=SUN)
        assert sun.evaluate("issue => issue.getRootNode().activeElement === issue")
        window.locator("caveat-preview .issue", has_text="Rinse the skin.").locator(".show").click()
        assert window.get_by_text("Rinse the skin.", exact=True).first.is_visible(), "what was folded is open"
        assert window.evaluate("scrollY") > 2000


def test_switching_the_language_stays_on_the_article(browser: Browser, root: Path) -> None:
    with shown(browser, root, "/de/peel.html") as (window, server):
        window.locator("caveat-preview .languages summary").click()
        window.locator("caveat-preview .languages a", has_text="Arabic").click()
        window.wait_for_url(f"http://127.0.0.1:{server.port}/ar/peel.html")
        assert window.locator("html").get_attribute("dir") == "rtl"
        bar = window.locator("caveat-preview .bar").bounding_box()
        assert bar is not None
        assert (bar["x"], bar["width"], bar["y"] + bar["height"]) == (0, 1280, 720)


def test_the_bar_can_be_used_with_the_keyboard_alone(browser: Browser, root: Path) -> None:
    with shown(browser, root, "/de/peel.html") as (window, server):
        summary = window.locator("caveat-preview .languages summary")
        summary.focus()
        window.keyboard.press("Enter")
        assert window.locator("caveat-preview .languages nav").is_visible()
        window.keyboard.press("Escape")
        assert window.locator("caveat-preview .languages nav").is_hidden()
        assert summary.evaluate("summary => summary.getRootNode().activeElement === summary")
        window.keyboard.press("Enter")
        window.keyboard.press("Tab")
        window.keyboard.press("Enter")
        window.wait_for_url(f"http://127.0.0.1:{server.port}/en/peel.html")


def test_a_saved_translation_appears_at_the_same_place_of_the_page(browser: Browser, tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE.replace("<ul>", f"{TALL}<ul>", 1)})
    with shown(browser, root, "/de/peel.html") as (window, _):
        window.evaluate("scrollTo(0, 1500)")
        edit(root, "Rinse the skin.", "Spülen Sie die Haut gut ab.")
        window.get_by_text("Spülen Sie die Haut gut ab.").wait_for()
        window.wait_for_function("scrollY === 1500")


def test_a_broken_catalogue_is_shown_and_the_page_comes_back_where_it_was(browser: Browser, tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE.replace("<ul>", f"{TALL}<ul>", 1)})
    path = catalogue(root, "de")
    whole = path.read_bytes()
    with shown(browser, root, "/de/peel.html") as (window, _):
        window.evaluate("scrollTo(0, 1500)")
        path.write_text(BROKEN, "utf-8")
        window.get_by_text("locales/de/LC_MESSAGES/peel.po:5").wait_for()
        path.write_bytes(whole)
        window.get_by_text("Spülen Sie die Haut ab.").wait_for()
        window.wait_for_function("scrollY === 1500")


def test_marks_can_be_taken_away_and_stay_away(browser: Browser, root: Path) -> None:
    edit(root, SUN, "")
    with shown(browser, root, "/de/peel.html") as (window, _):
        frame = window.locator("caveat-preview .frame")
        assert frame.is_visible()
        window.locator("caveat-preview .toggle input").uncheck()
        assert frame.is_hidden()
        window.reload()
        window.locator("caveat-preview .bar").wait_for()
        assert frame.is_hidden()


def test_the_bar_runs_under_an_authors_own_policy_and_changes_nothing_in_the_page(browser: Browser, tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE.replace("<title>", f"{POLICY}<title>", 1)})
    edit(root, SUN, "")
    with shown(browser, root, "/de/peel.html") as (window, _):
        assert window.locator("caveat-preview .frame.missing").is_visible()
        assert window.evaluate("document.body.querySelectorAll('caveat-preview, [class*=caveat]').length") == 0
        assert window.evaluate("document.querySelector('[data-warning=sun]').children.length") == 1, "the span that says that the text is English"


def test_a_printed_preview_says_what_it_is(browser: Browser, root: Path) -> None:
    edit(root, SUN, "")
    with shown(browser, root, "/de/peel.html") as (window, _):
        window.emulate_media(media="print")
        assert window.locator("caveat-preview .verdict").is_visible()
        assert window.locator("caveat-preview .frame").is_hidden()


def test_a_payload_in_a_catalogue_runs_nowhere(browser: Browser, root: Path) -> None:
    edit(root, SUN, "<img src=x onerror=\"document.title='owned'\"></template><script>document.title='owned'</script>")
    write(root, {"locales/ar/LC_MESSAGES/peel.po": 'msgid "<img src=x onerror=alert(1)>\n'})
    with shown(browser, root, "/de/peel.html") as (window, server):
        window.locator("caveat-preview .findings summary").click()
        window.locator("caveat-preview .issue").first.wait_for()
        assert window.locator("caveat-preview img").count() == 0
        assert window.title() == "Ein Peeling zu Hause"
        window.goto(f"http://127.0.0.1:{server.port}/ar/peel.html")
        assert window.locator("img").count() == 0


FAINTEST = """() => {
    const root = document.querySelector("caveat-preview").shadowRoot;
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [red, green, blue] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const ground = (element) => {
        const colour = getComputedStyle(element).backgroundColor;
        return parts(colour)[3] === 0 ? ground(element.parentElement) : colour;
    };
    const said = [...root.querySelectorAll(".bar *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return said.map((element) => {
        const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
        return [Math.max(one, other) / Math.min(one, other), element.textContent];
    }).sort((one, other) => one[0] - other[0])[0];
}"""
"""The text of the bar that stands out least from what is behind it, with its contrast (WCAG 2.2, 1.4.3). axe-core cannot tell in a shadow root."""


@pytest.mark.parametrize("locale", ["de", "ar"])
def test_every_word_of_the_bar_stands_out(browser: Browser, root: Path, locale: str) -> None:
    edit(root, SUN, "")
    edit(root, "Age", "Alter", fuzzy=True)
    edit(root, "Rinse the skin.", "15 mg spülen.")
    with shown(browser, root, f"/{locale}/peel.html") as (window, _):
        contrast, text = window.evaluate(FAINTEST)
    assert contrast >= 4.5, text


@pytest.mark.parametrize("path", ["/de/peel.html", "/.caveat/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_bar_or_in_the_overview(browser: Browser, root: Path, path: str, width: int) -> None:
    from pipeline.browser_audit import axe  # noqa: PLC0415  an extra, as the browser is

    edit(root, SUN, "")
    edit(root, "Age", "Alter", fuzzy=True)
    edit(root, "Rinse the skin.", "15 mg spülen.")
    with shown(browser, root, "/de/peel.html", width) as (window, server):
        window.goto(f"http://127.0.0.1:{server.port}{path}")
        for panel in ("languages", "findings") if path != "/.caveat/" else ("",):
            if panel:
                window.locator(f"caveat-preview .{panel} summary").click()
            window.evaluate(axe.script())
            assert [(flaw.rule, flaw.message) for flaw in axe.violations(window.evaluate(axe.RUN))] == []
