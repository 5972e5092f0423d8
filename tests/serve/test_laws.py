"""A preview shows what a build would publish, and can never be taken for it."""

from __future__ import annotations

import ast
import itertools
import re
import typing
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.page import Draft, Previewed, assemble
from pipeline.model import Cleared
from pipeline.publish.site import PublishedPage
from pipeline.run import serving as serving_module
from pipeline.run import snapshot
from pipeline.run.gate import check
from pipeline.run.project import ALL, open_project
from pipeline.run.serving import PreviewDesk
from pipeline.run.snapshot import Bench, Watched, reopened
from tests.end_to_end.builders import SETTINGS, catalogue, caveat, write
from tests.serve.conversation import page, serving
from tests.serve.test_pages import SUN, edit
from tests.test_architecture import MODULES, imported, label

ADDED = re.compile(
    r'\n<meta name="robots" content="noindex, nofollow">\n<template id="caveat-bar">.*?</template>\n(<script defer [^\n]*</script>\n){2}', re.DOTALL
)
MARKS = re.compile(r"<!--/?caveat:\d+-->")
PREVIEW = {"pipeline/run/previewing.py", "pipeline/run/snapshot.py", "pipeline/run/serving.py", "pipeline/cli/serve.py"}


def test_a_cleared_page_is_the_page_that_a_build_publishes_but_for_what_the_preview_adds(root: Path) -> None:
    edit(root, "Rinse the skin.", "")
    write(root, {"pyproject.toml": SETTINGS + 'partial_notice = "add"\n'})
    assert caveat(root, "build").code == 0
    with serving(root) as server:
        for path in ("en/peel.html", "de/peel.html", "ar/peel.html"):
            shown, count = ADDED.subn("", page(server, f"/{path}"))
            assert count == 1
            assert MARKS.sub("", shown) == (root / "build/site" / path).read_text("utf-8")


def test_the_preview_gives_the_verdicts_and_findings_of_a_check(root: Path) -> None:
    edit(root, SUN, "Gehen Sie 5 Tage lang nicht in die Sonne.")
    edit(root, "Age", "العمر", locale="ar", fuzzy=True)
    catalogue(root, "de").with_name("glossary.po").unlink(missing_ok=True)
    today = date(2026, 1, 1)
    opened = reopened(root, Watched().look(root), None)
    bench = Bench(lambda: today)
    seen = [bench.seen(opened, file, target).judgement for file in opened.project.files for target in opened.languages]
    checked = check(open_project(root), ALL, today=today).judgements
    assert [one.findings for one in seen] == [one.findings for one in checked]
    assert [type(one.verdict).__name__ == "Withheld" for one in seen] == [type(one.verdict).__name__ == "Withheld" for one in checked] == [False, True, False]


def test_a_draft_is_no_cleared_page_and_a_previewed_one_nothing_to_publish() -> None:
    assert typing.get_type_hints(assemble)["cleared"] is Cleared
    assert not issubclass(Draft, Cleared)
    assert typing.get_type_hints(PublishedPage)["content"] is bytes
    assert not issubclass(Previewed, str | bytes)


def test_only_the_preview_renders_drafts_and_it_neither_publishes_nor_writes() -> None:
    renders = {label(module) for module in MODULES if {"pipeline.assemble.page.preview", "pipeline.assemble.page.Draft"} & set(imported(module))}
    assert renders == {"pipeline/run/previewing.py"}
    for module in MODULES:
        if label(module) not in PREVIEW and not label(module).startswith("pipeline/serve/"):
            continue
        assert not [name for name in imported(module) if name.startswith(("pipeline.publish.site", "pipeline.locking", "pipeline.run.writing", "shutil"))]
        called = {
            node.func.attr for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not called & {"write_bytes", "write_text", "unlink", "mkdir", "touch", "rename", "swap", "staging"}


def test_more_pages_than_are_judged_unasked_are_listed_unjudged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving_module, "_MOST_UNASKED", 2)
    desk = PreviewDesk(root, lambda: date.max)
    text = desk.answer("/.caveat/", "http://localhost:1").content.decode()
    assert text.count('class="not-judged"') == 3
    assert "not judged yet, open it" in text


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_MOST", 2)
    kept = snapshot._Kept[int]()
    made = itertools.count()

    def get(name: str) -> int:
        return kept.get(name, None, lambda: next(made))

    assert [get(name) for name in ("a", "b", "a", "c", "b", "a")] == [0, 1, 0, 2, 1, 3]
