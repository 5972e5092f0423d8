"""Every file of tests/corpus/po says in its first line what the reader must make of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue
from pipeline.model import PipelineError

from .builders import entries_of, our_values, polib_values

CORPUS = Path(__file__).parent.parent / "corpus" / "po"
FILES = sorted(CORPUS.glob("*.po"))
EXPECTATION = re.compile(rb"\A(?:\xef\xbb\xbf)?# expect: (?:(ok)|error (\d+) ([^\r\n]+))\r?\n")


def expectation(path: Path) -> tuple[int, str] | None:
    """Line and part of the message of the error that a file must give, None for a file that must be read."""
    match = EXPECTATION.match(path.read_bytes())
    assert match is not None, f'{path.name} must begin with "# expect: ok" or "# expect: error <line> <part of the message>"'
    return None if match[1] else (int(match[2]), match[3].decode())


ACCEPTED = [path for path in FILES if EXPECTATION.match(path.read_bytes()[:200]) and expectation(path) is None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_catalogue_is_read_or_refused_as_it_states(path: Path) -> None:
    expected = expectation(path)
    if expected is None:
        read_catalogue(path.read_bytes(), path.name)
        return
    with pytest.raises(PipelineError) as caught:
        read_catalogue(path.read_bytes(), path.name)
    error = caught.value
    assert (error.file, error.line) == (path.name, expected[0])
    assert expected[1] in error.cause
    assert error.mend
    assert error.exit_code == 3


def test_the_corpus_holds_catalogues_of_both_kinds() -> None:
    assert len(ACCEPTED) >= 15
    assert len(FILES) - len(ACCEPTED) >= 30


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_each_accepted_catalogue_says_what_polib_reads(path: Path) -> None:
    content = path.read_bytes()
    catalogue = read_catalogue(content, path.name)
    assert our_values(catalogue) == polib_values(content, header=catalogue.header is not None)


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_the_texts_of_the_entries_are_the_file_but_for_blank_lines(path: Path) -> None:
    catalogue = read_catalogue(path.read_bytes(), path.name)
    rest = path.read_bytes().decode("utf-8-sig")
    if catalogue.newline == "\r\n":
        rest = rest.replace("\r\n", "\n")
    lines = rest.split("\n")
    for entry in sorted((*([catalogue.header] if catalogue.header else []), *entries_of(catalogue)), key=lambda entry: entry.line):
        assert re.match(r"(?:#~)?\s*msgid\b", lines[entry.line - 1])
        assert re.match(r"(?:#~)?\s*msgstr\b", lines[entry.msgstr_line - 1])
        before, found, rest = rest.partition(entry.text)
        assert found
        assert before.strip() == ""
    assert rest.strip() == catalogue.tail.strip()


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_writing_what_was_read_keeps_every_value(path: Path) -> None:
    once = read_catalogue(path.read_bytes(), path.name)
    content = render_catalogue(once)
    assert our_values(read_catalogue(content, path.name)) == our_values(once)
    assert render_catalogue(read_catalogue(content, path.name)) == content


@pytest.mark.parametrize("name", ["plain", "every_comment", "plurals", "escapes", "crlf", "unusual_characters"])
def test_a_catalogue_with_one_blank_line_between_entries_is_written_back_byte_for_byte(name: str) -> None:
    content = (CORPUS / f"{name}.po").read_bytes()
    assert render_catalogue(read_catalogue(content, name)) == content


def test_each_line_keeps_its_own_line_end() -> None:
    content = (CORPUS / "mixed_line_ends.po").read_bytes()
    assert b"\r\n" in content
    assert render_catalogue(read_catalogue(content, "mixed")).replace(b"\r", b"") == content.replace(b"\r", b"")
    assert b'# note\r\nmsgid "a"\r\n' in render_catalogue(read_catalogue(content, "mixed"))
