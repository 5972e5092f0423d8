"""A page that is open is loaded again when it is another one, and not when it is the same."""

from __future__ import annotations

import os
import re
from http import HTTPStatus
from pathlib import Path

import pytest

from pipeline.run import snapshot
from pipeline.run.snapshot import Seen
from pipeline.serve.server import PreviewServer
from tests.end_to_end.builders import ARTICLE, CONTRACT, SETTINGS, catalogue, caveat, write
from tests.review.builders import by
from tests.review.builders import project as reviewed
from tests.serve.conversation import ask, heard, listening, page, serving
from tests.serve.test_pages import SUN, edit, issues

CHANGED = "event: changed\ndata:\n\n"
BROKEN = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "half\n'


def stamp(text: str) -> str:
    found = re.search(r'data-stamp="(\w+)"', text)
    assert found is not None
    return found[1]


def test_a_saved_catalogue_is_announced_to_its_page(server: PreviewServer, root: Path) -> None:
    seen = stamp(page(server, "/de/peel.html"))
    with listening(server, "/de/peel.html", seen) as stream:
        edit(root, SUN, "")
        assert heard(stream).endswith(CHANGED)
    assert stamp(page(server, "/de/peel.html")) != seen


@pytest.mark.parametrize(
    "files",
    [
        {"source/peel.html": ARTICLE.replace("Rinse", "Clean")},
        {"source/warnings.toml": CONTRACT.replace('severity = "danger"\n', "")},
        {"source/style.css": "p { color: teal }"},
        {"locales/de/LC_MESSAGES/glossary.po": BROKEN},
        {"pyproject.toml": "[tool.caveat]\n"},
    ],
    ids=["article", "contract", "style sheet", "glossary", "settings"],
)
def test_whatever_a_page_is_made_from_is_watched(server: PreviewServer, root: Path, files: dict[str, str]) -> None:
    write(root, {"source/style.css": "p { color: black }"})
    seen = stamp(page(server, "/de/peel.html"))
    with listening(server, "/de/peel.html", seen) as stream:
        write(root, files)
        if "source/warnings.toml" in files:  # a change by which no page is another one
            edit(root, SUN, "")
        assert heard(stream).endswith(CHANGED)


def test_a_page_that_is_old_already_is_told_at_once(server: PreviewServer) -> None:
    with listening(server, "/de/peel.html", "old") as stream:
        assert heard(stream) == CHANGED


def test_a_page_that_is_the_same_is_left_alone(server: PreviewServer, root: Path) -> None:
    german = stamp(page(server, "/de/peel.html"))
    edit(root, "Rinse the skin.", "", locale="ar")
    os.utime(catalogue(root, "de"))
    assert stamp(page(server, "/de/peel.html")) == german


def test_a_change_that_keeps_the_size_and_the_time_of_a_file_is_seen(server: PreviewServer, root: Path) -> None:
    path = catalogue(root, "de")
    time = path.stat().st_mtime_ns
    page(server, "/de/peel.html")
    path.write_bytes(path.read_bytes().replace("Spülen Sie".encode(), b"Wische Sie!"))
    os.utime(path, ns=(time, time))
    assert "Wische Sie!" in page(server, "/de/peel.html")


def test_only_what_changed_is_judged_again(server: PreviewServer, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    real = snapshot._judged

    def counting(*arguments: object) -> Seen:
        judged.append(str(arguments[4]))
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(snapshot, "_judged", counting)
    for path in ("/de/peel.html", "/ar/peel.html", "/de/peel.html", "/.caveat/"):
        page(server, path)
    assert judged == ["locales/de/LC_MESSAGES/peel.po", "locales/ar/LC_MESSAGES/peel.po"]
    judged.clear()
    edit(root, SUN, "")
    page(server, "/ar/peel.html")
    assert judged == ["locales/de/LC_MESSAGES/peel.po"]


def test_a_half_saved_catalogue_is_shown_with_its_line_and_goes_away_when_it_is_mended(server: PreviewServer, root: Path) -> None:
    path = catalogue(root, "de")
    whole = path.read_bytes()
    path.write_text(BROKEN, "utf-8")
    said = ask(server, "/de/peel.html")
    assert said.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert "<code>locales/de/LC_MESSAGES/peel.po:5</code>" in said.text
    assert "<b>Mend:</b>" in said.text
    assert "! unreadable" in page(server, "/ar/peel.html"), "the other languages are as they were"
    with listening(server, "/de/peel.html", stamp(said.text)) as stream:
        path.write_bytes(whole)
        assert heard(stream).endswith(CHANGED)
    assert "✓ cleared" in page(server, "/de/peel.html")


def test_settings_that_cannot_be_used_are_shown_and_go_away_when_they_are_mended(server: PreviewServer, root: Path) -> None:
    settings = root / "pyproject.toml"
    whole = settings.read_bytes()
    page(server, "/de/peel.html")
    settings.write_text("[tool.caveat]\nsource_locale = 7\n", "utf-8")
    assert ask(server, "/de/peel.html").status == HTTPStatus.SERVICE_UNAVAILABLE
    settings.write_bytes(whole)
    page(server, "/de/peel.html")


def test_folders_of_other_names_are_watched_while_nothing_in_them_can_be_used(tmp_path: Path) -> None:
    root = write(tmp_path / "project", {"pyproject.toml": SETTINGS + 'source_dir = "articles"\n', "articles/peel.xhtml": ARTICLE})
    with serving(root) as server:
        said = ask(server, "/en/peel.html")
        assert said.status == HTTPStatus.SERVICE_UNAVAILABLE
        with listening(server, "/en/peel.html", stamp(said.text)) as stream:
            (root / "articles/peel.xhtml").rename(root / "articles/peel.html")
            assert heard(stream).endswith(CHANGED)
        page(server, "/en/peel.html")


def test_a_signature_is_announced_to_its_page(tmp_path: Path) -> None:
    root = reviewed(tmp_path / "project", 'review = "required"\n')
    with serving(root) as server:
        text = page(server, "/de/peel.html")
        assert issues(text) == {"Do not inhale the vapour.": "failing", "Keep it away from the eyes.": "failing"}, "each warning is unsigned"
        with listening(server, "/de/peel.html", stamp(text)) as stream:
            assert caveat(root, "review", "sign", "-l", "de", "--warning", "vapour", "--accept", *by("Anna Weber")).code == 0
            assert heard(stream).endswith(CHANGED)
        assert issues(page(server, "/de/peel.html")) == {"Keep it away from the eyes.": "failing"}


def test_a_new_article_and_a_gone_one_are_seen(server: PreviewServer, root: Path) -> None:
    assert ask(server, "/en/mask.html").status == HTTPStatus.NOT_FOUND
    write(root, {"source/mask.html": ARTICLE})
    assert "A peel at home" in page(server, "/en/mask.html")
    (root / "source/mask.html").unlink()
    assert ask(server, "/en/mask.html").status == HTTPStatus.NOT_FOUND
