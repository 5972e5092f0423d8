"""`check --since`: git joins a new text to an old translation, and no other tool says a word."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from pipeline.history import history
from pipeline.model import PipelineError

from .builders import Ran, catalogue, caveat
from .repository import Repository, needs_git, repository

pytestmark = needs_git
OLD, NEW = "Do not go into the sun for fourteen days.", "Do not expose yourself to the sun for fourteen days."
"""Who wants to sit behind a window learns more from the second. The Arabic says just that and is right as it stands; the German says the first."""


@pytest.fixture
def past(peel: Path) -> Repository:
    """The small project in a repository; in its last commit the German text about the sun is in doubt."""
    made = repository(peel)
    replace(catalogue(peel, "de"), 'msgctxt "warning:sun"\n', '#, fuzzy\nmsgctxt "warning:sun"\n')
    made.commit("base")
    made.git("tag", "base")
    return made


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def join(past: Repository) -> None:
    """One branch confirms the old text's translation, the other edits the text, which stays in doubt; git merges both without a conflict."""
    past.git("checkout", "--quiet", "-b", "translator")
    replace(catalogue(past.root, "de"), '#, fuzzy\nmsgctxt "warning:sun"\n', 'msgctxt "warning:sun"\n')
    past.commit("confirmed")
    past.git("checkout", "--quiet", "main")
    for path in (past.root / "source" / "peel.html", past.root / "locales" / "peel.pot", catalogue(past.root, "de"), catalogue(past.root, "ar")):
        replace(path, OLD, NEW)
    arabic = catalogue(past.root, "ar")
    replace(arabic, 'msgctxt "warning:sun"\n', '#, fuzzy\nmsgctxt "warning:sun"\n')
    past.commit("the text is edited")
    replace(arabic, '#, fuzzy\nmsgctxt "warning:sun"\n', 'msgctxt "warning:sun"\n')
    past.commit("the Arabic translator has compared both")
    assert past.merge("translator") == 0


def check(past: Repository, since: str = "base", *arguments: str) -> Ran:
    return caveat(past.root, "check", "--since", since, *arguments)


def test_a_pair_that_a_merge_joined_without_a_word_is_found(past: Repository) -> None:
    join(past)
    path = catalogue(past.root, "de")
    counted = polib.pofile(str(path))
    assert (counted.percent_translated(), counted.fuzzy_entries()) == (100, [])
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", str(path)], check=True, timeout=60)
    assert caveat(past.root, "check").code == 0

    ran = check(past)
    assert ran.code == 1
    assert ran.out.count("stale") == 1
    assert f'the translation was that of "{OLD}"' in ran.out
    assert "locales/de/LC_MESSAGES/peel.po" in ran.out
    assert check(past, "base", "--locale", "ar").code == 0
    assert check(past, "base", "--jobs", "2").code == 1


def test_a_comment_above_the_pair_ends_it(past: Repository) -> None:
    join(past)
    replace(catalogue(past.root, "de"), 'msgctxt "warning:sun"\n', '# checked\nmsgctxt "warning:sun"\n')
    assert check(past).code == 0
    past.commit("checked")
    assert check(past).code == 0
    assert check(past, "HEAD~1").code == 0


def test_a_merge_that_is_not_committed_yet_is_looked_at(past: Repository) -> None:
    join(past)
    past.git("reset", "--quiet", "--hard", "HEAD~1")
    past.git("merge", "--quiet", "--no-commit", "translator")
    assert check(past).code == 1


def test_an_article_that_is_renamed_keeps_its_past(past: Repository) -> None:
    join(past)
    for path in [*past.root.glob("locales/**/peel.po*"), past.root / "source" / "peel.html"]:
        past.git("mv", str(path), str(path.with_name(path.name.replace("peel", "peeling"))))
    past.commit("renamed")
    ran = check(past)
    assert (ran.code, ran.out.count("the translation was that of")) == (1, 1)


def test_a_version_that_cannot_be_read_is_passed_over(past: Repository) -> None:
    join(past)
    path = catalogue(past.root, "de")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + "<<<<<<< ours\n", encoding="utf-8")
    past.commit("broken")
    path.write_text(whole, encoding="utf-8")
    past.commit("mended")
    assert check(past).code == 1


def test_commits_that_touch_no_catalogue_change_nothing(past: Repository) -> None:
    join(past)
    past.commit("empty")
    (past.root / "README").write_text("x")
    past.commit("something else")
    assert check(past).code == 1
    assert check(past, "HEAD").code == 0


def test_a_project_in_a_folder_of_the_repository_has_a_past_too(past: Repository) -> None:
    join(past)
    inner = past.root / "inner"
    inner.mkdir()
    for name in ("locales", "source", "pyproject.toml"):
        past.git("mv", name, f"inner/{name}")
    past.commit("moved")
    assert caveat(inner, "check", "--since", "HEAD").code == 0
    for path in (inner / "source" / "peel.html", inner / "locales" / "peel.pot", catalogue(inner, "de"), catalogue(inner, "ar")):
        replace(path, NEW, OLD)
    past.commit("careless")
    ran = caveat(inner, "check", "--since", "HEAD~1")
    assert (ran.code, ran.out.count("the translation was that of")) == (1, 2)


@pytest.mark.parametrize("revision", ["--output=owned", "-x", "none", "base..HEAD", "", "base\nHEAD", ":/empty", "base:locales"])
def test_what_is_no_revision_is_a_mistake_of_use_and_no_option_of_git(past: Repository, revision: str) -> None:
    ran = check(past, revision) if not revision.startswith("-") else caveat(past.root, "check", f"--since={revision}")
    assert (ran.code, ran.out) == (2, "")
    assert ("is no revision" if revision.startswith("-") or not revision.isprintable() or not revision else "is no commit") in ran.err
    assert not (past.root / "owned").exists()


def test_a_shallow_clone_is_told_to_fetch_its_history(past: Repository) -> None:
    join(past)
    shallow = past.root.parent / "shallow"
    for depth, since, cause in (("1", "base", "is no commit of this repository"), ("2", "HEAD~1", 'is shallow and ends behind "HEAD~1"')):
        shutil.rmtree(shallow, ignore_errors=True)
        assert past.git("clone", "--quiet", "--depth", depth, past.root.as_uri(), str(shallow)).returncode == 0
        ran = caveat(shallow, "check", "--since", since)
        assert (ran.code, ran.out) == (2, "")
        assert cause in ran.err
        assert "fetch-depth: 0" in ran.err


def test_outside_a_repository_there_is_no_history(peel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(peel.parent))
    ran = caveat(peel, "check", "--since", "HEAD")
    assert ran.code == 2
    assert "is not in a git repository" in ran.err


def test_without_git_there_is_no_history(peel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(peel))
    ran = caveat(peel, "check", "--since", "HEAD")
    assert (ran.code, "git is not installed" in ran.err) == (2, True)


def test_files_of_the_past_are_read_as_they_were(past: Repository) -> None:
    odd = past.root / "locales" / "a b" / "ü\n.po"
    odd.parent.mkdir()
    odd.write_bytes(b"\0\n")
    made = past.commit("odd names")
    with history(past.root, "locales", "base") as seen:
        (commit,) = seen.commits
        assert (commit.id, seen.heads) == (made, (made,))
        assert seen.content(seen.files(seen.folders(made)["a b"])["ü\n.po"]) == b"\0\n"
        assert seen.folders(made).keys() - seen.folders(commit.parents[0]).keys() == {"a b"}
        assert seen.files(seen.folders(made)["peel.pot"]) == {}
        with pytest.raises(PipelineError):
            seen.content("0" * 40)


def test_a_commit_without_the_folder_has_nothing_in_it(past: Repository) -> None:
    past.git("rm", "-r", "--quiet", "locales")
    made = past.commit("no catalogues")
    with history(past.root, "locales", "base") as seen:
        assert seen.folders(made) == {}


def test_a_git_that_ends_before_it_has_answered_is_one_message(past: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    join(past)
    silent = past.root / "bin" / "git"
    silent.parent.mkdir()
    silent.write_text(f'#!/bin/sh\ncase "$*" in *cat-file*) exit 0;; esac\nexec {shutil.which("git")} "$@"\n', encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setenv("PATH", f"{silent.parent}{os.pathsep}{os.environ['PATH']}")
    ran = check(past)
    assert (ran.code, "git ended while the history was read" in ran.err) == (2, True)


def test_a_history_that_begins_with_what_cannot_be_read_is_looked_through(past: Repository) -> None:
    path = catalogue(past.root, "de")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + "<<<<<<< ours\n", encoding="utf-8")
    past.commit("broken")
    past.git("tag", "broken")
    (path.parent / "gone.po").write_text(whole, encoding="utf-8")
    past.commit("another one beside it")
    path.write_text(whole.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert check(past, "broken").code == 0


def test_a_branch_that_began_before_is_looked_at_from_its_own_beginning(past: Repository) -> None:
    past.git("checkout", "--quiet", "-b", "old")
    replace(catalogue(past.root, "de"), '#, fuzzy\nmsgctxt "warning:sun"\n', 'msgctxt "warning:sun"\n')
    past.commit("confirmed")
    past.git("checkout", "--quiet", "main")
    for path in (past.root / "source" / "peel.html", past.root / "locales" / "peel.pot", catalogue(past.root, "de"), catalogue(past.root, "ar")):
        replace(path, OLD, NEW)
    past.commit("the text is edited")
    past.git("tag", "edited")
    assert past.merge("old") == 0
    assert "locales/de/LC_MESSAGES/peel.po" in check(past, "edited").out


def test_a_head_that_the_other_one_grew_from_keeps_its_past(past: Repository) -> None:
    join(past)
    past.git("checkout", "--quiet", "-b", "later")
    replace(catalogue(past.root, "ar"), 'msgctxt "warning:sun"\n', '# seen\nmsgctxt "warning:sun"\n')
    past.commit("a comment")
    past.git("checkout", "--quiet", "main")
    past.git("merge", "--quiet", "--no-ff", "--no-commit", "later")
    assert "locales/de/LC_MESSAGES/peel.po" in check(past).out
