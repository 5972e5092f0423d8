"""Sentence mode: blocks are cut at sentences, and join back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.model import Article, Encoding, PipelineError, Segmentation, Source, join
from pipeline.segment.article import segment
from tests.segment.builders import NAMES, markup, read


def cut(text: str, language: str = "en") -> Article:
    return segment(Source("page", "source/page.html", text, Encoding(), "0" * 64), language, Segmentation.SENTENCE)


def msgids(text: str, language: str = "en") -> list[str]:
    return [unit.msgid for unit in cut(f"<p>{text}</p>", language).units]


SENTENCES = [
    ("en", "Avoid the sun. It burns!  Really?", ["Avoid the sun.", "It burns!", "Really?"]),
    ("en", "Dr. Smith gave 3.5 mg. Stop.", ["Dr. Smith gave 3.5 mg.", "Stop."]),
    ("en", "One &amp; two. Three &lt; four.", ["One & two.", "Three < four."]),
    ("en", "<b>Stop.</b> Go on.", ["<b>Stop.</b>", "Go on."]),
    ("en", "<b>Stop. </b>Go on.", ["<b>Stop. </b>", "Go on."]),
    ("en", "Stop. <b>Go on.</b> Rest.", ["Stop.", "<b>Go on.</b>", "Rest."]),
    ("en", "See <b>one. Two and</b> three. End.", ["See <b>one. Two and</b> three.", "End."]),
    ("en", "First line.\nSecond line.", ["First line.", "Second line."]),
    ("en", 'Look. <img src="a.png"> is a face.', ["Look.", "<img1/> is a face."]),
    ("ja", "服用しないでください。医師に相談してください。", ["服用しないでください。", "医師に相談してください。"]),
    ("hi", "यह करें। वह न करें।", ["यह करें।", "वह न करें।"]),
    ("ar", "تجنب الشمس. اسأل طبيبك.", ["تجنب الشمس.", "اسأل طبيبك."]),
]


@pytest.mark.parametrize(("language", "text", "sentences"), SENTENCES)
def test_each_sentence_is_a_unit(language: str, text: str, sentences: list[str]) -> None:
    assert msgids(text, language) == sentences


def test_every_sentence_of_a_warning_is_that_warnings() -> None:
    article = cut('<div data-warning="sun"><p>Avoid the sun. It burns.</p></div><p>Rest now.</p>')
    assert [(unit.msgid, unit.warning) for unit in article.units] == [("Avoid the sun.", "sun"), ("It burns.", "sun"), ("Rest now.", None)]


@pytest.mark.parametrize("name", NAMES)
def test_the_sentences_of_an_article_join_to_its_text(name: str) -> None:
    assert join(cut(read(name)).pieces) == read(name)


@given(markup)
def test_the_sentences_of_any_markup_join_to_its_text(text: str) -> None:
    try:
        article = cut(text)
    except PipelineError:
        return
    assert join(article.pieces) == text


@pytest.mark.parametrize("name", NAMES)
def test_sentence_mode_covers_what_block_mode_covers(name: str) -> None:
    block = segment(Source("page", "source/page.html", read(name), Encoding(), "0" * 64), "en")
    assert (cut(read(name)).covered, cut(read(name)).excluded) == (block.covered, block.excluded)
