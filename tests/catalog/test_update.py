"""An update, case by case."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from pipeline.catalog.headers import dated, new_header
from pipeline.catalog.search import Proposal, Search
from pipeline.catalog.update import NOTE, update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import language
from pipeline.model import Catalogue, Entry
from pipeline.run import catalogues
from pipeline.run.project import Project, open_project

from .builders import DATE, LABEL, catalogue, read, reread, template, wanted, written


def only_of(made: Catalogue, msgid: str) -> Entry:
    (entry,) = [entry for entry in made.entries.values() if entry.msgid == msgid]
    return entry


def only(made: Catalogue) -> Entry:
    (entry,) = made.entries.values()
    return entry


def test_edited_prose_is_carried_over_as_fuzzy_with_its_previous_text() -> None:
    old = catalogue(written(None, "Redness passes within two days.", "Rötungen klingen ab.", comments=["agreed with Dr. M."]))
    entry = only(reread(update(old, template(wanted(None, "Redness usually passes within two days.")), "en")))
    assert (entry.msgstr, entry.fuzzy, entry.previous) == (("Rötungen klingen ab.",), True, (None, "Redness passes within two days."))
    assert entry.comments == ("agreed with Dr. M.",)


def test_prose_with_nothing_alike_begins_empty_and_the_old_text_becomes_obsolete() -> None:
    old = catalogue(written(None, "Redness passes within two days.", "Rötungen klingen ab."))
    new = reread(update(old, template(wanted(None, "Book an appointment")), "en"))
    assert (only(new).msgstr, only(new).flags, only(new).previous) == (("",), (), None)
    assert [(entry.msgid, entry.msgstr, entry.extracted, entry.references) for entry in new.obsolete] == [
        ("Redness passes within two days.", ("Rötungen klingen ab.",), (), ())
    ]


def test_an_untranslated_entry_leaves_nothing_behind() -> None:
    new = update(catalogue(written(None, "Redness passes.", "")), template(wanted(None, "Redness passes soon.")), "en")
    assert (only(new).flags, only(new).previous, new.obsolete) == ((), None, ())


def test_a_comment_on_an_untranslated_entry_moves_with_its_text_but_makes_nothing_fuzzy() -> None:
    new = update(catalogue(written(None, "Redness passes.", "", comments=["ask Dr. M."])), template(wanted(None, "Redness passes soon.")), "en")
    assert (only(new).comments, only(new).flags, only(new).previous) == (("ask Dr. M.",), (), None)


def test_the_most_alike_text_is_taken_first_and_each_only_once() -> None:
    old = catalogue(written(None, "The first sentence of all.", "eins"), written(None, "The first sentence of all!!", "zwei"))
    new = update(old, template(wanted(None, "The first sentence of all!"), wanted(None, "The first sentence of al")), "en")
    assert sorted(entry.msgstr[0] for entry in new.entries.values()) == ["eins", "zwei"]
    assert new.obsolete == ()


def test_one_old_text_prefills_one_new_text_the_most_alike() -> None:
    old = catalogue(written(None, "The first sentence of all.", "eins"))
    new = update(old, template(wanted(None, "The first sentence of it all!"), wanted(None, "The first sentence of all!")), "en")
    assert [entry.msgstr[0] for entry in new.entries.values()] == ["", "eins"]


EDITED_WARNINGS = [
    ("Avoid the sun for 14 days.", "Avoid direct sun for 14 days.", True),
    ("Do not inhale the powder.", "Do not breathe in the powder.", True),
    ("Keep at 30 °C.", "Keep it at 30 °C.", True),
    ("Avoid the sun for 14 days.", "Avoid the sun for 7 days.", False),
    ("Avoid the sun for 14 days.", "Avoid the sun for 14 hours.", False),
    ("Avoid the sun for two weeks.", "Avoid the sun for three weeks.", False),
    ("Avoid the sun for two weeks.", "Avoid the sun for two days.", False),
    ("Take 5 mg a day.", "Take 5 g a day.", False),
    ("Take 5 mg/kg a day.", "Take 5 mg/ml a day.", False),
    ("Take 0.5 mg a day.", "Take 0.05 mg a day.", False),
    ("Keep at 30 °C.", "Keep at 30 °F.", False),
    ("Use it at > 5 °C.", "Use it at < 5 °C.", False),
    ("Dilute to 5 %.", "Dilute to 5 ‰.", False),
    ("Use it once a day.", "Use it twice a day.", False),
    ("It is safe in pregnancy.", "It is not safe in pregnancy.", False),
    ("It is safe in pregnancy.", "It is unsafe in pregnancy.", False),
    ("Use it with gloves on.", "Use it without gloves on.", False),
    ("Don’t use it on open skin.", "Do use it on open skin.", False),
    ("Use it only on dry skin.", "Use it on dry skin.", False),
    ("You must tell your doctor.", "You should tell your doctor.", False),
    ("You must tell your doctor.", "You may tell your doctor.", False),
    ("Call before the treatment.", "Call after the treatment.", False),
    ("You must rest; you may walk.", "You may rest; you must walk.", False),
    ("Take 5 mg, then 10 mg.", "Take 10 mg, then 5 mg.", False),
    ("Wait more than a full day.", "Wait less than a full day.", False),
]


@pytest.mark.parametrize(("before", "after", "carried"), EDITED_WARNINGS)
def test_an_edited_warning_is_prefilled_only_where_its_facts_are_the_same(before: str, after: str, carried: bool) -> None:
    old = catalogue(written("warning:sun", before, "eine Übersetzung"))
    new = update(old, template(wanted("warning:sun", after)), "en")
    assert only(new).msgstr == (("eine Übersetzung",) if carried else ("",))
    assert only(new).fuzzy is carried
    # The law holds in both directions, and prose is not held to it.
    assert only(update(catalogue(written("warning:sun", after, "x")), template(wanted("warning:sun", before)), "en")).fuzzy is carried
    assert only(update(catalogue(written(None, before, "x")), template(wanted(None, after)), "en")).fuzzy


def test_an_edited_warning_in_a_language_without_data_is_never_prefilled() -> None:
    old = catalogue(written("warning:sun", "Meiden Sie die Sonne.", "x"))
    assert only(update(old, template(wanted("warning:sun", "Meiden Sie die helle Sonne.")), "de")).msgstr == ("",)


@pytest.mark.parametrize(
    ("before", "after"), [("warning:sun", "warning:dose"), (None, "warning:sun"), ("warning:sun", None), ("menu", "warning:sun"), ("warning:sun", "menu")]
)
def test_the_same_words_move_between_warnings_and_other_texts_as_fuzzy(before: str | None, after: str | None) -> None:
    old = catalogue(written(before, "Avoid the sun.", "x", comments=["mine"]))
    new = reread(update(old, template(wanted(after, "Avoid the sun.")), "en"))
    assert (only(new).msgstr, only(new).fuzzy, only(new).previous, only(new).comments) == (("x",), True, (before, "Avoid the sun."), ("mine",))
    assert new.obsolete == ()


@pytest.mark.parametrize(
    ("before", "after"), [("warning:sun", "warning:dose"), (None, "warning:sun"), ("warning:sun", None), ("menu", "warning:sun"), ("warning:sun", "menu")]
)
def test_like_words_in_a_warning_and_elsewhere_are_strangers(before: str | None, after: str | None) -> None:
    old = catalogue(written(before, "Avoid the sun.", "x"))
    new = update(old, template(wanted(after, "Avoid direct sun.")), "en")
    assert only(new).msgstr == ("",)
    assert [entry.msgstr for entry in new.obsolete] == [("x",)]


def test_the_same_words_beside_the_old_ones_are_copied_as_fuzzy() -> None:
    old = catalogue(written(None, "Contact", "Kontakt", comments=["mine"]))
    new = reread(update(old, template(wanted(None, "Contact"), wanted("menu", "Contact")), "en"))
    assert [(entry.msgstr, entry.fuzzy, entry.previous, entry.comments) for entry in new.entries.values()] == [
        (("Kontakt",), False, None, ("mine",)),
        (("Kontakt",), True, (None, "Contact"), ()),
    ]


def test_the_same_words_in_obsolete_entries_are_copied_as_fuzzy_and_stay() -> None:
    old = catalogue(written("menu", "Contact", "Kontakt", obsolete=True))
    new = reread(update(old, template(wanted(None, "Contact")), "en"))
    assert (only(new).msgstr, only(new).fuzzy, only(new).previous) == (("Kontakt",), True, ("menu", "Contact"))
    assert [entry.msgstr for entry in new.obsolete] == [("Kontakt",)]


def test_an_obsolete_text_that_comes_back_edited_gives_its_translation_as_fuzzy_and_stays() -> None:
    old = catalogue(
        written(None, "Wash the skin with water first.", "a", obsolete=True),
        written(None, "Rinse the skin with cold water.", "b", obsolete=True),
        written(None, "Rinse the skin with cold water.", "c", obsolete=True, comments=["mine"]),
    )
    new = reread(update(old, template(wanted(None, "Rinse the skin with much cold water.")), "en"))
    assert (only(new).msgstr, only(new).fuzzy, only(new).previous) == (("c",), True, (None, "Rinse the skin with cold water."))
    assert [entry.msgstr for entry in new.obsolete] == [("a",), ("b",), ("c",)]
    assert update(new, template(wanted(None, "Rinse the skin with much cold water.")), "en") is new


@pytest.mark.parametrize(("context", "former"), [("warning:sun", None), (None, "warning:sun"), ("warning:sun", "warning:sun")])
def test_no_warning_takes_an_obsolete_translation_of_another_text(context: str | None, former: str | None) -> None:
    old = catalogue(written(former, "Keep the skin out of the sun.", "x", obsolete=True))
    new = update(old, template(wanted(context, "Keep your skin out of the sun.")), "en")
    assert (only(new).msgstr, only(new).fuzzy) == (("",), False)


def test_an_obsolete_text_that_is_hardly_like_the_new_one_gives_nothing() -> None:
    old = catalogue(written(None, "Rinse the skin with cold water.", "x", obsolete=True))
    assert only(update(old, template(wanted(None, "Cool the skin with ice packs.")), "en")).msgstr == ("",)


DANGER, CAUTION = ("Safety warning sun (DANGER). Until …", "Role: paragraph"), ("Safety warning sun (CAUTION). Until …", "Role: paragraph")


@pytest.mark.parametrize("context", ["warning:sun", "warning:dose"])
@pytest.mark.parametrize("text", ["Avoid the sun.", "Avoid direct sun."])
def test_a_warning_of_another_severity_is_not_prefilled(context: str, text: str) -> None:
    old = catalogue(written(context, "Avoid the sun.", "x", extracted=DANGER))
    new = update(old, template(wanted("warning:sun", text, *CAUTION)), "en")
    if (context, text) == ("warning:sun", "Avoid the sun."):
        assert (only(new).msgstr, only(new).fuzzy) == (("x",), False)  # the entry is the same: nothing was carried
    else:
        assert only(new).msgstr == ("",)
        assert [entry.msgstr for entry in new.obsolete] == [("x",)]
    if context == "warning:sun" and text != "Avoid the sun.":
        assert "severity: DANGER → CAUTION" in only(new).extracted[-1]


def note_of(made: Catalogue) -> list[str]:
    return [line for line in only(made).extracted if line.startswith(NOTE)]


def test_a_warning_that_is_not_prefilled_says_what_changed_and_where_the_old_pair_is() -> None:
    old = catalogue(written("warning:dose", "Take 5 mg,\nnot more.", "Nehmen Sie 5 mg."))
    asked = template(wanted("warning:dose", "Take 50 mg, not more."))
    new = reread(update(old, asked, "en"))
    (note,) = note_of(new)
    assert '"Take 5 mg, not more."' in note
    assert "5mg → 50mg" in note
    assert "#~" in note
    assert [(entry.msgid, entry.msgstr) for entry in new.obsolete] == [("Take 5 mg,\nnot more.", ("Nehmen Sie 5 mg.",))]
    assert update(new, asked, "en") is new


def test_the_note_goes_when_the_warning_is_translated_and_not_before() -> None:
    asked = template(wanted("warning:dose", "Take 50 mg."))
    empty = update(catalogue(written("warning:dose", "Take 5 mg.", "x")), asked, "en")
    (other,) = update(empty, template(wanted("warning:dose", "Take 50 mg.", "Role: list item")), "en").entries.values()
    assert other.extracted == ("Role: list item", note_of(empty)[0])
    filled = reread(replace(empty, entries={key: written(*key, "y", extracted=entry.extracted) for key, entry in empty.entries.items()}))
    assert note_of(update(filled, asked, "en")) == []
    assert only(update(filled, asked, "en")).msgstr == ("y",)


def test_a_warning_that_changes_twice_still_says_where_its_old_pair_is() -> None:
    once = update(catalogue(written("warning:dose", "Take 5 mg a day.", "x")), template(wanted("warning:dose", "Take 50 mg a day.")), "en")
    twice = update(once, template(wanted("warning:dose", "Take 500 mg a day.")), "en")
    assert "5mg → 500mg" in note_of(twice)[0]
    assert only(twice).msgstr == ("",)


def test_an_untranslated_warning_gets_no_note() -> None:
    assert note_of(update(catalogue(written("warning:dose", "Take 5 mg.", "")), template(wanted("warning:dose", "Take 50 mg.")), "en")) == []


def test_an_edited_warning_that_was_doubted_is_held_to_the_text_that_it_translates() -> None:
    old = read('#, fuzzy\n#| msgctxt "warning:dose"\n#| msgid "Take 5 mg."\nmsgctxt "warning:dose"\nmsgid "Take 50 mg."\nmsgstr "x"\n')
    assert only(update(old, template(wanted("warning:dose", "Please take 50 mg.")), "en")).msgstr == ("",)


def test_an_edited_text_that_was_doubted_names_the_text_that_it_translates() -> None:
    old = read('#, fuzzy\n#| msgid "Redness fades within days."\nmsgid "Redness fades within two days."\nmsgstr "x"\n')
    assert only(update(old, template(wanted(None, "Redness often fades within two days.")), "en")).previous == (None, "Redness fades within days.")
    back = only(update(old, template(wanted(None, "Redness fades within days.")), "en"))
    assert (back.msgstr, back.fuzzy, back.previous) == (("x",), True, None)


@pytest.mark.parametrize(("context", "fuzzy"), [(None, False), ("menu", False), ("warning:sun", True)])
def test_renumbered_tags_are_renumbered_in_the_translation(context: str | None, fuzzy: bool) -> None:
    old = catalogue(written(context, "Read the <a1>leaflet</a1> or <a2>call</a2>.", "<a2>Anrufen</a2> oder <a1>lesen</a1>.", comments=["mine"]))
    new = reread(update(old, template(wanted(context, "Read the <a2>leaflet</a2> or <a3>call</a3>.")), "en"))
    assert (only(new).msgstr, only(new).fuzzy, only(new).comments) == (("<a3>Anrufen</a3> oder <a2>lesen</a2>.",), fuzzy, ("mine",))
    assert (only(new).previous is not None) is fuzzy


@pytest.mark.parametrize(
    ("before", "msgstr", "after"),
    [
        ("<a1>x</a1> and <a1>y</a1> of it all", "<a1>x</a1> <a1>y</a1>", "<a1>x</a1> and <a2>y</a2> of it all"),
        ("<a1>x</a1> and <a2>y</a2> of it all", "<a1>x</a1> <a2>y</a2>", "<a1>x</a1> and <a1>y</a1> of it all"),
        ("<a1>x</a1> and that is it all", "x", "<a2>x</a2> and that is it all"),
    ],
)
def test_renumbered_tags_that_cannot_be_told_apart_make_a_translation_fuzzy(before: str, msgstr: str, after: str) -> None:
    assert only(update(catalogue(written(None, before, msgstr)), template(wanted(None, after)), "en")).fuzzy


def test_tags_in_an_edited_text_are_renumbered_by_the_words_in_them() -> None:
    old = catalogue(written(None, "Read the <a1>leaflet</a1> before your visit.", "Lesen Sie das <a1>Merkblatt</a1>."))
    new = update(old, template(wanted(None, "<a1>Call us</a1> or read the <a2>leaflet</a2> before your visit.")), "en")
    assert only(new).msgstr == ("Lesen Sie das <a2>Merkblatt</a2>.",)


def test_a_short_text_is_known_again_by_its_neighbours() -> None:
    around = [written(None, f"Neighbour {name}", name) for name in ("one", "two")]
    old = catalogue(around[0], written(None, "Wash your face gently", "x"), around[1])
    new = "Rinse your whole face softly"
    assert only_of(update(old, template(wanted(None, "Neighbour one"), wanted(None, new), wanted(None, "Neighbour two")), "en"), new).msgstr == ("x",)
    assert only_of(update(old, template(wanted(None, "Neighbour one"), wanted(None, "Neighbour two"), wanted(None, new)), "en"), new).msgstr == ("",)


def test_both_halves_of_a_split_text_get_its_translation() -> None:
    first, second = "Redness passes within two days of the visit.", "Call the clinic if the swelling goes on for longer."
    old = catalogue(written(None, f"{first} {second}", "x"))
    new = update(old, template(wanted(None, first), wanted(None, second)), "en")
    assert [(entry.msgstr, entry.fuzzy) for entry in new.entries.values()] == [(("x",), True)] * 2


def test_a_joined_text_gets_the_translation_of_its_greater_half_and_the_other_stays_as_obsolete() -> None:
    first, second = "Redness passes within two days of the visit.", "Call us if not."
    old = catalogue(written(None, first, "x"), written(None, second, "y"))
    new = update(old, template(wanted(None, f"{first} {second}")), "en")
    assert (only(new).msgstr, [entry.msgstr for entry in new.obsolete]) == (("x",), [("y",)])


def test_all_locales_share_the_comparing() -> None:
    search = Search()
    asked = template(wanted(None, "Redness usually passes within two days."))
    german, french = (catalogue(written(None, "Redness passes within two days.", text)) for text in ("x", "y"))
    assert only(update(german, asked, "en", search=search)).msgstr == ("x",)
    found = search.index.alike("Redness usually passes within two days.")
    assert only(update(french, asked, "en", search=search)).msgstr == ("y",)
    assert search.index.alike("Redness usually passes within two days.") is found


def test_the_same_question_is_searched_once_and_another_anew() -> None:
    search, asked = Search(), []

    def look(question: str) -> list[Proposal]:
        asked.append(question)
        return [Proposal(1.0, (None, question), (None, question), part=False)]

    found = [search.proposals(([(None, question)], [], []), partial(look, question))[0].new for question in ("a", "a", "b")]
    assert (asked, found) == (["a", "b"], [(None, "a"), (None, "a"), (None, "b")])


def test_a_plural_entry_is_never_carried_to_a_text_without_plural() -> None:
    old = read('msgid "one good day"\nmsgid_plural "%d good days"\nmsgstr[0] "ein Tag"\nmsgstr[1] "%d Tage"\n')
    new = reread(update(old, template(wanted(None, "one good day!")), "en"))
    assert only(new).msgstr == ("",)
    assert [(entry.plural, entry.msgstr) for entry in new.obsolete] == [("%d good days", ("ein Tag", "%d Tage"))]


def test_a_revived_entry_is_done_if_it_was_done_and_fuzzy_if_it_was_fuzzy() -> None:
    old = catalogue(written(None, "a", "x", obsolete=True, comments=["mine"]), written(None, "b", "y", obsolete=True, fuzzy=True))
    new = reread(update(old, template(wanted(None, "a"), wanted(None, "b")), "en"))
    assert [(entry.msgstr, entry.fuzzy, entry.comments, entry.references) for entry in new.entries.values()] == [
        (("x",), False, ("mine",), ("source/peel.html",)),
        (("y",), True, (), ("source/peel.html",)),
    ]
    assert new.obsolete == ()


def test_an_obsolete_translation_beside_another_active_one_stays() -> None:
    old = catalogue(written(None, "a", "x"), written(None, "a", "y", obsolete=True))
    assert [entry.msgstr for entry in update(old, template(wanted(None, "a", "Role: new")), "en").obsolete] == [("y",)]


def test_an_obsolete_translation_beside_an_empty_active_entry_is_revived() -> None:
    old = catalogue(written(None, "a", "", comments=["new"]), written(None, "a", "y", obsolete=True, comments=["old"]))
    new = update(old, template(wanted(None, "a")), "en")
    assert (only(new).msgstr, only(new).comments, new.obsolete) == (("y",), ("new", "old"), ())


def test_only_the_entry_whose_comments_changed_is_written_anew() -> None:
    text = '#. Role: paragraph\n#: source/peel.html\nmsgid ""\n"wrapped by "\n"hand"\nmsgstr ""\n"von Hand "\n"umbrochen"\n'
    old = read(text + "\n" + text.replace("paragraph", "list item").replace("wrapped", "folded"))
    new = update(old, template(wanted(None, "wrapped by hand"), wanted(None, "folded by hand")), "en")
    assert render_catalogue(new).decode().count(text) == 1
    assert '#. Role: paragraph\n#: source/peel.html\nmsgid "folded by hand"\nmsgstr "von Hand umbrochen"\n' in render_catalogue(new).decode()


@pytest.mark.parametrize("reference", ["source/my article.html", "source/peel.html:12"])
def test_a_file_name_with_spaces_is_no_change(reference: str) -> None:
    asked = template(wanted(None, "a b", "Role: paragraph", reference=reference))
    old = reread(update(read(""), asked, "en"))
    entry = only(old)
    assert update(old, asked, "en") is old
    # The lines are the translator's: an update leaves their wrapping alone.
    mine = read(entry.text.replace('msgid "a b"', 'msgid ""\n"a "\n"b"'))
    assert update(mine, asked, "en") is mine


def test_the_date_moves_only_in_its_own_field() -> None:
    header = new_header(template(), language("de"), date=DATE, generator="caveat test")
    moved = dated(Catalogue(LABEL, header, {}, ()), "2027-09-09 09:09+0000")
    assert moved.header is not None
    assert moved.header.text.replace("POT-Creation-Date: 2027-09-09 09:09+0000", f"POT-Creation-Date: {DATE}") == header.text
    assert "PO-Revision-Date: 2026" in moved.header.text
    assert dated(Catalogue(LABEL, None, {}, ()), DATE).header is None


def test_a_template_is_dated_anew_only_when_its_entries_change() -> None:
    first = write_template(template(wanted(None, "a")), "peel.pot", None, date=DATE, generator="caveat test")
    again = reread(first)
    assert write_template(template(wanted(None, "a")), "peel.pot", again, date="2030-01-01 00:00+0000", generator="caveat test") is again
    changed = write_template(template(wanted(None, "b")), "peel.pot", again, date="2030-01-01 00:00+0000", generator="caveat test")
    assert b"POT-Creation-Date: 2030" in render_catalogue(changed)


ARTICLE = '<!doctype html><html lang="en"><title>Peels</title><p>Patient information</p><p data-warning="sun">{}</p></html>\n'


def project(root: Path, warning: str) -> Project:
    (root / "source").mkdir(exist_ok=True)
    (root / "source" / "peel.html").write_text(ARTICLE.format(warning), encoding="utf-8")
    (root / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de", "ar"]\n', encoding="utf-8")
    return open_project(root)


def test_a_file_that_did_not_change_is_not_written(tmp_path: Path) -> None:
    first = catalogues.update_catalogues(project(tmp_path, "Avoid the sun."), DATE)
    files = [tmp_path / label for label in first.written]
    assert len(files) == 3
    german = tmp_path / "locales/de/LC_MESSAGES/peel.po"
    edited = german.read_text(encoding="utf-8").replace(
        'msgid "Avoid the sun."\nmsgstr ""', 'msgid ""\n"Avoid "\n"the sun."\nmsgstr ""\n"Meiden Sie "\n"die Sonne."'
    )
    german.write_bytes(b"\xef\xbb\xbf" + (edited + "\n\n").replace("\n", "\r\n").encode())
    for file in files:
        os.utime(file, ns=(10**18, 10**18))
    before = {file: file.read_bytes() for file in files}
    again = catalogues.update_catalogues(project(tmp_path, "Avoid the sun."), "2031-01-01 00:00+0000")
    assert again.written == ()
    assert set(again.looked_at) == set(first.written)
    assert {file: file.read_bytes() for file in files} == before
    assert {file.stat().st_mtime_ns for file in files} == {10**18}


def test_a_file_that_changed_is_written_with_the_new_date_and_the_other_entries_as_they_were(tmp_path: Path) -> None:
    catalogues.update_catalogues(project(tmp_path, "Avoid the sun."), DATE)
    german = tmp_path / "locales/de/LC_MESSAGES/peel.po"
    mine = 'msgid ""\n"Patient "\n"information"\nmsgstr "Information"\n'
    german.write_text(german.read_text(encoding="utf-8").replace('msgid "Patient information"\nmsgstr ""\n', mine), encoding="utf-8")
    again = catalogues.update_catalogues(project(tmp_path, "Avoid the sun for 14 days."), "2031-01-01 00:00+0000")
    assert "locales/de/LC_MESSAGES/peel.po" in again.written
    text = german.read_text(encoding="utf-8")
    assert mine in text
    assert "POT-Creation-Date: 2031-01-01 00:00+0000" in text
    assert 'msgid "Avoid the sun for 14 days."\nmsgstr ""\n' in text
