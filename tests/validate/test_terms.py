"""Words as people write them: in any case, form, script and inflection."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.terms import is_invisible, is_sound_form, is_wordless, mentions, plain, words

MENTIONED = [
    # Whole words, in any case and with any white space.
    ("schwanger", "Nicht, wenn Sie schwanger sind."),
    ("Schwanger", "SCHWANGER?"),
    ("healthcare provider", "a healthcare\u00a0 provider"),
    ("vor der Behandlung", "vor\nder Behandlung"),
    ("'pregnant'", "not 'pregnant'"),
    ("pregnant", "not ‘pregnant’"),
    ("pregnant", "not 'pregnant'"),
    ("14", "nach 14 Tagen"),
    ("SPF 30", "日焼け止めはSPF 30以上を"),
    ("5 %", "höchstens 5 % davon"),
    # `*` is any ending, any beginning, or both.
    ("schwanger*", "Schwangerschaft"),
    ("schwanger*", "schwanger"),
    ("*injection", "l’injection"),
    ("*schwanger*", "unschwangere"),
    ("Ärzt*", "Fachärzte und Ärztinnen"),
    ("pro*er", "a provider"),
    ("problèmes de santé", "des PROBLÈMES DE SANTÉ graves"),
    # German: umlauts composed or not, ß and ss.
    ("Größe", "Gro\u0308ße"),
    ("Gro\u0308ße", "GRÖSSE"),
    # Turkish: dotted and dotless i in either case.
    ("iğne", "İĞNE batar"),
    ("risk", "RİSK"),
    ("kızarıklık", "KIZARIKLIK"),
    # Ukrainian: three apostrophes.
    ("здоров'я", "охорона здоров’я"),
    ("здоров’я", "охорона здоров'я"),
    ("здоров'*", "охороні здоров\u02bcю"),
    # Hebrew: prefixes, maqaf, end of verse.
    ("*היריון", "בהיריון"),
    ("היריון", "אי־היריון־"),
    ("היריון", "היריון\u05c3"),
    # Arabic: prefixes, endings, vowel signs at the ending.
    ("*حامل*", "للحامل"),
    ("حامل*", "حاملًا"),
    ("تورم", "(تورم)،"),
    # Hindi: vowel signs belong to the word.
    ("गर्भवती", "गर्भवती महिलाएँ"),
    ("गर्भ*", "गर्भवती"),
    ("*वती", "गर्भवती"),
    ("इंजेक्शन", "इंजेक्शन।"),
    # Japanese, Chinese, Thai: no spaces, so anywhere.
    ("妊娠", "妊娠中の方は"),
    ("リスク", "高いリスクがある"),
    ("ﾘｽｸ", "高いリスクがある"),
    ("医生", "请咨询医生。"),
    ("แพทย์", "ปรึกษาแพทย์ก่อน"),
    # Korean puts particles behind words.
    ("임신*", "임신했거나"),
    # Persian: the joiner inside a word.
    ("می\u200cشود", "استفاده می\u200cشود."),
]
UNMENTIONED = [
    ("schwanger", "Schwangerschaft"),
    ("schwanger", "unschwanger"),
    ("*schwanger", "Schwangere"),
    ("schwanger*", "unschwanger"),
    ("injection", "l’injection"),
    ("provider", "provider's"),
    ("14", "140"),
    ("14", "2014"),
    ("pro*er", "a pro and another"),
    ("risk", "risk_level"),
    ("schwanger*", ""),
    ("*", "alles"),
    ("* *", "alles mögliche"),
    ("", "alles"),
    ("я", "здоров’я"),
    ("היריון", "בהיריון"),
    ("حامل", "للحامل"),
    ("حامل", "حاملًا"),
    ("गर्भवत", "गर्भवती"),
    ("क", "कि"),
    ("ঝ", "ঝুঁকি"),
    ("க", "கி"),
    ("임신", "임신했거나"),
    ("می", "می\u200cشود"),
    ("妊婦", "妊娠中の方は"),
    ("SPF 30", "日焼け止めはSPF 300"),
    ("a.c", "abc"),
    ("(a", "a"),
]


@pytest.mark.parametrize(("form", "text"), MENTIONED)
def test_a_form_is_mentioned(form: str, text: str) -> None:
    assert mentions(text, ("nichts davon", form))


@pytest.mark.parametrize(("form", "text"), UNMENTIONED)
def test_a_form_is_not_mentioned(form: str, text: str) -> None:
    assert not mentions(text, (form,))


def test_without_forms_nothing_is_mentioned() -> None:
    assert not mentions("alles", ())


WORD = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=8)


@given(WORD)
@example("İ")
@example("ŉ")
@example("ǰ")
def test_a_word_between_spaces_is_mentioned_whatever_its_script(word: str) -> None:
    assert mentions(f"… {word}, …", (word,))
    assert mentions(f"… {word}, …", (f"{word}*",))
    assert mentions(f"… {word}, …", (f"*{word}",))
    assert mentions(f"… x{word}y …", (f"*{word}*",))


@given(st.text(st.sampled_from("ab* '"), max_size=12), st.text(st.sampled_from("ab '"), max_size=30))
def test_stars_are_any_letters_between_the_parts(form: str, text: str) -> None:
    words = plain(form)
    if "'" in words or not words.strip("* "):
        return
    # What the form means, by trying every piece of the text.
    found = plain(text)
    pieces = ((start, end) for start in range(len(found)) for end in range(start + 1, len(found) + 1))
    assert mentions(text, (form,)) == any(_is(words, found, start, end) for start, end in pieces)


def _is(form: str, text: str, start: int, end: int) -> bool:
    def letter(index: int, beyond: int) -> bool:
        """Whether a word goes on there: with a letter, or with an apostrophe and a letter."""
        if not 0 <= index < len(text):
            return False
        return text[index].isalpha() or (text[index] == "'" and 0 <= index + beyond < len(text) and text[index + beyond].isalpha())

    def fits(form: str, piece: str) -> bool:
        if not form:
            return not piece
        if form[0] == "*":
            return fits(form[1:], piece) or (bool(piece) and piece[0] != " " and fits(form, piece[1:]))
        return bool(piece) and form[0] == piece[0] and fits(form[1:], piece[1:])

    whole_start = form.startswith("*") or not letter(start - 1, -1)
    whole_end = form.endswith("*") or not letter(end, 1)
    return whole_start and whole_end and fits(form, text[start:end])


def test_a_form_of_many_stars_costs_little() -> None:
    started = time.process_time()
    assert not mentions("a" * 2000, ("*".join("a" * 12) + "*b", "*" * 50 + "b"))
    assert time.process_time() - started < 2


@given(st.text())
def test_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0", "\u200b", "\u202e\u202c", "\ufeff", "\u3164", "\u2800", "\u115f", "\u0301", "\ufe0f", "\u00ad", "\ue000", "\x07"], ids=ascii
)
def test_what_shows_nothing_is_invisible(text: str) -> None:
    assert is_invisible(text)
    assert not is_invisible(f"{text}ا")


@pytest.mark.parametrize("text", ["", "–", "14", "…!", "5 %", "१४", "١٤", "→ ①", "\u200b", "\u3164", "⚠"], ids=ascii)
def test_what_has_no_letter_is_wordless(text: str) -> None:
    assert is_wordless(text)
    assert not is_wordless(f"{text} व")


def test_words_are_compared_without_what_stands_between_them() -> None:
    assert words("Do NOT – in\u200bhale, 5 %!") == ["do", "not", "inhale", "5"]
    assert words("गर्भवती महिलाएँ।") == ["गर्भवती", "महिलाएँ"]


@pytest.mark.parametrize(
    "form", ["schwanger*", "*injection", "*gro*ß*", "not", "妊娠", "妊*", "5", "*היריון", "vor der Behandlung", "약*", "रोग*", "vitamin c", "14*5"]
)
def test_a_form_that_tells_texts_apart_is_sound(form: str) -> None:
    assert is_sound_form(form)


@pytest.mark.parametrize(
    "form",
    ["", " ", "*", "**", "* *", "*e*", "a*", "*n", "…", "-*", "schwanger *", "*a* schwanger", "\u200b", "be*", "*un*s*", "d*e", "c", "ال*", "й"],
    ids=ascii,
)
def test_a_form_that_nearly_every_text_has_is_not(form: str) -> None:
    assert not is_sound_form(form)
