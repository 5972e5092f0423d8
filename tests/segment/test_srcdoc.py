"""The document in a `srcdoc` is cut like the page that holds it."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Article, Encoding, NestedSlot, PipelineError, Segmentation, Selectors, Source, join
from pipeline.segment.article import segment
from pipeline.segment.references import AttributeText

from .builders import cut, markup


def slot(text: str) -> NestedSlot:
    (found,) = (piece for piece in cut(text).pieces if isinstance(piece, NestedSlot))
    return found


def msgids(article: Article) -> list[str]:
    return [unit.msgid for unit in article.units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<iframe srcdoc="<p>One <b>two</b></p><p title=Tip>Three"></iframe>', ["One <b>two</b>", "Tip", "Three"]),
        ("<iframe srcdoc='&lt;p&gt;AT&T &copy; &amp;lt;'></iframe>", ["AT&T © <"]),
        ("<iframe srcdoc=One&nbsp;word></iframe>", ["One\u00a0word"]),
        ("<iframe srcdoc=One>Fallback</iframe>", ["One"]),
        ("<p>See <iframe srcdoc='One'></iframe> now", ["One", "See <iframe1/> now"]),
        ("<iframe title=T srcdoc='One'>", ["T", "One"]),
        ("<iframe srcdoc='<pre translate=yes>a\n b</pre>'></iframe>", ["a\n b"]),
        ("<iframe srcdoc></iframe>", []),
        ("<iframe srcdoc=''></iframe>", []),
        ("<iframe srcdoc=' \n'></iframe>", []),
        ("<iframe srcdoc='<!-- c --><script>x</script>'></iframe>", []),
        ("<div srcdoc='<p>One'></div>", []),
        ("<svg><iframe srcdoc='<p>One'/></svg>", []),
    ],
)
def test_the_texts_of_a_document_in_a_frame_are_units(text: str, expected: list[str]) -> None:
    article = cut(text)
    assert msgids(article) == expected
    assert join(article.pieces) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<iframe translate=no title=T srcdoc='<p>One <i translate=yes>two</i>'></iframe>", ["two"]),
        ("<iframe class=notranslate srcdoc='<p>One'></iframe>", []),
        ("<div translate=no><iframe srcdoc='<p>One'></iframe></div>", []),
        ("<div translate=no><iframe translate=yes srcdoc='<p>One'></iframe></div>", ["One"]),
        ("<code><iframe srcdoc='<p>One'></iframe></code>", []),
        ("<iframe srcdoc='<p translate=no>One'></iframe>", []),
    ],
)
def test_a_document_in_a_frame_is_translated_where_the_frame_is_unless_it_says_otherwise(text: str, expected: list[str]) -> None:
    assert msgids(cut(text)) == expected


def test_settings_that_exclude_a_frame_exclude_its_document() -> None:
    source = Source("page", "source/page.html", "<iframe id=x srcdoc='<p>One'></iframe><iframe srcdoc='<p class=y>Two<p>Three'></iframe>", Encoding(), "0" * 64)
    article = segment(source, "en", Segmentation.BLOCK, Selectors(exclude=("#x", ".y")))
    assert msgids(article) == ["Three"]


def test_sentences_of_a_document_in_a_frame_are_cut() -> None:
    source = Source("page", "source/page.html", "<iframe srcdoc='<p>One is here. Two is there.'></iframe>", Encoding(), "0" * 64)
    assert msgids(segment(source, "en", Segmentation.SENTENCE)) == ["One is here.", "Two is there."]


def test_equal_texts_of_a_page_and_of_a_frame_in_it_are_one_unit() -> None:
    assert [(unit.msgid, unit.shown) for unit in cut("<iframe srcdoc='<p>One'></iframe><p>One</p><iframe srcdoc='<p>Two'></iframe>").units] == [
        ("One", True),
        ("Two", False),
    ]


def test_a_unit_of_a_frame_stands_where_its_attribute_has_it() -> None:
    (place, other) = cut("<p>\n<iframe title=x\n srcdoc='<p>a</p>&#10;<p>\n\nb'></iframe>").places[1:]
    assert (place.file, place.line) == ("source/page.html", 3)
    assert other.line == 5


def test_the_pieces_of_a_document_join_to_it_and_stand_in_the_attribute_as_the_author_wrote_them() -> None:
    found = slot("<iframe srcdoc='&lt;p>One &amp;amp; <b>two</b>&copy;</p>\r\n'></iframe>")
    assert join(found.pieces) == "<p>One &amp; <b>two</b>©</p>\n"
    assert "".join(found.written) == "&lt;p>One &amp;amp; <b>two</b>&copy;</p>\r\n"


def test_a_warning_round_a_frame_has_its_texts_but_is_not_seen_there() -> None:
    article = cut("<div data-warning=w>Hot <iframe srcdoc='<div>Very hot</div></div>'></iframe></div>")
    assert [(unit.msgid, unit.warning, unit.shown) for unit in article.units] == [("Very hot", "w", False), ("Hot <iframe1/>", "w", True)]
    (mark,) = article.marks
    assert mark.units == (0, 1)
    assert mark.hidden is not None


REFUSED = [
    ("<p>\n<iframe srcdoc='<p data-warning=w>Hot'></iframe>", 2, "stands in the srcdoc of a frame"),
    ("<p>\n<iframe srcdoc='a\n<td data-warning=w>Hot'></iframe>", 3, "cannot stand here"),
    ("<iframe translate=no srcdoc='<p data-warning=w>Hot'></iframe>", 1, "stands in the srcdoc of a frame"),
    ("<iframe srcdoc='<iframe srcdoc=\"<p data-warning=w>Hot\"></iframe>'></iframe>", 1, "stands in the srcdoc of a frame"),
    ("\n<iframe srcdoc='<p data-context=\"warning:w\">Hot'></iframe>", 2, "poses"),
    ("\n\n<iframe srcdoc='<base href=x/><p>Hot'></iframe>", 3, "<base href>"),
]


@pytest.mark.parametrize(("text", "line", "cause"), REFUSED)
def test_a_document_in_a_frame_that_is_not_safe_is_refused_with_its_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(PipelineError, match=cause) as caught:
        cut(text)
    assert (caught.value.file, caught.value.line, caught.value.exit_code) == ("source/page.html", line, 3)
    assert caught.value.mend


def nested(depth: int) -> str:
    text = "<p>Deep"
    for _ in range(depth):
        text = f'<iframe srcdoc="{text.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'
    return text


def test_documents_in_each_other_are_cut_to_a_depth_and_refused_beyond() -> None:
    assert msgids(cut(nested(5))) == ["Deep"]
    with pytest.raises(PipelineError, match="stand in each other by srcdoc"):
        cut(nested(6))


@pytest.mark.parametrize("digits", ["9" * 5000, "0" * 5000 + "65", "x" + "f" * 5000])
def test_a_reference_with_many_digits_is_read(digits: str) -> None:
    assert AttributeText(f"&#{digits};").text == ("A" if digits.endswith("65") else "\ufffd")


def test_a_huge_document_in_a_frame_is_cut() -> None:
    text = f'<iframe srcdoc="{"<p>One &amp;amp; <b>two</b>&lt;/p>" * 20_000}"></iframe>'
    article = cut(text)
    assert msgids(article) == ["One & <b>two</b>"]
    assert article.covered == 20_000 * 7
    assert join(article.pieces) == text


_REFERENCES = [
    "&amp;", "&amp", "&lt", "&ltx", "&lt=", "&lt;", "&notit;", "&not", "&notin;", "&#60", "&#60;", "&#x3C", "&#x3c;1", "&#0;", "&#1;",
    "&#13;", "&#128;", "&#x81;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#", "&#x", "&#xg;", "&", "&&", "&;", "&T",
    "&NotEqualTilde;", "&nope;", "\r\n", "\r", "\n", "\x00", "a", "=", ";", "1",
    "'", "<", "ü",
]  # fmt: skip
_references = st.lists(st.sampled_from(_REFERENCES), max_size=8).map("".join)


@given(_references)
def test_an_attribute_is_read_as_an_independent_parser_reads_it(written: str) -> None:
    (element,) = html5lib.parseFragment(f'<i x="{written}">', namespaceHTMLElements=False)
    assert AttributeText(written).text == element.get("x")


@given(_references, st.data())
def test_each_part_of_an_attribute_reads_the_same_wherever_it_stands(written: str, data: st.DataObject) -> None:
    value = AttributeText(written)
    start, end = sorted(data.draw(st.integers(0, len(value.text))) for _ in range(2))
    assert AttributeText(f"{value.slice(start, end)}z").text == f"{value.text[start:end]}z" or end == len(value.text)
    assert AttributeText(value.slice(0, start) + value.slice(start, end) + value.slice(end, len(value.text))).text == value.text


def test_a_carriage_return_stays_one_where_its_part_is_written_anew() -> None:
    value = AttributeText("&#13;&ltx")
    assert value.slice(0, 2) + value.slice(2, 5) == "&#13;&amp;ltx"


def test_two_line_ends_stay_two_where_the_second_is_written_anew() -> None:
    value = AttributeText("\r\r\n&lt")
    assert AttributeText(value.slice(0, 1) + "\n&lt;").text == value.text == "\n\n<"


@given(markup, st.sampled_from("\"'"))
def test_any_markup_in_a_frame_is_cut_or_refused(text: str, quote: str) -> None:
    escaped = text.replace("&", "&amp;").replace(quote, "&#34;" if quote == '"' else "&#39;")
    page = f"<p>a</p><iframe srcdoc={quote}{escaped}{quote}></iframe>"
    try:
        article = cut(page)
    except PipelineError:
        return
    assert join(article.pieces) == page
    assert join(slot(page).pieces) == text if text.strip() else True
