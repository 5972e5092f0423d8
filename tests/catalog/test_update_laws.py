"""What an update must never do, whatever stands in the catalogue."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.template import Template
from pipeline.catalog.update import update
from pipeline.catalog.writer import render_catalogue
from pipeline.model import Catalogue, Entry

from .builders import catalogue, entries_of, reread, template, wanted, written

CONTEXTS = st.sampled_from([None, None, "menu", "warning:sun", "warning:dose"])
SENTENCES = st.builds(
    "{} {} the {} for {} days{}".format,
    st.sampled_from(["Avoid", "Do not avoid", "You must avoid", "You may avoid", "Please avoid"]),
    st.sampled_from(["strictly", "always", ""]),
    st.sampled_from(["sun", "sunlight", "pool", "<strong>sun</strong>"]),
    st.sampled_from(["14", "7", "two"]),
    st.sampled_from([".", "!", "\nor more."]),
)
KEYS = st.tuples(CONTEXTS, SENTENCES)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Each translation is unlike any other, so that its way can be followed."""
    active = draw(st.lists(KEYS, max_size=6, unique=True))
    obsolete = draw(st.lists(KEYS, max_size=4))
    entries = []
    for number, (context, msgid) in enumerate([*active, *obsolete]):
        entries.append(
            written(
                context,
                msgid,
                draw(st.sampled_from(["", f"Übersetzung {number}"])),
                fuzzy=draw(st.booleans()),
                obsolete=number >= len(active),
                comments=draw(st.sampled_from([(), (f"note {number}",)])),
                extracted=draw(st.sampled_from([("Role: paragraph",), ("Role: heading",)])),
            )
        )
    return catalogue(*entries)


@st.composite
def templates(draw: st.DrawFn, old: Catalogue) -> Template:
    """Some of the texts that were there, and some new ones."""
    known = [entry.key for entry in entries_of(old)]
    keys = draw(st.lists((st.sampled_from(known) | KEYS) if known else KEYS, max_size=6, unique=True))
    return template(*(wanted(context, msgid) for context, msgid in keys))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Catalogue, Template]:
    old = draw(catalogues())
    return old, draw(templates(old))


@given(situations())
def test_every_translation_is_still_there(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    before = {text for entry in entries_of(old) for text in entry.msgstr if text}
    after = {text for entry in entries_of(reread(update(old, asked, "en"))) for text in entry.msgstr if text}
    assert after == before


@given(situations())
def test_every_translator_comment_on_a_translation_is_still_there(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    before = {comment for entry in entries_of(old) if any(entry.msgstr) for comment in entry.comments}
    after = {comment for entry in entries_of(reread(update(old, asked, "en"))) for comment in entry.comments}
    assert before <= after


@given(situations())
def test_the_active_entries_are_those_that_the_template_asks_for_in_its_order(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    assert list(reread(update(old, asked, "en")).entries) == [entry.key for entry in asked.entries]


@given(situations())
def test_a_second_update_changes_nothing(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    once = reread(update(old, asked, "en"))
    assert update(once, asked, "en") is once


@given(situations())
def test_a_second_update_changes_nothing_where_the_first_was_not_written_yet(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    once = update(old, asked, "en")
    assert render_catalogue(update(once, asked, "en")) == render_catalogue(once)


@given(situations())
def test_an_entry_that_did_not_change_keeps_its_text(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    rewrapped = replace(old, entries={key: replace(entry, text=f"# mine\n{entry.text}") for key, entry in old.entries.items()})
    new = update(rewrapped, asked, "en")
    for entry in asked.entries:
        kept = rewrapped.entries.get(entry.key)
        if kept is not None and any(kept.msgstr) and kept.extracted == entry.extracted:
            assert new.entries[entry.key].text == kept.text
    for gone in old.obsolete:
        if gone.key not in {entry.key for entry in asked.entries}:
            assert gone.text in [entry.text for entry in new.obsolete]


@given(situations())
def test_a_revived_entry_comes_back_with_its_translation(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    new = update(old, asked, "en")
    for entry in asked.entries:
        translations = {gone.msgstr[0] for gone in old.obsolete if gone.key == entry.key and any(gone.msgstr)}
        if translations and not any(old.entries[entry.key].msgstr if entry.key in old.entries else ()):
            assert new.entries[entry.key].msgstr[0] in translations
            assert not new.entries[entry.key].obsolete


def _origin(old: Catalogue, text: str) -> Entry:
    return next(entry for entry in entries_of(old) if entry.msgstr == (text,))


@given(situations())
def test_what_was_carried_from_another_text_is_fuzzy_and_names_that_text(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    for entry in reread(update(old, asked, "en")).entries.values():
        if any(entry.msgstr) and (origin := _origin(old, entry.msgstr[0])).key != entry.key:
            assert entry.fuzzy
            assert entry.previous == origin.key


@given(situations())
def test_between_warnings_and_other_texts_words_move_only_where_the_source_is_the_same_and_never_without_the_fuzzy_flag(
    situation: tuple[Catalogue, Template],
) -> None:
    old, asked = situation
    for entry in update(old, asked, "en").entries.values():
        if any(entry.msgstr):
            origin = _origin(old, entry.msgstr[0])
            contexts = {entry.context, origin.context}
            strangers = len(contexts) > 1 and any((context or "").startswith("warning:") for context in contexts)
            assert not strangers or (entry.fuzzy and entry.msgid == origin.msgid)


@given(situations())
def test_a_warning_takes_words_from_itself_only_where_number_negation_and_strength_are_the_same(situation: tuple[Catalogue, Template]) -> None:
    old, asked = situation
    turning = ("Do not", "must", "may", "always", "14", "7", "two", "more")
    for entry in update(old, asked, "en").entries.values():
        if any(entry.msgstr) and (entry.context or "").startswith("warning:"):
            origin = _origin(old, entry.msgstr[0])
            assert [word in entry.msgid for word in turning] == [word in origin.msgid for word in turning]
