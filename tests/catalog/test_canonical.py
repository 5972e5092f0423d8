"""The canonical form of a catalogue."""

from __future__ import annotations

from hypothesis import given

from pipeline.catalog.canonical import canonical
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue

from .builders import LABEL, our_values
from .test_lossless import files

ODD = """

#~ msgid "old"
#~ msgstr ""
#~ "al"
#~ "t"
# section

#, fuzzy
#: b.html
#. Role: text
# mine
msgid ""
"one "
"day"
msgstr "x"
# the end
"""

PLAIN = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# section
# mine
#. Role: text
#: b.html
#, fuzzy
msgid "one day"
msgstr "x"

#~ msgid "old"
#~ msgstr "alt"

# the end
"""

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def formatted(content: bytes) -> bytes:
    return render_catalogue(canonical(read_catalogue(content, LABEL)))


def test_an_odd_catalogue_becomes_a_plain_one() -> None:
    assert formatted((b"\xef\xbb\xbf" + (HEADER + ODD).encode()).replace(b"\n", b"\r\n")).decode() == PLAIN


def test_another_charset_becomes_utf_8_and_says_so() -> None:
    content = f'{HEADER.replace("UTF-8", "ISO-8859-1")}\nmsgid "a"\nmsgstr "ä"\n'
    assert formatted(content.encode("latin-1")).decode() == content.replace("ISO-8859-1", "UTF-8")


def test_comments_alone_stay() -> None:
    assert formatted(b"\n\n# alone\n\n") == b"# alone\n"


@given(files())
def test_the_canonical_form_keeps_every_value_and_is_its_own(text: str) -> None:
    once = formatted(text.encode())
    before, after = read_catalogue(text.encode(), LABEL), read_catalogue(once, LABEL)
    assert our_values(after) == our_values(before)
    assert [entry.previous for entry in after.obsolete] == [entry.previous for entry in before.obsolete]
    assert [entry.previous_plural for entry in after.entries.values()] == [entry.previous_plural for entry in before.entries.values()]
    assert list(after.entries) == list(before.entries)
    assert formatted(once) == once
