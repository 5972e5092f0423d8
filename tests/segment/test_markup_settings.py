"""What a project's settings add to the table of what is translatable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from pipeline.model import Article, Encoding, PipelineError, Segmentation, Selectors, Source
from pipeline.segment.article import segment
from pipeline.validate.rules import warning_untranslated, warning_without_text
from tests.assemble.builders import faithful, pseudo, render
from tests.validate.builders import judge_article

from . import builders


def cut(text: str, selectors: Selectors) -> Article:
    return segment(Source("page", "source/page.html", text, Encoding(), "0" * 64), "en", Segmentation.BLOCK, selectors)


def msgids(text: str, selectors: Selectors) -> list[str]:
    return [unit.msgid for unit in cut(text, selectors).units]


def test_translate_opens_an_element_that_the_table_closes() -> None:
    text = "<p>Turn <code class=label>Start</code> or <code>stop</code></p><pre class=label>Menu</pre>"
    assert msgids(text, Selectors(translate=(".label",))) == ["Turn <code1>Start</code1> or <code2/>", "Menu"]


def test_of_two_plain_tags_the_one_that_settings_choose_is_another() -> None:
    text = "<p><b>a</b> and <b>c</b></p>"
    article = cut(text, Selectors(translate=("b:first-child",)))
    assert [unit.msgid for unit in article.units] == ["<b1>a</b1> and <b>c</b>"]
    assert '<p><b translate="yes">n</b> naq <b>p</b></p>' in render(article, pseudo(article))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p class=sku>ACME 7</p><p>Free", ["Free"]),
        ("<div class=sku>a<p>b</p><p translate=yes>c</p></div>", ["c"]),
        ("<p>Order <b class=sku>ACME</b> now", ["Order <b1/> now"]),
        ("<p class=sku title=Tip>a", []),
        ("<svg><text class=sku>a</text><text>b</text></svg>", ["b"]),
    ],
)
def test_exclude_closes_an_element_that_the_table_opens(text: str, expected: list[str]) -> None:
    assert msgids(text, Selectors(exclude=(".sku",))) == expected


def test_where_both_choose_an_element_it_is_excluded_and_the_nearest_choice_counts() -> None:
    both = Selectors(translate=("p", "i"), exclude=("p.sku",))
    assert msgids("<p class=sku>a</p><p>b</p><p class=sku>c <i>d</i></p>", both) == ["b", "d"]


@pytest.mark.parametrize(("written", "expected"), [("yes", ["a"]), ("", ["a"]), ("no", []), ("maybe", [])])
def test_the_translate_attribute_of_the_element_itself_comes_first(written: str, expected: list[str]) -> None:
    assert msgids(f'<p translate="{written}">a</p>', Selectors(exclude=("p",))) == expected


def test_the_translate_attribute_no_comes_before_a_setting_that_says_yes() -> None:
    assert msgids("<p translate=no>a</p><p class=notranslate>b</p>", Selectors(translate=("p",))) == ["b"]


@pytest.mark.parametrize("text", ["<script>a</script>", "<style>a</style>", "<iframe>a</iframe>", "<math><mi>a</mi></math>"])
def test_no_setting_opens_what_is_never_translated(text: str) -> None:
    assert msgids(text, Selectors(translate=("*",))) == []


def test_inline_elements_stand_inside_a_sentence() -> None:
    text = "<div>New <div class=badge>beta</div> and <my-badge>old</my-badge> here<div>End</div></div>"
    assert msgids(text, Selectors(inline=(".badge", "my-badge"))) == ["New <div1>beta</div1> and <my-badge>old</my-badge> here", "End"]


def test_an_inline_warning_is_still_an_entry_of_its_own() -> None:
    assert msgids("<div>So <div data-warning=x>hot</div>!</div>", Selectors(inline=("div div",))) == ["hot", "So <div1/>!"]


@pytest.mark.parametrize("text", ["<ul><li>a</ul>", "<table><tr><td>a</table>", "<p>a", "<title>a</title>", "<select><option>a</select>", "<svg><g/></svg>"])
def test_an_element_that_cannot_stand_inside_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(PipelineError, match="which cannot stand inside a sentence") as caught:
        cut(f"<div>\n{text}", Selectors(inline=("li", "td", "p", "title", "option", "g")))
    assert (caught.value.file, caught.value.line) == ("source/page.html", 2)


def test_attributes_are_read_where_their_selector_says() -> None:
    text = "<p><a data-tip='Look here'>a</a> <button data-tip=Press>b</button> <i data-tip=x>c</i></p><meta name=author content=Ann>"
    article = cut(text, Selectors(attributes={"data-tip": "button, a", "content": "meta"}))
    units = {unit.msgid: (unit.role, unit.shown) for unit in article.units}
    assert units["Look here"] == ("attribute data-tip of <a>", False)
    assert {"Press", "Ann"} < set(units)
    assert "x" not in units


def test_an_attribute_of_an_excluded_element_is_not_read() -> None:
    assert msgids("<p data-tip=a>b</p>", Selectors(exclude=("p",), attributes={"data-tip": "*"})) == []


def test_the_content_of_a_meta_element_that_gives_an_order_is_not_read() -> None:
    assert msgids("<meta http-equiv=refresh content='5; url=a.html'>", Selectors(attributes={"content": "meta"})) == []


def test_an_attribute_in_a_warning_belongs_to_the_warning() -> None:
    article = cut("<p data-warning=x data-tip=Careful>Hot</p>", Selectors(attributes={"data-tip": "*"}))
    assert [(unit.msgid, unit.warning) for unit in article.units] == [("Careful", "x"), ("Hot", "x")]


def test_a_page_repeats_what_the_settings_say_of_an_element() -> None:
    article = cut("<p class=sku>a</p><p>b <code id=c>d</code></p><p translate=yes>e</p>", Selectors(exclude=("p.sku", "p:last-child"), translate=("code",)))
    assert '<p translate="no" class=sku>a</p><p>b <code translate="yes" id=c>d</code></p><p translate=yes>e</p>' in render(article, faithful(article))


@pytest.mark.parametrize("exclude", ["[data-warning]", "body", "p", "#all"])
def test_a_warning_that_settings_exclude_is_a_finding(exclude: str) -> None:
    article = cut("<body><div id=all><p data-warning=x>Do not inhale.</p></div>", Selectors(exclude=(exclude,)))
    assert [fault.warning for fault in judge_article(warning_without_text.RULE, article)] == ["x"]


def test_a_part_of_a_warning_that_settings_exclude_is_a_finding() -> None:
    article = cut("<div data-warning=x><p>Warning</p><p class=legal>Do not inhale.</p></div>", Selectors(exclude=(".legal",)))
    (found,) = judge_article(warning_untranslated.RULE, article)
    assert (found.warning, found.fault.found) == ("x", "Do not inhale.")


def test_listing_is_a_block_that_is_not_translated() -> None:
    assert msgids("<div>a<listing>b</listing>c</div><listing translate=yes>d</listing>", Selectors()) == ["a", "c", "d"]


@pytest.mark.parametrize("tag", ["html", "head"])
def test_the_language_switcher_cannot_replace_a_page_or_its_head(tag: str) -> None:
    with pytest.raises(PipelineError, match=f"data-locales stands on <{tag}>") as caught:
        cut("<html>\n<head>\n<title>a</title></head><p>b</html>".replace(f"<{tag}>", f"<{tag} data-locales>"), Selectors())
    assert (caught.value.file, caught.value.line) == ("source/page.html", {"html": 1, "head": 2}[tag])


EVERYTHING = Selectors(("b", "code", ".x"), ("span:nth-child(2)", "li"), ("div", "span", "blockquote"), {"href": "a", "data-severity": "*"})


@given(builders.markup)
def test_whatever_settings_choose_the_text_of_an_article_is_kept(text: str) -> None:
    try:
        article = cut(text, EVERYTHING)
    except PipelineError:
        return
    assert "".join(piece.source for piece in article.pieces) == text
    written = render(article, faithful(article), "en")
    assert re.sub(r'<html lang="en">| translate="(?:yes|no)"', "", written) == text
