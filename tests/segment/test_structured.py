from __future__ import annotations

import pytest

from pipeline.model import LinkSlot, LocaleSlot, OwnedSlot, Piece, Pieces, SwitcherSlot, TextSlot, ValueSlot, join
from pipeline.segment.structured import cut_structured_data

from .builders import cut

UNITS = {"Peel": 0, "Care": 1}


def values(text: str) -> list[tuple[int, str]]:
    return [(piece.unit, piece.source) for piece in cut_structured_data(text, UNITS, "en") if isinstance(piece, ValueSlot)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"name": "Peel"}', [(0, '"Peel"')]),
        ('{"name": " Peel\\u0020"}', [(0, '" Peel\\u0020"')]),
        ('{"Peel": ["Care", {"x": "Peel"}]}', [(1, '"Care"'), (0, '"Peel"')]),
        ('{"url": "Peel", "@id": "Care", "@type": "Peel"}', []),
        ('{"name": "Peeling"}', []),
        ('{"name": "Peel"', []),
        ("", []),
    ],
)
def test_strings_that_repeat_a_unit_follow_it_and_keys_do_not(text: str, expected: list[tuple[int, str]]) -> None:
    assert values(text) == expected
    assert join(cut_structured_data(text, UNITS, "en")) == text


def test_the_language_of_the_data_follows_the_page() -> None:
    pieces = cut_structured_data('{"inLanguage": "en-GB", "name": {"inLanguage": "fr"}}', UNITS, "en")
    assert [piece.source for piece in pieces if isinstance(piece, LocaleSlot)] == ['"en-GB"']


def test_links_metadata_and_switcher_have_slots() -> None:
    text = (
        "<link rel=canonical href=x><link rel=stylesheet href=s.css><meta property=og:url content=u><nav data-locales><a href=y>En</a></nav>"
        "<img srcset='a.png 1x, b.png 2x' src=c.png><a href='d.html'>d</a>"
    )
    pieces = cut(text).pieces
    assert [piece.source for piece in pieces if isinstance(piece, OwnedSlot)] == ["<link rel=canonical href=x>", "<meta property=og:url content=u>"]
    assert [piece.source for piece in pieces if isinstance(piece, SwitcherSlot)] == ["<a href=y>En</a>"]
    assert [piece.urls for piece in everything(pieces) if isinstance(piece, LinkSlot)] == [("s.css",), ("a.png", "b.png"), ("c.png",), ("d.html",)]


def everything(pieces: Pieces) -> list[Piece]:
    return [inner for piece in pieces for inner in (everything(piece.content) if isinstance(piece, TextSlot) else [piece])]


@pytest.mark.parametrize(
    ("srcset", "urls"),
    [
        ("a.png", ("a.png",)),
        ("a.png 1x,b.png 2x", ("a.png", "b.png")),
        (" a.png, b.png 2x,", ("a.png", "b.png")),
        ("data:image/png;base64,AA 1x, b,c.png 2x", ("data:image/png;base64,AA", "b,c.png")),
        ("a.png 100w 50h , b.png", ("a.png", "b.png")),
        (",", ()),
    ],
)
def test_the_addresses_of_a_srcset_may_have_commas(srcset: str, urls: tuple[str, ...]) -> None:
    (slot,) = (piece for piece in cut(f'<img srcset="{srcset}">').pieces if isinstance(piece, LinkSlot))
    assert slot.urls == urls
