"""The door to BeautifulSoup: both readers see the same on a sound page, and any page can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.script import leaning
from pipeline.audit.soup import READERS, read_page, refusal

from .sites import ARABIC, GERMAN


def text_of(markup: str, reader: str) -> str:
    (warning,) = read_page(f'<!doctype html><meta charset=utf-8><div data-warning="w">{markup}</div>'.encode(), reader).warnings
    return warning.text


def test_both_readers_are_installed() -> None:
    assert READERS == ("lxml", "html5lib")


@pytest.mark.parametrize("page", [GERMAN, ARABIC])
def test_both_readers_see_the_same_warnings(page: str) -> None:
    first, second = ([(w.id, w.severity, w.text, w.hidden, w.lang, w.dir, w.in_main) for w in read_page(page.encode(), reader).warnings] for reader in READERS)
    assert first == second
    assert len(first) == 3


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a<b>b</b>c", "abc"),
        ("a<!-- b -->c", "ac"),
        ("a<code>b</code><pre>b</pre><kbd>b</kbd><samp>b</samp><var>b</var>c", "ac"),
        ('a<code translate="yes">b</code>c', "abc"),
        ('a<span translate="no">b<i translate="yes">c</i></span>d', "acd"),
        ('a<span translate="">b</span><span translate="bogus">c</span>', "abc"),
        ('a<span class="x notranslate">b</span>c', "ac"),
        ("a<script>b</script><style>b</style>c", "ac"),
        ('a<math><mi translate="yes">b</mi></math>c', "ac"),
        ("a<svg><title>b</title><text>c</text></svg>d", "abcd"),
        ('a<p data-warning="inner" hidden>b</p>c', None),
    ],
)
def test_the_text_of_a_warning_leaves_out_what_is_not_translated(reader: str, markup: str, text: str | None) -> None:
    if text is not None:
        assert text_of(markup, reader) == text
        return
    outer, inner = read_page(f'<div data-warning="w">{markup}</div>'.encode(), reader).warnings
    assert (outer.text, outer.hidden, inner.text, inner.hidden) == ("ac", None, "b", "hidden on <p>")


@pytest.mark.parametrize("reader", READERS)
def test_a_warning_within_an_excluded_element_has_no_text(reader: str) -> None:
    (warning,) = read_page(b'<div translate="no"><p data-warning="w">x</p></div>', reader).warnings
    assert warning.text == ""


@pytest.mark.parametrize("reader", READERS)
def test_the_encoding_is_that_of_the_mark_else_the_declared_one_else_utf_8(reader: str) -> None:
    for declaration, encoding in (
        ("", "utf-8"),
        ("<meta charset=windows-1251>", "windows-1251"),
        ("<meta charset=nonsense>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=koi8-r>", "utf-8-sig"),
        ("", "utf-16"),
    ):
        page = f'<html><head>{declaration}</head><body><p data-warning="w">Солнце</p>'.encode(encoding)
        assert read_page(page, reader).warnings[0].text == "Солнце"


@pytest.mark.parametrize("reader", READERS)
def test_a_page_may_nest_deeper_than_python_recurses(reader: str) -> None:
    assert read_page(b"<div>" * 3000 + b"x", reader).warnings == ()


@pytest.mark.parametrize("reader", READERS)
def test_the_main_content_may_be_a_role(reader: str) -> None:
    seen = read_page(b'<div role="main"><p data-warning="a">x</p></div><p data-warning="b">y</p>', reader)
    assert (seen.has_main, [warning.in_main for warning in seen.warnings]) == (True, [True, False])


@pytest.mark.parametrize("reader", READERS)
def test_an_anchor_is_the_first_element_that_matches(reader: str) -> None:
    seen = read_page(b'<main><p class="x">1</p><p data-warning="w">2</p><p class="x">3</p></main>', reader, (".x", ".y", "main"))
    assert seen.anchors[".x"] < seen.warnings[0].position
    assert seen.anchors["main"] < seen.anchors[".x"]
    assert ".y" not in seen.anchors


def test_only_html5lib_knows_lines() -> None:
    assert [read_page(GERMAN.encode(), reader).warnings[1].line for reader in READERS] == [1, 13]


@pytest.mark.parametrize("reader", READERS)
@given(data=st.binary(max_size=80) | st.text(alphabet=st.sampled_from("<>/!-=\"' aphidtl\0&;#x1"), max_size=80).map(str.encode))
def test_any_bytes_can_be_read(reader: str, data: bytes) -> None:
    read_page(data, reader)


def test_a_selector_is_refused_with_a_reason_in_one_line() -> None:
    assert refusal("main > .call:not(a)") is None
    assert "\n" not in (refusal("main > > p") or "\n")


@pytest.mark.parametrize(("text", "direction"), [("1 a ش", "ltr"), ("… ש a", "rtl"), ("ش", "rtl"), ("12 – 3", None), ("", None)])
def test_a_text_leans_as_its_first_letter_does(text: str, direction: str | None) -> None:
    assert leaning(text) == direction
