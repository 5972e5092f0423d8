"""What a new text takes from other articles, from articles that are gone, and from translation memories."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.catalog import update as update_module
from pipeline.catalog.memory import Memory, remember
from pipeline.catalog.renames import former
from pipeline.catalog.update import update
from pipeline.model import Catalogue, Entry, PipelineError, Reuse
from pipeline.run import catalogues
from pipeline.run.project import Project, open_project

from .builders import DATE, catalogue, read, reread, template, wanted, written

DANGER, CAUTION = ("Safety warning sun (DANGER). Until …",), ("Safety warning sun (CAUTION). Until …",)


def filled(memory: Memory, entry: Entry) -> Entry:
    (made,) = reread(update(read(""), template(entry), "en", memory=memory)).entries.values()
    return made


def test_the_same_text_of_another_article_is_taken_as_fuzzy() -> None:
    made = filled(remember([catalogue(written(None, "Contact", "Kontakt"))]), wanted(None, "Contact"))
    assert (made.msgstr, made.fuzzy, made.previous) == (("Kontakt",), True, None)


def test_the_same_text_of_another_article_is_taken_as_translated_where_the_settings_say_so() -> None:
    made = filled(remember([catalogue(written(None, "Contact", "Kontakt"))], reuse=Reuse.EXACT), wanted(None, "Contact"))
    assert (made.msgstr, made.fuzzy) == (("Kontakt",), False)


def test_a_memory_of_another_program_is_taken_as_translated_where_the_settings_say_so() -> None:
    assert not filled(remember([], [("Contact", "Kontakt")], reuse=Reuse.EXACT), wanted(None, "Contact")).fuzzy
    assert filled(remember([], [("Contact", "Kontakt")]), wanted(None, "Contact")).fuzzy


@pytest.mark.parametrize("context", [None, "warning:sun", "menu"])
def test_whatever_the_settings_say_a_warning_and_a_text_in_another_context_stay_fuzzy(context: str | None) -> None:
    known = remember([catalogue(written(context, "Contact", "Kontakt"))], reuse=Reuse.EXACT)
    for asked in ("warning:sun", "footer"):
        made = filled(known, wanted(asked, "Contact"))
        assert (made.msgstr, made.fuzzy, made.previous) == (("Kontakt",), True, None if asked == context else (context, "Contact"))


def test_two_translations_of_one_text_are_fuzzy_and_the_commoner_is_taken() -> None:
    known = [catalogue(written(None, "Contact", text)) for text in ("Kontakt", "Verbindung", "Verbindung")]
    made = filled(remember(known, reuse=Reuse.EXACT), wanted(None, "Contact"))
    assert (made.msgstr, made.fuzzy) == (("Verbindung",), True)


def test_the_translation_in_the_same_context_comes_first() -> None:
    known = [catalogue(written(context, "Contact", text)) for context, text in ((None, "a"), (None, "a"), ("menu", "b"))]
    assert filled(remember(known), wanted("menu", "Contact")).msgstr == ("b",)


@pytest.mark.parametrize(
    "entry", [written(None, "Contact", "Kontakt", fuzzy=True), written(None, "Contact", "Kontakt", obsolete=True), written(None, "Contact", "")]
)
def test_what_nobody_confirmed_is_no_memory(entry: Entry) -> None:
    assert filled(remember([catalogue(entry)]), wanted(None, "Contact")).msgstr == ("",)


def test_a_like_text_of_another_article_is_taken_as_fuzzy_even_where_exact_ones_are_not() -> None:
    known = remember([catalogue(written(None, "Redness passes within two days.", "x"))], reuse=Reuse.EXACT)
    made = filled(known, wanted(None, "Redness passes within three days."))
    assert (made.msgstr, made.fuzzy, made.previous) == (("x",), True, (None, "Redness passes within two days."))


def test_a_warning_takes_no_like_text_from_elsewhere_and_gives_none() -> None:
    prose, warning = "Avoid the sun at all times.", "Avoid the sun at all time."
    assert filled(remember([catalogue(written(None, prose, "x"))]), wanted("warning:sun", warning)).msgstr == ("",)
    assert filled(remember([catalogue(written("warning:sun", warning, "x"))]), wanted(None, prose)).msgstr == ("",)


def test_a_warning_takes_nothing_from_one_of_another_severity() -> None:
    known = remember([catalogue(written("warning:sun", "Avoid it.", "x", extracted=DANGER))])
    assert filled(known, wanted("warning:sun", "Avoid it.", *CAUTION)).msgstr == ("",)
    assert filled(known, wanted("warning:sun", "Avoid it.", *DANGER)).fuzzy


def test_the_very_text_from_elsewhere_comes_before_an_edited_one() -> None:
    old = catalogue(written(None, "Redness passes within two days.", "edited"))
    known = remember([catalogue(written(None, "Redness passes within three days.", "exact"))])
    (made,) = update(old, template(wanted(None, "Redness passes within three days.")), "en", memory=known).entries.values()
    assert made.msgstr == ("exact",)


def test_an_article_with_another_name_keeps_its_prose_translated_and_its_warnings_fuzzy() -> None:
    old = catalogue(
        written(None, "a", "x", comments=["mine"]), written("warning:sun", "b", "y"), written(None, "gone", "z"), written(None, "older", "w", obsolete=True)
    )
    asked = template(wanted(None, "a"), wanted("warning:sun", "b"))
    found = former(asked, [catalogue(written(None, "c", "q")), old], "new.po")
    assert found is not None
    new = reread(update(found, asked, "en"))
    assert [(entry.msgstr, entry.fuzzy, entry.comments) for entry in new.entries.values()] == [(("x",), False, ("mine",)), (("y",), True, ())]
    assert {entry.msgstr[0] for entry in new.obsolete} == {"z", "w"}
    assert new.file == "new.po"


def test_an_article_that_shares_less_than_half_of_its_texts_is_another() -> None:
    assert former(template(wanted(None, "a"), wanted(None, "b"), wanted(None, "c")), [catalogue(written(None, "a", "x"))], "new.po") is None
    assert former(template(), [catalogue()], "new.po") is None


PAGE = '<!doctype html><html lang="en"><title>{0}</title><p>Text of {0} is here.</p><p>Patient information</p><p data-warning="sun">Avoid the sun.</p></html>\n'
TMX = (
    '<tmx version="1.4"><header srclang="en" segtype="block" datatype="x" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu>'
    '<tuv xml:lang="en"><seg>Patient information</seg></tuv><tuv xml:lang="de"><seg>Patienteninformation</seg></tuv></tu></body></tmx>'
)


def project(root: Path, *names: str, memory: str = "fuzzy") -> Project:
    source = root / "source"
    source.mkdir(exist_ok=True)
    for path in source.iterdir():
        path.unlink()
    for name in names:
        (source / f"{name}.html").write_text(PAGE.format(name), encoding="utf-8")
    (root / "caveat.toml").write_text(f'source_locale = "en"\nlocales = ["de"]\nmemory = "{memory}"\n', encoding="utf-8")
    return open_project(root)


def german(root: Path, name: str) -> Path:
    return root / f"locales/de/LC_MESSAGES/{name}.po"


def fill(root: Path, name: str) -> bytes:
    path = german(root, name)
    text = path.read_text(encoding="utf-8").replace('msgid "Patient information"\nmsgstr ""', '# mine\nmsgid "Patient information"\nmsgstr "Information"')
    text = text.replace('msgid "Avoid the sun."\nmsgstr ""', 'msgid "Avoid the sun."\nmsgstr "Sonne meiden."')
    path.write_text(text, encoding="utf-8")
    return path.read_bytes()


def values(root: Path, name: str) -> dict[str, tuple[str, bool]]:
    made: Catalogue = open_project(root).catalogue(f"locales/de/LC_MESSAGES/{name}.po") or read("")
    return {entry.msgid: (entry.msgstr[0], entry.fuzzy) for entry in made.entries.values()}


def test_a_new_article_takes_what_another_one_has(tmp_path: Path) -> None:
    catalogues.update_catalogues(project(tmp_path, "peel"), DATE)
    before = fill(tmp_path, "peel")
    catalogues.update_catalogues(project(tmp_path, "peel", "laser", memory="exact"), DATE)
    assert values(tmp_path, "laser")["Patient information"] == ("Information", False)
    assert values(tmp_path, "laser")["Avoid the sun."] == ("Sonne meiden.", True)
    assert german(tmp_path, "peel").read_bytes() == before
    assert catalogues.update_catalogues(project(tmp_path, "peel", "laser", memory="exact"), "2031-01-01 00:00+0000").written == ()


def test_a_renamed_article_takes_its_catalogue_along_and_the_old_file_stays(tmp_path: Path) -> None:
    catalogues.update_catalogues(project(tmp_path, "peel"), DATE)
    before = fill(tmp_path, "peel")
    catalogues.update_catalogues(project(tmp_path, "peeling"), DATE)
    assert values(tmp_path, "peeling")["Patient information"] == ("Information", False)
    assert values(tmp_path, "peeling")["Avoid the sun."] == ("Sonne meiden.", True)
    assert b"# mine" in german(tmp_path, "peeling").read_bytes()
    assert german(tmp_path, "peel").read_bytes() == before


def test_a_memory_file_fills_what_the_locale_itself_has_not(tmp_path: Path) -> None:
    memory = tmp_path / "memory.tmx"
    memory.write_text(TMX, encoding="utf-8")
    catalogues.update_catalogues(project(tmp_path, "peel"), DATE, [memory])
    assert values(tmp_path, "peel")["Patient information"] == ("Patienteninformation", True)


def test_a_memory_file_fills_what_was_left_empty_before_and_nothing_else(tmp_path: Path) -> None:
    memory = tmp_path / "memory.tmx"
    memory.write_text(TMX, encoding="utf-8")
    catalogues.update_catalogues(project(tmp_path, "peel", "laser"), DATE)
    before = fill(tmp_path, "peel")
    again = catalogues.update_catalogues(project(tmp_path, "peel", "laser", memory="exact"), DATE, [memory])
    assert again.written == ("locales/de/LC_MESSAGES/laser.po",)
    assert values(tmp_path, "laser")["Patient information"] in {("Patienteninformation", True), ("Information", True)}
    assert german(tmp_path, "peel").read_bytes() == before
    assert catalogues.update_catalogues(project(tmp_path, "peel", "laser"), DATE, [memory]).written == ()


def test_filling_an_empty_warning_makes_it_fuzzy_and_takes_its_note_away() -> None:
    old = update(catalogue(written("warning:dose", "Take 5 mg.", "x")), template(wanted("warning:dose", "Take 50 mg.")), "en")
    filled_up = update_module.fill(old, "en", remember([], [("Take 50 mg.", "y")], reuse=Reuse.EXACT))
    (entry,) = reread(filled_up).entries.values()
    assert (entry.msgstr, entry.fuzzy, entry.extracted) == (("y",), True, ("Role: paragraph",))
    assert update(filled_up, template(wanted("warning:dose", "Take 50 mg.")), "en") is filled_up


def test_a_memory_file_that_is_not_there_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no such file"):
        catalogues.update_catalogues(project(tmp_path, "peel"), DATE, [tmp_path / "memory.tmx"])
    assert not (tmp_path / "locales").exists()
