"""GNU gettext itself accepts what is written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.catalog.headers import new_header
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import article_template, glossary_template
from pipeline.catalog.update import update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import language
from pipeline.model import Article, Catalogue, Contract, Encoding, Mark, Place, References, Requirement, Unit

from .builders import DATE, LABEL, catalogue, our_values, read, reread, template, wanted, written

pytestmark = pytest.mark.skipif(shutil.which("msgfmt") is None or shutil.which("msgcat") is None, reason="GNU gettext is not installed")

LOCALES = ["ar", "de", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt_BR", "ru", "tr", "uk", "zh_Hans"]


def gettext(content: bytes, tool: str, *options: str) -> bytes:
    ran = subprocess.run([tool, *options, "-"], input=content, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


def assert_sound(content: bytes) -> None:
    gettext(content, "msgfmt", "--check", "--output-file=/dev/null")
    assert our_values(reread(read_bytes(gettext(content, "msgcat", "--no-wrap")))) == our_values(reread(read_bytes(content)))


def read_bytes(content: bytes) -> Catalogue:
    return read_catalogue(content, LABEL)


UNITS = (
    Unit("Peels", None, None, "page title", notes=("Shown in the tab.", "two\nlines")),
    Unit('Say "stop" at 5 % of <a1>C:\\dose</a1>.\u00a0', None, None, "paragraph", "Peels & more", hosts=("dose",), tags=("<a1>", "</a1>")),
    Unit("Avoid the sun.", "warning:sun", "sun", "paragraph", "Größe — 日本語"),
    Unit("Dose", "warning:dose", "dose", "text"),
)
ARTICLE = Article(
    "peel",
    "source/peel.html",
    (),
    UNITS,
    tuple(Place("source/peel.html", line) for line in (1, 20, 30, 20)),
    (Mark("sun", "danger", Place("source/peel.html", 30), (2,)), Mark("dose", "dreadful", Place("source/peel.html", 20), (3,))),
    Encoding(),
    0,
    0,
    "",
)
CONTRACT = Contract("source/warnings.toml", (Requirement("sun", None, ("*",), ("sun", "14 days"), None, Place("source/warnings.toml", 1)),), written=True)


@pytest.mark.parametrize("references", References)
def test_a_template_passes(references: References) -> None:
    made = write_template(article_template(ARTICLE, references), "locales/peel.pot", None, date=DATE, generator="caveat test")
    assert_sound(render_catalogue(made))


def test_a_glossary_template_passes() -> None:
    assert_sound(render_catalogue(write_template(glossary_template(CONTRACT), "locales/glossary.pot", None, date=DATE, generator="caveat test")))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_new_catalogue_passes_in_every_locale(locale: str) -> None:
    asked = article_template(ARTICLE, References.FILE)
    made = Catalogue(LABEL, new_header(asked, language(locale), date=DATE, generator="caveat test"), {}, ())
    assert_sound(render_catalogue(update(made, asked, "en")))


def test_a_catalogue_with_plurals_and_obsolete_entries_passes_after_an_update() -> None:
    old = catalogue(
        written(None, "Avoid the sun for long.", "Meiden Sie die Sonne.", comments=["mine"]),
        written("menu", "Home", "Start", fuzzy=True),
        written("warning:old", "Old <strong>one</strong>", "Alt", obsolete=True, fuzzy=True),
    )
    plural = read('msgid "one day"\nmsgid_plural "%d days"\nmsgstr[0] "ein Tag"\nmsgstr[1] "%d Tage"\n').entries
    mixed = Catalogue(LABEL, old.header, {**old.entries, **plural}, old.obsolete)
    for asked in (template(wanted(None, "Avoid the hot sun for long.")), template(wanted(None, "one day"), wanted("menu", "Home")), template()):
        assert_sound(render_catalogue(update(mixed, asked, "en")))


# gettext demands that a text and its translation begin and end with a line feed alike, and refuses controls; HTML gives neither.
PRINTED = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40)


@examples(max_examples=20)
@given(st.lists(st.tuples(st.none() | PRINTED, PRINTED, PRINTED, st.booleans(), st.booleans()), max_size=5, unique_by=lambda row: row[:2]))
def test_any_printable_texts_pass(rows: list[tuple[str | None, str, str, bool, bool]]) -> None:
    made = catalogue(*(written(context, msgid, msgstr, fuzzy=fuzzy, obsolete=obsolete, comments=["note"]) for context, msgid, msgstr, fuzzy, obsolete in rows))
    assert_sound(render_catalogue(made))


def test_a_catalogue_on_disk_passes_as_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "peel.po"
    file.write_bytes(render_catalogue(catalogue(written(None, "a", "x"))))
    assert subprocess.run(["msgfmt", "--check", "-o", str(tmp_path / "peel.mo"), str(file)], check=False).returncode == 0
