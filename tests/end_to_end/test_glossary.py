"""The glossary: a catalogue like the others, of the concepts that the contract names."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from .builders import CONTRACT, caveat, tree

MENTIONS = 'articles = ["peel*"]\nmentions = ["sun", "day"]\n'
ENDINGS = {"xliff2": "xlf", "xliff1": "xlf", "csv": "csv"}


@pytest.fixture
def terms(peel: Path) -> Path:
    """A project whose contract has the sun warning mention the sun and the days."""
    head, _, rest = CONTRACT.partition('articles = ["peel*"]\n')
    (peel / "source" / "warnings.toml").write_text(f"{head}{MENTIONS}{rest}", encoding="utf-8")
    assert caveat(peel, "update").code == 0
    return peel


def glossary(root: Path, locale: str = "de") -> Path:
    return root / "locales" / locale / "LC_MESSAGES" / "glossary.po"


def write_forms(root: Path, **forms: str) -> None:
    for locale in ("de", "ar"):
        file = polib.pofile(str(glossary(root, locale)), wrapwidth=0)
        for entry in file:
            entry.msgstr = {"de": forms, "ar": {"sun": "*لشمس", "day": "يوم*"}}[locale].get(entry.msgid, entry.msgstr)
        file.save()


def test_update_makes_an_entry_of_each_concept_in_each_locale(terms: Path) -> None:
    for locale in ("de", "ar"):
        assert [entry.msgid for entry in polib.pofile(str(glossary(terms, locale)))] == ["sun", "day"]
    assert [entry.msgid for entry in polib.pofile(str(terms / "locales" / "glossary.pot"))] == ["sun", "day"]


def test_init_begins_it_with_the_other_catalogues(terms: Path) -> None:
    glossary(terms).unlink()
    assert caveat(terms, "init", "-l", "de").out == "wrote locales/de/LC_MESSAGES/glossary.po\n"
    assert [entry.msgid for entry in polib.pofile(str(glossary(terms)))] == ["sun", "day"]


def test_a_concept_that_comes_is_added_and_one_that_goes_is_kept_as_obsolete(terms: Path) -> None:
    write_forms(terms, sun="Sonne*", day="Tag*")
    contract = terms / "source" / "warnings.toml"
    contract.write_text(contract.read_text(encoding="utf-8").replace('"day"', '"fourteen"'), encoding="utf-8")
    assert caveat(terms, "update").code == 0
    file = polib.pofile(str(glossary(terms)))
    assert [(entry.msgid, entry.msgstr, entry.obsolete) for entry in file] == [("sun", "Sonne*", 0), ("fourteen", "", 0), ("day", "Tag*", 1)]


def test_what_is_not_filled_in_is_found_and_forms_are_what_counts(terms: Path) -> None:
    assert caveat(terms, "check").out.count("term-undefined") >= 4
    write_forms(terms, sun="Sonne*", day="Monat* | Tag*")
    assert caveat(terms, "check").code == 0
    write_forms(terms, sun="Sonne*", day="Monat*")
    assert "mention-missing" in caveat(terms, "check", "--locale", "de").out


@pytest.mark.parametrize("form", ["*", "T*", "a", "…"])
def test_a_form_that_fits_any_text_is_an_error_with_its_line(terms: Path, form: str) -> None:
    write_forms(terms, sun="Sonne*", day=f"Tag* | {form}")
    ran = caveat(terms, "check", "--locale", "de")
    line = glossary(terms).read_text(encoding="utf-8").splitlines().index('msgid "day"') + 2
    assert ran.code == 1
    assert f"locales/de/LC_MESSAGES/glossary.po:{line}" in ran.out
    assert "term-general" in ran.out


@pytest.mark.parametrize("form", ENDINGS)
def test_it_goes_out_and_comes_back(terms: Path, form: str) -> None:
    write_forms(terms, sun="Sonne*", day="Tagg* | Tage")
    file = terms / "out" / "de" / f"glossary.{ENDINGS[form]}"
    assert caveat(terms, "export", "--format", form, "--output", str(terms / "out")).code == 0
    before = tree(terms / "locales")
    assert caveat(terms, "import", str(file)).out == "nothing changed\n"
    assert tree(terms / "locales") == before
    file.write_bytes(file.read_bytes().replace(b"Tagg* ", b"Tag* "))
    assert caveat(terms, "import", str(file)).out == "wrote locales/de/LC_MESSAGES/glossary.po\n1 translations taken, 0 not taken\n"
    assert {entry.msgid: entry.msgstr for entry in polib.pofile(str(glossary(terms)))} == {"sun": "Sonne*", "day": "Tag* | Tage"}


def test_it_can_go_out_alone(terms: Path) -> None:
    assert caveat(terms, "export", "--article", "gloss*", "-l", "de", "--output", str(terms / "out")).code == 0
    assert [path.name for path in (terms / "out").rglob("*.*")] == ["glossary.xlf"]


def test_its_forms_are_no_memory(terms: Path) -> None:
    write_forms(terms, sun="Sonne*", day="Tag*")
    assert caveat(terms, "export", "--format", "tmx", "--output", str(terms / "out")).code == 0
    assert "Sonne*" not in (terms / "out" / "de.tmx").read_text(encoding="utf-8")
    ran = caveat(terms, "export", "--format", "tmx", "--article", "glossary", "--output", str(terms / "out"))
    assert (ran.code, "export it as xliff2" in ran.err) == (2, True)


def test_a_project_without_concepts_has_none(peel: Path) -> None:
    assert caveat(peel, "export", "--output", str(peel / "out")).code == 0
    assert sorted(path.parent.name for path in (peel / "out").rglob("*.*")) == ["ar", "de"]
    assert caveat(peel, "export", "--article", "glossary", "--output", str(peel / "out")).code == 2
