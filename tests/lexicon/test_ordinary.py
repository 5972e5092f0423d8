"""What is called ordinary has nothing in it that a rule about characters looks for; the rules' own tables say so."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon.characters import bidi_controls, broken_characters, mixed_words, stray_invisibles
from pipeline.lexicon.disguises import ornate_letters
from pipeline.lexicon.numbers import has_digits
from pipeline.lexicon.ordinary import CLASSES, is_ordinary
from pipeline.lexicon.scripts import script_of

SPACES = "\u00a0\u202f"
WRITTEN = {"Jpan": {"Hani", "Hira", "Kana"}, "Kore": {"Hang"}, "Hans": {"Hani"}, "Hant": {"Hani"}}
EVERY = "".join(map(chr, range(0x20000)))


def characters(script: str) -> list[str]:
    return re.findall(f"[{CLASSES[script]}]", EVERY)


@pytest.mark.parametrize("script", CLASSES)
def test_every_ordinary_character_can_be_seen_and_is_no_foreign_digit(script: str) -> None:
    for character in characters(script):
        assert character.isprintable() or character in SPACES
        assert not has_digits(character) or character in "0123456789"


@pytest.mark.parametrize("script", CLASSES)
def test_every_ordinary_letter_is_of_the_script(script: str) -> None:
    letters = [character for character in characters(script) if character.isalpha()]
    assert {script_of(letter) for letter in letters} == WRITTEN.get(script, {script})


@pytest.mark.parametrize("script", CLASSES)
def test_no_rule_about_characters_finds_anything_in_them(script: str) -> None:
    for character in characters(script):
        text = f"a{character * 3}"
        assert bidi_controls(text) == ""
        assert list(stray_invisibles(text)) == []
        assert list(ornate_letters(text)) == []
        assert list(broken_characters(text)) == [] or character == "?"


def test_every_letter_that_may_be_mixed_with_latin_ones_is_looked_at() -> None:
    """The look that spares Latin texts knows all blocks of the other scripts."""
    for character in EVERY:
        if script_of(character) in ("Cyrl", "Grek", "Armn", "Cher"):
            assert next(mixed_words(f"abc{character}def"), None) is not None or script_of(character) == "Grek"


@pytest.mark.parametrize(
    ("text", "script"), [("x", None), ("x", "Geor"), ("X\u200b", "Latn"), ("Нe", "Cyrl"), ("5 & 6", "Latn"), ("٣", "Arab"), ("5²", "Latn")]
)
def test_the_rest_is_not_ordinary(text: str, script: str | None) -> None:
    assert not is_ordinary(text, script)


@pytest.mark.parametrize(
    ("text", "script"),
    [("Größe: 5,5 % (24)", "Latn"), ("Не вдыхать!", "Cyrl"), ("吸い込まないでください。", "Jpan"), ("", "Latn"), ("לא לשאוף", "Hebr"), ("न लें।", "Deva")],
)
def test_plain_sentences_are_ordinary(text: str, script: str) -> None:
    assert is_ordinary(text, script)
