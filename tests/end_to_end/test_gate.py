"""A warning that is not whole in a locale keeps the page of that locale, and no other, unpublished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.locales import language
from pipeline.publish.texts import text

from .builders import UNITS, Ran, catalogue, caveat, page, process, promised, root_of, said, translation, tree, words
from .damage import WAYS, harm, invisible

SHAPES = [(id_, index) for id_, texts in UNITS.items() for index in range(len(texts))]


def errors(project: Path) -> list[dict[str, object]]:
    report = json.loads(caveat(project, "check", "--format", "json").out)
    return [finding for finding in report["findings"] if finding["severity"] == "error"]


def assert_names(ran: Ran, project: Path, locale: str, warning: str, line: int | None) -> None:
    assert ran.code == 1
    label = catalogue(project, locale).relative_to(project).as_posix()
    assert f"{locale} {language(locale).english}" in ran.out
    found = [row for row in ran.out.split("\n") if f": error: warning {warning}: " in row]
    # One harm, one line to mend. That a text is absent, in doubt or a copy is the whole of what can be said of it: the rules about words look at translations,
    # and a second error, here or at a sound warning, would send its reader to a text that has nothing wrong.
    assert len(found) == ran.out.count(": error: ") == 1
    assert found[0].strip().startswith(f"{label}:" if line is None else f"{label}:{line}: ")


def assert_notice(project: Path, locale: str) -> None:
    soup, target = page(project, locale), language(locale)
    assert root_of(soup)["lang"] == target.tag
    assert root_of(soup).get("dir", "ltr") == target.direction
    robots = soup.select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex"
    assert soup.h1 is not None
    assert soup.h1.get_text() == text("withheld_title", target)[0]
    assert text("withheld_body", target)[0] in soup.get_text()
    assert not soup.select("[data-warning]")
    assert soup.main is not None
    assert len(soup.main.get_text()) < 400


def assert_left_out(project: Path, locale: str, published: list[str]) -> None:
    """Nothing that is published leads to the withheld page."""
    path = f"{locale}/peel.html"
    assert path not in (project / "build/site/sitemap.xml").read_text()
    assert path not in str(BeautifulSoup((project / "build/site/index.html").read_bytes(), "html5lib"))
    for other in published:
        soup = page(project, other)
        assert not [link for link in soup.select("a, link") if path in str(link.get("href"))]
        assert not soup.select(f'[hreflang="{locale}"]')
        assert {str(link["hreflang"]) for link in soup.select('link[rel="alternate"]')} == {*published, "x-default"}
        assert len(soup.select("nav[data-locales] a")) == len(published)


@pytest.mark.parametrize(("warning", "index"), SHAPES)
def test_a_warning_in_any_kind_of_element_is_gating(peel: Path, warning: str, index: int) -> None:
    harmed = harm(catalogue(peel, "de"), warning, WAYS["empty"], index)
    assert_names(caveat(peel, "check"), peel, "de", warning, harmed.line)
    (error,) = errors(peel)
    assert (error["msgctxt"], error["msgid"]) == (f"warning:{warning}", UNITS[warning][index])


@pytest.mark.parametrize("locale", ["de", "ar"])
@pytest.mark.parametrize("rule", WAYS)
def test_the_page_of_a_harmed_warning_is_a_notice_and_all_others_are_published(peel: Path, rule: str, locale: str) -> None:
    harmed = harm(catalogue(peel, locale), "sun", WAYS[rule])
    assert_names(caveat(peel, "check"), peel, locale, "sun", harmed.line)
    assert [error["rule"] for error in errors(peel)] == [rule]
    assert caveat(peel, "build").code == 1
    assert_notice(peel, locale)
    other = {"de": "ar", "ar": "de"}[locale]
    assert said(page(peel, other)) == promised(catalogue(peel, other))
    assert_left_out(peel, locale, ["en", other])
    assert caveat(peel, "audit").code == 0


@pytest.mark.parametrize("locale", ["de", "ar"])
def test_a_removed_catalogue_withholds_its_page(peel: Path, locale: str) -> None:
    catalogue(peel, locale).unlink()
    ran = caveat(peel, "check")
    assert ran.code == 1
    label = catalogue(peel, locale).relative_to(peel).as_posix()
    for warning, texts in UNITS.items():
        assert ran.out.count(f"{label}:1: error: warning {warning}: ") == len(texts)
    assert caveat(peel, "build").code == 1
    assert_notice(peel, locale)
    assert_left_out(peel, locale, ["en", {"de": "ar", "ar": "de"}[locale]])


def test_characters_that_nobody_sees_are_no_translation(peel: Path) -> None:
    harmed = harm(catalogue(peel, "ar"), "inline", invisible)
    assert_names(caveat(peel, "check"), peel, "ar", "inline", harmed.line)


@pytest.mark.parametrize("warning", UNITS)
def test_a_warning_taken_out_of_the_source_withholds_every_page(peel: Path, warning: str) -> None:
    source = peel / "source/peel.html"
    source.write_text(source.read_text().replace(f' data-warning="{warning}"', ""))
    ran = caveat(peel, "build")
    assert ran.code == 1
    assert f"source/warnings.toml:{line_of(peel, warning)}: error: warning {warning}: " in ran.out
    for locale in ("en", "de", "ar"):
        assert_notice(peel, locale)
    assert "peel.html" not in (peel / "build/site/sitemap.xml").read_text()


def line_of(project: Path, warning: str) -> int:
    return (project / "source/warnings.toml").read_text().split("\n").index(f"[warnings.{warning}]") + 1


def test_a_changed_source_warning_takes_the_old_page_off_the_site(peel: Path) -> None:
    assert caveat(peel, "build").code == 0
    source = peel / "source/peel.html"
    source.write_text(source.read_text().replace("fourteen days", "thirty days"))
    assert caveat(peel, "build").code == 1
    assert_notice(peel, "de")
    assert_notice(peel, "ar")
    assert "thirty" in said(page(peel, "en"))["sun"]


@pytest.mark.parametrize("change", ["", "<strong1/> <strong1/>", "<strong1></strong1>", "no tag at all"])
def test_whatever_a_translator_does_to_the_sentence_round_a_warning_it_is_published_once_or_not_at_all(peel: Path, change: str) -> None:
    path = catalogue(peel, "de")
    sentence = "Use a mask; <strong1/> while you work."
    content = path.read_text(encoding="utf-8")
    assert f'msgstr "{translation(sentence, "de")}"' in content
    path.write_text(content.replace(f'msgstr "{translation(sentence, "de")}"', f'msgstr "{change}"'), encoding="utf-8")
    code = caveat(peel, "build").code
    shown = page(peel, "de").select('[data-warning="inline"]')
    assert len(shown) == (0 if code else 1)
    assert all(words(element.get_text()) == promised(path)["inline"] for element in shown)


def test_untranslated_prose_is_published_in_english_that_says_so(peel: Path) -> None:
    path = catalogue(peel, "ar")
    prose = "A peel takes off the outer layer of the skin."
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(f'msgstr "{translation(prose, "ar")}"', 'msgstr ""'), encoding="utf-8")
    report = json.loads(caveat(peel, "check", "--format", "json").out)
    (arabic,) = [entry for entry in report["pages"] if entry["locale"] == "ar"]
    assert arabic["translated"] == arabic["units"] - 1
    assert report["summary"]["findings"]["error"] == 0
    ran = caveat(peel, "build")
    assert ran.code == 0
    assert f"{report['summary']['translated']} translated" in ran.out
    soup = page(peel, "ar")
    (english,) = soup.select('main [lang="en"]')
    assert (english.get_text(), english["dir"]) == (prose, "ltr")
    assert said(soup) == promised(path)


def test_no_level_in_the_settings_lets_a_harmed_warning_through(peel: Path) -> None:
    settings = peel / "pyproject.toml"
    settings.write_text(settings.read_text() + "[tool.caveat.rules]\n" + "".join(f'{rule} = "info"\n' for rule in WAYS))
    for locale, rule in (("de", "empty"), ("ar", "fuzzy")):
        harm(catalogue(peel, locale), "several", WAYS[rule], 2)
    assert caveat(peel, "build").code == 1
    assert_notice(peel, "de")
    assert_notice(peel, "ar")


ATTACK = '<script>alert(1)</script><b onclick="x">&lt;i&gt; --></title>'


def typed(text: str) -> str:
    """As a catalogue writes it."""
    return text.replace('"', '\\"')


def test_a_translators_markup_withholds_a_warning(peel: Path) -> None:
    path, own = catalogue(peel, "de"), translation(UNITS["sun"][0], "de")
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{own}"', f'"{own} {typed(ATTACK)}"'), encoding="utf-8")
    assert caveat(peel, "build").code == 1
    assert {"markup-typed", "escape-typed"} <= {error["rule"] for error in errors(peel)}
    assert_notice(peel, "de")
    assert not page(peel, "de").select("body script, [onclick]")


def test_a_translators_markup_is_text_on_the_page(peel: Path) -> None:
    path = catalogue(peel, "de")
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(f'msgstr "{translation("A peel at home", "de")}"', f'msgstr "{typed(ATTACK)}"'), encoding="utf-8")
    assert caveat(peel, "build").code == 0
    soup = page(peel, "de")
    assert not soup.select("script, [onclick]")
    assert soup.title is not None
    assert soup.h1 is not None
    assert words(soup.title.get_text()) == words(soup.h1.get_text()) == words(ATTACK)


def test_a_person_at_the_command_line_sees_the_same(peel: Path, tmp_path: Path) -> None:
    harmed = harm(catalogue(peel, "ar"), "cell", WAYS["empty"])
    assert_names(process(peel, "check", cwd=tmp_path), peel, "ar", "cell", harmed.line)
    assert process(peel, "build", cwd=tmp_path).code == 1
    before = tree(peel / "build")
    assert caveat(peel, "build").code == 1
    assert tree(peel / "build") == before
