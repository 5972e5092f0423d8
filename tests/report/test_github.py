"""Annotations and the job summary for GitHub."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Level, Outcome, Place
from pipeline.report.github import render_github, render_job_summary

from .builders import BARE, CATALOGUE, CLEARED, FULL, LIGHT, OUTCOME, WITH_WAIVER, WITHHELD, damaged

COMMAND = re.compile(r"::(error|warning|notice) (?:[a-z]+=[^,:\r\n]*)(?:,[a-z]+=[^,:\r\n]*)*::[^\r\n]*")


def test_an_annotation_stands_at_its_line_the_worst_first_and_a_count_closes() -> None:
    first, second, *_, last = render_github(OUTCOME).splitlines()
    assert first.startswith(f"::error file={CATALOGUE},line=42,col=7,title=caveat%3A tag-lost::de, warning sun: the tag <a1> is missing%0Aexpected: ")
    assert second.startswith("::warning title=caveat%3A contract-idle::no article is called other%0Amend: delete it")
    assert last == "::notice title=caveat::2 pages: 1 cleared, 1 withheld. 4 warnings: 3 sound. 8 units: 7 translated. 1 error."


def test_a_step_stays_below_the_limits_and_says_what_it_left_out() -> None:
    findings = tuple(replace(LIGHT, level=level, msgid=str(index)) for level in Level for index in range(25))
    lines = render_github(Outcome((), findings)).splitlines()
    counts = [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning", "notice")]
    assert counts == [10, 10, 10]
    assert "46 findings not shown here" in lines[-1]


def test_errors_in_warnings_come_before_others_and_waivers_before_notes() -> None:
    prose = replace(FULL, warning=None)
    lines = render_github(Outcome((), (prose, *(replace(prose, msgid=str(index)) for index in range(20)), FULL))).splitlines()
    assert "warning sun" in lines[0]
    notes = (*(replace(LIGHT, msgid=str(index)) for index in range(20)), *WITH_WAIVER.judgements[1].findings)
    assert any("(waived)" in line for line in render_github(Outcome((), notes)).splitlines())


HOSTILE = ["a\n::error::x", "a\r::set-output name=x::y", "%0A::error::x", "a,b:c", "::stop-commands::t", "x::y", "\u2028::error::x", "\x85::error::x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_catalogue_and_no_file_name_makes_a_command(text: str) -> None:
    made = render_github(damaged(text))
    assert all(COMMAND.fullmatch(line) for line in made.split("\n")[:-1])
    assert "\r" not in made
    assert made.count("\n") == 6


@given(st.text())
def test_each_line_is_one_command_whatever_stands_in_it(text: str) -> None:
    made = render_github(damaged(text))
    assert all(COMMAND.fullmatch(line) for line in made.split("\n")[:-1])


def test_what_is_escaped_can_be_read_again() -> None:
    line = render_github(Outcome((), (replace(FULL, place=Place("a,b:c%0A\n.po", 3)),))).splitlines()[0]
    assert "file=a%2Cb%3Ac%250A%0A.po,line=3" in line


def test_the_summary_counts_and_shows_locales_and_errors() -> None:
    text = render_job_summary(OUTCOME)
    assert text.startswith("## Caveat: withheld\n\n2 pages&#58; 1 cleared, 1 withheld&#46;")
    assert "| de German | **withheld** | 1 of 2 | 3 of 4 |" in text
    assert "the tag &#60;a1&#62; is missing" in text
    assert "Waived by A&#46; Owner until 2027&#45;01&#45;31" in render_job_summary(WITH_WAIVER)
    assert render_job_summary(Outcome((CLEARED,))).startswith("## Caveat: all cleared")


@pytest.mark.parametrize("text", ["<img src=x>", "[a](https://x.example)", "![a](b)", "@someone", "a | b", "`x`", "\n# x", "www.x.example", "&lt;", "**x**"])
def test_no_text_makes_markup_in_the_summary(text: str) -> None:
    made = render_job_summary(damaged(text))
    assert text.strip() not in made
    assert len(made.splitlines()) == len(render_job_summary(damaged("x")).splitlines())


def test_a_large_summary_stays_below_what_github_takes() -> None:
    pages = tuple(replace(WITHHELD, verdict=replace(WITHHELD.verdict, article=f"article-{index}")) for index in range(1500))
    findings = tuple(replace(FULL, message="ह" * 5000, hint="ह" * 5000, expected="ह" * 5000, found="<" * 5000, msgid=str(index)) for index in range(500))
    text = render_job_summary(Outcome(pages, (*findings, BARE)))
    assert len(text.encode()) < 1_000_000
    assert "500 more pages were checked." in text
    assert text.count("| de German |") == 1000


def test_of_too_many_pages_the_withheld_stand_first() -> None:
    cleared = tuple(replace(CLEARED, verdict=replace(CLEARED.verdict, article=f"article-{index}")) for index in range(1200))
    assert "| de German | **withheld** |" in render_job_summary(Outcome((*cleared, WITHHELD)))
