"""The report for people with a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Cleared, Evidence, Fuzzy, Judgement, Missing, Outcome, Passage, Place, Tally, Translated
from pipeline.report.html import render_html
from tests.browser.chromium import REAL, opened

from .builders import BARE, CLEARED, OUTCOME, WITH_WAIVER, WITHHELD, damaged

HERE = Place("x.po", 3)


def soup(outcome: Outcome) -> BeautifulSoup:
    return BeautifulSoup(render_html(outcome, source="en"), "html.parser")


def data(outcome: Outcome) -> Any:
    script = soup(outcome).find("script", type="application/json")
    assert script is not None
    return json.loads(script.string or "")


def seen(translation: Any) -> tuple[Evidence, ...]:
    return (Evidence("sun", "caution", ("numbers: 14 days",), (Passage("Avoid the sun.", translation),)),)


def test_the_matrix_has_a_row_for_each_warning_and_a_headed_column_for_each_locale() -> None:
    table = soup(OUTCOME).find("table")
    assert table is not None
    assert [head.get_text() for head in table.select("thead th[scope=col]")] == ["Warning", "en", "de"]
    assert [head["title"] for head in table.select("tbody th[scope=row]")] == ["sun", "dose"]
    assert [button["aria-label"] for button in table.select("td button")] == ["sound", "unsound", "sound", "sound"]
    assert [cell.get_text() for cell in table.select("tfoot td")] == ["cleared100 %", "withheld75 %"]


def test_a_waived_warning_and_one_that_is_not_in_an_article_are_told_apart() -> None:
    assert [button["aria-label"] for button in soup(WITH_WAIVER).select("td button")] == ["sound", "unsound", "sound", "waived"]
    absent = replace(CLEARED, verdict=replace(CLEARED.verdict, locale="ar", tally=replace(CLEARED.verdict.tally, warnings=("sun",), sound=("sun",))))
    assert [cell.get_text() for cell in soup(Outcome((CLEARED, absent))).select("tbody td")] == ["✓", "✓", "✓", "·"]


def test_a_cell_holds_source_translation_state_facts_and_findings() -> None:
    pages = (replace(CLEARED, evidence=seen(None)), replace(WITHHELD, evidence=seen(Fuzzy(HERE, "Sonne meiden."))))
    sun = data(Outcome(pages))["warnings"][0]
    assert (sun["id"], sun["source"], sun["facts"]) == ("sun", ["Avoid the sun."], ["numbers: 14 days"])
    source, german = sun["cells"]
    assert source == [None, [], []]
    assert german[:2] == [["Sonne meiden."], ["fuzzy"]]
    assert german[2][0][:2] == ["error", "the tag <a1> is missing [tag-lost]"]
    assert ["place", "locales/de/LC_MESSAGES/peel.po:42"] in german[2][0][2]


def test_what_is_done_has_no_state_and_what_is_missing_no_text() -> None:
    for state, cell in ((Translated(HERE, "Sonne meiden."), [["Sonne meiden."], [""]]), (Missing(HERE), [[None], ["missing"]])):
        assert data(Outcome((replace(WITHHELD, evidence=seen(state)),)))["warnings"][0]["cells"][0][:2] == cell


def test_each_language_comes_with_its_tag_and_direction() -> None:
    arabic = replace(CLEARED, verdict=replace(CLEARED.verdict, locale="ar"))
    brazil = replace(CLEARED, verdict=replace(CLEARED.verdict, locale="pt_BR"))
    assert [column[:3] for column in data(Outcome((arabic, brazil)))["locales"]] == [["ar", "ar", "rtl"], ["pt_BR", "pt-BR", "ltr"]]


def test_the_page_loads_nothing_and_runs_nothing_but_its_own_script() -> None:
    text = render_html(OUTCOME, source="en")
    page = BeautifulSoup(text, "html.parser")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    allowed = str(policy["content"])
    assert allowed.startswith("default-src 'none';")
    for element in (page.find("style"), page.find_all("script")[-1]):
        assert element is not None
        assert f"'sha256-{base64.b64encode(hashlib.sha256((element.string or '').encode()).digest()).decode()}'" in allowed
    assert not re.search(r"\b(?:src|href|style|on\w+)=", re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.DOTALL))


def test_what_is_found_outside_warnings_is_listed_and_the_rest_counted() -> None:
    text = soup(Outcome((), (BARE,))).get_text()
    assert "no article is called other" in text
    assert "1 more in the text report" in soup(OUTCOME).get_text()
    assert "Nothing was found." in soup(Outcome((CLEARED,))).get_text()


HOSTILE = ["<script>x</script>", "</script><img src=x onerror=alert(1)>", "<!--<script>", "\"'><b>", "]]>&amp;", "\u2028\u202e", "${x}", "a\x00b", "\ud800"]


def tags(outcome: Outcome) -> list[str]:
    return [element.name for element in soup(outcome).find_all(True)]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    assert tags(damaged(text)) == tags(damaged("x"))
    assert "\u202e" not in render_html(damaged(text), source="en")


@given(st.text(min_size=1))
def test_whatever_a_catalogue_holds_the_page_has_the_same_elements(text: str) -> None:
    assert tags(damaged(text)) == tags(damaged("x"))


def test_forty_locales_of_a_thousand_warnings_stay_light() -> None:
    ids = tuple(f"w{index}" for index in range(1000))
    locales = ["ar", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu", "id", "it", "ja", "ko"]
    locales += ["lt", "lv", "mt", "nb", "nl", "pl", "pt_BR", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh_Hans", "zh_Hant"]
    shown = tuple(Evidence(id_, None, (), (Passage("Avoid it.", Translated(HERE, "x" * 100)),)) for id_ in ids)
    pages = tuple(Judgement(Cleared("all", locale, (), Tally(1000, 1000, ids, ids)), (), shown) for locale in locales)
    assert len(render_html(Outcome(pages), source="en").encode()) < 9_000_000


PROBE = """<script>
const seen = {};
const buttons = document.querySelectorAll("td button");
buttons[0].focus();
const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
press("ArrowRight"); seen.right = document.activeElement === buttons[1];
press("ArrowDown"); seen.edge = document.activeElement === buttons[1];
document.activeElement.click();
const dialog = document.querySelector("dialog");
seen.open = dialog.open;
const texts = [...dialog.querySelectorAll(".text")];
seen.texts = texts.map((text) => [text.lang, text.dir, text.textContent]);
seen.inside = dialog.scrollWidth <= dialog.clientWidth && document.documentElement.scrollWidth <= document.documentElement.clientWidth;
seen.label = dialog.querySelector("#" + dialog.getAttribute("aria-labelledby")).textContent;
document.title = JSON.stringify(seen);
</script>"""


class TestInABrowser:
    pytestmark = REAL

    def test_a_cell_opens_by_keyboard_with_each_text_in_its_language_and_direction(self, tmp_path: Path) -> None:
        source = Judgement(Cleared("peel", "en", (None,), Tally(1, 1, ("sun",), ("sun",))), (), seen(None))
        arabic = Judgement(Cleared("peel", "ar", ("x",), Tally(1, 1, ("sun",), ("sun",))), (), seen(Translated(HERE, "تجنب <b>الشمس</b>")))
        page = render_html(Outcome((source, arabic)), source="en")
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", PROBE + "</body>")
        assert opened(page.encode(), tmp_path) == {
            "right": True,
            "edge": True,
            "open": True,
            "texts": [["en", "ltr", "Avoid the sun."], ["ar", "rtl", "تجنب <b>الشمس</b>"]],
            "inside": True,
            "label": "sun · ar Arabic",
        }

    def test_the_policy_lets_the_own_script_run_and_no_other(self, tmp_path: Path) -> None:
        page = render_html(Outcome((CLEARED,)), source="en")
        script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[-1]
        told = script.replace('"use strict";', '"use strict"; document.title = JSON.stringify({ ran: true });', 1)
        digest = base64.b64encode(hashlib.sha256(told.encode()).digest()).decode()
        page = page.replace(script, told)
        allowed = re.sub(r"script-src 'sha256-[^']*'", f"script-src 'sha256-{digest}'", page)
        assert opened(allowed.encode(), tmp_path) == {"ran": True}
        with pytest.raises(AssertionError, match="did not run"):
            opened(page.encode(), tmp_path)
