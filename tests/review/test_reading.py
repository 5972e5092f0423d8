"""What a reviewer sees in the terminal."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Discounted, Doubt, Review, Signed, Unsigned
from pipeline.report.sign_offs import difference, render_item, shown, standing, word_changes

from .builders import MATTER, sign_off

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXT, TEXT)
def test_the_halves_of_a_difference_are_both_texts(before: str, after: str) -> None:
    changes = list(word_changes(before, after))
    assert "".join(old for old, _ in changes) == before
    assert "".join(new for _, new in changes) == after


@given(TEXT, TEXT)
def test_no_text_can_reorder_the_line_that_it_stands_in(before: str, after: str) -> None:
    line = difference(before, after)
    bare = line.replace("\u2068", "").replace("\u2069", "")
    assert not set(bare) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\n\x1b")
    depth = 0
    for character in line:
        depth += {"\u2068": 1, "\u2069": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


def test_whole_words_change_and_what_stays_is_shown_once() -> None:
    assert difference("Take 5 mg twice.", "Take 50 mg twice.") == "\u2068Take \u2068[-5-]\u2069\u2068{+50+}\u2069 mg twice.\u2069"


def test_in_scripts_without_spaces_a_character_is_a_word_and_a_mark_stays_on_its_letter() -> None:
    assert difference("请勿吸入", "请吸入") == "\u2068请\u2068[-勿-]\u2069吸入\u2069"
    assert ("दवा", "दवाई") in word_changes("दवा लें", "दवाई लें")


def test_what_does_not_show_is_written_as_its_escape() -> None:
    assert shown("a\u202eb\u2069c\x1b[31m") == "\u2068a\\u202eb\\u2069c\\u001b[31m\u2069"


def test_a_changed_number_of_texts_is_told_as_one_difference() -> None:
    former = sign_off(matter=replace(MATTER, sources=("Danger", "Do not inhale."), translations=("Gefahr", "Nicht einatmen.")))
    text = render_item("1 of 1", MATTER, Review(Unsigned((), 1)), former, ("source", "German"))
    assert "last signed: \u2068Danger Do not inhale.\u2069" in text
    assert "[-Gefahr " in text


def test_what_does_not_count_is_told_beside_the_standing() -> None:
    text = render_item("1 of 1", MATTER, Review(Unsigned((), 1), (Discounted(sign_off(), Doubt.UNKNOWN, "no key"),)), None, ("source", "German"))
    assert "  now: unsigned, 0 of 1\n  not counted: Anna Weber <anna@example.org>: no key\n" in text
    assert '  facts: {"severity":"danger"}' in text


def test_a_standing_names_who_signed() -> None:
    assert standing(Review(Signed((sign_off(name="Anna"), sign_off(name="Bo"))))) == "signed by Anna and Bo"
