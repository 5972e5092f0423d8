"""The report for people."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Judgement, Level, Outcome, Place
from pipeline.report.matrix import render_matrix
from pipeline.report.text import render_findings, render_text, summary
from pipeline.report.visible import inert, readable, visible

from .builders import BARE, CATALOGUE, CLEARED, DIGEST, FULL, LIGHT, OUTCOME, WITH_WAIVER, WITHHELD, damaged


def test_a_finding_stands_with_file_line_rule_and_mend() -> None:
    assert render_findings([FULL]) == (
        f"de German · {CATALOGUE}\n"
        f"  {CATALOGUE}:42: error: warning sun: the tag <a1> is missing [tag-lost]\n"
        "      expected: See the <a1>leaflet</a1>.\n"
        "      found:    Siehe das Merkblatt.\n"
        "      mend:     put <a1> where it belongs\n"
        "\n"
    )


def test_a_waived_finding_is_spelled_out_however_little_is_wanted() -> None:
    text = render_text(WITH_WAIVER, least=Level.ERROR)
    assert "info: warning dose: the tag <a1> is missing [filler]" in text
    assert "      waived:   by A. Owner until 2027-01-31, source/waivers.toml:3\n      reason:   TODO is the product's name\n" in text
    assert "1 finding waived." in summary(WITH_WAIVER)


def test_the_digest_that_a_waiver_needs_stands_below_the_finding() -> None:
    assert f"      digest:   {DIGEST}\n" in render_findings([replace(FULL, digest=DIGEST)])
    assert "digest" not in render_findings([FULL])


COMMANDS = ["::error::x", " ::error::x", "\u3000::x", "a ##[error]x", "##[add-path]x", "###[x]"]


@pytest.mark.parametrize("text", COMMANDS)
def test_no_line_is_a_command_to_the_runner_of_github(text: str) -> None:
    outcome = damaged(text)
    for report in (render_text(outcome, least=Level.INFO), render_findings(outcome.findings()), render_matrix(outcome)):
        assert "##[" not in report
        assert not any(line.lstrip().startswith("::") for line in report.splitlines())


def test_what_is_no_command_stays() -> None:
    assert inert("a ::b\n# [x] ## [y] :x: std::string") == "a ::b\n# [x] ## [y] :x: std::string"
    assert inert("::x\n  ::y ##[z]") == "\\u003a:x\n  \\u003a:y \\u0023#[z]"


def test_what_does_not_apply_is_left_out_and_nothing_is_said_to_be_nothing() -> None:
    assert render_findings([BARE]) == "project\n  project: warning: no article is called other [contract-idle]\n      mend:     delete it\n\n"
    assert "found:    (nothing)\n" in render_findings([replace(BARE, found="")])


def test_findings_stand_by_locale_file_and_line_the_worst_first() -> None:
    def at(locale: str, file: str, line: int, level: Level) -> str:
        made = replace(FULL, locale=locale, place=Place(file, line), level=level)
        findings.append(made)
        return f"{file}:{line}: {level.value}"

    findings = [replace(FULL, locale=None, place=None, article=None)]
    expected = ["project: error"]
    expected += [at("ar", "b.po", 2, Level.INFO), at("de", "a.po", 2, Level.ERROR), at("de", "a.po", 10, Level.ERROR), at("de", "a.po", 10, Level.WARNING)]
    lines = [line.strip() for line in render_findings(reversed(findings)).splitlines() if "[tag-lost]" in line]
    assert [line.partition(": warning sun")[0] for line in lines] == expected


@pytest.mark.parametrize(
    ("least", "shown", "count"), [(Level.ERROR, 1, "2 lesser findings not shown"), (Level.WARNING, 2, "1 lesser finding not shown"), (Level.INFO, 3, None)]
)
def test_lighter_findings_are_counted_where_they_are_not_shown(least: Level, shown: int, count: str | None) -> None:
    text = render_text(OUTCOME, least=least)
    assert text.count("mend:") == shown
    assert ("not shown" in text) is (count is not None)
    assert count is None or count in text


def test_the_summary_says_how_much_was_looked_at_and_what_came_of_it() -> None:
    assert summary(OUTCOME) == "2 pages: 1 cleared, 1 withheld. 4 warnings: 3 sound. 8 units: 7 translated. 1 error."
    assert render_text(Outcome(()), least=Level.INFO) == "0 pages: 0 cleared, 0 withheld. 0 warnings: 0 sound. 0 units: 0 translated. 0 errors.\n"


HIDDEN = {
    "\x1b[31m": "\\u001b[31m",
    "a\nb": "a\\u000ab",
    "a\tb": "a\\u0009b",
    "\u202eevil": "\\u202eevil",
    "\u2066x\u2069": "\\u2066x\\u2069",
    "a\u200bb": "a\\u200bb",
    "a\u00a0b": "a\\u00a0b",
    "\u2028": "\\u2028",
    "\ufeff": "\\ufeff",
    "\x9b": "\\u009b",
    "\U000e0041": "\\U000e0041",
    "\ud800": "\\ud800",
}


@pytest.mark.parametrize(("text", "shown"), HIDDEN.items(), ids=ascii)
def test_what_cannot_be_seen_is_escaped_wherever_it_stands(text: str, shown: str) -> None:
    assert visible(text) == shown
    finding = replace(FULL, message=text, hint=text, expected=text, found=text, warning=text, place=Place(f"source/{text}.html", 3))
    report = render_findings([finding])
    assert report.count(shown) == 7
    assert f"source/{shown}.html:3: " in report
    assert text not in report.replace("\n", " ") or text == shown


@given(st.text())
def test_a_report_holds_only_characters_that_can_be_seen(text: str) -> None:
    finding = replace(BARE, message=text, hint=text, expected=text, found=text, warning=text, article=text)
    page = Judgement(replace(WITHHELD.verdict, article=text, tally=replace(WITHHELD.verdict.tally, warnings=(text,))), ())
    for report in (render_findings([finding]), render_matrix(Outcome((page,)))):
        assert all(character in " \n" or unicodedata.category(character)[0] in "LMNPS" for character in report)
    assert len(render_findings([finding]).splitlines()) == 6


@pytest.mark.parametrize("text", ["ü", "日本語", "हिन्दी", "עברית", "عربي", "здоров’я", "İı", "🦋", "a b"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text


def test_a_text_for_reading_keeps_what_its_script_needs_and_nothing_that_turns_it() -> None:
    assert readable("می\u200cشود\u00a0!\nзвук") == "می\u200cشود\u00a0!\nзвук"
    assert readable("a\u202eb\u2066c\x1bd\u200be\ufefff") == "a\\u202eb\\u2066c\\u001bd\\u200be\\ufefff"


def test_a_long_text_is_shortened_and_a_path_never() -> None:
    assert visible("x" * 201) == "x" * 200 + "…"
    assert visible("x" * 200) == "x" * 200
    long = replace(FULL, place=Place("source/" + "x" * 300 + ".html", 12))
    assert f"{'x' * 300}.html:12: error" in render_findings([long])


def test_the_matrix_shows_each_locale_and_each_warning() -> None:
    absent = Judgement(replace(CLEARED.verdict, locale="ar", tally=replace(CLEARED.verdict.tally, warnings=("sun",), sound=("sun",))), ())
    rows = render_matrix(Outcome((CLEARED, WITHHELD, absent))).splitlines()
    assert rows[0].split() == ["peel", "sun", "dose", "translated", "page"]
    assert rows[1].split() == ["en", "English", "✓", "✓", "100", "%", "cleared"]
    assert rows[2].split() == ["de", "German", "✗", "✓", "75", "%", "WITHHELD"]
    assert rows[3].split() == ["ar", "Arabic", "✓", "·", "100", "%", "cleared"]
    assert len({line.index("translated") for line in rows if "translated" in line}) == 1


def test_the_matrix_never_rounds_up_to_all() -> None:
    nearly = Judgement(replace(CLEARED.verdict, tally=replace(CLEARED.verdict.tally, units=1000, translated=999)), ())
    assert " 99 %" in render_matrix(Outcome((nearly,)))
    nothing = Judgement(replace(CLEARED.verdict, tally=replace(CLEARED.verdict.tally, units=0, translated=0)), ())
    assert " – " in render_matrix(Outcome((nothing,)))


def test_each_article_has_a_matrix_of_its_own() -> None:
    other = Judgement(replace(CLEARED.verdict, article="skin/other"), ())
    text = render_matrix(Outcome((CLEARED, other)))
    assert [line.split()[0] for line in text.splitlines() if "translated" in line.split()] == ["peel", "skin/other"]


def test_a_finding_that_is_only_information_is_not_an_error() -> None:
    assert not Outcome((replace(CLEARED, findings=(LIGHT,)),)).failed
    assert Outcome((CLEARED,), (replace(BARE, level=Level.ERROR),)).failed
    assert OUTCOME.failed
