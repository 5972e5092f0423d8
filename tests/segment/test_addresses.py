"""`data-localize` makes an address a unit, so that a locale may point elsewhere."""

from __future__ import annotations

import pytest

from pipeline.assemble.page import Surroundings
from pipeline.catalog.lookup import look_up
from pipeline.locales import language
from pipeline.model import Article, Catalogue, Cleared, Contract, Entry, Level, Metadata, PipelineError, Settings, Termbase, Verdict, Withheld, join
from pipeline.validate.gate import judge, open_case
from pipeline.validate.rules import mention_unsaid
from tests.assemble.builders import render
from tests.assemble.test_payloads import PAYLOADS
from tests.segment.builders import cut, walk
from tests.validate.builders import judge_article, requirement

TERMS = Termbase("de", {}, {}, "glossary.po")


def verdict(article: Article, *texts: str, levels: dict[str, Level] | None = None) -> Verdict:
    entries = {u.key: Entry(context=u.context, msgid=u.msgid, msgstr=(text,), line=1, msgstr_line=2) for u, text in zip(article.units, texts, strict=True)}
    case = open_case(article, Contract("", (), written=False), TERMS, language("en"))
    settings = Settings("caveat.toml", "en", ("de",), levels=levels or {}, min_translated=1.0)
    return judge(case, look_up(article, Catalogue("de.po", None, entries, ()), "de.po"), TERMS, settings, language("de")).verdict


def test_an_address_is_a_unit_with_a_context_of_its_own() -> None:
    text = '<p><a href=" x.html " data-localize="href">x.html</a> <img src=a.png data-localize=SRC data-context=nav></p>'
    text += "<p data-warning=w><a data-localize=href href=y>y</a>"
    article = cut(text)
    assert join(article.pieces) == text
    found = [(unit.context, unit.msgid, unit.role, unit.shown) for unit in article.units if unit.address]
    assert found == [
        ("address", "x.html", "address: href of <a>", False),
        ("nav:address", "a.png", "address: src of <img>", False),
        ("warning:w:address", "y", "address: href of <a>", False),
    ]
    assert [unit.msgid for unit in article.units if not unit.address] == ["<a1>x.html</a1> <img2/>", "<a1>y</a1>"]
    assert [article.units[unit].address for unit in article.marks[0].units] == [True, False]


@pytest.mark.parametrize(
    "tag",
    [
        *("a data-localize=href", "a title=x data-localize=title", "a href=x data-localize='href src'", "img srcset='x 1x' data-localize=srcset"),
        *("p data-localize=onclick onclick=x", "script src=x data-localize=src", "link href=x data-localize=href"),
    ],
)
def test_a_name_that_holds_no_address_of_a_readers_is_refused(tag: str) -> None:
    with pytest.raises(PipelineError, match="has no address there"):
        cut(f"<p>Text</p>\n<{tag}>")


def test_without_a_translation_the_page_has_the_sources_address_as_written() -> None:
    article = cut("<a href=' x.html?a=1&amp;b' data-localize=href>t</a>")
    assert "<a href=' x.html?a=1&amp;b' data-localize=href>" in render(article, [None] * len(article.units))


def test_an_address_is_moved_like_the_authors_own_translated_or_not() -> None:
    around = Surroundings("", "", lambda url: f"../{url}", Metadata.KEEP)
    article = cut("<img src=a.png data-localize=src>")
    assert '<img src="../a.png" data-localize=src>' in render(article, [None], around=around)
    assert '<img src="../a.png" data-localize=src>' in render(article, [None], "en", around)
    assert '<img src="../b&amp;c.png" data-localize=src>' in render(article, ["b&c.png"], around=around)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_payload_in_an_address_adds_no_element_and_no_attribute(payload: str, quote: str) -> None:
    text = f"<!DOCTYPE html><html><head></head><body><p><a href={quote}x{quote} data-localize=href>t</a> u</p></body></html>"
    article = cut(text)
    texts = [payload if unit.address else unit.msgid for unit in article.units]
    page = list(walk(render(article, list(texts))))
    assert [(node.kind, node.tag, sorted(node.attributes.keys() - {"lang"})) for node in page] == [
        (node.kind, node.tag, sorted(node.attributes.keys() - {"lang"})) for node in walk(text)
    ]


@pytest.mark.parametrize("level", list(Level)[1:])
def test_an_unsafe_address_falls_back_whatever_the_settings_say(level: Level) -> None:
    article = cut("<a href=x data-localize=href>Text</a>")
    (at,) = (index for index, unit in enumerate(article.units) if unit.address)
    texts = ["javascript:alert(1)" if unit.address else "<a1>Wort</a1>" if unit.tags else "Wort" for unit in article.units]
    cleared = verdict(article, *texts, levels={"url-unsafe": level})
    assert isinstance(cleared, Cleared)
    assert cleared.texts[at] is None


def test_an_address_counts_neither_as_prose_nor_for_its_words() -> None:
    article = cut("<p>Text <img src=a/x.png data-localize=src></p>")
    texts = ["../1/" if unit.address else "Wort <img1/>" for unit in article.units]
    assert verdict(article, *texts) == Cleared("page", "de", tuple(texts), verdict(article, *texts).tally)
    assert isinstance(verdict(article, *("" if unit.address else "Wort <img1/>" for unit in article.units)), Cleared)


def test_an_address_in_a_warning_must_be_translated_and_may_stay_as_it_is() -> None:
    article = cut("<div data-warning=w><p>Keep away</p><img src=a.png data-localize=src></div>")
    assert isinstance(verdict(article, "Fernhalten", "a.png"), Cleared)
    assert isinstance(verdict(article, "Fernhalten", ""), Withheld)
    assert isinstance(verdict(article, "Fernhalten", "javascript:x"), Withheld)


def test_a_required_concept_is_not_mentioned_by_an_address() -> None:
    article = cut("<div data-warning=sun><p>Keep away</p><img src=pregnant.png data-localize=src></div>")
    (found,) = judge_article(mention_unsaid.RULE, article, requirement(mentions=("pregnant",)))
    assert found.fault.found == "Keep away"


def test_structured_data_does_not_follow_an_address() -> None:
    article = cut('<img src=peel data-localize=src><script type="application/ld+json">{"name": "peel"}</script>')
    assert '{"name": "peel"}' in render(article, ["schale"])
