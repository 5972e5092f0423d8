"""A file that is not sound is refused with its line, and nothing that it declares is done."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.interchange import recognise, xml
from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.tmx import read_tmx
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.locales import language
from pipeline.model import PipelineError

from .builders import LABEL, OPEN, PROSE, WARNED, WRITERS, offer

SOUND = write_xliff2(offer(WARNED, PROSE))
EARLIER = write_xliff1(offer(WARNED, PROSE))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def refused(content: bytes) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        read_delivery(content, LABEL)
    assert (caught.value.file, caught.value.exit_code) == (LABEL, 3)
    assert caught.value.mend
    return caught.value


def declaring(doctype: str, text: str = "&x;") -> bytes:
    written = SOUND.decode().replace("?>\n", f"?>\n{doctype}\n", 1)
    return written.replace("Meiden Sie", text, 1).encode()


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY x "&l11;">]>',
        '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xliff [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        '<!DOCTYPE xliff [<!ENTITY x "' + "A" * 100_000 + '">]>',
        '<!DOCTYPE xliff [<!ATTLIST segment state CDATA "final">]>',
    ],
    ids=["a bomb of entities", "an external file", "an external parameter", "a large entity", "a default for the state"],
)
def test_declarations_are_refused_before_anything_is_parsed(doctype: str) -> None:
    began = time.process_time()
    error = refused(declaring(doctype))
    assert (error.line, "declares" in error.cause) == (2, True)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_an_encoding_hides_no_declaration(encoding: str) -> None:
    assert "declares ENTITY" in refused(declaring('<!DOCTYPE xliff [<!ENTITY x "y">]>').decode().encode(encoding)).cause


def test_an_entity_that_nobody_defined_is_refused() -> None:
    assert "entity" in refused(declaring('<!DOCTYPE xliff SYSTEM "file:///etc/hostname">')).cause.lower()
    assert "not well-formed" in refused(declaring("")).cause


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "zlib", "rot13", "idna", "ebcdic-cp-us", "utf-32"])
def test_an_encoding_that_could_hide_markup_is_refused(encoding: str) -> None:
    assert "encoding" in refused(SOUND.replace(b"UTF-8", encoding.encode())).cause


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1", "windows-1252"])
def test_an_honest_encoding_is_read(encoding: str) -> None:
    written = SOUND.decode().replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    assert read_delivery(written, LABEL) == read_delivery(SOUND, LABEL)


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        (b"", None, "is empty"),
        (b"\xef\xbb\xbf \r\n", None, "is empty"),
        (b"PK\x03\x04rest", None, "workbook"),
        (b"<xliff", 1, "not well-formed"),
        (SOUND[:-40], None, "not well-formed"),
        (SOUND.replace(b"UTF-8", b"utf-8").replace(b"Meiden", b"\xfc\n"), 7, "is not UTF-8"),
        (b'<?xml version="1.0"?>\n<html/>', 2, "is html"),
        (SOUND.replace(b'version="2.1"', b'version="3.0"'), 2, "is XLIFF 3.0"),
        (SOUND.replace(b"document:2.0", b"document:2.2"), 2, "is XLIFF 2.1"),
        (EARLIER.replace(b'version="1.2"', b'version="1.0"'), 2, "is XLIFF 1.0"),
        (SOUND.replace(b' trgLang="de"', b""), 2, "names no target language"),
        (EARLIER.replace(b' target-language="de"', b""), 3, "names no target language"),
        (write_xliff2(offer()), 1, "holds no unit"),
        (SOUND.replace(b"<target>", b'<target order="first">', 1), 7, 'order="first" is no number'),
        (b"a,b\r\n1,2", 1, "neither XLIFF nor TMX nor a table"),
    ],
)
def test_an_unsound_file_is_refused_with_its_line(content: bytes, line: int | None, cause: str) -> None:
    error = refused(content)
    assert cause in error.cause
    assert line is None or error.line == line


def test_a_memory_is_sent_to_where_it_is_of_use() -> None:
    assert "caveat update --memory" in refused(b'<tmx version="1.4"><body/></tmx>').mend


@pytest.mark.parametrize("form", WRITERS)
def test_a_unit_that_is_there_twice_is_refused(form: str) -> None:
    made = offer(WARNED, OPEN)
    error = refused(WRITERS[form](offer(*made.units, OPEN)))
    assert '"Rinse." is here a second time' in error.cause
    assert error.line is not None
    assert error.line > 3


def test_a_file_of_another_tool_may_say_the_same_twice_but_not_two_things() -> None:
    file = b'<file original="peel" source-language="en" target-language="de"><body>%s</body></file>'
    foreign = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">' + file + b"</xliff>"
    same = b'<trans-unit id="1"><source>Go</source><target>Los</target></trans-unit><trans-unit id="2"><source>Go</source><target>Los</target></trans-unit>'
    (delivery,) = read_delivery(foreign % same, LABEL)
    assert len(delivery.units) == 2
    assert "second time" in refused(foreign % same.replace(b"Los", b"Geh", 1)).cause


def nested(depth: int) -> bytes:
    inner = b"".join(b'<pc id="%d">' % number for number in range(1, depth + 1)) + b"x" + b"</pc>" * depth
    before, rest = SOUND.split(b"<target>", 1)
    return before + b"<target>" + inner + b"</target>" + rest.split(b"</target>", 1)[1]


@pytest.mark.parametrize("depth", [70, 300, 100_000])
def test_a_nest_is_refused(depth: int) -> None:
    refused(nested(depth))


def test_a_sensible_nest_is_read() -> None:
    assert read_delivery(nested(20), LABEL)[0].units[0].state[1] == "<a1><strong>x</strong></a1>"


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST", len(SOUND) - 1)
    assert "larger than" in refused(SOUND).cause
    monkeypatch.undo()
    monkeypatch.setattr(xml, "_MOST", 10)
    assert "more than 10 elements" in refused(SOUND).cause
    monkeypatch.undo()
    monkeypatch.setattr(recognise, "MOST_UNITS", 1)
    assert "more than 1 units" in refused(SOUND).cause


def test_a_line_far_down_is_still_named() -> None:
    written = SOUND.replace(b"<file ", b"\n" * 70_000 + b"<file ", 1)
    # Behind line 65,535 libxml2 tells the line of the text that follows a start tag.
    assert read_delivery(written, LABEL)[0].line in (70_003, 70_004)


def test_a_comment_in_a_translation_is_none_of_it() -> None:
    (delivery,) = read_delivery(SOUND.replace(b"Meiden Sie", b"Meiden<!-- hidden --><?do this?> Sie"), LABEL)
    assert delivery.units[0].state == WARNED.state


def test_a_memory_is_held_to_the_same_bounds(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    english, german = language("en"), language("de")
    bomb = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tmx version="1.4"><body><tu/></body></tmx>'
    for content in (bomb.encode(), b"<html/>", b"no xml"):
        with pytest.raises(PipelineError):
            read_tmx(content, LABEL, english, german)
