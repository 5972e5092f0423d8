"""What a catalogue says of each unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.lookup import look_up, read_termbase
from pipeline.model import Article, Empty, Encoding, Former, Fuzzy, Key, Missing, Obsolete, PipelineError, Place, Stale, Translated, Translation, Unit

from .builders import HEADER, LABEL, read

BEFORE = HEADER.count("\n")


def article(*units: Unit) -> Article:
    return Article("peel", "source/peel.html", (), units, tuple(Place("source/peel.html", 1) for _ in units), (), Encoding(), 0, 0, "")


def unit(msgid: str, context: str | None = None, tags: tuple[str, ...] = ()) -> Unit:
    return Unit(msgid, context, None, "paragraph", tags=tags)


def state(one: Unit, text: str) -> Translation:
    (found,) = look_up(article(one), read(text), LABEL)
    return found


def place(line: int) -> Place:
    return Place(LABEL, BEFORE + line)


def test_without_a_catalogue_every_unit_is_missing_at_the_start_of_its_file() -> None:
    assert look_up(article(unit("a"), unit("b")), None, LABEL) == (Missing(Place(LABEL, 1)),) * 2


def test_each_state_has_its_type_and_the_line_of_its_msgstr() -> None:
    text = (
        'msgid "done"\nmsgstr "x"\n\n#, fuzzy\nmsgid "doubted"\nmsgstr "y"\n\nmsgid "empty"\nmsgstr ""\n\nmsgctxt "k"\nmsgid "done"\nmsgstr "z"\n\n'
        '#~ msgid "old"\n#~ msgstr "w"\n'
    )
    units = (unit("done"), unit("doubted"), unit("empty"), unit("done", "k"), unit("old"), unit("absent"), unit("done", ""))
    assert look_up(article(*units), read(text), LABEL) == (
        Translated(place(2), "x"),
        Fuzzy(place(6), "y"),
        Empty(place(9)),
        Translated(place(13), "z"),
        Obsolete(place(15), "w"),
        Missing(place(13)),
        Missing(place(13)),
    )


def test_a_missing_unit_is_placed_behind_the_unit_before_it() -> None:
    assert look_up(article(unit("a"), unit("new"), unit("b")), read('msgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr "y"\n'), LABEL)[1] == Missing(place(2))


INVISIBLE = ["", " ", "\u00a0", "\u200b\u200d", "\u202e", "\u2060", "\ufeff", "\u3164", "\u2800", "\u00ad", "\ufe0f", "\t\\n", "\u0301", "\U000e0041"]


@pytest.mark.parametrize("text", INVISIBLE, ids=ascii)
def test_a_translation_that_cannot_be_seen_is_empty(text: str) -> None:
    assert isinstance(state(unit("a"), f'msgid "a"\nmsgstr "{text}"\n'), Empty)
    assert isinstance(state(unit("a"), f'#, fuzzy\nmsgid "a"\nmsgstr "{text}"\n'), Empty)


@pytest.mark.parametrize("text", INVISIBLE, ids=ascii)
def test_tags_round_nothing_are_an_empty_translation(text: str) -> None:
    one = unit("<strong>Avoid</strong> the sun.", tags=("<strong>", "</strong>"))
    assert isinstance(state(one, f'msgid "<strong>Avoid</strong> the sun."\nmsgstr "<strong>{text}</strong>"\n'), Empty)
    assert isinstance(state(one, f'msgid "<strong>Avoid</strong> the sun."\nmsgstr "<strong>{text}</strong>!"\n'), Empty)
    assert isinstance(state(one, f'msgid "<strong>Avoid</strong> the sun."\nmsgstr "<strong>{text}</strong>!a"\n'), Translated)


def test_a_text_of_tags_alone_may_stay_tags_alone() -> None:
    assert isinstance(state(unit("<img1/>", tags=("<img1/>",)), 'msgid "<img1/>"\nmsgstr "<img1/>"\n'), Translated)


@given(st.text(st.characters(categories=["L"], exclude_characters='"\\\u115f\u1160\u3164\uffa0'), min_size=1))
def test_a_translation_with_a_letter_is_one(text: str) -> None:
    assert state(unit("a"), f'msgid "a"\nmsgstr "{text}"\n') == Translated(place(2), text)


@pytest.mark.parametrize("text", [".", "—", "1", "??????", "\ufffd", "\ufffc", "\u20dd", "\U0001d159", "100 %"], ids=ascii)
def test_digits_and_signs_translate_digits_and_signs_but_no_words(text: str) -> None:
    assert isinstance(state(unit("Do not inhale."), f'msgid "Do not inhale."\nmsgstr "{text}"\n'), Empty)
    assert state(unit("100"), f'msgid "100"\nmsgstr "{text}"\n') == Translated(place(2), text)


def test_a_pair_that_history_knows_as_stale_is_so_while_its_words_are_the_same() -> None:
    stale: dict[Key, Former] = {(None, "Avoid the sun."): Former("Seek the sun.", "Sonne")}
    for msgstr, expected in (("Sonne", Stale(place(2), "Sonne", "Seek the sun.")), ("Schatten", Translated(place(2), "Schatten"))):
        assert look_up(article(unit("Avoid the sun.")), read(f'msgid "Avoid the sun."\nmsgstr "{msgstr}"\n'), LABEL, stale) == (expected,)
    doubted = read('#, fuzzy\nmsgid "Avoid the sun."\nmsgstr "Sonne"\n')
    assert isinstance(look_up(article(unit("Avoid the sun.")), doubted, LABEL, stale)[0], Fuzzy)


def test_a_text_that_no_rule_could_read_in_time_is_refused_with_its_line() -> None:
    with pytest.raises(PipelineError, match="a translation of 21000 characters") as raised:
        state(unit("Do not inhale."), 'msgid "Do not inhale."\nmsgstr "' + "nicht. " * 3000 + '"\n')
    assert raised.value.line is not None


def test_plural_forms_of_a_text_are_not_its_translation() -> None:
    text = 'msgid "Avoid the sun."\nmsgid_plural "Avoid suns."\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    assert isinstance(state(unit("Avoid the sun."), text), Missing)


@pytest.mark.parametrize("flags", ["#, fuzzy no-wrap", "#,no-wrap,fuzzy", "#, no-wrap fuzzy", "#, Fuzzy", "#= fuzzy"])
def test_a_fuzzy_flag_is_found_however_it_is_written(flags: str) -> None:
    assert isinstance(state(unit("Avoid the sun."), f'{flags}\nmsgid "Avoid the sun."\nmsgstr "x"\n'), Fuzzy)


@pytest.mark.parametrize("form", ["*", "* *", "*e*", "*.", "a*", "-", "*ab*"])
def test_a_form_that_nearly_every_text_has_is_not_accepted(form: str) -> None:
    assert read_termbase(read(f'msgid "pregnant"\nmsgstr "{form}"\n'), LABEL, "de").forms == {}


def test_a_termbase_takes_forms_from_confirmed_active_entries_without_context() -> None:
    text = (
        'msgid "pregnant"\nmsgstr " schwanger* |  in anderen Umständen | "\n\nmsgctxt "k"\nmsgid "pregnant"\nmsgstr "*e*"\n\n'
        '#, fuzzy\nmsgid "risk"\nmsgstr "Risiko"\n\n'
        'msgid "must"\nmsgstr ""\n\nmsgid "sun"\nmsgstr " | "\n\n#~ msgid "old"\n#~ msgstr "alt"\n'
    )
    termbase = read_termbase(read(text), LABEL, "de")
    assert termbase.forms == {"pregnant": ("schwanger*", "in anderen Umständen")}
    assert termbase.refused == {}
    assert termbase.places["pregnant"] == place(2)
    assert (termbase.locale, termbase.file) == ("de", LABEL)


@pytest.mark.parametrize("forms", [" | ".join(f"w{number}*" for number in range(1001)), "a" * 20_001])
def test_more_forms_than_anybody_writes_are_refused_with_their_line(forms: str) -> None:
    with pytest.raises(PipelineError, match="more than 1000 forms") as raised:
        read_termbase(read(f'msgid "pregnant"\nmsgstr "{forms}"\n'), LABEL, "de")
    assert raised.value.line is not None


def test_forms_that_cannot_tell_texts_apart_are_kept_aside() -> None:
    termbase = read_termbase(read('msgid "pregnant"\nmsgstr "schwanger* | * | be* | "\n\n#, fuzzy\nmsgid "risk"\nmsgstr "*"\n'), LABEL, "de")
    assert termbase.forms == {"pregnant": ("schwanger*",)}
    assert termbase.refused == {"pregnant": ("*", "be*")}


def test_without_a_glossary_nothing_is_accepted() -> None:
    assert read_termbase(None, LABEL, "de").forms == {}
