"""What commands take over, as somebody at the command line sees it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import judging
from pipeline.validate import gate
from pipeline.validate.rules import PAGE_RULES
from tests.end_to_end.builders import REPOSITORY, caveat, tree
from tests.publish.projects import article, built, made

TEXT = "<p>A peel takes off the outer layer of the skin.</p>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three articles in three languages, every page published."""
    root = made(tmp_path / "project", {name: article(TEXT) for name in ("peel", "one", "two")}, files={"source/style.css": "p{}"})
    built(root)
    return root


def times(root: Path) -> dict[str, int]:
    return {path.relative_to(root).as_posix(): path.stat().st_ctime_ns for path in root.rglob("*")}


def taken_over(root: Path, *arguments: str) -> str:
    said = caveat(root, "build", "-v", *arguments).out
    return said[said.index("taken over from earlier runs: ") :].splitlines()[0].removeprefix("taken over from earlier runs: ")


@pytest.mark.parametrize("command", ["build", "check", "status"])
def test_where_nothing_changed_nothing_is_written(project: Path, command: str) -> None:
    first = caveat(project, command)
    before = times(project)
    again = caveat(project, command)
    assert times(project) == before
    assert (again.code, again.err) == (0, "")
    assert again.out == (first.out if command != "build" else again.out)
    assert command != "build" or "nothing changed: " in again.out


def test_only_the_article_that_changed_is_made_anew(project: Path) -> None:
    assert taken_over(project) == "3 of 3 articles"
    before = {path: path.stat().st_ino for path in project.glob("build/site/*/*.html")}
    (project / "source/one.html").write_text(article(TEXT + TEXT))
    assert taken_over(project) == "2 of 3 articles"
    after = {path: path.stat().st_ino for path in project.glob("build/site/*/*.html")}
    assert {path.name for path, number in after.items() if before[path] != number} == {"one.html"}


def test_a_new_article_leaves_the_others_alone_unless_they_lead_to_it(project: Path) -> None:
    (project / "source/peel.html").write_text(article(f'{TEXT}<p><a href="new.html">Start</a></p>'))
    assert taken_over(project) == "2 of 3 articles"
    (project / "source/new.html").write_text(article(TEXT))
    assert taken_over(project) == "2 of 4 articles"


def test_a_setting_or_a_glossary_that_changed_makes_everything_anew(project: Path) -> None:
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text() + "min_translated = 0.1\n")
    assert taken_over(project) == "0 of 3 articles"
    assert taken_over(project) == "3 of 3 articles"


@pytest.mark.parametrize("selection", [("--locale", "de"), ("--article", "o*"), ()])
def test_a_selection_is_taken_over_too(project: Path, monkeypatch: pytest.MonkeyPatch, selection: tuple[str, ...]) -> None:
    def judged_again(*_: object) -> object:
        raise AssertionError

    (project / "source/one.html").write_text(article(TEXT + TEXT))
    first = caveat(project, "check", *selection)
    monkeypatch.setattr(judging, "judge_article", judged_again)
    assert caveat(project, "check", *selection) == first


def test_without_the_cache_nothing_is_taken_over_or_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken_over(project, "--no-cache") == "0 of 3 articles"
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.parent / "fresh"))
    for command in ("check", "status", "build"):
        assert caveat(project, command, "--no-cache").code == 0
    assert not (project.parent / "fresh").exists()


def test_a_user_without_a_place_for_the_cache_is_served_as_before(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.parent / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.parent / "file"))
    assert taken_over(project) == "0 of 3 articles"
    monkeypatch.setenv("XDG_STATE_HOME", str(project.parent / "file"))
    assert taken_over(project) == "0 of 3 articles"
    assert caveat(project, "check").code == 0


def test_a_page_that_was_tampered_with_is_found_whatever_its_size_and_date_say(project: Path) -> None:
    page = project / "build/site/de/one.html"
    before, stat = tree(project / "build"), page.stat()
    page.write_text(page.read_text().replace("Niemals", "Niemand"))
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert page.stat().st_size == stat.st_size
    assert taken_over(project) == "2 of 3 articles"
    assert tree(project / "build") == before


def test_a_cache_that_somebody_else_filled_clears_no_page(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    assert taken_over(project) == "0 of 3 articles"


def test_a_verdict_is_not_carried_from_one_text_to_another(project: Path) -> None:
    place = Path(os.environ["XDG_CACHE_HOME"]) / "caveat/articles-1.sqlite3"
    with sqlite3.connect(place) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM entries WHERE part = 'verdicts' ORDER BY key")]
        contents = [connection.execute("SELECT content FROM entries WHERE part = 'verdicts' AND key = ?", (key,)).fetchone()[0] for key in keys]
        for key, content in zip(keys, contents[1:] + contents[:1], strict=True):
            connection.execute("UPDATE entries SET content = ? WHERE part = 'verdicts' AND key = ?", (content, key))
    connection.close()
    (project / "source/two.html").write_text(article(TEXT, '<p data-warning="sun" data-severity="danger">Rub the skin.</p>'))
    assert caveat(project, "check").code == 1
    assert caveat(project, "build").code == 1


def test_what_a_rule_that_failed_left_behind_is_not_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Iterator[Any]:
        raise ZeroDivisionError

    (project / "source/one.html").write_text(article(TEXT + TEXT))
    with monkeypatch.context() as patch:
        first, *others = PAGE_RULES
        patch.setattr(gate, "PAGE_RULES", (replace(first, check=fails), *others))
        assert "rule-crashed" in caveat(project, "build").out
    assert caveat(project, "check").code == 0
    assert caveat(project, "build").code == 0


LIGHT = """
import sys
from datetime import date
from pathlib import Path
from pipeline.run.cache import Cache
from pipeline.run.unchanged import unchanged_site
from pipeline.store import user_store
assert unchanged_site(Cache(user_store(), Path(sys.argv[1])), date(2026, 11, 22)) is not None
heavy = ("turbohtml", "babel", "polib", "pipeline.segment", "pipeline.catalog", "pipeline.lexicon", "pipeline.validate.rules", "pipeline.locales")
print([name for name in heavy if name in sys.modules])
"""


def test_where_nothing_changed_neither_segmenter_nor_rules_are_loaded(project: Path) -> None:
    built(project)
    ran = subprocess.run([sys.executable, "-c", LIGHT, str(project)], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")
