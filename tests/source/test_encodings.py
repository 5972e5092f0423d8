"""An article may be in any encoding that browsers read, and its pages are in the same."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.audit.soup import _decode as audited
from pipeline.model import Article, PipelineError, Source
from pipeline.segment.article import segment
from pipeline.source.articles import decode
from tests.assemble.builders import render

LABEL = "source/peel.html"
NAMES = [
    "ibm866", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic", "windows-874", "utf-8",
    "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr",
    *(f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)), "iso-8859-8-i", *(f"windows-{page}" for page in range(1250, 1259)),
]  # fmt: skip
"""The encodings of the standard that a meta element can declare."""
FORMS = [(f"<meta charset={name}>".encode(), name) for name in NAMES]
MARKS = [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
PAGE = """<!doctype html><html lang="en"><head><meta charset="{}"><title>{}</title>
<script type="application/ld+json">{{"name": "{}", "inLanguage": "en"}}</script></head>
<body><p data-warning="w1">{}</p>\r\n<p>tail</p></body></html>"""


def read(content: bytes) -> tuple[str, Article]:
    text, encoding = decode(content, LABEL)
    return text, segment(Source("peel", LABEL, text, encoding, ""), "en")


@pytest.mark.parametrize("declared", NAMES)
@given(text=st.text(max_size=30))
def test_any_text_can_be_written_and_read_again_in_every_encoding(declared: str, text: str) -> None:
    _, encoding = decode(f"<meta charset={declared}>".encode(), LABEL)
    content = encoding.encode(f"<meta charset={declared}>{text}")
    try:
        found, again = decode(content, LABEL)
    except PipelineError:  # Japanese escape sequences, and characters of which the codec reads another back
        assume(False)
    assert again == encoding
    assert again.encode(found) == content


@pytest.mark.parametrize(("start", "codec"), FORMS + MARKS)
@given(rest=st.binary(max_size=30))
def test_any_bytes_in_every_encoding_are_given_back_or_refused_by_line(start: bytes, codec: str, rest: bytes) -> None:
    try:
        found, encoding = decode(start + rest, LABEL)
    except PipelineError as error:
        cause = f"{error.file}: {error.cause}"
    else:
        assert encoding.encode(found) == start + rest
        return
    assert cause.startswith(f"{LABEL}: ")
    assert codec in cause


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_the_bytes_that_windows_1252_leaves_open_are_control_characters(byte: int) -> None:
    content = b"<meta charset=latin1>a" + bytes((byte,)) + b"\x80"
    found, encoding = decode(content, LABEL)
    assert found.endswith(f"a{chr(byte)}\u20ac")
    assert encoding.encode(found) == content


@pytest.mark.parametrize(("declared", "byte", "character"), [("koi8-u", 0xAE, "\u045e"), ("windows-1255", 0xCA, "\u05ba"), ("windows-1251", 0x98, "\x98")])
def test_a_byte_that_python_reads_otherwise_is_read_as_browsers_do(declared: str, byte: int, character: str) -> None:
    assert decode(f"<meta charset={declared}>".encode() + bytes((byte,)), LABEL)[0].endswith(f">{character}")


@pytest.mark.parametrize("declared", ["hz-gb-2312", "iso-2022-kr", "replacement", "utf_8", "latin-1", "cp932"])
def test_a_label_that_browsers_do_not_read_is_refused(declared: str) -> None:
    with pytest.raises(PipelineError, match="which is unknown"):
        decode(f"<meta charset={declared}>".encode(), LABEL)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"<meta charset=windows-1253>\r\r\n\xaa", 3),
        (b"<meta charset=shift_jis>\r\x81\x40\n\x81\x20", 3),
        (b"\xff\xfe" + "\u0a0d\r\u0d0a\n".encode("utf-16-le") + b"\x00\xd8", 3),
    ],
)
def test_a_byte_that_is_not_in_the_encoding_is_named_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(PipelineError, match="byte 0x") as caught:
        decode(content, LABEL)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("declared", "body", "translation"),
    [
        ("windows-1251", "Осторожно", "Берегите глаза — 注意"),
        ("shift_jis", "注意", "目に注意 “é” ①"),
        ("x-sjis", "注意", "目に注意 é"),
        ("windows-874", "ระวัง", "ระวัง é"),
        ("gb2312", "警告", "警告 é 😀"),
        ("euc-jp", "注意", "目に注意 é"),
        ("iso-2022-jp", "注意", "目に注意 é"),
        ("big5", "警告", "警告 ñ 😀"),
        ("iso-8859-8-i", "אזהרה", "אזהרה é"),
    ],
)
def test_a_localized_page_is_in_the_encoding_of_its_article(declared: str, body: str, translation: str) -> None:
    written = PAGE.format(declared, body, body, body)
    content = decode(f"<meta charset={declared}>".encode(), LABEL)[1].encode(written)
    text, article = read(content)
    assert text == written
    page = article.encoding.encode(render(article, [translation if unit.msgid == body else None for unit in article.units], "ja"))
    again, encoding = decode(page, LABEL)
    assert encoding == article.encoding
    assert audited(page) == again
    data = re.search(r"<script[^>]*>(.*?)</script>", again, re.DOTALL)
    assert data is not None
    assert "&#" not in data[1]
    assert json.loads(data[1])["name"] == translation
    (unit,) = (unit for unit in segment(Source("peel", LABEL, again, encoding, ""), "ja").units if unit.warning is not None)
    assert unit.msgid == translation
    assert "</p>\r\n<p>" in again


@pytest.mark.parametrize(("mark", "codec"), MARKS)
def test_a_page_of_an_article_with_a_mark_has_the_mark(mark: bytes, codec: str) -> None:
    _, article = read(mark + PAGE.format("utf-8", "Peel", "Peel", "Keep off").encode(codec))
    page = article.encoding.encode(render(article, ["警告"] * len(article.units), "ja"))
    assert page.startswith(mark)
    assert "警告" in page[len(mark) :].decode(codec)


def test_gbk_is_read_as_gb18030() -> None:
    assert decode("<meta charset=gb2312>😀".encode("gb18030"), LABEL)[0].endswith("😀")


@pytest.mark.parametrize("shift", ["\x0e", "\x0f", "\x1b"])
def test_a_character_that_shifts_iso_2022_jp_cannot_swallow_the_markup_behind_it(shift: str) -> None:
    _, encoding = decode(b"<meta charset=iso-2022-jp><p>x</p>", LABEL)
    assert encoding.encode(f"{shift}$B<p>") == b"&#65533;$B<p>"
