"""What a tool's words for progress mean here. What does not say that it is confirmed is not."""

from __future__ import annotations

import pytest

from pipeline.interchange.table import write_table
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.model import Progress

from .builders import OPEN, offer, one, unit

DONE = unit("Rinse.", "Spülen.")


@pytest.mark.parametrize(
    ("state", "meant"),
    [
        ('state="initial"', Progress.FUZZY),
        ('state="translated"', Progress.TRANSLATED),
        ('state="reviewed"', Progress.TRANSLATED),
        ('state="final"', Progress.TRANSLATED),
        ('state="excellent"', Progress.FUZZY),
        ("", Progress.FUZZY),
    ],
)
def test_a_state_of_xliff_2(state: str, meant: Progress) -> None:
    written = write_xliff2(offer(DONE)).replace(b'state="translated"', state.encode())
    assert one(written).state == (meant, "Spülen.")


@pytest.mark.parametrize(
    ("approved", "state", "meant"),
    [
        ("no", 'state="translated"', Progress.TRANSLATED),
        ("no", 'state="final"', Progress.TRANSLATED),
        ("no", 'state="signed-off"', Progress.TRANSLATED),
        ("yes", 'state="needs-review-translation"', Progress.FUZZY),
        ("yes", 'state="needs-translation"', Progress.FUZZY),
        ("yes", 'state="new"', Progress.FUZZY),
        ("yes", 'state="x-other"', Progress.FUZZY),
        ("yes", "", Progress.TRANSLATED),
        ("no", "", Progress.FUZZY),
    ],
)
def test_a_state_of_xliff_1(approved: str, state: str, meant: Progress) -> None:
    written = write_xliff1(offer(DONE)).replace(b'state="translated"', state.encode()).replace(b'approved="yes"', f'approved="{approved}"'.encode())
    assert one(written).state == (meant, "Spülen.")


@pytest.mark.parametrize(
    ("state", "meant"),
    [("translated", Progress.TRANSLATED), (" Translated ", Progress.TRANSLATED), ("fuzzy", Progress.FUZZY), ("empty", Progress.FUZZY), ("", Progress.FUZZY)],
)
def test_a_state_of_a_table(state: str, meant: Progress) -> None:
    written = write_table(offer(DONE)).replace(b'"translated"', f'"{state}"'.encode())
    assert one(written).state == (meant, "Spülen.")


@pytest.mark.parametrize("write", [write_xliff2, write_xliff1, write_table])
def test_no_text_is_empty_whatever_the_state_says(write: object) -> None:
    written = write(offer(OPEN)).replace(b'"initial"', b'"final"').replace(b'"needs-translation"', b'"final"').replace(b'"empty"', b'"translated"')  # type: ignore[operator]
    assert b"final" in written or b'"translated"' in written
    assert one(written).state == (Progress.EMPTY, "")


def segmented(*segments: str) -> bytes:
    written = write_xliff2(offer(unit("One. Two.", "Eins. Zwei.")))
    before, rest = written.split(b"<segment", 1)
    return before + "".join(segments).encode() + rest.split(b"</segment>", 1)[1]


ONE = '<segment state="final"><source>One.</source><target>Eins.</target></segment>'
SPACE = "<ignorable><source> </source></ignorable>"


def test_a_unit_that_a_tool_has_cut_is_joined() -> None:
    made = one(segmented(ONE, SPACE, '<segment state="translated"><source>Two.</source><target>Zwei.</target></segment>'))
    assert (made.source, made.state) == ("One. Two.", (Progress.TRANSLATED, "Eins. Zwei."))


def test_a_unit_is_no_further_than_its_least_segment() -> None:
    assert one(segmented(ONE, SPACE, "<segment><source>Two.</source><target>Zwei.</target></segment>")).state == (Progress.FUZZY, "Eins. Zwei.")
    assert one(segmented(ONE, SPACE, '<segment state="final"><source>Two.</source></segment>')).state == (Progress.FUZZY, "Eins. ")
    assert one(segmented("<segment><source>One.</source></segment>", SPACE, "<segment><source>Two.</source></segment>")).state == (Progress.EMPTY, "")


def test_segments_stand_in_the_order_that_the_translation_wants() -> None:
    made = one(
        segmented(
            '<segment state="final"><source>One.</source><target order="3">Eins.</target></segment>',
            SPACE,
            '<segment state="final"><source>Two.</source><target order="1">Zwei.</target></segment>',
        )
    )
    assert made.state == (Progress.TRANSLATED, "Zwei. Eins.")
