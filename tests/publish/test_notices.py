"""What a page says of itself: that parts of it are not translated, or that it is withheld."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.locales import language
from pipeline.model import PipelineError
from pipeline.publish.notices import partial_notice
from tests.end_to_end.builders import caveat
from tests.segment.builders import cut

from .projects import WARNING, article, built, made, manifest, untranslate

TEXT = "<p>A peel takes off the outer layer of the skin.</p>"
GERMAN = '<p class="caveat-partial" role="note">Teile dieser Seite sind noch nicht übersetzt. Sie werden in der Originalsprache angezeigt.</p>'
PLACE = "<div data-partial-notice></div>"


def pages(root: Path, body: str, settings: str = "", text: str = "A peel takes") -> dict[str, str]:
    made(root, {"peel": article(body)}, settings)
    untranslate(root, "de", "peel", text)
    site = built(root)
    assert caveat(root, "audit").code == 0
    return {tag: (site / tag / "peel.html").read_text("utf-8") for tag in ("en", "de", "ar")}


def test_a_page_with_untranslated_parts_says_so_where_its_author_wants_it(tmp_path: Path) -> None:
    read = pages(tmp_path, f"<h1>Skin</h1>{PLACE}{TEXT}")
    assert f"<div data-partial-notice>{GERMAN}</div>" in read["de"]
    assert PLACE in read["ar"]
    assert PLACE in read["en"]
    untranslated = {page["locale"]: page["untranslated"] for page in manifest(tmp_path / "build/site")["pages"]}
    assert untranslated == {"en": 0, "de": 1, "ar": 0}


def test_a_page_without_a_place_for_it_says_so_at_the_beginning_of_main_if_the_settings_say(tmp_path: Path) -> None:
    read = pages(tmp_path, f"<h1>Skin</h1>{TEXT}", 'partial_notice = "add"\n')
    assert f"<main>{GERMAN}<h1>" in read["de"]
    assert all('role="note"' not in read[tag] for tag in ("en", "ar"))


def test_the_place_of_the_author_comes_before_the_beginning_of_main(tmp_path: Path) -> None:
    assert pages(tmp_path, f"<h1>Skin</h1>{PLACE}{TEXT}", 'partial_notice = "add"\n')["de"].count(GERMAN) == 1


@pytest.mark.parametrize("settings", ["", 'partial_notice = "add"\nmetadata = "keep"\n'])
def test_nothing_is_said_where_nobody_asks_for_it(tmp_path: Path, settings: str) -> None:
    assert 'role="note"' not in pages(tmp_path, TEXT, settings)["de"]


def test_a_title_that_is_not_translated_is_part_of_the_page_and_a_description_for_machines_is_none(tmp_path: Path) -> None:
    assert GERMAN in pages(tmp_path / "title", f"{PLACE}{TEXT}", text="A peel at home")["de"]
    image = '<img src="x.svg" alt="A jar of cream">'
    assert GERMAN not in pages(tmp_path / "alt", f"{PLACE}{TEXT}{image}", text="A jar")["de"]


def test_a_notice_in_another_language_than_its_page_names_it() -> None:
    assert partial_notice(language("th")).startswith('<p class="caveat-partial" role="note" lang="en" dir="ltr">Parts of this page')
    assert partial_notice(language("ur")).startswith('<p class="caveat-partial" role="note" lang="en" dir="ltr">')
    assert partial_notice(language("ar")).startswith('<p class="caveat-partial" role="note">لم تُترجم')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<div data-warning=x><div data-partial-notice></div>Text</div>", "stands in a warning"),
        ("<div data-warning=x data-partial-notice>Text</div>", "stands in a warning"),
        ("<p data-partial-notice></p>", "stands on a <p>"),
        ("<p>A <span data-partial-notice></span></p>", "stands on a <span>"),
        ("<table data-partial-notice></table>", "stands on a <table>"),
    ],
)
def test_a_notice_where_it_may_not_stand_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(f"\n{text}")
    assert caught.value.line == 2
    assert said in caught.value.cause


def test_a_warning_that_is_the_main_part_gets_no_other_words(tmp_path: Path) -> None:
    head = "<!doctype html><html lang=en><head><title>A peel at home</title></head>"
    body = f"{head}<body>{TEXT}<main data-warning=sun data-severity=danger>Never rub the skin.</main>"
    root = made(tmp_path, {"peel": body}, 'partial_notice = "add"\n')
    untranslate(root, "de", "peel", "A peel takes")
    assert 'role="note"' not in (built(root) / "de/peel.html").read_text("utf-8")


def test_a_withheld_page_is_in_no_switcher_alternate_list_or_sitemap(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT), "other": article(TEXT)})
    untranslate(root, "de", "peel", "Never rub")
    assert caveat(root, "build").code == 1
    site = root / "build/site"
    notice = (site / "de/peel.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in notice
    assert 'data-warning="' not in notice
    for path in ("en/peel.html", "ar/peel.html", "index.html", "sitemap.xml"):
        read = (site / path).read_text("utf-8")
        assert "de/peel.html" not in read
        assert path == "index.html" or path == "sitemap.xml" or 'hreflang="de"' not in read
    assert "de/other.html" in (site / "sitemap.xml").read_text("utf-8")
    listed = {page["path"]: (page["verdict"], page["warnings"]) for page in manifest(site)["pages"]}
    assert listed["de/peel.html"] == ("withheld", [])


@pytest.mark.parametrize(("share", "code"), [("0.5", 0), ("0.9", 1)])
def test_a_page_with_too_little_translated_is_withheld(tmp_path: Path, share: str, code: int) -> None:
    root = made(tmp_path, {"peel": article(f"{TEXT}<p>Rinse the skin.</p>")}, f"min_translated = {share}\n")
    untranslate(root, "de", "peel", "Rinse")
    assert caveat(root, "build").code == code


def test_no_good_page_outlives_a_warning_that_changed(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT)})
    site = built(root)
    assert "Niemals" in (site / "de/peel.html").read_text("utf-8")
    source = root / "source/peel.html"
    source.write_text(source.read_text("utf-8").replace(WARNING, WARNING.replace("Never rub", "Never scrub")), "utf-8")
    assert caveat(root, "build").code == 1
    assert not re.search("Niemals|data-warning=", (site / "de/peel.html").read_text("utf-8"))


def test_text_in_the_other_direction_says_its_language_and_its_direction(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT)})
    untranslate(root, "ar", "peel", "A peel takes")
    assert '<p><span lang="en" dir="ltr">A peel takes off' in (built(root) / "ar/peel.html").read_text("utf-8")
