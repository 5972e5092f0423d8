"""Any style sheet can be read, whatever is in it, and what cannot be read is told."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit.css import LINE, Subject, Wardrobe, appearance
from pipeline.audit.css.wardrobe import Outfit

PIECES = [
    "p",
    "{",
    "}",
    ";",
    ":",
    "(",
    ")",
    "&",
    ">",
    "*",
    "::before",
    ":is(",
    ":not(",
    "@media ",
    "@import ",
    "@layer a",
    "print",
    "var(--a)",
    "--a",
    "color",
    "red",
    "url(",
    '"',
    "/*",
    "*/",
]
PIECES += [
    "display:none",
    "!important",
    "\\",
    "#",
    ".w",
    "[a=b]",
    ",",
    "0",
    "1px",
    "%",
    "content",
    "background",
    "font",
    "\n",
    "calc(",
    "rgb(",
    "oklch(1 1 1)",
    "+",
    "~",
    "|",
    "@",
    "\0",
]


def page(css: str) -> tuple[Element, Element]:
    root = Element("html")
    SubElement(root, "style", {LINE: "3"}).text = css
    paragraph = SubElement(SubElement(root, "body"), "p", {"class": "w", "style": css, "title": "x"})
    return root, paragraph


def worn(css: str, library: dict[str, bytes] | None = None) -> Outfit:
    return Wardrobe((library or {}).get).outfit("de/x.html", page(css)[0])


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_style_sheet_can_be_read(css: str) -> None:
    root, paragraph = page(css)
    outfit = Wardrobe(dict[str, bytes]().get).outfit("de/x.html", root)
    (seen,) = appearance(root, [Subject(paragraph, (paragraph,))], outfit.rules, tuple(outfit.layers))
    assert seen is not None


@pytest.mark.parametrize("css", ["p{" * 5000, "@media x{" * 5000, "p" + ":is(" * 5000, "a{b:" + "(" * 5000, ":root{--a:" + "var(--a," * 3000])
def test_blocks_in_blocks_end_somewhere(css: str) -> None:
    root, paragraph = page(css)
    outfit = Wardrobe(dict[str, bytes]().get).outfit("de/x.html", root)
    appearance(root, [Subject(paragraph, (paragraph,))], outfit.rules, tuple(outfit.layers))


@pytest.mark.parametrize(
    ("css", "line", "cause"),
    [
        ("\np:frobnicate { color: red }", 4, "selector p:frobnicate"),
        ("p { color: red }\n}\n", 4, ""),
        ('@import "gone.css";', 3, "de/gone.css is not there"),
        ('@import "../large.css";', 3, "large.css is larger than"),
        ('@import "https://fonts.example/a.css";', 3, "https://fonts.example/a.css is not read"),
        ('@import "http://[/";', 3, "is no address"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(css: str, line: int, cause: str) -> None:
    (unread,) = worn(css, {"large.css": b" " * 2_000_001}).unread
    assert (unread.file, unread.line) == ("de/x.html", line)
    assert cause in unread.cause


def test_no_sheet_outside_of_the_site_is_asked_for() -> None:
    asked: list[str] = []
    root, _ = page('@import "../../../etc/passwd"; @import "/a%2f..%2f..%2fb.css";')
    Wardrobe(asked.append).outfit("de/x.html", root)
    assert asked == ["etc/passwd"]
