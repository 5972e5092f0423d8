"""Each row of the table of what is translatable is tried: a new row without behaviour fails here."""

from __future__ import annotations

from itertools import chain

import pytest

from pipeline.model import Encoding, LinkSlot, NestedSlot, OwnedSlot, Piece, PipelineError, Segmentation, Selectors, Source, TextSlot
from pipeline.segment import vocabulary
from pipeline.segment.article import segment
from tests.assemble.builders import faithful, numbered, render

from .builders import cut

IN_ITS_PLACE = {
    **dict.fromkeys(("td", "th"), "<table><tr>{}</table>"),
    **dict.fromkeys(("tr",), "<table><tbody>{}</table>"),
    **dict.fromkeys(("caption", "colgroup", "tbody", "thead", "tfoot"), "<table>{}</table>"),
    "col": "<table><colgroup>{}</table>",
    "frame": "<frameset>{}</frameset>",
    **dict.fromkeys(("image", "use"), "<svg>{}</svg>"),
}
"""Where an element may stand, for those that a browser drops elsewhere."""


def element(tag: str, attributes: str = "", content: str = "") -> str:
    return IN_ITS_PLACE.get(tag, "{}").format(f"<{tag} {attributes}>{content}")


def msgids(text: str) -> list[str]:
    return [unit.msgid for unit in cut(text).units]


def pieces(text: str) -> list[Piece]:
    found: list[Piece] = []
    pending = list(cut(text).pieces)
    while pending:
        piece = pending.pop()
        found.append(piece)
        if isinstance(piece, TextSlot):
            pending.extend(piece.content)
    return found


BLOCKS = {
    "html": "<html><title>one</title><body>two</body></html>three",
    "head": "<head><title>one</title></head>two<p>three",
    "body": "<title>one</title><body>two<p>three</body>",
    "frameset": "<title>one</title><frameset><frame title=two></frameset>",
    "frame": "<title>one</title><frameset><frame title=two><frame title=three></frameset>",
    "plaintext": "one<plaintext>two",
    **{tag: f"<div>one<table><{tag}>{content}</{tag}></table>three</div>" for tag, content in (("col", ""), ("colgroup", ""), ("caption", "two"))},
    **{tag: f"<div>one<table><{tag}><tr><td>two</table>three</div>" for tag in ("tbody", "thead", "tfoot", "table")},
    **{tag: f"<div>one<table><tr><{tag}>two</table>three</div>" for tag in ("td", "th", "tr")},
}


@pytest.mark.parametrize("tag", sorted(vocabulary.BLOCK))
def test_the_edges_of_a_block_end_a_unit(tag: str) -> None:
    units = msgids(BLOCKS.get(tag, f"<div>one<{tag}>two</{tag}>three</div>"))
    assert "one" in units
    assert set(units) <= {"one", "two", "three"}
    assert "three" in units or tag in ("frameset", "plaintext")


@pytest.mark.parametrize("tag", ["b", "abbr", "x-own", "unknown", "data", "ins", "font", "ruby", "nobr", "slot"])
def test_what_the_table_does_not_name_stands_inside_a_sentence(tag: str) -> None:
    assert msgids(f"<div>one <{tag}>two</{tag}> three</div>") == [f"one <{tag}>two</{tag}> three"]


ISLANDS = {
    "picture": "<img alt=two>",
    "select": "<option>two",
    "datalist": "<option>two",
    "svg": "<text>two</text>",
    "math": "<mi>kept</mi>",
    "iframe": "kept",
}


@pytest.mark.parametrize("tag", sorted(vocabulary.ISLAND))
def test_an_island_is_one_closed_tag_of_its_sentence_and_its_texts_are_units(tag: str) -> None:
    units = msgids(f"<p>one <{tag}>{ISLANDS.get(tag, 'two')}</{tag}> three</p>")
    assert units == [*(() if tag in ("math", "iframe") else ("two",)), f"one <{tag}1/> three"]


@pytest.mark.parametrize("tag", sorted(vocabulary.BARE))
def test_text_that_cannot_hold_an_element_falls_back_with_its_language_on_its_owner(tag: str) -> None:
    assert f'<{tag} lang="en">two</{tag}>' in render(cut(f"<{tag}>two</{tag}>"), [None])


@pytest.mark.parametrize("tag", sorted(vocabulary.SVG_INLINE))
def test_an_inline_element_of_a_drawing_stands_inside_its_text(tag: str) -> None:
    (unit,) = msgids(f"<svg><text>one <{tag}>two</{tag}> three</text></svg>")
    assert unit.lower() == f"one <{tag}>two</{tag}> three"


@pytest.mark.parametrize("tag", sorted(vocabulary.CODE))
@pytest.mark.parametrize("outer", ["<div translate=yes>", "<p>one ", "<div class=notranslate>"])
def test_code_is_never_translated_and_counted_where_it_is_seen(tag: str, outer: str) -> None:
    article = cut(f"{outer}<{tag} translate=yes>kept</{tag}>")
    assert "kept" not in "".join(unit.msgid for unit in article.units)
    assert article.excluded == (0 if tag in vocabulary.UNSEEN else len("kept</plaintext>") if tag == "plaintext" else len("kept"))


@pytest.mark.parametrize("tag", sorted(vocabulary.VERBATIM))
def test_what_is_kept_to_the_letter_is_translated_only_on_request(tag: str) -> None:
    kept = cut(f"<{tag}>two</{tag}>")
    assert (kept.units, kept.excluded) == ((), 3)
    assert msgids(f"<{tag} translate=yes>two</{tag}>")[0] in ("two", f"<{tag}1>two</{tag}1>")


@pytest.mark.parametrize("tag", sorted(vocabulary.TABLE))
def test_text_of_a_warning_between_the_cells_of_a_table_is_refused(tag: str) -> None:
    text = f"<{tag} data-warning=w>Spilled"
    with pytest.raises(PipelineError, match="between the cells"):
        cut(text if tag == "table" else IN_ITS_PLACE[tag].format(text))


@pytest.mark.parametrize("tag", sorted(vocabulary.PREFORMATTED))
def test_line_ends_and_spaces_are_kept_where_browsers_show_them(tag: str) -> None:
    article = cut(f"<{tag} translate=yes>\n\n  one\n   two  <!-- c --> \tthree\r\nfour\n </{tag}>")
    (unit,) = article.units
    assert unit.msgid == ("one\n   two  <!-- c --> \tthree\nfour" if tag == "textarea" else "one\n   two   \tthree\nfour")
    assert f"<{tag} translate=yes>\n\n  eins\n zwei\n </{tag}>" in render(article, ["eins\n zwei"])


@pytest.mark.parametrize("name", sorted(vocabulary.EVERYWHERE))
@pytest.mark.parametrize("tag", ["p", "b", "img", "svg", "svg><g", "button", "math", "code", "x-own"])
def test_an_attribute_that_is_read_everywhere_is_a_unit_of_any_element(name: str, tag: str) -> None:
    assert msgids(f"<{tag} {name}=one></{tag}>") == ["one"]


@pytest.mark.parametrize("tag", ["link", "style", "script"])
def test_the_title_of_what_machines_load_is_no_unit(tag: str) -> None:
    assert msgids(f"<{tag} title=one></{tag}>") == []


@pytest.mark.parametrize(("name", "tag"), sorted(chain.from_iterable(((name, tag) for tag in tags) for name, tags in vocabulary.ATTRIBUTES.items())))
def test_an_attribute_that_is_read_on_its_elements_is_a_unit_there_and_nowhere_else(name: str, tag: str) -> None:
    kind = "type=image " if (name, tag) == ("alt", "input") else ""
    article = cut(element(tag, f"{kind}{name}=one"))
    assert [unit.msgid for unit in article.units] == ["one"]
    assert f'{name}="⟦0⟧"' in render(article, numbered(article))
    assert msgids(f"<i {name}=one></i>") == []


@pytest.mark.parametrize("kind", sorted(vocabulary.BUTTONS))
def test_the_value_of_a_button_is_a_unit(kind: str) -> None:
    assert msgids(f"<input type={kind} value=one>") == ["one"]
    assert msgids("<input type=hidden value=one><input type=text value=one><input value=one><li value=1>") == []


@pytest.mark.parametrize("name", sorted(vocabulary.META))
@pytest.mark.parametrize("key", ["name", "property"])
def test_metadata_that_people_read_is_a_unit(name: str, key: str) -> None:
    assert msgids(f'<meta {key}="{name.upper()}" content=one>') == ["one"]


@pytest.mark.parametrize("name", ["viewport", "author", "og:type", "twitter:card", "og:image", "robots", "theme-color"])
def test_metadata_for_machines_is_no_unit(name: str) -> None:
    assert msgids(f'<meta name="{name}" content=one><meta property="{name}" content=one><meta http-equiv=refresh content=one>') == []


@pytest.mark.parametrize("name", sorted(vocabulary.OWNED_META))
def test_metadata_that_publishing_replaces_has_a_slot(name: str) -> None:
    assert [piece.source for piece in pieces(f'<meta property="{name}" content=x>') if isinstance(piece, OwnedSlot)] == [f'<meta property="{name}" content=x>']


@pytest.mark.parametrize(("name", "tag"), sorted(chain.from_iterable(((name, tag) for tag in tags) for name, tags in vocabulary.LINKS.items())))
def test_an_address_has_a_slot_where_its_element_has_one_and_nowhere_else(name: str, tag: str) -> None:
    assert [piece.urls for piece in pieces(element(tag, f"{name}=x.html")) if isinstance(piece, LinkSlot)] == [("x.html",)]
    assert not any(isinstance(piece, LinkSlot) for piece in pieces(f"<i {name}=x.html>"))


@pytest.mark.parametrize(("name", "tag"), sorted(chain.from_iterable(((name, tag) for tag in tags) for name, tags in vocabulary.DOCUMENTS.items())))
def test_an_attribute_that_holds_a_document_has_a_slot(name: str, tag: str) -> None:
    assert any(isinstance(piece, NestedSlot) for piece in pieces(f"<{tag} {name}='<p>one'></{tag}>"))


@pytest.mark.parametrize("tag", sorted(vocabulary.CONTAINERS))
def test_settings_may_set_a_container_into_a_sentence(tag: str) -> None:
    source = Source("page", "source/page.html", f"<div>one <{tag} class=x>two</{tag}> three</div>", Encoding(), "0" * 64)
    assert [unit.msgid for unit in segment(source, "en", Segmentation.BLOCK, Selectors(inline=(".x",))).units] == [f"one <{tag}1>two</{tag}1> three"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [("<p translate=no>", "a translate attribute"), ("<p class='x notranslate'>", "a class"), ("<math><mi>", "mathematics"), ("<code>", "code")],
)
def test_each_rule_that_excludes_keeps_text_and_counts_it(text: str, rule: str) -> None:
    article = cut(f"{text}kept")
    assert (article.units, article.excluded) == ((), 4), rule


# -- what other tools are known to get wrong


def test_the_summary_of_a_details_box_is_a_unit() -> None:
    assert msgids("<details><summary>More</summary>Less</details>") == ["More", "Less"]


def test_a_placeholder_is_a_unit() -> None:
    assert msgids("<input placeholder='Your name'><textarea placeholder='Your words'></textarea>") == ["Your name", "Your words"]


@pytest.mark.parametrize("text", ["Loose<p>x</p>text", "<body>Loose<p>x</p>text", "<div><p>x</p>Loose<ul><li>y</ul>text</div>", "<div>Loose<hr>text</div>"])
def test_loose_text_is_in_units(text: str) -> None:
    assert {"Loose", "text"} <= set(msgids(text))


def test_scripts_and_styles_are_not_extracted() -> None:
    page = (
        "<script>var a = 'Hello <p>world</p>';</script><style>p::after{content:'Hello'}</style><p onclick=\"say('Hello')\">Text</p><script src=x>Hello</script>"
    )
    article = cut(page)
    assert [unit.msgid for unit in article.units] == ["Text"]
    assert page.replace("Text", "⟦0⟧") in render(article, numbered(article))


def test_a_line_break_is_a_tag_of_its_sentence() -> None:
    assert msgids("<p>One<br>two<br/>three<br ></p>") == ["One<br/>two<br/>three"]


def test_a_bare_attribute_stays_bare() -> None:
    page = "<div hidden><p hidden class=x HIDDEN=y>One</p><input disabled value=x required></div>"
    article = cut(page)
    assert page.replace("One", "⟦0⟧") in render(article, numbered(article))


def test_entities_attribute_order_quotes_and_case_stay_as_they_are() -> None:
    page = """<P  zeta = 1 alpha='&quot;' Class="b  a" &amp;x >One</P ><i title=&nbsp;>&copy &#169;</i><img src="a.png?b&c=1"/>&nbsp;&mdash;<hr/>"""
    article = cut(page)
    assert page in render(article, faithful(article))
    assert page.replace("One", "⟦0⟧") in render(article, [f"⟦{index}⟧" if unit.msgid == "One" else unit.msgid for index, unit in enumerate(article.units)])


def test_a_script_in_a_translation_is_text() -> None:
    article = cut("<p title=Tip>One</p>")
    page = render(article, ['"><script>alert(1)</script>', "<script>alert(1)</script>"])
    assert page == '<html lang="de"><p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</p>'


def test_the_frames_of_a_frameset_have_titles_and_what_stands_in_for_them_is_kept() -> None:
    page = "<head><title>One</title></head><frameset cols=1,2><frame src=a.html title=Menu><frame src=b.html><noframes><p>No frames</p></noframes></frameset>"
    article = cut(page)
    assert [unit.msgid for unit in article.units] == ["One", "Menu"]
    assert 'title="⟦1⟧"><frame src=b.html><noframes><p>No frames</p></noframes></frameset>' in render(article, numbered(article))
    assert '<frame lang="en" src=a.html title=Menu>' in render(article, [None, None])
