from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.placeholders import cut, fault, strip

TAGS = ["<b>", "</b>", "<br/>", "<a1>", "</a1>", "<a10>", "<x-a.b+c>"]


@given(st.lists(st.sampled_from(TAGS) | st.text("<>/ab1", max_size=6)).map("".join), st.sets(st.sampled_from(TAGS)))
def test_the_parts_of_a_cut_join_to_the_text_and_only_known_tags_are_tags(text: str, tags: set[str]) -> None:
    parts = cut(text, tags)
    assert "".join(parts) == text
    assert set(parts[1::2]) <= tags
    assert not any(tag in part for part in parts[::2] for tag in tags)


def test_without_tags_all_is_text() -> None:
    assert cut("<b>x</b>", ()) == ["<b>x</b>"]


def test_strip_leaves_the_text_and_unknown_tags() -> None:
    assert strip("Do <b>not</b> <i>drink</i><br/>", ("<b>", "</b>", "<br/>")) == "Do not <i>drink</i>"


@pytest.mark.parametrize(
    ("tags", "wrong"),
    [
        ([], None),
        (["<b>", "<i>", "</i>", "</b>"], None),
        (["<br/>", "<b>", "<br/>", "</b>"], None),
        (["<b>", "<i>", "</b>", "</i>"], "</b>"),
        (["</b>", "<b>"], "</b>"),
        (["<b>"], "<b>"),
        (["<b>", "</b>", "</b>"], "</b>"),
    ],
)
def test_the_first_tag_that_does_not_nest_is_found(tags: list[str], wrong: str | None) -> None:
    assert fault(tags) == wrong
