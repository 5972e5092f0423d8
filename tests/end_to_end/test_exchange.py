"""Out to a CAT tool and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builders import ARTICLE, catalogue, caveat, page, process, project, tree, write

FORMS = ("xliff2", "xliff1", "csv")


def exported(root: Path, form: str, *arguments: str) -> dict[str, Path]:
    """The files of an export, by locale and name."""
    output = root / "out" / form
    ran = caveat(root, "export", "--format", form, "--output", str(output), *arguments)
    assert (ran.code, ran.err) == (0, "")
    return {path.relative_to(output).as_posix(): path for path in sorted(output.rglob("*")) if path.is_file()}


def retyped(file: Path, old: str, new: str) -> None:
    content = file.read_bytes().decode("utf-8")
    assert old in content
    file.write_bytes(content.replace(old, new).encode("utf-8"))


def german(root: Path, old: str, new: str) -> None:
    retyped(catalogue(root, "de"), old, new)


def msgstr(root: Path, msgid: str) -> str:
    """The line of a translation, and the flags above it."""
    lines = catalogue(root, "de").read_text(encoding="utf-8").splitlines()
    at = lines.index(f'msgid "{msgid}"')
    return "\n".join([line for line in lines[at - 3 : at] if line.startswith("#,")] + [lines[at + 1]])


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_comes_back_untouched_writes_nothing(peel: Path, form: str) -> None:
    files = exported(peel, form)
    before = tree(peel / "locales")
    ran = caveat(peel, "import", *map(str, files.values()))
    assert (ran.code, ran.out, ran.err) == (0, "nothing changed\n", "")
    assert tree(peel / "locales") == before
    assert caveat(peel, "export", "--format", form, "--output", str(peel / "out" / form)).out == "nothing changed in 2 files\n"


def test_the_files_of_an_export(peel: Path) -> None:
    assert list(exported(peel, "xliff2")) == ["ar/peel.xlf", "de/peel.xlf"]
    assert list(exported(peel, "xliff1", "-l", "de")) == ["de/peel.xlf"]
    assert list(exported(peel, "csv", "--article", "pe*")) == ["ar/peel.csv", "de/peel.csv"]
    assert list(exported(peel, "tmx")) == ["ar.tmx", "de.tmx"]


def test_articles_in_folders_keep_them(tmp_path: Path) -> None:
    root = project(tmp_path / "many", {"peel": ARTICLE, "peels/deep": ARTICLE.replace("A peel at home", "Deep")}, {"Deep": ("Tief", "عميق")})
    files = exported(root, "xliff2", "-l", "de")
    assert list(files) == ["de/peel.xlf", "de/peels/deep.xlf"]
    assert list(exported(root, "xliff2", "-l", "de", "--article", "peels/*").values()) == list(files.values())
    assert caveat(root, "import", *map(str, files.values())).code == 0


@pytest.mark.parametrize("form", FORMS)
def test_a_translation_goes_from_the_tool_to_the_page(peel: Path, form: str) -> None:
    german(peel, 'msgid "Rinse the skin."\nmsgstr "', 'msgid "Rinse the skin."\nmsgstr "XX ')
    file = exported(peel, form, "-l", "de")[f"de/peel.{'csv' if form == 'csv' else 'xlf'}"]
    retyped(file, "XX ", "Bitte ")
    ran = caveat(peel, "import", str(file))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "wrote locales/de/LC_MESSAGES/peel.po\n1 translations taken, 0 not taken\n"
    assert caveat(peel, "import", str(file)).out == "nothing changed\n"
    assert caveat(peel, "build").code == 0
    assert "Bitte" in page(peel, "de").get_text()


@pytest.mark.parametrize(("form", "state"), [("xliff2", 'state="initial"'), ("xliff1", 'state="needs-review-translation"'), ("csv", '"fuzzy"')], ids=FORMS)
def test_a_warning_is_confirmed_only_where_the_file_says_so(peel: Path, form: str, state: str) -> None:
    at = 'msgid "Never rub the skin."\nmsgstr "'
    german(peel, at, f"{at}XX ")
    retyped(catalogue(peel, "de"), '\nmsgctxt "warning:item"', '\n#, fuzzy\nmsgctxt "warning:item"')
    assert caveat(peel, "check", "--locale", "de").code == 1
    file = next(iter(exported(peel, form, "-l", "de").values()))
    retyped(file, "XX ", "Nie, ")
    assert caveat(peel, "import", str(file)).code == 0
    assert caveat(peel, "check", "--locale", "de").code == 1
    retyped(file, state, {"xliff2": 'state="final"', "xliff1": 'state="final"', "csv": '"translated"'}[form])
    assert "not taken: the catalogue's translation has changed" in caveat(peel, "import", str(file)).out
    file = next(iter(exported(peel, form, "-l", "de").values()))
    retyped(file, state, {"xliff2": 'state="final"', "xliff1": 'state="final"', "csv": '"translated"'}[form])
    assert caveat(peel, "import", str(file)).code == 0
    assert caveat(peel, "check", "--locale", "de").code == 0


@pytest.mark.parametrize("form", FORMS)
def test_newer_work_in_the_catalogue_stays_and_is_named(peel: Path, form: str) -> None:
    german(peel, 'msgid "Rinse the skin."\nmsgstr "', 'msgid "Rinse the skin."\nmsgstr "XX ')
    file = next(iter(exported(peel, form, "-l", "de").values()))
    retyped(file, "XX ", "Aus der Datei ")
    german(peel, '"XX ', '"Aus dem Katalog ')
    before = tree(peel / "locales")
    ran = caveat(peel, "import", str(file))
    assert ran.code == 1
    assert "0 translations taken, 1 not taken" in ran.out
    assert f"{file}:" in ran.out
    assert 'text: "Rinse the skin."' in ran.out
    assert tree(peel / "locales") == before


def test_a_source_that_has_changed_since_takes_no_translation(peel: Path) -> None:
    german(peel, 'msgid "Never rub the skin."\nmsgstr "', 'msgid "Never rub the skin."\nmsgstr "XX ')
    file = exported(peel, "xliff2", "-l", "de")["de/peel.xlf"]
    retyped(file, "XX ", "Nie, ")
    retyped(peel / "source/peel.html", "Never rub the skin.", "Always rub the skin.")
    assert caveat(peel, "update").code == 0
    ran = caveat(peel, "import", str(file))
    assert ran.code == 1
    assert "the article no longer has this text" in ran.out
    assert "Nie, " not in catalogue(peel, "de").read_text(encoding="utf-8")


def test_nothing_is_written_where_one_of_several_files_is_not_sound(peel: Path) -> None:
    files = exported(peel, "xliff2")
    german(peel, 'msgid "Rinse the skin."\nmsgstr "', 'msgid "Rinse the skin."\nmsgstr "XX ')
    files = exported(peel, "xliff2")
    retyped(files["de/peel.xlf"], "XX ", "YY ")
    retyped(files["ar/peel.xlf"], "</xliff>", "")
    before = tree(peel / "locales")
    ran = caveat(peel, "import", str(files["de/peel.xlf"]), str(files["ar/peel.xlf"]))
    assert ran.code == 3
    assert "is not well-formed XML" in ran.err
    assert tree(peel / "locales") == before


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('original="peel"', 'original="../../secret"', "which is no article of the project"),
        ('original="peel"', 'original="glossary"', "which is no article of the project"),
        ('trgLang="de"', 'trgLang="fr"', "which is no locale of the project"),
        ('trgLang="de"', 'trgLang="../de"', "which is no locale of the project"),
        ('trgLang="de"', 'trgLang=""', "which is no locale of the project"),
        ('srcLang="en"', 'srcLang="fr"', "not from en"),
    ],
)
def test_a_file_about_something_else_is_refused(peel: Path, old: str, new: str, cause: str) -> None:
    file = exported(peel, "xliff2", "-l", "de")["de/peel.xlf"]
    retyped(file, old, new)
    before = tree(peel / "locales")
    ran = caveat(peel, "import", str(file))
    assert (ran.code, cause in ran.err) == (3, True)
    assert f"{file}:" in ran.err
    assert "mend:" in ran.err
    assert tree(peel / "locales") == before


def test_a_tool_may_add_a_territory_to_the_language(peel: Path) -> None:
    file = exported(peel, "xliff2", "-l", "de")["de/peel.xlf"]
    retyped(file, 'trgLang="de"', 'trgLang="de-AT"')
    retyped(file, 'srcLang="en"', 'srcLang="en-US"')
    assert caveat(peel, "import", str(file)).code == 0


def test_a_file_that_is_not_there_or_too_large_is_refused(peel: Path) -> None:
    assert "is not there" in caveat(peel, "import", str(peel / "nothing.xlf")).err
    with (peel / "large.xlf").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    ran = caveat(peel, "import", str(peel / "large.xlf"))
    assert (ran.code, "larger than 64 MB" in ran.err) == (3, True)


def test_usage_is_told(peel: Path) -> None:
    assert process(peel, "import").code == 2
    assert process(peel, "export").code == 2
    assert caveat(peel, "export", "--output", str(peel / "out"), "-l", "xx").code == 2
    assert caveat(peel, "export", "--output", str(peel / "out"), "-l", "en").code == 2
    assert caveat(peel, "export", "--output", str(peel / "out"), "--article", "nothing").code == 2
    catalogue(peel, "de").unlink()
    ran = caveat(peel, "export", "--output", str(peel / "out"))
    assert (ran.code, "caveat init -l de" in ran.err) == (3, True)
    assert not (peel / "out").exists()


def test_markup_of_a_file_is_text_on_the_page(peel: Path) -> None:
    german(peel, 'msgid "Rinse the skin."\nmsgstr "', 'msgid "Rinse the skin."\nmsgstr "XX ')
    file = exported(peel, "xliff2", "-l", "de")["de/peel.xlf"]
    retyped(file, "XX ", "&lt;script&gt;alert(1)&lt;/script&gt; ")
    assert caveat(peel, "import", str(file)).code == 0
    assert caveat(peel, "build").code == 0
    assert not page(peel, "de").select("li script")
    assert "<script>alert(1)</script>" in page(peel, "de").get_text()


def test_every_locale_of_the_real_article_comes_back_untouched(real: Path) -> None:
    before = tree(real / "locales")
    for form in FORMS:
        files = exported(real, form)
        assert len(files) == 2 * 16  # an article and a glossary in each locale
        ran = caveat(real, "import", *map(str, files.values()))
        assert (ran.code, ran.out) == (0, "nothing changed\n")
    assert tree(real / "locales") == before


def test_a_table_may_be_written_by_hand(peel: Path) -> None:
    german(peel, 'msgid "Rinse the skin."\nmsgstr "', 'msgid "Rinse the skin."\nmsgstr ""\n#~ "')
    text = catalogue(peel, "de").read_text(encoding="utf-8")
    catalogue(peel, "de").write_text("\n".join(line for line in text.split("\n") if not line.startswith('#~ "')), encoding="utf-8")
    write(
        peel,
        {"mine.csv": "article;locale;source;translation;state\npeel;de;Rinse the skin.;Abspülen.;translated\npeel;de;Not for children.;Nein.;translated\n"},
    )
    ran = caveat(peel, "import", str(peel / "mine.csv"))
    assert ran.code == 1
    assert "1 translations taken, 1 not taken" in ran.out
    assert msgstr(peel, "Rinse the skin.") == 'msgstr "Abspülen."'
    assert "Nein." not in catalogue(peel, "de").read_text(encoding="utf-8")
