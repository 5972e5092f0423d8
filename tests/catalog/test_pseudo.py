"""Pseudo-translations: longer or mirrored text in which tags and numbers stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.locales import language
from pipeline.model import PipelineError
from pipeline.placeholders import cut
from pipeline.pseudo import accented, mirrored, pseudo_text

TAGS = ("<b>", "</b>", "<br/>")


def test_an_accented_text_is_longer_and_shows_where_it_ends() -> None:
    assert accented("Do <b>not</b> take 5 mg.", TAGS) == "[Ðöö <b>ñööţ</b> ţààķéé 5 ɱĝ.]"


def test_a_mirrored_text_is_in_a_script_from_right_to_left() -> None:
    assert mirrored("Do <b>not</b> take 5 mg.", TAGS) == "دو <b>نوط</b> طاكه 5 مج."


@given(st.lists(st.sampled_from(["Skin", " ", "5.5 ml", "<b>", "</b>", "<br/>", "<i>", "?", "ß"])).map("".join), st.sampled_from(["Latn", "Arab"]))
def test_tags_digits_and_spaces_stay(text: str, script: str) -> None:
    made = pseudo_text(text, TAGS, script)
    assert cut(made, TAGS)[1::2] == cut(text, TAGS)[1::2]
    assert [character for character in made if character.isdigit() or character.isspace()] == [c for c in text if c.isdigit() or c.isspace()]


def test_the_names_are_those_of_the_pseudo_locales() -> None:
    accents, mirror = language("en_XA"), language("ar_XB")
    assert (accents.tag, accents.direction, accents.pseudo) == ("en-XA", "ltr", True)
    assert (mirror.tag, mirror.direction, mirror.pseudo) == ("ar-XB", "rtl", True)
    assert not language("en").pseudo


@pytest.mark.parametrize("name", ["ar_XA", "en_XB", "xx_XA"])
def test_a_pseudo_locale_against_its_direction_is_refused(name: str) -> None:
    with pytest.raises(PipelineError, match="locale"):
        language(name)
