"""An update, case by case."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.catalog.update import dated, new_header, update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import language
from pipeline.model import Catalogue, Entry
from pipeline.run import catalogues
from pipeline.run.project import Project, open_project

from .builders import DATE, LABEL, catalogue, read, reread, template, wanted, written


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
def test_the_same_words_in_a_warning_and_elsewhere_are_strangers(before: str | None, after: str | None) -> None:
    old = catalogue(written(before, "Avoid the sun.", "x"))
    new = update(old, template(wanted(after, "Avoid the sun.")), "en")
    assert only(new).msgstr == ("",)
    assert [entry.msgstr for entry in new.obsolete] == [("x",)]


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
    return open_project(root, 1)


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
