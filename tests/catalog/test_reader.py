"""The reader holds to polib on whatever polib writes, and refuses the rest with a place."""

from __future__ import annotations

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.catalog import reader
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue, render_entry
from pipeline.model import PipelineError

from .builders import HEADER, LABEL, Values, entries_of, our_values, polib_values, read

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60) | st.text(st.sampled_from('\\"\nnt\r\t\v\b\f -#~|'), max_size=30)
WORDS = st.text(st.sampled_from("abcäжあن0-_:./()<>&\"\\'"), min_size=1, max_size=12)
COMMENT = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@st.composite
def polib_entries(draw: st.DrawFn) -> polib.POEntry:
    plural = draw(st.none() | TEXTS.filter(bool))
    return polib.POEntry(
        msgid=draw(TEXTS.filter(bool)),
        msgctxt=draw(st.none() | TEXTS),
        msgid_plural=plural or "",
        msgstr="" if plural else draw(TEXTS),
        msgstr_plural=dict(enumerate(draw(st.lists(TEXTS, min_size=1, max_size=6)))) if plural else {},
        obsolete=draw(st.booleans()),
        comment="\n".join(draw(st.lists(COMMENT, max_size=2))),
        tcomment="\n".join(draw(st.lists(COMMENT, max_size=2))),
        occurrences=[(file, line) for file, line in draw(st.lists(st.tuples(WORDS, st.sampled_from(["", "7"])), max_size=3))],
        flags=draw(st.lists(st.sampled_from(["fuzzy", "no-wrap", "c-format"]), unique=True)),
        previous_msgid=draw(st.none() | TEXTS),
        previous_msgctxt=draw(st.none() | TEXTS),
    )


@st.composite
def polib_files(draw: st.DrawFn) -> bytes:
    file = polib.POFile(wrapwidth=draw(st.sampled_from([0, 40, 78])))
    file.metadata = {"Language": "de", "Content-Type": "text/plain; charset=UTF-8"}
    file.header = draw(st.sampled_from(["", "A heading\nin two lines"]))
    file.extend(draw(st.lists(polib_entries(), max_size=5, unique_by=lambda entry: (entry.msgctxt, entry.msgid))))
    text = str(file)
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


@given(polib_files())
def test_whatever_polib_writes_is_read_as_polib_reads_it(content: bytes) -> None:
    assert our_values(read_catalogue(content, LABEL)) == polib_values(content, header=True)


@given(polib_files())
def test_an_entry_rendered_anew_says_the_same(content: bytes) -> None:
    before = read_catalogue(content, LABEL)
    for entry in entries_of(before):
        # A form feed or the like at the end of a comment is white space to the reader.
        after = entries_of(read(render_entry(entry)))[0]
        assert (after.key, after.msgstr, after.plural, after.flags, after.previous, after.obsolete) == (
            entry.key,
            entry.msgstr,
            entry.plural,
            entry.flags,
            entry.previous,
            entry.obsolete,
        )
        assert after.comments == entry.comments


@given(polib_files())
def test_what_polib_wrote_is_written_back_byte_for_byte(content: bytes) -> None:
    assert render_catalogue(read_catalogue(content, LABEL)) == content


FRAGMENTS = st.sampled_from(
    [
        *('msgid "a"', 'msgid "b"', 'msgstr "x"', 'msgstr ""', '"more"', 'msgctxt "k"', 'msgid_plural "p"', 'msgstr[0] "x"', 'msgstr[1] "x"', "", ""),
        *("# note", "#, fuzzy", "#. role", "#: file:1", '#| msgid "old"', '#| "more"', '#~ msgid "c"', '#~ msgstr "z"', '#~ "more"', '#~| msgid "o"', "#~"),
        *(
            'msgid ""',
            '"Content-Type: text/plain; charset=UTF-8\\n"',
            'msgstr "\\',
            "=======",
            "<<<<<<< x",
            'msgid "\\q"',
            "\ufeff",
            "\x00",
            "\r",
            'msgstr "x\r"',
        ),
    ]
)


def refusal(content: bytes) -> PipelineError | None:
    try:
        read_catalogue(content, LABEL)
    except PipelineError as error:
        return error
    return None


def witness(content: bytes) -> list[Values] | None:
    """What polib reads, None where it refuses: it does not take comments inside an entry, as gettext does."""
    try:
        return polib_values(content, header=True)
    except OSError:
        return None


@given(st.lists(FRAGMENTS, max_size=14).map("\n".join))
@example('#| msgid "old"\n"stray"\nmsgid "a"\nmsgstr "x"')
def test_any_heap_of_lines_is_refused_with_its_line_or_read_as_polib_reads_it(text: str) -> None:
    content = (HEADER + text).encode()
    error = refusal(content)
    if error is not None:
        assert error.file == LABEL
        assert error.line is not None
        assert 1 <= error.line <= (HEADER + text).count("\n") + 1
    elif (witnessed := witness(content)) is not None:
        # Where comments in the middle of an entry belong is anybody's guess; the texts are what must agree.
        assert [values[:4] for values in our_values(read_catalogue(content, LABEL))] == [values[:4] for values in witnessed]


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_with_a_place(content: bytes) -> None:
    error = refusal(content)
    assert error is None or (error.file == LABEL and error.line is not None)


def test_a_bell_is_read_though_polib_does_not_know_its_escape() -> None:
    assert read('msgid "a\\a"\nmsgstr "b"\n').entries.keys() == {(None, "a\a")}


def test_more_than_ten_plural_forms_are_read() -> None:
    forms = "".join(f'msgstr[{index}] "{index}"\n' for index in range(12))
    (entry,) = read(f'msgid "a"\nmsgid_plural "b"\n{forms}').entries.values()
    assert entry.msgstr == tuple(str(index) for index in range(12))


def test_a_catalogue_too_large_to_be_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAXIMUM", 10)
    with pytest.raises(PipelineError, match="larger than"):
        read_catalogue(b"#" * 11, LABEL)


def test_the_previous_text_of_an_obsolete_entry_is_read() -> None:
    (entry,) = read('#, fuzzy\n#~| msgctxt "k"\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "alt"\n').obsolete
    assert entry.previous == ("k", "older")


def test_comments_behind_the_last_entry_are_the_tail() -> None:
    assert read('msgid "a"\nmsgstr "x"\n\n# the end\n#, fuzzy\n').tail == "\n\n# the end\n#, fuzzy\n"


@pytest.mark.parametrize("line", ["#! fuzzy", "#, fuzzy", "#,fuzzy", "#, Fuzzy", "#, no-wrap fuzzy", "#, no-wrap,fuzzy", "#= fuzzy", "#, range: 0..9 fuzzy"])
def test_every_spelling_of_the_fuzzy_flag_counts(line: str) -> None:
    (entry,) = read(f'{line}\nmsgid "a"\nmsgstr "x"\n').entries.values()
    assert entry.fuzzy


@pytest.mark.parametrize(
    "line", ["# a fuzzy edge", "#. Role: fuzzy", "#: source/fuzzy.html", "#. fuzzy, as a photograph is", "#, c-format", '#| msgid "fuzzy"']
)
def test_the_word_among_others_is_no_flag(line: str) -> None:
    (entry,) = read(f'{line}\nmsgid "a"\nmsgstr "x"\n').entries.values()
    assert not entry.fuzzy


@pytest.mark.parametrize(
    "line",
    ["# , fuzzy", "# fuzzy", "#fuzzy", "#. fuzzy", "#: fuzzy", "#;fuzzy", "##, fuzzy", "# fuzzy, c-format", "#, fuzzy-not", "#, fuzy", "#~, fuzzy", "#| fuzzy"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_may_be_meant_for_the_flag_and_is_none_is_refused_with_its_line(line: str, end: str) -> None:
    with pytest.raises(PipelineError, match="looks like a fuzzy flag") as raised:
        read_catalogue(f'{HEADER}\n{line}\nmsgid "a"\nmsgstr "x"\n'.replace("\n", end).encode(), LABEL)
    assert raised.value.line == f"{HEADER}\n".count("\n") + 1
