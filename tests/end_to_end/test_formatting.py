"""`caveat fmt`, and what a copied catalogue meets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .builders import catalogue, caveat


def test_catalogues_in_canonical_form_are_left_alone(peel: Path) -> None:
    assert caveat(peel, "fmt", "--check").code == 0
    assert "nothing changed" in caveat(peel, "fmt").out


def test_an_odd_catalogue_is_named_then_written_then_well(peel: Path) -> None:
    path = catalogue(peel, "de")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"\n\n", b"\n\n\n\n").replace(b"\n", b"\r\n"))
    checked = caveat(peel, "fmt", "--check")
    assert checked.code == 1
    assert checked.out == "not in canonical form: locales/de/LC_MESSAGES/peel.po\n"
    assert caveat(peel, "fmt", str(path)).code == 0
    assert path.read_bytes() == content
    assert caveat(peel, "fmt", "--check", str(path)).code == 0


def test_a_file_that_cannot_be_read_leaves_all_as_they_are(peel: Path) -> None:
    odd, broken = catalogue(peel, "ar"), catalogue(peel, "de")
    odd.write_bytes(content := odd.read_bytes() + b"\n\n")
    broken.write_bytes(broken.read_bytes() + b'\nmsgid "open')
    assert caveat(peel, "fmt").code == 3
    assert odd.read_bytes() == content


def test_a_file_elsewhere_is_a_mistake_of_usage(peel: Path, tmp_path: Path) -> None:
    assert caveat(peel, "fmt", str(tmp_path / "other.po")).code == 2
    assert caveat(peel, "fmt", str(peel / "none.po")).code == 2


@pytest.mark.parametrize("command", ["check", "build", "update"])
def test_a_catalogue_copied_from_another_locale_is_refused(peel: Path, command: str) -> None:
    shutil.copy(catalogue(peel, "de"), catalogue(peel, "ar"))
    ran = caveat(peel, command)
    assert ran.code == 3
    assert 'the header says "Language: de", but the file stands in the folder of ar' in ran.err
    assert not (peel / "build/site/ar").exists()
