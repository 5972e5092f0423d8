"""Memories of other tools."""

from __future__ import annotations

import pytest

from pipeline.interchange.tmx import read_tmx, write_tmx
from pipeline.locales import language
from pipeline.model import Progress

from .builders import LABEL, OPEN, PROSE, WARNED, offer, unit


def memory(*units: str, header: str = '<header srclang="en"/>') -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">{header}<body>{"".join(units)}</body></tmx>'.encode()


def tu(**variants: str) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>' for tag, text in variants.items()) + "</tu>"


def pairs(content: bytes, target: str = "de") -> tuple[tuple[str, str], ...]:
    return read_tmx(content, LABEL, language("en"), language(target))


def test_only_what_is_confirmed_becomes_memory() -> None:
    written = write_tmx([offer(WARNED, PROSE, OPEN)])
    assert pairs(written) == ((WARNED.key[1], WARNED.state[1]),)
    assert WARNED.state[0] is Progress.TRANSLATED


def test_articles_stand_in_one_memory_and_equal_pairs_once() -> None:
    one, two = offer(unit("Rinse.", "Spülen.")), offer(unit("Rinse.", "Spülen.", context="menu"), unit("Stop.", "Halt."), article="other")
    assert pairs(write_tmx([one, two])) == (("Rinse.", "Spülen."), ("Stop.", "Halt."))


def test_codes_of_other_tools_leave_no_trace_and_ours_stay() -> None:
    text = (
        'A<bpt i="1" x="1">{\\b </bpt>bold<ept i="1">}</ept> <hi type="x">word</hi><ph x="2">&lt;img src="x"/&gt;</ph><it pos="begin" x="3"/>'
        '<ut>{\\tab}</ut> <bpt i="4">&lt;a1&gt;<sub>sub</sub></bpt>link<ept i="4">&lt;/a1&gt;</ept><ph>&lt;br/&gt;</ph>'
    )
    assert pairs(memory(tu(en=text, de="B"))) == (("Abold word <a1>link</a1><br/>", "B"),)


@pytest.mark.parametrize(
    ("variants", "wanted", "found"),
    [
        ({"en": "a", "de": "b"}, "de", "b"),
        ({"EN": "a", "DE": "b"}, "de", "b"),
        ({"en_US": "a", "de_AT": "c", "de": "b"}, "de", "b"),
        ({"en_US": "a", "de_AT": "b"}, "de", "b"),
        ({"en": "a", "de": "b"}, "de_AT", "b"),
        ({"en": "a", "de_CH": "c", "de_AT": "b"}, "de_AT", "b"),
        ({"en": "a", "de_CH": "c"}, "de_AT", None),
        ({"en": "a", "pt_PT": "c"}, "pt_BR", None),
        ({"en": "a", "zh_TW": "c", "zh_CN": "b"}, "zh_Hans", "b"),
        ({"en": "a", "zh_TW": "c"}, "zh_Hans", None),
        ({"en": "a", "den": "c"}, "de", None),
    ],
)
def test_the_nearest_language_counts(variants: dict[str, str], wanted: str, found: str | None) -> None:
    assert pairs(memory(tu(**variants)), wanted) == (() if found is None else (("a", found),))


def test_a_pair_without_text_on_a_side_is_left_out() -> None:
    assert pairs(memory(tu(en="a"), tu(en="a", de=" "), tu(en="", de="b"), "<tu/>")) == ()


def test_a_memory_may_have_a_namespace() -> None:
    assert pairs(memory(tu(en="a<ph>&lt;br/&gt;</ph>", de="b")).replace(b"<tmx ", b'<tmx xmlns="http://www.lisa.org/tmx14" ')) == (("a<br/>", "b"),)


def test_an_old_memory_names_its_languages_otherwise() -> None:
    old = '<tu><tuv lang="en"><seg>a</seg></tuv><tuv lang="de"><seg>b</seg></tuv></tu>'
    assert pairs(memory(old)) == (("a", "b"),)


def test_a_variant_without_a_language_is_in_the_source_language() -> None:
    assert pairs(memory('<tu><tuv><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>')) == (("a", "b"),)
