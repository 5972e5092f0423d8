"""What is not translated says in which language it is; what is translated inside of it, too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from pipeline.assemble.page import spoken
from pipeline.locales import language
from pipeline.model import Cleared, Metadata, Tally
from tests.segment.builders import NAMES, cut, read, walk, well_formed

from .builders import AROUND, faithful, numbered, render


def spoken_languages(text: str, source: str) -> list[tuple[str, str]]:
    return [(character, (node.lang or source).split("-")[0].lower()) for node in walk(text) if node.readable for character in "".join(node.data.split())]


@pytest.mark.parametrize("locale", ["de", "ar"])
@pytest.mark.parametrize("name", NAMES)
def test_all_that_falls_back_keeps_its_language(name: str, locale: str) -> None:
    article = cut(read(name))
    assert spoken_languages(render(article, [None] * len(article.units), locale), locale) == spoken_languages(read(name), "en")


@given(well_formed)
def test_all_that_falls_back_in_well_formed_markup_keeps_its_language(text: str) -> None:
    article = cut(text)
    assert spoken_languages(render(article, [None] * len(article.units)), "de") == spoken_languages(text, "en")


def foreign(text: str) -> list[str]:
    """What is said to be in a language that it is not in, where warnings are translated and all else falls back."""
    article = cut(text)
    mixed = [None if unit.warning is None else translation for unit, translation in zip(article.units, numbered(article), strict=True)]
    nodes = [node for node in walk(render(article, mixed)) if node.readable]
    return [node.data for node in nodes if node.lang != ("de" if "⟦" in node.data else "en") and node.lang not in ("fr", "en-GB")]


@pytest.mark.parametrize("name", NAMES)
def test_a_warning_inside_text_that_falls_back_is_in_the_language_of_the_page(name: str) -> None:
    assert foreign(read(name)) == []


@given(well_formed)
def test_a_warning_of_well_formed_markup_is_in_the_language_of_the_page(text: str) -> None:
    assert foreign(text) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Text", '<p><span lang="en">Text</span>'),
        ("<p title=Tip>Text <b>x</b>", '<p title=Tip><span lang="en">Text <b>x</b></span>'),
        ("<title>Text</title>", '<title lang="en">Text</title>'),
        ("<select><option selected>Text</select>", '<option lang="en" selected>Text'),
        ("<textarea>Text</textarea>", '<textarea lang="en">Text</textarea>'),
        ("<textarea placeholder=Text></textarea>", '<textarea lang="en" placeholder=Text></textarea>'),
        ("<select><option label=Text></select>", '<option lang="en" label=Text>'),
        ("<iframe src=a title=Text>x</iframe>", '<iframe lang="en" src=a title=Text>x</iframe>'),
        ("<textarea lang=fr placeholder=Texte></textarea>", "<textarea lang=fr placeholder=Texte>"),
        ("<svg aria-label=Text><text>Text</text></svg>", '<svg aria-label=Text><text lang="en">Text</text></svg>'),
        ("<svg><text>Text <tspan x=1>more</tspan></text></svg>", '<text lang="en">Text <tspan x=1>more</tspan></text>'),
        ("<svg><text x=1>Text</text></svg>", '<text lang="en" x=1>Text</text>'),
        ("<svg><title>Text</title></svg>", '<title lang="en">Text</title>'),
        ("<svg>Text</svg>", '<svg lang="en">Text</svg>'),
        ("<svg><foreignObject>Text</foreignObject></svg>", '<span lang="en">Text</span>'),
        ("<img src=a alt=Text>", '<img lang="en" src=a alt=Text>'),
        ("<image src=a alt=Text>", '<image lang="en" src=a alt=Text>'),
        ("<input type=submit value=Text>", '<input lang="en" type=submit value=Text>'),
        ("<img lang=en alt=Text>", '<img lang="en" lang="de" alt=Text>'),
        ("<img lang=fr alt=Texte>", "<img lang=fr alt=Texte>"),
        ("<p lang=fr>Texte</p>", "<p lang=fr>Texte</p>"),
        ("<p lang=fr><b>Texte</b> <i lang=en>Text</i></p>", "<p lang=fr><b>Texte</b> "),
        ("<option lang=fr>Texte", "<option lang=fr>Texte"),
        ("<b>a<div>b</b> c</div>", '<div><span lang="en">b</span></b><span lang="en"> c</span></div>'),
    ],
)
def test_the_language_stands_on_the_text_or_on_its_owner(source: str, expected: str) -> None:
    article = cut(source)
    assert expected in render(article, [None] * len(article.units))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p title=Tip>Text</p>", "<p title=Tip>⟦1⟧</p>"),
        ("<button title=Tip>Text</button>", "<button title=Tip>⟦1⟧</button>"),
        ("<textarea placeholder=Tip>Text</textarea>", "<textarea placeholder=Tip>⟦1⟧</textarea>"),
        ("<svg aria-label=Tip><text>Text</text></svg>", "<svg aria-label=Tip><text>⟦1⟧</text></svg>"),
    ],
)
def test_an_attribute_that_falls_back_does_not_say_the_wrong_language_of_text_that_is_translated(source: str, expected: str) -> None:
    article = cut(source)
    assert expected in render(article, [None if unit.msgid == "Tip" else text for unit, text in zip(article.units, numbered(article), strict=True)])


def test_the_direction_is_said_where_it_turns() -> None:
    article = cut("<p>Text <span data-warning=w>hot</span>")
    page = render(article, [None if unit.hosts else "ساخن" for unit in article.units], "ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<p><span lang="en" dir="ltr">Text <span lang="ar" dir="rtl"><span data-warning=w>ساخن</span></span></span>' in page


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<svg><text>Text <tspan data-warning=w>hot</tspan></text></svg>", '<text lang="en">Text <tspan lang="de" data-warning=w>⟦0⟧</tspan></text>'),
        ("<p>Text <img data-warning=w alt=hot>", '<p><span lang="en">Text <img lang="de" data-warning=w alt="⟦0⟧"></span>'),
        ("<p>Text <b data-warning=w>hot</b>", '<span lang="en">Text <span lang="de"><b data-warning=w>⟦0⟧</b></span></span>'),
    ],
)
def test_a_hosted_warning_says_that_it_is_in_the_language_of_the_page(source: str, expected: str) -> None:
    article = cut(source)
    assert expected in render(article, [None if unit.warning is None else text for unit, text in zip(article.units, numbered(article), strict=True)])


@pytest.mark.parametrize(
    ("source", "locale", "expected"),
    [
        ("<html lang=en class=x>", "ar", '<html lang="ar" dir="rtl" class=x>'),
        ("<html lang=en dir=ltr>", "de", '<html lang="de">'),
        ("<html>", "en", '<html lang="en">'),
        ("<html lang=EN id=x>", "en", "<html lang=EN id=x>"),
        ("<!doctype html><p lang=en-GB>x", "de", '<!doctype html><html lang="de"><p lang="de">'),
        ("<p translate=no lang=en>x", "de", '<html lang="de"><p translate=no lang=en>x'),
    ],
)
def test_the_root_and_what_names_the_language_of_the_article_follow_the_page(source: str, locale: str, expected: str) -> None:
    article = cut(source)
    assert render(article, ["y"] * len(article.units), locale).startswith(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a href=x.html>t</a>", '<a href="/x.html">'),
        ("<a href='q.html?a=1&amp;b=2'>t</a>", '<a href="/q.html?a=1&amp;b=2">'),
        ("<a href='q.html?a=1&copy=2'>t</a>", '<a href="/q.html?a=1&amp;copy=2">'),
        ('<img srcset="a.png 1x, b.png 2x">', 'srcset="/a.png 1x, /b.png 2x"'),
        ("<img srcset='a.png, a.png 2x'>", 'srcset="/a.png, /a.png 2x"'),
        ('<img srcset="data:image/png;base64,AA 1x, b,c.png 2x">', 'srcset="data:image/png;base64,AA 1x, /b,c.png 2x"'),
        ("<a href=' x\"y.html '>t</a>", '<a href="/x&quot;y.html">'),
        ("<a href=#top>t</a>", "<a href=#top>"),
    ],
)
def test_addresses_follow_the_place_of_the_page(source: str, expected: str) -> None:
    article = cut(source)
    moved = replace(AROUND, link=lambda url: url if url.startswith(("#", "data:")) else f"/{url}")
    assert expected in render(article, faithful(article), around=moved)


def test_the_metadata_and_the_switcher_of_publishing_stand_in_their_places_or_nowhere() -> None:
    article = cut("<!doctype html><link rel=canonical href=x><title>T</title><nav data-locales>old</nav>")
    added = render(article, ["T"], around=replace(AROUND, head="<H>", switcher="<S>", metadata=Metadata.ADD))
    assert added == '<!doctype html><html lang="de"><title>T</title><H><nav data-locales><S></nav>'
    kept = render(article, ["T"], around=replace(AROUND, head="<H>", switcher="<S>"))
    assert kept == '<!doctype html><html lang="de"><link rel=canonical href=x><title>T</title><nav data-locales>old</nav>'


def test_what_is_spoken_of_a_unit_is_cut_at_what_holds_something_of_its_own() -> None:
    article = cut("<p>Take <b>two</b> <code>x</code> daily</p>")
    cleared = Cleared("page", "de", ("Nimm <b>zwei</b> <code1/> täglich",), Tally(1, 1, (), ()))
    assert spoken(article, cleared, 0, language("en")) == ("Nimm zwei ", " täglich")
    assert spoken(article, replace(cleared, texts=(None,)), 0, language("en")) == ("Take two ", " daily")
