"""A Markdown article goes the whole way: its findings stand at its own lines, its pages are HTML, its warnings gate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model import PipelineError, Withheld
from pipeline.run import catalogues, gate, site
from pipeline.run.project import ALL, open_project

ARTICLE = """\
---
title: Peels
description: What a peel does.
---
# Peels

A peel removes the outer layer. See the [top](peel.md#peels).

::: warning {#sun severity=caution} Caution
Avoid the sun for **14 days**.
:::

> [!WARNING] {#pregnancy}
> Do not have a peel if you are pregnant.
"""
GERMAN = {
    "Peels": "Peelings",
    "Caution": "Vorsicht",
    "Avoid the sun for <strong>14 days</strong>.": "Meiden Sie <strong>14 Tage</strong> lang die Sonne.",
    "Do not have a peel if you are pregnant.": "Lassen Sie kein Peeling machen, wenn Sie schwanger sind.",
}
DATE = "2026-11-22 09:30+0000"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/peel.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de"]\nreferences = "line"\n', "utf-8")
    return tmp_path


def translate(project: Path, table: dict[str, str]) -> None:
    catalogues.update_catalogues(open_project(project), DATE)
    catalogue = project / "locales/de/LC_MESSAGES/peel.po"
    text = catalogue.read_text("utf-8")
    for msgid, msgstr in table.items():
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    catalogue.write_text(text, "utf-8")


def test_units_stand_at_their_lines_in_the_markdown_file(project: Path) -> None:
    (article,) = open_project(project).articles
    lines = ARTICLE.splitlines()
    for unit, place in zip(article.units, article.places, strict=True):
        first = re.findall(r"\w+", re.sub(r"<[^>]*>", "", unit.msgid))[0]
        assert place.file == "source/peel.md"
        assert first in lines[place.line - 1]
    assert [(mark.id, mark.severity, mark.place.line) for mark in article.marks] == [("sun", "caution", 9), ("pregnancy", "warning", 13)]


def test_a_translated_article_becomes_a_page_in_its_locale(project: Path) -> None:
    translate(project, GERMAN)
    built = site.build(open_project(project))
    assert not any(isinstance(judgement.verdict, Withheld) for judgement in built.outcome.judgements)
    page = (project / "build/site/de/peel.html").read_text("utf-8")
    parts = ['<html lang="de"', "<title>Peelings</title>", 'data-warning="sun"', "<strong>14 Tage</strong>", 'href="peel.html#peels"', 'hreflang="en"']
    assert [part for part in parts if part not in page] == []
    assert not site.audit(open_project(project), project / "build/site").findings


def test_a_missing_warning_withholds_the_page(project: Path) -> None:
    translate(project, {key: value for key, value in GERMAN.items() if "pregnant" not in key})
    _, german = gate.check(open_project(project), ALL).judgements
    assert isinstance(german.verdict, Withheld)
    assert {finding.warning for finding in german.findings if finding.warning} == {"pregnancy"}


def test_an_error_in_the_markup_names_the_line_of_the_markdown_file(project: Path) -> None:
    (project / "source/peel.md").write_text(f'{ARTICLE}\n<p data-warning="x y">Text.</p>\n', "utf-8")
    with pytest.raises(PipelineError) as caught:
        _ = open_project(project).articles
    assert (caught.value.file, caught.value.line) == ("source/peel.md", len(ARTICLE.splitlines()) + 2)


def test_a_markdown_article_and_a_page_of_the_same_name_are_refused(project: Path) -> None:
    (project / "source/peel.html").write_text("<p>Peels", "utf-8")
    with pytest.raises(PipelineError, match="would share its catalogue"):
        open_project(project)


def test_markdown_that_is_not_utf_8_is_refused_with_its_line(project: Path) -> None:
    (project / "source/peel.md").write_bytes(b"# Peels\n\ncaf\xe9\n")
    with pytest.raises(PipelineError) as caught:
        _ = open_project(project).articles
    assert (caught.value.file, caught.value.line, caught.value.exit_code) == ("source/peel.md", 3, 3)


def test_a_raw_tag_that_ends_a_warning_early_is_refused_with_its_line(project: Path) -> None:
    (project / "source/peel.md").write_text(ARTICLE.replace("Avoid the sun", "Avoid </aside> the sun"), "utf-8")
    with pytest.raises(PipelineError, match="too early") as caught:
        _ = open_project(project).articles
    assert (caught.value.file, caught.value.line, caught.value.exit_code) == ("source/peel.md", 10, 3)
