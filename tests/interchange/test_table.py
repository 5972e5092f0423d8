"""Tables as spreadsheets save them."""

from __future__ import annotations

import csv
import io

import pytest

from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.table import COLUMNS, write_table
from pipeline.model import PipelineError, Progress

from .builders import LABEL, OPEN, PROSE, WARNED, back, offer, one, unit

MADE = offer(WARNED, PROSE, OPEN, unit('Say "stop";\tor, "no"', "Zwei\nZeilen"))


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def saved(content: bytes, separator: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    """The table as a spreadsheet would save it."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=quoting).writerows(cells(content))  # type: ignore[arg-type]
    return written.getvalue()


def test_the_form_that_spreadsheets_want() -> None:
    written = write_table(MADE)
    assert written.startswith(b"\xef\xbb\xbf" + ",".join(f'"{column}"' for column in COLUMNS).encode() + b"\r\n")
    assert written.endswith(b'"\r\n')


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("hint", ["", "sep=?\r\n"])
def test_it_is_read_as_it_is_saved(separator: str, encoding: str, hint: str) -> None:
    content = (hint.replace("?", separator) + saved(write_table(MADE), separator)).encode(encoding)
    assert [(unit.ticket, unit.source, unit.state) for unit in back(content)] == [(unit.ticket, unit.key[1], unit.state) for unit in MADE.units]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5 °C", "@SUM(A1)", "\tx", "\rx", "\nx", "10-12", "1e5", "'=x", "''-", "'-'"])
def test_nothing_is_computed(text: str) -> None:
    content = write_table(offer(unit(text, text, notes=(text,), remarks=(text,), context=text, severity=text, warning=text)))
    assert not [cell for row in cells(content) for cell in row if cell[:1] in tuple("=+-@\t\r\n0123456789") and cell]
    assert one(content).source == text
    assert one(content).state == (Progress.TRANSLATED, text)


@pytest.mark.parametrize("text", ["'s avonds", "'n", "''", "'", "d'abord", "(1)", "x=1"])
def test_an_apostrophe_of_the_language_stays(text: str) -> None:
    content = write_table(offer(unit("x", text)))
    assert cells(content)[1][4] == text
    assert one(content).state[1] == text


def test_several_articles_and_locales_may_stand_in_one_table() -> None:
    other = write_table(offer(OPEN, target="pt-BR", article="sun")).decode("utf-8-sig").split("\r\n", 1)[1]
    deliveries = read_delivery(write_table(MADE) + other.encode(), LABEL)
    assert [(made.article, made.target, len(made.units)) for made in deliveries] == [("skin/peel", "de", 4), ("sun", "pt_BR", 1)]


def test_a_row_is_named_by_its_first_line() -> None:
    assert [unit.line for unit in back(write_table(offer(unit("a", "1\n2\n3"), OPEN)))] == [2, 5]


def test_columns_may_be_moved_and_added_and_rows_left_empty() -> None:
    content = "Translation,SOURCE,mine,locale,article\nSpülen.,Rinse.,?,de,peel\n,,,,\n"
    made = one(content.encode())
    assert (made.ticket, made.context, made.source, made.state) == (None, None, "Rinse.", (Progress.FUZZY, "Spülen."))


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        (b"article,locale,source\r\npeel,de,x", 1, "neither XLIFF"),
        (b"article,locale,source,translation\r\npeel,de,x,y\r\npeel,de", 3, "has 2 cells where 4 columns are"),
        (b'article,locale,source,translation\r\npeel,de,"x,y', 2, "cannot be read as a table"),
        (b'article,locale,source,translation\r\npeel,de,"x"z,y', 2, "cannot be read as a table"),
        (b"article,locale,source,translation\r\npeel,de,x,M\xfcll", 2, "is not UTF-8"),
        (b"article,locale,source,translation\r\n,de,x,y", 2, "does not say its article"),
        (b"article,locale,source,translation\r\n", 1, "holds no unit"),
        (b"article,locale,source,translation\r\npeel,de,x," + b"y" * 200_000, 2, "cannot be read as a table"),
    ],
)
def test_an_unsound_table_is_refused_with_its_line(content: bytes, line: int, cause: str) -> None:
    with pytest.raises(PipelineError) as caught:
        read_delivery(content, LABEL)
    assert cause in caught.value.cause
    assert caught.value.line == line
