"""The source folder: what is an article, what is an asset, and what an article's bytes say."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files import ChangedError
from pipeline.model import PipelineError, Settings, Source
from pipeline.source.articles import decode, list_sources, read_article

from .conftest import Write

LABEL = "source/peel.html"
PAGE = '<!doctype html><html lang="de">\n<title>Peelings</title>\n<p>{}</p>\n</html>\n'


def everything_read(project: Path, settings: Settings) -> list[Source]:
    return [read_article(project, settings, article) for article in list_sources(project, settings).articles]


def refused(project: Path, settings: Settings) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        everything_read(project, settings)
    assert caught.value.mend
    return caught.value


def test_articles_and_assets_are_read_in_the_order_of_their_paths(tmp_path: Path, put: Write, settings: Settings) -> None:
    for name in ("b.html", "skin/a.HTM", "a.html", "style.css", "img/x.svg", ".hidden.html", ".git/c.html", "warnings.toml"):
        put(f"source/{name}", "<p>text")
    tree = list_sources(tmp_path, settings)
    assert [(article.name, article.file) for article in tree.articles] == [
        ("a", "source/a.html"),
        ("b", "source/b.html"),
        ("skin/a", "source/skin/a.HTM"),
    ]
    assert [(asset.path, asset.file) for asset in tree.assets] == [("img/x.svg", "source/img/x.svg"), ("style.css", "source/style.css")]
    assert read_article(tmp_path, settings, tree.articles[0]).digest == hashlib.sha256(b"<p>text").hexdigest()


@pytest.mark.parametrize("name", ["secret.txt", "secret.html"])
def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path: Path, put: Write, settings: Settings, name: str) -> None:
    project = tmp_path / "project"
    put("project/source/a.html", "<p>text")
    put("project/shared/inside.css", "")
    put(f"{name}", "<p>secret")
    (project / "source/inside.css").symlink_to("../shared/inside.css")
    assert [asset.path for asset in list_sources(project, settings).assets] == ["inside.css"]
    (project / "source" / name).symlink_to(tmp_path / name)
    error = refused(project, settings)
    assert (error.file, "leads out of the project" in error.cause) == (f"source/{name}", True)


def test_a_source_folder_that_is_not_there_is_a_usage_error(tmp_path: Path, settings: Settings) -> None:
    error = refused(tmp_path, settings)
    assert (error.file, error.exit_code) == ("source", 2)


def test_a_source_folder_without_articles_is_a_usage_error(tmp_path: Path, put: Write, settings: Settings) -> None:
    put("source/style.css", "")
    error = refused(tmp_path, settings)
    assert (error.file, error.exit_code) == ("source", 2)
    assert "nothing to check" in error.cause


@pytest.mark.parametrize("name", ["peel.xhtml"])
def test_a_kind_of_article_that_cannot_be_segmented_is_refused_not_copied(tmp_path: Path, put: Write, settings: Settings, name: str) -> None:
    put("source/a.html", "<p>text")
    put(f"source/{name}", "text")
    error = refused(tmp_path, settings)
    assert (error.file, error.exit_code) == (f"source/{name}", 3)


def test_two_sources_of_one_name_are_refused(tmp_path: Path, put: Write, settings: Settings) -> None:
    put("source/peel.html", "<p>text")
    put("source/peel.htm", "<p>text")
    error = refused(tmp_path, settings)
    assert (error.file, error.exit_code) == ("source/peel.html", 3)
    assert "source/peel.htm" in error.cause


def test_no_article_may_be_called_glossary(tmp_path: Path, put: Write, settings: Settings) -> None:
    put("source/glossary.html", "<p>text")
    assert refused(tmp_path, settings).file == "source/glossary.html"
    (tmp_path / "source/glossary.html").unlink()
    put("source/skin/glossary.html", "<p>text")
    assert list_sources(tmp_path, settings).articles[0].name == "skin/glossary"


def test_a_folder_that_nobody_may_look_into_is_refused_and_not_passed_over(
    tmp_path: Path, put: Write, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("source/peel.html", "<p>text")
    put("source/skin/acid.html", "<p>text")
    look = os.scandir

    def closed(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("skin"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", closed)
    error = refused(tmp_path, settings)
    assert (error.file, error.cause) == ("source/skin", "cannot be read: Permission denied")


def test_an_article_that_is_deleted_while_the_project_is_read_is_one_message(tmp_path: Path, put: Write, settings: Settings) -> None:
    put("source/peel.html", "<p>text")
    (listed,) = list_sources(tmp_path, settings).articles
    (tmp_path / "source/peel.html").unlink()
    with pytest.raises(ChangedError, match="has gone") as raised:
        read_article(tmp_path, settings, listed)
    assert raised.value.file == "source/peel.html"


def test_an_article_that_cannot_be_decoded_names_itself(tmp_path: Path, put: Write, settings: Settings) -> None:
    put("source/peel.html", PAGE.format("Größe").encode("cp1252"))
    error = refused(tmp_path, settings)
    assert (error.file, error.line, error.exit_code) == (LABEL, 3, 3)
    assert "0xf6" in error.cause


# -- decode

DECLARED = '<meta charset="{}">\n' + PAGE
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
KEPT_IN_CP1252 = st.text(st.characters(codec="cp1252"), max_size=60)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def ended(text: str, end: str) -> str:
    return text.replace("\n", end)


@given(TEXTS, ENDS, st.sampled_from([("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]))
def test_encoding_gives_the_bytes_back(body: str, end: str, form: tuple[str, bytes]) -> None:
    codec, mark = form
    text = ended(PAGE.format(body), end)
    content = mark + text.encode(codec)
    found, encoding = decode(content, LABEL)
    assert found == text
    assert (encoding.codec, encoding.mark) == (codec, mark)
    assert encoding.encode(found) == content


@given(KEPT_IN_CP1252, ENDS, st.sampled_from(["windows-1252", "iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "l1", "cp819"]))
def test_western_labels_are_windows_1252_as_in_browsers(body: str, end: str, declared: str) -> None:
    text = ended(DECLARED.format(declared, body), end)
    content = text.encode("cp1252")
    found, encoding = decode(content, LABEL)
    assert (found, encoding.codec) == (text, "cp1252")
    assert encoding.encode(found) == content


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        *(("shift_jis", "注意"), ("euc-jp", "注意"), ("iso-2022-jp", "注意"), ("gbk", "警告"), ("gb18030", "警告"), ("big5", "警告"), ("euc-kr", "경고")),
        *(
            ("koi8-r", "Осторожно"),
            ("koi8-u", "Обережно"),
            ("windows-1251", "Осторожно"),
            ("windows-1256", "تحذير"),
            ("iso-8859-8", "אזהרה"),
            ("iso-8859-9", "Uyarı"),
        ),
        *(("UTF-8", "警告"), ("utf8", "警告")),
    ],
)
def test_an_encoding_that_browsers_know_is_read_as_declared(declared: str, body: str) -> None:
    content = DECLARED.format(declared, body).encode(declared)
    found, encoding = decode(content, LABEL)
    assert body in found
    assert encoding.encode(found) == content


@given(st.binary(max_size=120), st.sampled_from(["", "utf-8", "shift_jis", "iso-2022-jp", "gb18030", "windows-1252", "utf-16", "punycode"]))
def test_any_bytes_are_given_back_or_refused(rest: bytes, declared: str) -> None:
    content = (f"<meta charset={declared}>".encode() if declared else b"") + rest
    try:
        found, encoding = decode(content, LABEL)
    except PipelineError:
        return
    assert encoding.encode(found) == content


def undecodable(content: bytes) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        decode(content, LABEL)
    assert (caught.value.file, caught.value.exit_code) == (LABEL, 3)
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("declared", ["klingon", "rot13", "base64", "hex", "idna", "punycode", "unicode_escape", "undefined", "utf-7", "utf-8-sig", "utf-32"])
def test_an_encoding_that_no_browser_knows_is_refused(declared: str) -> None:
    error = undecodable(f'<meta charset="{declared}"><p>text</p>'.encode())
    assert error.line == 1
    assert "which is unknown" in error.cause


def test_an_encoding_in_a_comment_declares_nothing() -> None:
    text = '<!-- <meta charset="windows-1252"> --><meta charset="utf-8"><p>ü</p>'
    assert decode(text.encode(), LABEL)[0] == text


def test_a_byte_order_mark_beats_a_declaration() -> None:
    text = '<meta charset="windows-1252"><p>ü</p>'
    assert decode(b"\xef\xbb\xbf" + text.encode(), LABEL)[0] == text


def test_the_byte_that_does_not_fit_is_named_behind_a_mark_too() -> None:
    error = undecodable(b"\xef\xbb\xbfab\n\ncd\xfcef")
    assert (error.line, "0xfc" in error.cause) == (3, True)


def test_text_that_cannot_be_written_back_is_refused() -> None:
    content = b'<meta charset="iso-2022-jp">\x1b(B\x1b(Btext'
    assert "cannot be written back" in undecodable(content).cause
