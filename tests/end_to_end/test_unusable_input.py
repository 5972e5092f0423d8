"""What cannot be used is refused with one message that says where and what to do, and leaves every file as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .builders import SETTINGS, Ran, catalogue, caveat, process, tree, write

COMMANDS = ("extract", "update", "check", "build", "status")


def settings(old: str, new: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        assert old in SETTINGS
        (project / "pyproject.toml").write_text(SETTINGS.replace(old, new))

    return change


def placed(path: str, content: str = "mine") -> Callable[[Path], object]:
    return lambda project: write(project, {path: content})


def linked(project: Path) -> None:
    (project / "build").mkdir()
    (project / "build/site").symlink_to("away")


def broken_catalogue(project: Path) -> None:
    # The changed source gives the other files something to write, which must not happen.
    source = project / "source/peel.html"
    source.write_text(source.read_text().replace("Rinse", "Wash"))
    path = catalogue(project, "de")
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines[:20], 'msgid "open', *lines[20:]]), encoding="utf-8")


def duplicate_entry(project: Path) -> None:
    path = catalogue(project, "ar")
    entry = '\nmsgctxt "warning:sun"\nmsgid "Do not go into the sun for fourteen days."\nmsgstr "x"\n'
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")


def catalogue_is_folder(project: Path) -> None:
    catalogue(project, "de").unlink()
    catalogue(project, "de").mkdir()


EVERYWHERE: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "no source folder": (lambda project: shutil.rmtree(project / "source"), 2, "source: there is no such folder"),
    "an empty source folder": (lambda project: (project / "source/peel.html").unlink(), 2, "source: holds no article"),
    "an unknown locale": (settings('"de"', '"xx"'), 2, '"xx" is no locale that CLDR knows'),
    "a locale twice": (settings('"ar"', '"de"'), 2, 'pyproject.toml:3: locales names "de" twice'),
    "the source locale among the locales": (settings('"ar"', '"en"'), 2, 'pyproject.toml:3: locales names "en", which is the source locale'),
    "no locale": (settings('"de", "ar"', ""), 2, "pyproject.toml:3: locales is empty"),
    "no settings": (lambda project: (project / "pyproject.toml").unlink(), 2, "pyproject.toml: the project has no settings"),
    "settings that are no TOML": (settings('"en"', "en"), 3, "pyproject.toml:2: is not valid TOML"),
    "an unknown setting": (settings("base_url", "base_uri"), 3, "pyproject.toml:4: base_uri is no setting"),
    "a folder outside the project": (settings("base_url", 'output_dir = "../site"\nbase_url'), 3, 'output_dir "../site" is not a folder inside'),
    "a contract that is no TOML": (lambda project: (project / "source/warnings.toml").write_text("[warnings.sun\n"), 3, "source/warnings.toml:1: "),
    "an article in another encoding than it declares": (
        lambda project: (project / "source/peel.html").write_bytes(b'<meta charset="utf-8">\n<p data-warning="sun">\xfc</p>\n'),
        3,
        "source/peel.html:2: is not in utf-8",
    ),
    "a warning without a name": (
        lambda project: (project / "source/peel.html").write_text("<p>\n<p data-warning>Careful</p>\n"),
        3,
        'source/peel.html:2: "" is no id for a warning',
    ),
}
CATALOGUES: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "a catalogue that cannot be parsed": (broken_catalogue, 3, "locales/de/LC_MESSAGES/peel.po:21: cannot be read"),
    "an entry twice": (duplicate_entry, 3, "locales/ar/LC_MESSAGES/peel.po:"),
    "a folder in the place of a catalogue": (catalogue_is_folder, 3, "locales/de/LC_MESSAGES/peel.po: cannot be read"),
}
SITES: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "a file in the place of the site": (placed("build/site"), 3, "build/site: is not a folder"),
    "a link in the place of the site": (linked, 3, "build/site: is not a folder"),
    "files of others in the site": (placed("build/site/mine/x"), 3, "build/site: holds files"),
    "a manifest that is none": (placed("build/site/manifest.json", "[" * 99999), 3, "build/site: holds files"),
    "a file where the build folder should be": (placed("build"), 3, "build/site: cannot be made"),
    "a site among the sources": (settings("base_url", 'output_dir = "source/site"\nbase_url'), 3, "pyproject.toml:4: output_dir"),
    "a site in the place of the catalogues": (settings("base_url", 'output_dir = "locales"\nbase_url'), 3, "pyproject.toml:4: output_dir"),
    "a site in the place of the settings": (settings("base_url", 'output_dir = "pyproject.toml"\nbase_url'), 3, "pyproject.toml: is not a folder"),
    "a file that would be a folder of pages": (placed("source/de"), 3, "de: would take the place of de"),
    "a folder that would be the index": (placed("source/index.html/a.css"), 3, "index.html/a.css: would take the place of index.html"),
}


def assert_refused(ran: Ran, code: int, message: str) -> None:
    assert ran.code == code
    assert message in ran.err
    assert ran.err.count("error: ") == 1
    assert ran.err.count("\n  mend: ") == 1
    assert "Traceback" not in ran.err + ran.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", EVERYWHERE)
def test_every_command_refuses(peel: Path, name: str, command: str) -> None:
    change, code, message = EVERYWHERE[name]
    change(peel)
    before = tree(peel)
    assert_refused(caveat(peel, command), code, message)
    assert tree(peel) == before


@pytest.mark.parametrize("command", COMMANDS[1:])
@pytest.mark.parametrize("name", CATALOGUES)
def test_every_command_that_reads_catalogues_refuses(peel: Path, name: str, command: str) -> None:
    change, code, message = CATALOGUES[name]
    change(peel)
    before = tree(peel)
    assert_refused(caveat(peel, command), code, message)
    assert tree(peel) == before


@pytest.mark.parametrize("name", SITES)
def test_a_build_takes_the_place_of_nothing_but_its_own_site(peel: Path, name: str) -> None:
    change, code, message = SITES[name]
    change(peel)
    before = {path: content for path, content in tree(peel).items() if path != "build"}
    assert_refused(caveat(peel, "build"), code, message)
    assert {path: content for path, content in tree(peel).items() if path != "build"} == before


def test_a_person_sees_the_message_and_no_traceback(peel: Path) -> None:
    broken_catalogue(peel)
    for command in ("check", "build"):
        assert_refused(process(peel, command), *CATALOGUES["a catalogue that cannot be parsed"][1:])


@pytest.mark.parametrize("epoch", ["99999999999999999999", "²", "soon"])
def test_a_moment_that_is_none_is_refused(peel: Path, epoch: str) -> None:
    ran = caveat(peel, "update", env={"SOURCE_DATE_EPOCH": epoch})
    assert_refused(ran, 2, f'SOURCE_DATE_EPOCH="{epoch}" is no moment')


@pytest.mark.parametrize("option", [("--locale", "fr"), ("--article", "pool")])
def test_a_filter_that_lets_nothing_through_is_no_success(peel: Path, option: tuple[str, str]) -> None:
    assert_refused(caveat(peel, "check", *option), 2, option[1])
