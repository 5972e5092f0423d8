"""What a page of the preview shows: the page as it stands, and what is wrong with it."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup

from pipeline.serve.server import PreviewServer
from tests.end_to_end.builders import ARTICLE, SETTINGS, catalogue, caveat, project, tree, write
from tests.serve.conversation import ask, page, raw, serving

SUN = "Do not go into the sun for fourteen days."
GERMAN_SUN = "Gehen Sie vierzehn Tage lang nicht in die Sonne."


def edit(root: Path, text: str, translation: str, *, locale: str = "de", fuzzy: bool = False) -> None:
    """What a translator saves."""
    path = catalogue(root, locale)
    po = polib.pofile(str(path), wrapwidth=0)
    (entry,) = [entry for entry in po if entry.msgid == text]
    entry.msgstr = translation
    entry.flags = ["fuzzy"] if fuzzy else []
    po.save()


def bar(text: str) -> BeautifulSoup:
    """The bar of a page, as a script finds it."""
    template = BeautifulSoup(text, "html.parser").find("template", id="caveat-bar")
    assert template is not None
    return BeautifulSoup(template.decode_contents(), "html.parser")


def issues(text: str) -> dict[str, str]:
    """The state of each text that the bar lists."""
    return {str(issue.select(".words bdi")[0].get_text()): issue.select(".state")[0].get_text() for issue in bar(text).select(".issue")}


def test_a_sound_page_says_that_it_is_cleared_and_carries_no_marks(server: PreviewServer) -> None:
    text = page(server, "/de/peel.html")
    assert bar(text).select(".verdict strong")[0].get_text() == "✓ cleared"
    assert bar(text).select(".bar.cleared")
    assert "<!--caveat:" not in text


def test_every_page_says_that_it_is_not_to_be_found(server: PreviewServer) -> None:
    for path in ("/en/peel.html", "/de/peel.html", "/.caveat/"):
        said = ask(server, path)
        assert said.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert said.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex, nofollow">' in said.text


def test_a_withheld_page_is_shown_with_the_source_text_where_a_warning_is_missing(root: Path) -> None:
    edit(root, SUN, "")
    with serving(root) as server:
        text = page(server, "/de/peel.html")
    said = bar(text)
    assert said.select(".verdict strong")[0].get_text() == "✗ withheld"
    assert "A build would not publish it." in said.select(".verdict")[0].get_text()
    marked = re.search(r"<!--caveat:(\d+)-->(.*?)<!--/caveat:\1-->", text)
    assert marked is not None
    assert marked[2] == f'<span lang="en" dir="ltr">{SUN}</span>' or marked[2] == f'<span lang="en">{SUN}</span>'
    (issue,) = said.select(".issue")
    assert issue["data-unit"] == marked[1]
    assert issue.select(".warning")[0].get_text() == "warning sun"


def test_each_finding_stands_beside_its_text_with_file_and_line(root: Path) -> None:
    edit(root, SUN, "")
    line = next(number for number, text in enumerate(catalogue(root, "de").read_text("utf-8").splitlines(), 1) if SUN in text) + 1
    with serving(root) as server:
        (issue,) = bar(page(server, "/de/peel.html")).select(".issue")
    place = f"locales/de/LC_MESSAGES/peel.po:{line}"
    assert issue.select("p > code")[0].get_text() == place
    assert issue["data-title"] == f"missing: not translated · {place}"
    (remark,) = issue.select(".remarks li")
    assert remark.get_text(" ", strip=True) == "error not translated empty write the translation into msgstr"


def test_missing_fuzzy_and_failing_texts_are_told_apart(root: Path) -> None:
    edit(root, "Rinse the skin.", "")
    edit(root, "Age", "Alter", fuzzy=True)
    edit(root, SUN, "Gehen Sie 5 Tage lang nicht in die Sonne.")
    with serving(root) as server:
        text = page(server, "/de/peel.html")
    assert issues(text) == {SUN: "failing", "Rinse the skin.": "missing", "Age": "fuzzy"}
    assert bar(text).select(".findings summary")[0].get_text() == "1 missing, 1 fuzzy, 1 failing"


def test_a_doubted_translation_stands_in_the_bar_and_not_on_the_page(root: Path) -> None:
    wrong = "Gehen Sie 5 Tage lang nicht in die Sonne."
    edit(root, SUN, wrong)
    with serving(root) as server:
        text = page(server, "/de/peel.html")
    before, _, behind = text.partition("</template>")
    assert wrong in before
    assert wrong not in behind
    assert SUN in behind


def test_the_source_page_is_never_replaced_and_shows_its_own_faults(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE})
    write(root, {"source/peel.html": ARTICLE.replace('data-warning="item"', "")})
    with serving(root) as server:
        text = page(server, "/en/peel.html")
    assert bar(text).select(".verdict strong")[0].get_text() == "✗ withheld"
    assert "source/warnings.toml:" in bar(text).get_text()
    assert "Rinse the skin." in text


def test_texts_without_a_place_in_the_running_text_are_listed_and_not_marked(root: Path) -> None:
    po = polib.pofile(str(catalogue(root, "de")), wrapwidth=0)
    for entry in po:
        if "page title" in (entry.comment or ""):
            entry.msgstr = ""
    po.save()
    with serving(root) as server:
        text = page(server, "/de/peel.html")
    assert issues(text) == {"A peel at home": "missing"}
    head, _, body = text.partition("</head>")
    title = re.search(r"<title[^>]*>(.*?)</title>", head)
    assert title is not None
    assert title[1] == "A peel at home"
    assert body.count("<!--caveat:") == 1, "the heading has the same text"


def test_nothing_that_a_translator_writes_is_markup_in_the_bar(root: Path) -> None:
    payload = "<script>alert(1)</script><img src=x onerror=alert(1)> \" ' </template> <!--caveat:1-->\u202e"
    edit(root, SUN, payload)
    with serving(root) as server:
        text = page(server, "/de/peel.html")
    said = bar(text)
    shown = said.select(".issue .words bdi")[1].get_text()
    assert shown == payload.replace("\u202e", "\\u202e")
    assert not said.select("script, img, style, iframe, [onerror]")
    assert html.escape(payload.partition("\u202e")[0]) in text
    assert "\u202e" not in text


def test_nothing_in_a_message_of_unusable_input_is_markup(root: Path) -> None:
    write(root, {"locales/de/LC_MESSAGES/peel.po": 'msgid "<script>alert(1)</script>\n'})
    with serving(root) as server:
        said = ask(server, "/de/peel.html")
    assert said.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "<script>alert" not in said.text


def test_the_bar_leads_to_the_same_article_in_every_language_with_its_verdict(root: Path) -> None:
    edit(root, SUN, "", locale="ar")
    with serving(root) as server:
        links = bar(page(server, "/de/peel.html")).select(".languages a")
        origin = f"http://127.0.0.1:{server.port}"
    assert [(link["href"], link.select(".standing")[0].get_text()) for link in links] == [
        (f"{origin}/en/peel.html", "✓ cleared"),
        (f"{origin}/de/peel.html", "✓ cleared"),
        (f"{origin}/ar/peel.html", "✗ withheld"),
    ]
    assert [link.get("aria-current") for link in links] == [None, "page", None]


def test_the_links_name_the_server_as_the_reader_does(server: PreviewServer) -> None:
    said = ask(server, "/de/peel.html", headers={"Host": f"localhost:{server.port}"})
    assert f'src="http://localhost:{server.port}/.caveat/bar.js"' in said.text
    assert "http://127.0.0.1" not in said.text


def test_the_overview_has_every_page_with_its_verdict(root: Path) -> None:
    edit(root, SUN, "")
    with serving(root) as server:
        front = ask(server, "/")
        assert front.status == HTTPStatus.FOUND
        assert front.headers["Location"] == f"http://127.0.0.1:{server.port}/.caveat/"
        cells = BeautifulSoup(page(server, "/.caveat/"), "html.parser").select("td a")
    assert [cell["aria-label"] for cell in cells] == ["English: cleared", "German: withheld", "Arabic: cleared"]


def test_the_overview_says_what_a_check_would_refuse(tmp_path: Path) -> None:
    root = write(tmp_path / "project", {"pyproject.toml": SETTINGS, "source/plain.html": "<!doctype html><title>Plain</title><p>Words.</p>"})
    with serving(root) as server:
        assert "no article has a warning, so a check would prove nothing" in page(server, "/.caveat/")
        assert "Words." in page(server, "/en/plain.html")


def test_a_front_page_of_the_articles_own_is_the_front_page(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE})
    settings = (root / "pyproject.toml").read_text("utf-8") + 'urls = "{path}.{locale}"\nsource_urls = "{path}"\n'
    write(root, {"pyproject.toml": settings, "source/index.html": "<!doctype html><title>Start</title><p>Welcome.</p>"})
    with serving(root) as server:
        assert "Welcome." in page(server, "/")
        assert ask(server, "/peel.html").status == HTTPStatus.OK
        assert ask(server, "/peel.de.html").status == HTTPStatus.OK
        assert ask(server, "/de/peel.html").status == HTTPStatus.NOT_FOUND


def test_an_article_in_another_encoding_is_readable(tmp_path: Path) -> None:
    root = write(tmp_path / "project", {"pyproject.toml": SETTINGS + 'warnings = "optional"\n'})
    (root / "source").mkdir()
    (root / "source/old.html").write_bytes('<!doctype html><meta charset="windows-1252"><title>Old</title><p>Caf\xe9 – “tea”</p>'.encode("cp1252"))
    with serving(root) as server:
        said = ask(server, "/en/old.html")
    assert said.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Café – “tea”" in said.text


def test_assets_come_from_the_source_folder(root: Path) -> None:
    write(root, {"source/style.css": "p { color: teal }"})
    with serving(root) as server:
        said = ask(server, "/style.css")
        head = raw(server, "HEAD /style.css HTTP/1.1")
    assert said.text == "p { color: teal }"
    assert said.headers["Content-Type"].startswith("text/css")
    assert head.startswith("HTTP/1.1 200")
    assert "Content-Length: 17\r\n" in head
    assert head.endswith("\r\n\r\n")


@pytest.mark.parametrize("path", ["/de/no.html", "/fr/peel.html", "/peel.html", "/de/"])
def test_what_is_not_there_is_said_in_words(server: PreviewServer, path: str) -> None:
    said = ask(server, path)
    assert said.status == HTTPStatus.NOT_FOUND
    assert f"<code>{path}</code>" in said.text


def test_a_preview_writes_nothing(root: Path) -> None:
    assert caveat(root, "build").code == 0
    edit(root, SUN, "")
    before = tree(root)
    with serving(root) as server:
        for path in ("/", "/.caveat/", "/en/peel.html", "/de/peel.html", "/ar/peel.html", "/none"):
            ask(server, path)
    assert tree(root) == before
