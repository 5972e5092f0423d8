"""translate-toolkit, which Weblate and Virtaal read with, opens and saves our catalogues without a change of meaning. Run as a separate program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.catalog.reader import read_catalogue

pytestmark = pytest.mark.skipif(shutil.which("pomerge") is None or shutil.which("pocount") is None, reason="translate-toolkit is not installed")

LOCALES = Path(__file__).parent.parent.parent / "locales"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's catalogues as the toolkit saves them: merged with themselves, which rewraps every long text."""
    folder = tmp_path_factory.mktemp("toolkit")
    subprocess.run(["pomerge", "--progress=none", "-t", str(LOCALES), "-i", str(LOCALES), "-o", str(folder)], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.relative_to(LOCALES).as_posix())
def test_what_the_toolkit_saves_says_the_same(path: Path, saved: Path) -> None:
    ours = read_catalogue(path.read_bytes(), "ours")
    theirs = read_catalogue((saved / path.relative_to(LOCALES)).read_bytes(), "theirs")
    assert list(theirs.entries) == list(ours.entries)
    for key, entry in ours.entries.items():
        other = theirs.entries[key]
        assert (other.msgstr, other.flags, other.extracted, other.comments, other.references) == (
            entry.msgstr,
            entry.flags,
            entry.extracted,
            entry.comments,
            entry.references,
        )


def test_the_toolkit_counts_every_entry_as_translated() -> None:
    path = LOCALES / "de" / "LC_MESSAGES" / "mesotherapy.po"
    counted = subprocess.run(["pocount", "--csv", str(path)], check=True, capture_output=True, text=True).stdout
    row = dict(zip(*([cell.strip() for cell in line.split(",")] for line in counted.splitlines()[:2]), strict=False))
    assert row["Translated Messages"] == str(len(read_catalogue(path.read_bytes(), "de").entries))
    assert row["Fuzzy Messages"] == row["Untranslated Messages"] == "0"
