"""Every command: its options, what it writes, and that it writes it once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .builders import ARTICLE, catalogue, caveat, process, project, tree
from .damage import WAYS, harm

COMMANDS = {"extract": (), "init": ("-l", "de"), "update": (), "check": (), "build": (), "audit": (), "status": ()}


@pytest.fixture(scope="session")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    titles = {f"peel{number}": f"Peel {number}" for number in range(8)}
    articles = {name: ARTICLE.replace("A peel at home", title) for name, title in titles.items()}
    translations = {title: (f"Peeling {number}", f"تقشير {number}") for number, title in enumerate(titles.values())}
    return project(tmp_path_factory.mktemp("many"), articles, translations)


@pytest.fixture
def many(_many: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_many, tmp_path / "many")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("options", [(), ("-q",), ("-v",), ("--jobs", "2"), ("--color", "always"), ("-q", "--jobs", "1", "--color", "never")], ids=" ".join)
def test_every_command_takes_the_common_options(peel: Path, command: str, options: tuple[str, ...]) -> None:
    assert caveat(peel, "build").code == 0
    ran = caveat(peel, command, *COMMANDS[command], *options)
    assert (ran.code, ran.err) == (0, "")
    if "-q" in options and command != "status":
        assert ran.out == ""


@pytest.mark.parametrize("command", ["update", "extract", "build"])
def test_a_second_run_writes_nothing_whatever_the_clock_says(peel: Path, command: str) -> None:
    assert caveat(peel, command, env={"SOURCE_DATE_EPOCH": "0"}).code == 0
    before, times = tree(peel), moments(peel)
    ran = caveat(peel, command, env={"SOURCE_DATE_EPOCH": "86400"})
    assert ran.code == 0
    assert "nothing changed" in ran.out
    assert tree(peel) == before
    assert moments(peel) == times


def moments(project: Path) -> dict[Path, int]:
    """When each file was last written."""
    return {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}


def test_a_filter_looks_at_what_it_names_only(peel: Path) -> None:
    harm(catalogue(peel, "de"), "sun", WAYS["empty"])
    assert caveat(peel, "check", "--locale", "ar").code == 0
    assert caveat(peel, "check", "--locale", "de").code == 1
    assert caveat(peel, "check", "--article", "pe*").code == 1


def test_a_new_locale_begins_with_every_page_withheld(peel: Path) -> None:
    settings = peel / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"ar"', '"ar", "fr"'))
    assert caveat(peel, "init", "-l", "fr").code == 0
    assert catalogue(peel, "fr").is_file()
    assert caveat(peel, "check", "--locale", "fr").code == 1


def test_several_workers_publish_the_same_site_as_one(many: Path) -> None:
    harm(catalogue(many, "de", "peel3"), "sun", WAYS["empty"])
    assert process(many, "build", "--no-cache", "--jobs", "2").code == 1
    shutil.move(many / "build", many / "by-two")
    assert process(many, "build", "--no-cache", "--jobs", "1").code == 1
    assert tree(many / "build") == tree(many / "by-two")
    assert len(list((many / "build").rglob("*.html"))) == 8 * 3 + 1


@pytest.mark.parametrize("broken", ["source/peel3.html", "locales/de/LC_MESSAGES/peel3.po"])
def test_a_worker_that_meets_unusable_input_says_so_in_one_message(many: Path, broken: str) -> None:
    (many / broken).write_text('<p data-warning="">')
    before = tree(many)
    ran = process(many, "build", "--jobs", "2")
    assert ran.code == 3
    assert ran.err.startswith(f"error: {broken}:1: ")
    assert "Traceback" not in ran.err
    assert tree(many) == before


def test_the_report_can_go_to_a_file(peel: Path) -> None:
    harm(catalogue(peel, "de"), "sun", WAYS["empty"])
    ran = caveat(peel, "check", "--format", "json", "--output", str(peel / "reports/check.json"))
    assert (ran.code, ran.out) == (1, "")
    assert '"warning": "sun"' in (peel / "reports/check.json").read_text(encoding="utf-8")
