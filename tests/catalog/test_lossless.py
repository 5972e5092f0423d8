"""Whatever is accepted is written back byte for byte, and the quick reader reads as the line reader does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.catalog.blocks import read_blocks
from pipeline.catalog.charset import decode
from pipeline.catalog.entries import Entries
from pipeline.catalog.line_reader import read_lines
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import edited, render_catalogue
from pipeline.model import PipelineError

from .builders import HEADER, LABEL, comparable

STRINGS = st.text(st.sampled_from('abcäж日 \\n"#~|'), max_size=12).map(lambda text: text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"))
COMMENTS = st.sampled_from(
    ["# note", "#", "#  two", "#. Role: paragraph", "#.", "#. trailing ", "#: a.html:1 b.html", "#, fuzzy", "#, no-wrap, c-format", "#= x", "#bare", "#~"]
)
BLANK = st.sampled_from(["\n", "\n", "\n", "", "\n\n", "\n\n\n", " \n", "\t\n\n"])


@st.composite
def entries(draw: st.DrawFn, number: int) -> str:
    """An odd but legal entry, its lines ended."""
    lines = draw(st.lists(COMMENTS, max_size=4))
    prefix = draw(st.sampled_from(["", "", "", "#~ "]))
    if draw(st.integers(0, 4)) == 0:
        lines += [f'{"#~|" if prefix else "#|"} msgid "{draw(STRINGS)}"', *draw(st.sampled_from([[], [f'{"#~|" if prefix else "#|"} "more"']]))]
    if draw(st.integers(0, 3)) == 0:
        lines.append(f'{prefix}msgctxt "{draw(STRINGS)}"')
    lines.append(f'{prefix}msgid "{number} {draw(STRINGS)}"')
    lines += [f'{prefix}"{text}"' for text in draw(st.lists(STRINGS, max_size=2))]
    if draw(st.integers(0, 5)) == 0:
        lines += [f'{prefix}msgid_plural "x{draw(STRINGS)}"', f'{prefix}msgstr[0] "{draw(STRINGS)}"', f'{prefix}msgstr[1] ""']
    else:
        lines.append(f'{prefix}msgstr "{draw(STRINGS)}"')
        lines += [f'{prefix}"{text}"' for text in draw(st.lists(STRINGS, max_size=2))]
    return "\n".join(lines) + "\n"


@st.composite
def files(draw: st.DrawFn) -> str:
    """An odd but legal file."""
    parts = [draw(st.sampled_from(["", "\n", "\n\n"])), draw(st.sampled_from(["", HEADER.rstrip("\n") + "\n"]))]
    for number in range(draw(st.integers(0, 6))):
        parts += [draw(BLANK), draw(st.sampled_from(["", "", "", "# alone\n\n"])), draw(entries(number))]
    parts.append(draw(st.sampled_from(["", "", "\n", "\n\n# the end\n", "\n#, no-wrap"])))
    text = "".join(parts)
    return text[:-1] if draw(st.booleans()) else text


LINES = st.sampled_from(
    [
        *('msgid "a"', 'msgid "b"', 'msgid ""', 'msgstr "x"', 'msgstr ""', '"more"', 'msgctxt "k"', 'msgid_plural "p"', 'msgstr[0] "x"', "", "", ""),
        *("# note", "#, fuzzy", "#. role", "#: file:1", '#| msgid "old"', '#| "more"', '#~ msgid "c"', '#~ msgstr "z"', '#~ "more"', '#~| msgid "o"', "#~"),
        *(
            'msgid "c\\q"',
            '"',
            'msgstr "a"b"',
            'msgid "d"e"',
            "=======",
            'msgstr "\\303\\266"',
            'msgid "x\\',
            "<<<<<<< x",
            '# a "quoted" word',
            " ",
            'msgid "e" ',
        ),
    ]
)


@given(files(), st.sampled_from(["\n", "\r\n"]), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_what_is_accepted_is_written_back_byte_for_byte(text: str, newline: str, mark: bytes) -> None:
    content = mark + text.replace("\n", newline).encode()
    assert render_catalogue(read_catalogue(content, LABEL)) == content


@given(st.lists(LINES, max_size=16).map("\n".join))
def test_any_heap_of_lines_is_refused_or_written_back_byte_for_byte(text: str) -> None:
    try:
        read = read_catalogue((HEADER + text).encode(), LABEL)
    except PipelineError:
        return
    assert render_catalogue(read) == (HEADER + text).encode()


@given(files() | st.lists(LINES, max_size=16).map("\n".join) | st.lists(LINES, max_size=16).map(lambda lines: HEADER + "\n".join(lines)))
@example('msgid "a"b"\nmsgstr "x"\n')
@example(HEADER + 'msgid "a\n\nmsgid "b"\nmsgstr "c"d"\n')
@example(HEADER + 'msgid "a"\nmsgstr "x"\n\nmsgstr "y"\n')
@example(HEADER + 'msgid "a"\nmsgstr "c"d"\n')
@example(HEADER + 'msgid "a"b"\nmsgstr "c"\n')
@example(HEADER + 'msgid "a"\nmsgstr "\\q"\n')
@example(HEADER + 'msgid "a"\nmsgstr "\\303\\266"\n\nmsgid "b"\nmsgstr "x"\n')
@example(HEADER + 'msgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr "y"\n\nmsgid "a"\nmsgstr "z"\n')
@example(HEADER + 'msgctxt "k"\nmsgid ""\nmsgstr "x"\n')
@example(HEADER + 'msgid "b"\nmsgstr "x"\n\nmsgid ""\nmsgstr "x"\n')
@example(HEADER + 'msgid "p"\nmsgid_plural "q"\nmsgstr[0] "x"\n\nmsgstr[1] "y"\n\n#. role\nmsgid "a"\nmsgstr "z"\n')
@example(HEADER + 'msgid "a"\nmsgstr "x"\n\n"more"\n\nmsgid "b"\nmsgstr "z"\n')
@example(HEADER + '#~ msgid "o"\n#~ msgstr "x"\n\n#, fuzzy\nmsgctxt "k"\nmsgid ""\n"a "\n"b"\nmsgstr ""\n"\\"c\\""\n\n#~ msgid "p"\n#~ msgstr "z"\n')
def test_the_quick_reader_reads_as_the_line_reader_does_or_leaves_it_to_it(text: str) -> None:
    quick = read_blocks(LABEL, text, "utf-8")
    if quick is not None:
        assert comparable(quick) == comparable(read_lines(LABEL, text, "utf-8"))


@given(files())
@example(HEADER + 'msgid "a"\nmsgstr "x\\n"\n\n\n\n#, fuzzy\nmsgid "b"\nmsgstr "y"\n\n#, fuzzy\nmsgid "c"\nmsgstr "z"\n')
def test_what_is_done_is_told_as_the_entry_has_it_and_nothing_is_told_of_a_flagged_one(text: str) -> None:
    quick, whole = read_blocks(LABEL, text, "utf-8"), read_lines(LABEL, text, "utf-8")
    if quick is None or not isinstance(quick.entries, Entries):
        return
    for key, entry in whole.entries.items():
        told = quick.entries.done(key)
        assert told in (None, (entry.msgstr[0], entry.msgstr_line))
        assert told is None or (not entry.flags and entry.plural is None)


@pytest.mark.parametrize(
    "text",
    [
        '#. role\nmsgid "a"\nmsgstr "x"\n\n#. role\nmsgid "b"\nmsgstr "y"\n',
        '#, fuzzy\n#| msgid "old"\nmsgctxt "warning:sun"\nmsgid ""\n"a "\n"b"\nmsgstr ""\n"\\"c\\"\\n"\n"d"\n',
        'msgid "a"\nmsgstr "x"\n\n\n\nmsgid "b"\nmsgstr "y"',
        'msgid "a"\nmsgstr "x"\n\n#~ msgid "o"\n#~ msgstr "x"\n\n#~ msgid "p"\n#~ msgstr "x"\n\n#. role\nmsgid "b"\nmsgstr "y"\n\n# the end\n',
        'msgid "p"\nmsgid_plural "q"\nmsgstr[0] "x"\nmsgstr[1] "y"\n\nmsgid "b"\nmsgstr "y"\n',
        'msgid "a"\nmsgstr "\\303\\266"\n\nmsgid "b"\nmsgstr "y"\n',
    ],
    ids=["ordinary", "all that stands above, wrapped", "blank lines", "obsolete ones", "plural", "bytes"],
)
def test_the_quick_reader_reads_what_catalogues_are_made_of(text: str) -> None:
    quick = read_blocks(LABEL, HEADER + text, "utf-8")
    assert quick is not None
    assert comparable(quick) == comparable(read_lines(LABEL, HEADER + text, "utf-8"))


def test_an_ordinary_entry_is_told_without_reading_it() -> None:
    quick = read_blocks(LABEL, HEADER + '#. role\nmsgid "a"\nmsgstr "say \\"x\\""\n', "utf-8")
    assert quick is not None
    assert isinstance(quick.entries, Entries)
    assert quick.entries.done((None, "a")) == ('say "x"', HEADER.count("\n") + 3)
    assert quick.entries.done((None, "absent")) is None


@given(files())
def test_where_one_entry_changes_all_other_bytes_stay(text: str) -> None:
    content = text.encode()
    read = read_catalogue(content, LABEL)
    for entry in read.entries.values():
        changed = render_catalogue(edited(read, {entry.key: replace(entry, text="\ue000")})).decode()
        before, _, after = changed.partition("\ue000")
        assert before + entry.text + after == text


CHARSETS = {
    "ISO-8859-1": "äß§",
    "ISO-8859-15": "€ä",
    "windows-1252": "€„“",
    "windows-1251": "Ждё",
    "KOI8-R": "Ждё",
    "KOI8-U": "їґ",
    "ISO-8859-8": "אבג",
    "EUC-JP": "注意ソ",
    "EUC-KR": "주의",
    "GB2312": "注意",
    "GBK": "注意镕",
    "GB18030": "注意𠀀é",
    "BIG5": "許功蓋",
    "SHIFT_JIS": "ソ能表",
    "TIS-620": "ระวัง",
}


@pytest.mark.parametrize("charset", CHARSETS)
@given(data=st.data())
def test_a_catalogue_in_another_charset_is_read_and_written_back_byte_for_byte(charset: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(f"abc {CHARSETS[charset]}"), max_size=20)) + CHARSETS[charset]
    content = f'{HEADER.replace("UTF-8", charset)}msgid "a"\nmsgstr "{text}"\n'.encode(charset)
    try:
        read = read_catalogue(content, LABEL)
    except PipelineError as error:
        # A few bytes may be both; what could be UTF-8 under another name is refused.
        if "is UTF-8" not in error.cause:
            raise
        content.decode()
        return
    assert read.entries[None, "a"].msgstr == (text,)
    assert render_catalogue(read) == content


@pytest.mark.parametrize(("charset", "character"), [("ISO-8859-1", "ж"), ("SHIFT_JIS", "¥"), ("ASCII", "ä")])
def test_a_new_text_that_the_charset_lacks_is_refused_with_the_mend(charset: str, character: str) -> None:
    read = read_catalogue(f'{HEADER.replace("UTF-8", charset)}msgid "a"\nmsgstr "x"\n'.encode(), LABEL)
    entry = read.entries[None, "a"]
    with pytest.raises(PipelineError, match="cannot be written in") as caught:
        render_catalogue(edited(read, {entry.key: replace(entry, text=entry.text.replace("x", character))}))
    assert "msgconv -t UTF-8" in caught.value.mend
    assert caught.value.line == 5


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32"])
def test_a_wide_encoding_is_refused_by_name(codec: str) -> None:
    with pytest.raises(PipelineError, match="UTF-16 or UTF-32"):
        decode(HEADER.encode(codec), LABEL)
