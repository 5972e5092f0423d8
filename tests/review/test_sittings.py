"""A file of a ledger: tampering inside shows, order and union do not matter."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Decision, PipelineError
from pipeline.review.lines import seal, write_line
from pipeline.review.sittings import read_sitting

from .builders import FILE, MATTER, chain, sign_off, sitting

THREE = chain(*(sign_off(time=f"2026-11-22T10:00:0{second}Z") for second in range(3)))
OTHER = chain(sign_off(name="Bo", time="2026-11-22T11:00:00Z"), sign_off(name="Bo", time="2026-11-22T11:00:01Z", decision=Decision.REJECTED))
LINES = [write_line(one) for one in (*THREE, *OTHER)]


def read(lines: list[bytes], locale: str = "de") -> str | None:
    return read_sitting(b"".join(lines), FILE, locale).fault


@given(st.permutations([*LINES, LINES[0], LINES[4]]))
def test_the_union_of_two_sittings_is_believed_in_any_order_and_no_line_counts_twice(lines: list[bytes]) -> None:
    made = read_sitting(b"".join(lines), FILE, "de")
    assert made.fault is None
    assert {one.digest for one in made.sign_offs} == {one.digest for one in (*THREE, *OTHER)}
    assert len(made.sign_offs) == 5


@given(st.data())
def test_a_changed_character_shows_wherever_it_stands(data: st.DataObject) -> None:
    text = b"".join(LINES).decode()
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda character: character != text[at]))
    altered = text[:at] + other + text[at + 1 :]
    try:
        made = read_sitting(altered.encode(), FILE, "de")
    except PipelineError:
        return
    # Outside texts JSON has white space, which says nothing.
    assert made.fault is not None or {one.digest for one in made.sign_offs} == {one.digest for one in (*THREE, *OTHER)}


def test_a_line_that_is_taken_out_before_another_shows() -> None:
    assert read([LINES[0], LINES[2]]) == "the line before line 2 was taken out or altered"


def test_a_line_that_was_altered_and_sealed_anew_shows_in_the_next() -> None:
    forged = seal(replace(THREE[1], name="Mallory"))
    assert read([LINES[0], write_line(forged), LINES[2]]) == "the line before line 3 was taken out or altered"


def test_a_line_from_the_ledger_of_another_locale_shows() -> None:
    assert read([LINES[0]], "fr") == "line 1 is about the locale de, whose ledger this is not"


def test_a_line_that_is_older_than_the_one_before_it_shows() -> None:
    first = sign_off(time="2026-11-22T10:00:00Z")
    assert sitting(first, sign_off(time="2026-11-22T09:00:00Z", previous=first.digest)).fault == "line 2 is older than the line before it"


def test_blank_lines_and_line_ends_of_windows_say_nothing() -> None:
    made = read_sitting(b"\r\n".join(line.strip() for line in LINES) + b"\r\n\n", FILE, "de")
    assert (made.fault, len(made.sign_offs)) == (None, 5)
    assert made.sign_offs[0].matter == MATTER
