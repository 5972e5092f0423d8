"""Finding a language's words: whole words, endings, scripts without spaces, and what overlaps."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.words import Hit, WordFinder
from pipeline.terms import mentions, plain


def found(text: str, *forms: str) -> list[str]:
    folded = plain(text)
    return [folded[hit.start : hit.end] for hit in WordFinder({"word": forms}).find(folded)]


def test_a_form_stands_for_whole_words() -> None:
    assert found("Not a note, not nothing.", "not") == ["not", "not"]


def test_a_star_stands_for_any_ending_or_beginning() -> None:
    assert found("Stoppen, Stopp! nonstopp", "stopp*") == ["stopp", "stopp"]
    assert found("lezárás, zárás", "*zárás") == ["zárás", "zárás"]


def test_a_script_without_spaces_is_searched_anywhere() -> None:
    assert found("服用しないでください", "ない") == ["ない"]


def test_an_apostrophe_ends_a_word_before_a_form_and_goes_on_with_it_behind() -> None:
    assert found("S'il n'est pas", "est") == ["est"]
    assert found("You can't", "can") == []
    assert found("the patients' can", "patients") == ["patients"]


def test_of_forms_that_overlap_the_longest_from_the_left_is_found() -> None:
    finder = WordFinder({"denies": ["not"], "harmless": ["not only"]})
    assert finder.find("not only not") == [Hit("harmless", 0, 8), Hit("denies", 9, 12)]


def test_a_form_of_two_kinds_gives_a_hit_of_each() -> None:
    finder = WordFinder({"must": ["never"], "denies": ["never"]})
    assert [hit.kind for hit in finder.find("never")] == ["must", "denies"]


def test_forms_are_folded_when_a_text_is_first_looked_at() -> None:
    asked: list[str] = []

    def forms() -> Iterator[str]:
        asked.append("forms")
        yield "never"

    finder = WordFinder({"denies": forms()})
    assert not asked
    assert [len(finder.find("never, never")) for _ in range(2)] == [2, 2]
    assert asked == ["forms"]


def test_a_finder_without_forms_finds_nothing() -> None:
    assert WordFinder({"word": ()}).find("anything") == []


LETTERS = st.text("abé' c日本", max_size=12)


@given(LETTERS, st.text("abé日", min_size=1, max_size=3), st.sampled_from(["", "start", "end", "both"]))
def test_it_finds_what_the_termbase_would(text: str, stem: str, star: str) -> None:
    """Apart from apostrophes, where the termbase asks for more."""
    text = text.replace("'", " ")
    form = ("*" if star in ("start", "both") else "") + stem + ("*" if star in ("end", "both") else "")
    assert bool(found(text, form)) == mentions(text, (form,))
