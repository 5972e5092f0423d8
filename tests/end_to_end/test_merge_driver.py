"""git merges catalogues through caveat."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.catalog.reader import read_catalogue
from pipeline.model import PipelineError

from .builders import REPOSITORY, catalogue, caveat
from .repository import Repository, needs_git, repository

pytestmark = needs_git
KEY = ("warning:sun", "Do not go into the sun for fourteen days.")


@pytest.fixture
def driven(peel: Path) -> Repository:
    """The small project in a repository whose catalogues are merged by caveat, as docs/translators.md says."""
    made = repository(peel)
    said = (REPOSITORY / "docs" / "translators.md").read_text(encoding="utf-8")
    attributes = re.search(r"^\*\.po .*$", said, re.MULTILINE)
    command = re.search(r'^git config (merge\.\S+) "caveat (merge-po .*)"$', said, re.MULTILINE)
    assert attributes
    assert command
    (peel / ".gitattributes").write_text(attributes[0] + "\n")
    driver = f"env PYTHONPATH={shlex.quote(str(REPOSITORY))} {shlex.quote(sys.executable)} -m pipeline {command[2]}"
    assert made.git("config", command[1], driver).returncode == 0
    made.commit("base")
    return made


def change(repository: Repository, branch: str, old: str, new: str) -> None:
    """A commit on a branch of its own, in the German catalogue."""
    repository.git("checkout", "--quiet", "-b", branch, "main")
    path = catalogue(repository.root, "de")
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    repository.commit(branch)


def msgstr(root: Path, key: tuple[str | None, str]) -> str:
    return read_catalogue(catalogue(root, "de").read_bytes(), "peel.po").entries[key].msgstr[0]


def test_two_translators_on_neighbouring_lines_do_not_meet(driven: Repository) -> None:
    first = f'msgid "{KEY[1]}"\nmsgstr "{msgstr(driven.root, KEY)}"'
    change(driven, "one", first, first.replace('msgstr "', 'msgstr "eins '))
    change(driven, "two", 'msgctxt "warning:sun"', '# zwei\nmsgctxt "warning:sun"')
    assert driven.merge("one") == 0
    merged = read_catalogue(catalogue(driven.root, "de").read_bytes(), "peel.po").entries[KEY]
    assert merged.msgstr[0].startswith("eins ")
    assert merged.comments == ("zwei",)
    assert caveat(driven.root, "check").code == 0


def test_two_translations_of_one_entry_are_a_conflict_that_no_command_overlooks(driven: Repository) -> None:
    first = f'msgstr "{msgstr(driven.root, KEY)}"'
    change(driven, "one", first, 'msgstr "eins"')
    change(driven, "two", first, 'msgstr "zwei"')
    assert driven.merge("one") == 1
    assert "locales/de/LC_MESSAGES/peel.po" in driven.git("diff", "--name-only", "--diff-filter=U").stdout
    content = catalogue(driven.root, "de").read_text(encoding="utf-8")
    assert content.count("<<<<<<< ") == content.count(">>>>>>> ") == 1
    assert content.index('"zwei"') < content.index('"eins"')
    ran = caveat(driven.root, "check")
    assert ran.code == 3
    assert "merge conflict" in ran.err


def test_an_edited_source_and_a_mended_translation_come_together_fuzzy(driven: Repository) -> None:
    old = msgstr(driven.root, KEY)
    change(driven, "mended", f'msgstr "{old}"', 'msgstr "besser"')
    driven.git("checkout", "--quiet", "-b", "edited", "main")
    source = driven.root / "source" / "peel.html"
    source.write_text(source.read_text(encoding="utf-8").replace("Do not go into the sun", "Do not walk into the sun"), encoding="utf-8")
    assert caveat(driven.root, "update").code == 0
    driven.commit("edited")
    assert driven.merge("mended") == 0
    merged = read_catalogue(catalogue(driven.root, "de").read_bytes(), "peel.po").entries["warning:sun", "Do not walk into the sun for fourteen days."]
    assert (merged.msgstr, merged.fuzzy, merged.previous) == (("besser",), True, KEY)
    assert caveat(driven.root, "check").code == 1


def test_a_side_that_cannot_be_read_leaves_both_in_one_conflict(driven: Repository) -> None:
    old = msgstr(driven.root, KEY)
    change(driven, "broken", 'msgctxt "warning:sun"', 'msgctxt "warning:sun')
    change(driven, "sound", f'msgstr "{old}"', 'msgstr "besser"')
    assert driven.merge("broken") == 1
    content = catalogue(driven.root, "de").read_bytes()
    assert b'"besser"' in content
    assert b'msgctxt "warning:sun\n' in content
    with pytest.raises(PipelineError):
        read_catalogue(content, "peel.po")


def test_a_missing_file_is_unusable_input(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "pipeline", "merge-po", *(str(tmp_path / name) for name in ("base", "ours", "theirs"))]
    ran = subprocess.run(arguments, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 3
    assert "is not there" in ran.stderr
