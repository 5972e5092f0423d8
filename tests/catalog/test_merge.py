"""Two versions of a catalogue become one: nothing that a person typed is lost, and no text gets another text's translation unmarked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.merge import merge, whole_conflict
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import render_catalogue
from pipeline.model import Catalogue, Entry, PipelineError

from .builders import HEADER, LABEL, catalogue, entries_of, written


def content(*entries: Entry) -> bytes:
    return render_catalogue(catalogue(*entries))


def joined(base: bytes, ours: bytes, theirs: bytes) -> Catalogue:
    """The result of a merge that leaves no conflict."""
    merged = merge(base, ours, theirs, LABEL)
    assert merged.conflicts == 0
    return read_catalogue(merged.content, LABEL)


def only(made: Catalogue) -> Entry:
    (entry,) = made.entries.values()
    return entry


SKIN = written(None, "Skin", "Haut")
SUN = written("warning:sun", "Avoid the sun.", "Meiden Sie die Sonne.")


def test_each_side_has_its_entries() -> None:
    ours, theirs = written(None, "Skin", "Die Haut"), written("warning:sun", "Avoid the sun.", "Sonne meiden!")
    made = joined(content(SKIN, SUN), content(ours, SUN), content(SKIN, theirs))
    assert [entry.text for entry in made.entries.values()] == [ours.text, theirs.text]


def test_a_confirmation_on_one_side_stands_where_the_other_changed_only_what_the_tool_writes() -> None:
    doubted = written(None, "Skin", "Haut", fuzzy=True)
    moved = written(None, "Skin", "Haut", fuzzy=True, references=("source/mask.html",))
    entry = only(joined(content(doubted), content(SKIN), content(moved)))
    assert (entry.fuzzy, entry.references) == (False, ("source/mask.html",))


def test_an_entry_that_both_changed_is_fuzzy_if_it_is_on_either_side() -> None:
    base, ours, theirs = written(None, "Skin", ""), written(None, "Skin", "Haut", fuzzy=True), written(None, "Skin", "Haut")
    assert only(joined(content(base), content(ours), content(theirs))).fuzzy
    assert only(joined(content(base), content(theirs), content(ours))).fuzzy


def test_two_different_translations_are_a_conflict_round_that_entry_alone() -> None:
    ours, theirs = written(None, "Skin", "Die Haut"), written(None, "Skin", "Das Fell")
    merged = merge(content(SKIN, SUN), content(ours, SUN), content(theirs, SUN), LABEL)
    block = f"<<<<<<< ours\n{ours.text}\n=======\n{theirs.text}\n>>>>>>> theirs"
    assert merged.conflicts == 1
    assert merged.content.decode() == content(SKIN, SUN).decode().replace(SKIN.text, block)
    with pytest.raises(PipelineError) as caught:
        read_catalogue(merged.content, LABEL)
    assert "conflict" in caught.value.cause


def test_an_emptied_translation_does_not_win_over_a_better_one_which_is_fuzzy_then() -> None:
    better = written(None, "Skin", "Die Haut")
    entry = only(joined(content(SKIN), content(written(None, "Skin", "")), content(better)))
    assert (entry.msgstr, entry.fuzzy) == (("Die Haut",), True)


def test_a_translation_that_somebody_mended_while_it_was_deleted_is_kept_as_obsolete() -> None:
    better = written(None, "Skin", "Die Haut")
    for made in (joined(content(SKIN, SUN), content(SUN), content(better, SUN)), joined(content(SKIN, SUN), content(better, SUN), content(SUN))):
        assert list(made.entries) == [SUN.key]
        assert [(entry.msgid, entry.msgstr) for entry in made.obsolete] == [("Skin", ("Die Haut",))]


def test_a_translation_that_was_mended_while_it_became_obsolete_is_there_once() -> None:
    better, old = written(None, "Skin", "Die Haut"), written(None, "Skin", "Haut", obsolete=True)
    made = joined(content(SKIN, SUN), content(better, SUN), content(SUN, old))
    assert [entry.msgstr for entry in made.obsolete] == [("Die Haut",)]


def test_a_deletion_of_what_nobody_touched_is_one() -> None:
    made = joined(content(SKIN, SUN), content(SUN), content(SKIN, replace(SUN, msgstr=("Sonne!",))))
    assert SKIN.key not in made.entries
    assert made.obsolete == ()


@pytest.mark.parametrize("careless", [False, True], ids=["as update writes it", "without a flag"])
def test_a_new_source_text_never_takes_over_the_translation_of_the_old_one_unmarked(careless: bool) -> None:
    edited = replace(written("warning:sun", "Seek the sun.", "Meiden Sie die Sonne.", fuzzy=not careless), previous=None if careless else SUN.key)
    better = written("warning:sun", "Avoid the sun.", "Meiden Sie jede Sonne.")
    for made in (joined(content(SUN), content(edited), content(better)), joined(content(SUN), content(better), content(edited))):
        entry = only(made)
        assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.previous) == ("Seek the sun.", ("Meiden Sie jede Sonne.",), True, SUN.key)
        assert made.obsolete == ()


def test_a_translation_that_one_side_emptied_stays_with_the_new_text_of_the_other_in_doubt() -> None:
    edited = written(None, "The skin", "Haut")
    made = joined(content(SKIN), content(edited), content(written(None, "Skin", "")))
    assert (only(made).msgstr, only(made).fuzzy, made.obsolete) == (("Haut",), True, ())


def test_a_confirmation_of_the_old_text_does_not_confirm_the_new_one() -> None:
    doubted = written("warning:sun", "Avoid the sun.", "Meiden Sie die Sonne.", fuzzy=True)
    edited = written("warning:sun", "Seek the sun.", "Meiden Sie die Sonne.", fuzzy=True)
    made = joined(content(doubted), content(edited), content(SUN))
    assert only(made).fuzzy


def test_new_entries_stand_where_they_stood() -> None:
    a, b, c, d, e = (written(None, name, name.upper()) for name in "abcde")
    made = joined(content(a, b), content(d, a, b), content(e, a, c, b))
    assert [msgid for _, msgid in made.entries] == ["e", "d", "a", "c", "b"]


def test_comments_and_flags_of_both_sides_come_together() -> None:
    base = written(None, "Skin", "Haut", comments=["old", "kept"])
    ours = replace(written(None, "Skin", "Haut", comments=["kept", "ours"]))
    theirs = written(None, "Skin", "Haut", comments=["old", "kept", "theirs"])
    assert only(joined(content(base), content(ours), content(theirs))).comments == ("kept", "ours", "theirs")


def header(**fields: str) -> bytes:
    lines = "".join(f'"{name.replace("_", "-")}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}"Content-Type: text/plain; charset=UTF-8\\n"\n'.encode()


def test_of_two_dates_the_later_stands_and_other_fields_are_as_the_later_reviser_left_them() -> None:
    base = header(PO_Revision_Date="2026-01-01 00:00+0000", Last_Translator="A", X_Poedit="1")
    ours = header(PO_Revision_Date="2026-03-01 00:00+0000", Last_Translator="B", X_Poedit="1")
    theirs = header(PO_Revision_Date="2026-02-28 23:30-0100", Last_Translator="C", X_Poedit="2")
    for made in (joined(base, ours, theirs), joined(base, theirs, ours)):
        assert made.header is not None
        assert made.header.msgstr[0].splitlines()[:3] == ["PO-Revision-Date: 2026-02-28 23:30-0100", "Last-Translator: C", "X-Poedit: 2"]


def test_a_field_that_one_side_changed_is_as_it_changed_it_though_the_other_was_revised_later() -> None:
    base = header(PO_Revision_Date="2026-01-01 00:00+0000", X_Poedit="1")
    ours, theirs = header(PO_Revision_Date="2026-03-01 00:00+0000", X_Poedit="1"), header(PO_Revision_Date="2026-02-01 00:00+0000", X_Poedit="2")
    for made in (joined(base, ours, theirs), joined(base, theirs, ours)):
        assert made.header is not None
        assert made.header.msgstr[0].splitlines()[:2] == ["PO-Revision-Date: 2026-03-01 00:00+0000", "X-Poedit: 2"]


def test_a_date_that_is_none_is_older_than_any() -> None:
    made = joined(header(POT_Creation_Date="?"), header(POT_Creation_Date="YEAR-MO-DA HO:MI+ZONE"), header(POT_Creation_Date="2026-01-01 00:00+0000"))
    assert made.header is not None
    assert made.header.msgstr[0].startswith("POT-Creation-Date: 2026-01-01")


def test_two_files_that_began_apart_join_too() -> None:
    made = joined(b"", content(SKIN), content(SUN))
    assert set(made.entries) == {SKIN.key, SUN.key}


def test_a_side_that_cannot_be_read_is_named() -> None:
    with pytest.raises(PipelineError) as caught:
        merge(content(SKIN), content(SKIN, SUN), b'msgid "', LABEL)
    assert caught.value.file == f"{LABEL} (theirs)"


def test_a_conflict_of_whole_files_holds_both_and_is_refused() -> None:
    made = whole_conflict(content(SKIN), b'msgid "')
    assert content(SKIN).strip() in made
    assert b'\nmsgid "\n>>>>>>> theirs\n' in made
    with pytest.raises(PipelineError):
        read_catalogue(made, LABEL)


# -- laws

TEXTS = st.sampled_from(["", "eins", "zwei", "drei"])
COMMENTS = st.lists(st.sampled_from(["geprüft", "siehe oben"]), max_size=2, unique=True)
ENTRIES = st.builds(
    lambda context, msgid, msgstr, fuzzy, obsolete, comments: written(
        context, msgid, msgstr, fuzzy=fuzzy and msgstr != "", obsolete=obsolete and msgstr != "", comments=comments
    ),
    st.sampled_from([None, "warning:sun"]),
    st.sampled_from("abcd"),
    TEXTS,
    st.booleans(),
    st.sampled_from([False, False, True]),
    COMMENTS,
)
CATALOGUES = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.key).map(lambda entries: content(*entries))


@given(CATALOGUES, CATALOGUES)
def test_a_change_on_one_side_is_the_result(base: bytes, side: bytes) -> None:
    for sides in ((base, side, base), (base, base, side), (base, side, side)):
        assert merge(*sides, LABEL).content == side


@given(CATALOGUES, CATALOGUES)
def test_a_change_on_one_side_is_the_result_though_the_other_changed_its_header(base: bytes, side: bytes) -> None:
    other = base.replace(b"caveat test", b"another tool")
    assert joined(base, side, other) == read_catalogue(side.replace(b"caveat test", b"another tool"), LABEL)


@given(CATALOGUES, CATALOGUES, CATALOGUES)
def test_what_was_typed_on_either_side_is_in_the_result(base: bytes, ours: bytes, theirs: bytes) -> None:
    result = merge(base, ours, theirs, LABEL).content.decode()
    before = typed(base)
    for side in (ours, theirs):
        for kind, key, text in typed(side) - before:
            assert f'"{text}"' in result if kind == "msgstr" else f"# {text}" in result, (kind, key, text)


def typed(side: bytes) -> set[tuple[str, object, str]]:
    entries = entries_of(read_catalogue(side, LABEL))
    return {("msgstr", entry.key, entry.msgstr[0]) for entry in entries} | {("comment", entry.key, line) for entry in entries for line in entry.comments}


@given(CATALOGUES, CATALOGUES, CATALOGUES)
def test_a_translation_without_a_flag_stood_with_its_text_on_one_side(base: bytes, ours: bytes, theirs: bytes) -> None:
    merged = merge(base, ours, theirs, LABEL)
    if merged.conflicts:
        return
    known = {(e.key, e.msgstr) for side in (ours, theirs) for e in read_catalogue(side, LABEL).entries.values() if not e.fuzzy}
    for entry in read_catalogue(merged.content, LABEL).entries.values():
        assert entry.fuzzy or (entry.key, entry.msgstr) in known


@given(CATALOGUES, CATALOGUES, CATALOGUES)
def test_sides_may_change_places(base: bytes, ours: bytes, theirs: bytes) -> None:
    one, other = merge(base, ours, theirs, LABEL), merge(base, theirs, ours, LABEL)
    assert one.conflicts == other.conflicts
    if not one.conflicts:
        assert values(one.content) == values(other.content)


def values(made: bytes) -> set[tuple[object, ...]]:
    read = read_catalogue(made, LABEL)
    return {
        (entry.key, entry.msgstr, entry.fuzzy, entry.obsolete, entry.previous, frozenset(entry.comments), frozenset(entry.references))
        for entry in entries_of(read)
    }


def test_entries_that_did_not_change_keep_their_bytes() -> None:
    odd = '#: a.html\n#. Role\nmsgctxt ""\n"warning:sun"\nmsgid ""\n"Avoid "\n"the sun."\nmsgstr   "Sonne meiden."'
    base = f'{HEADER}{odd}\n\nmsgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    ours, theirs = base.replace('"a"\nmsgstr ""', '"a"\nmsgstr "A"'), base.replace('"b"\nmsgstr ""', '"b"\nmsgstr "B"')
    expected = ours.replace('"b"\nmsgstr ""', '"b"\nmsgstr "B"')
    assert merge(base.encode(), ours.encode(), theirs.encode(), LABEL).content == expected.encode()
