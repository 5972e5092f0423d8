"""Every file of tests/corpus/po says in its first line what the reader must make of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.catalog.blocks import read_blocks
from pipeline.catalog.charset import decode
from pipeline.catalog.line_reader import read_lines
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue
from pipeline.model import PipelineError

from .builders import comparable, entries_of, our_values, polib_values

CORPUS = Path(__file__).parent.parent / "corpus" / "po"
FILES = sorted(CORPUS.glob("*.po"))
EXPECTATION = re.compile(rb"\A(?:\xef\xbb\xbf)?# expect: (?:(ok|ok beyond polib)|error (\d+) ([^\r\n]+))\r?\n")


def expectation(path: Path) -> tuple[int, str] | None:
    """Line and part of the message of the error that a file must give, None for a file that must be read."""
    match = EXPECTATION.match(path.read_bytes())
    assert match is not None, f'{path.name} must begin with "# expect: ok", "# expect: ok beyond polib" or "# expect: error <line> <part of the message>"'
    return None if match[1] else (int(match[2]), match[3].decode())


BEYOND = re.compile(rb"# expect: ok beyond polib\n")
"""The file has escapes that gettext reads and polib leaves as they are."""

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


@pytest.mark.parametrize("path", [path for path in ACCEPTED if not BEYOND.match(path.read_bytes())], ids=lambda path: path.stem)
def test_each_accepted_catalogue_says_what_polib_reads(path: Path) -> None:
    content = path.read_bytes()
    catalogue = read_catalogue(content, path.name)
    assert our_values(catalogue) == polib_values(content, header=catalogue.header is not None, encoding=catalogue.charset)


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_the_texts_of_the_entries_are_the_file_but_for_blank_lines(path: Path) -> None:
    catalogue = read_catalogue(path.read_bytes(), path.name)
    rest = path.read_bytes().removeprefix(catalogue.mark).decode(catalogue.charset)
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
def test_each_accepted_catalogue_is_written_back_byte_for_byte(path: Path) -> None:
    content = path.read_bytes()
    assert render_catalogue(read_catalogue(content, path.name)) == content


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_the_line_reader_reads_each_accepted_catalogue_as_the_quick_one_does(path: Path) -> None:
    decoded = decode(path.read_bytes(), path.name)
    text = decoded.text.replace("\r\n", "\n")
    quick = read_blocks(path.name, text, decoded.codec)
    assert quick is None or comparable(quick) == comparable(read_lines(path.name, text, decoded.codec))


@pytest.mark.parametrize("name", ["hexadecimal_escape", "octal_escape"])
def test_escapes_by_number_are_bytes_of_the_charset(name: str) -> None:
    content = (CORPUS / f"{name}.po").read_bytes()
    catalogue = read_catalogue(content, name)
    (entry,) = catalogue.entries.values()
    assert "\\" not in entry.msgstr[0]
    assert entry.msgstr[0].isascii() is (name == "hexadecimal_escape")
