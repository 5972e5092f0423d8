from __future__ import annotations

import re

import pytest
from hypothesis import given

from pipeline.model import Article, PipelineError
from pipeline.placeholders import strip
from tests.segment.builders import NAMES, cut, events, markup, read, refused, walk, well_formed

from .builders import faithful, numbered, pseudo, render, turned

NUMBER = re.compile(r"⟦(\d+)⟧")


def stripped(article: Article, texts: list[str | None]) -> list[str]:
    return list(dict.fromkeys(strip(text or "", unit.tags) for unit, text in zip(article.units, texts, strict=True)))


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_equal_to_the_source_gives_the_same_document(name: str) -> None:
    article = cut(read(name))
    assert events(render(article, faithful(article))) == events(read(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_the_source_language_differs_from_its_source_in_the_roots_of_documents_only(name: str) -> None:
    text = read(name)
    page = render(cut(text), [None] * len(cut(text).units), "en").replace("&lt;html lang=&quot;en&quot;&gt;", "")
    assert re.sub(r"<html[^>]*>", "", page, count=1) == re.sub(r"<html[^>]*>", "", text, count=1)


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_changes_all_that_people_read_and_nothing_else(name: str) -> None:
    article = cut(read(name))
    assert events(render(article, pseudo(article))) == events(read(name), change=turned)


@given(well_formed)
def test_a_translation_of_well_formed_markup_changes_all_that_people_read_and_nothing_else(text: str) -> None:
    article = cut(text)
    assert events(render(article, pseudo(article))) == events(text, change=turned)


@given(markup)
def test_a_translation_equal_to_the_source_gives_the_same_document_for_any_markup(text: str) -> None:
    try:
        article = cut(text)
    except PipelineError:
        return
    assert events(render(article, faithful(article))) == events(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_whose_translations_are_the_msgids_is_cut_into_the_same_units(name: str) -> None:
    article = cut(read(name))
    page = render(article, faithful(article))
    assert [unit.key for unit in cut(page, "de").units] == [unit.key for unit in article.units]


@pytest.mark.parametrize("name", NAMES)
def test_a_translated_page_is_cut_into_its_translations(name: str) -> None:
    article = cut(read(name))
    texts = pseudo(article)
    again = cut(render(article, texts), "de")
    assert stripped(again, faithful(again)) == stripped(article, texts)


def misplaced(text: str) -> list[str]:
    """What stands in a warning of the page, as html5lib sees it, but in no unit of that warning."""
    article = cut(text)
    found = []
    for node in walk(render(article, numbered(article))):
        if node.readable and node.warnings:
            owners = {article.units[int(number)].warning for number in NUMBER.findall(node.data)}
            if owners != {node.warnings[-1]} or NUMBER.sub("", node.data).strip():
                found.append(node.data)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_whatever_stands_in_a_warning_is_in_a_unit_of_that_warning(name: str) -> None:
    assert misplaced(read(name)) == []


@given(well_formed)
def test_whatever_stands_in_a_warning_of_well_formed_markup_is_in_a_unit_of_that_warning(text: str) -> None:
    assert misplaced(text) == []


@given(markup.filter(lambda text: "data-warning" in text and not refused(text)))
def test_whatever_stands_in_a_warning_of_any_markup_is_in_a_unit_of_a_warning(text: str) -> None:
    article = cut(text)
    for node in walk(render(article, numbered(article))):
        if node.readable and node.warnings:
            rest = NUMBER.sub(lambda number: "" if article.units[int(number[1])].warning else number[0], node.data)
            assert rest.strip() == ""


@given(markup.filter(lambda text: "data-warning" in text and not refused(text)))
def test_every_warning_of_the_source_is_on_the_page(text: str) -> None:
    article = cut(text)
    marked = [node.attributes["data-warning"] for node in walk(text) if "data-warning" in node.attributes]
    untranslated: list[str | None] = [None] * len(article.units)
    for texts in (numbered(article), untranslated):
        assert [node.attributes["data-warning"] for node in walk(render(article, texts)) if "data-warning" in node.attributes] == marked
    assert sorted(mark.id for mark in article.marks) == sorted(marked)
