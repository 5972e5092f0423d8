"""Pseudo-locales: a layout can be looked at before translators start, and no reader is led there."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import SETTINGS, catalogue, caveat, page, root_of


@pytest.fixture
def pretended(peel: Path) -> Path:
    (peel / "pyproject.toml").write_text(SETTINGS.replace('"ar"]', '"ar", "en_XA", "ar_XB"]'), encoding="utf-8")
    assert caveat(peel, "init", "-l", "en_XA", "-l", "ar_XB").code == 0
    return peel


def test_a_pseudo_locale_is_translated_as_soon_as_it_is_there(pretended: Path) -> None:
    assert 'msgstr "[Ñééṽééŕ ŕûûƀ ţĥéé šķîîñ.]"' in catalogue(pretended, "en_XA").read_text(encoding="utf-8")
    assert 'msgstr "نهڤهر رعب طحه سكين."' in catalogue(pretended, "ar_XB").read_text(encoding="utf-8")
    assert caveat(pretended, "check").code == 0


def test_its_pages_are_built_and_no_page_leads_there(pretended: Path) -> None:
    assert caveat(pretended, "build").code == 0
    accented, mirrored, german = page(pretended, "en_XA"), page(pretended, "ar_XB"), page(pretended, "de")
    assert (root_of(accented)["lang"], root_of(mirrored)["lang"], root_of(mirrored)["dir"]) == ("en-XA", "ar-XB", "rtl")
    for pseudo in (accented, mirrored):
        assert [meta["content"] for meta in pseudo.select("meta[name=robots]")] == ["noindex"]
        assert pseudo.select("link[hreflang], link[rel=canonical]") == []
    site = pretended / "build" / "site"
    for known in (str(german), (site / "index.html").read_text(encoding="utf-8"), (site / "sitemap.xml").read_text(encoding="utf-8")):
        assert "-XA" not in known
        assert "-XB" not in known
    assert caveat(pretended, "audit").code == 0


def test_an_edited_text_is_pretended_anew_and_what_somebody_wrote_stays(pretended: Path) -> None:
    entries = catalogue(pretended, "en_XA")
    entries.write_text(entries.read_text(encoding="utf-8").replace("[Ñééṽééŕ ŕûûƀ", "[Mine ŕûûƀ"), encoding="utf-8")
    source = pretended / "source" / "peel.html"
    source.write_text(source.read_text(encoding="utf-8").replace("Rinse the skin.", "Rinse the skin well."), encoding="utf-8")
    assert caveat(pretended, "update").code == 0
    text = entries.read_text(encoding="utf-8")
    assert 'msgid "Rinse the skin well."\nmsgstr "[Ŕîîñšéé ţĥéé šķîîñ ŵééļļ.]"' in text
    assert "[Mine ŕûûƀ" in text
    assert "fuzzy" not in text
    assert caveat(pretended, "check", "--locale", "en_XA").code == 0
