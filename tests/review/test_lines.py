"""A line of a ledger: what was written comes back, and nothing else is taken for one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Matter, PipelineError, Place
from pipeline.review.lines import is_genuine, is_time, name_fault, read_line, seal, write_line
from pipeline.review.sittings import LONGEST_LINE, read_sitting

from .builders import FILE, MATTER, sign_off

PLACE = Place(FILE, 4)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def changed(**members: object) -> bytes:
    return json.dumps(json.loads(write_line(sign_off())) | members).encode()


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3), TEXT)
def test_what_is_written_comes_back(texts: list[tuple[str, str]], facts: str) -> None:
    made = sign_off(matter=Matter(tuple(one for one, _ in texts), tuple(other for _, other in texts), facts))
    line = write_line(made)
    assert line.count(b"\n") == 1
    assert read_line(line[:-1], made.place) == made
    assert is_genuine(made)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"not json", "is no line of a review ledger"),
        (b"\xff", "is no line of a review ledger"),
        (b"[1]", "is no JSON object"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"version": NaN}', "a number that is none"),
        (b'{"version": ' + b"1" * 5000 + b"}", "is no line of a review ledger"),
        (b'{"version": 1, "version": 1}', "a name stands twice"),
        (b"<<<<<<< ours", "is no line of a review ledger"),
        (b'{"version": 1}', 'has no "locale"'),
        (changed(version=2), "is of a version other than 1"),
        (changed(version=True), "is of a version other than 1"),
        (changed(role=7), '"role" is no text'),
        (changed(sources="x"), '"sources" is no list of texts'),
        (changed(translations=[1]), '"translations" is no list of texts'),
        (changed(previous=1), '"previous" is neither a text nor null'),
        (changed(extra="x"), '"extra" means nothing here'),
        (changed(name="Anna\u202e"), '"name" has a character that does not show'),
        (changed(name="-Overify-time=1"), '"name" begins with a hyphen'),
        (changed(role=" "), '"role" is empty'),
        (changed(time="2026-11-22"), '"time" is "2026-11-22"'),
        (changed(time="2026-13-22T10:00:00Z"), "not a moment"),
        (changed(decision="maybe"), '"decision" is "maybe"'),
        (changed(digest="0"), '"digest" is no SHA-256'),
    ],
    ids=range(23),
)
def test_what_is_no_line_is_refused_with_its_place(line: bytes, said: str) -> None:
    with pytest.raises(PipelineError) as caught:
        read_line(line, PLACE)
    assert said in caught.value.cause
    assert (caught.value.file, caught.value.line) == (FILE, 4)


def test_a_line_that_is_too_long_is_refused_with_its_place() -> None:
    with pytest.raises(PipelineError) as caught:
        read_sitting(b"\n" + b"x" * (LONGEST_LINE + 1), FILE, "de")
    assert (caught.value.file, caught.value.line) == (FILE, 2)


@pytest.mark.parametrize("member", ["source", "translation", "facts_digest"])
def test_a_digest_that_is_not_that_of_the_texts_beside_it_makes_a_line_ungenuine(member: str) -> None:
    assert not is_genuine(read_line(changed(**{member: "0" * 64}), PLACE))


def test_more_sources_than_translations_make_a_line_ungenuine() -> None:
    made = seal(replace(sign_off(), matter=replace(MATTER, sources=("a", "b"))))
    assert not is_genuine(read_line(write_line(made)[:-1], PLACE))


@pytest.mark.parametrize("time", ["2026-11-22T10:00:00Z", "2024-02-29T23:59:59Z"])
def test_a_moment_is_a_time(time: str) -> None:
    assert is_time(time)


@pytest.mark.parametrize("time", ["", "2026-11-22T10:00:00", "2025-02-29T10:00:00Z", "2026-1-22T10:00:000Z", "20261122T100000Z"])
def test_what_is_no_moment_is_no_time(time: str) -> None:
    assert not is_time(time)


def test_an_ordinary_name_has_no_fault() -> None:
    assert name_fault("Łucja Ødegård-O'Neil <lucja@example.org>") is None
