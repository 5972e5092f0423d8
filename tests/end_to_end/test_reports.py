"""`caveat check --format`, `explain` and waivers, as a project uses them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import polib
import pytest

from .builders import catalogue, caveat, page, said, words
from .damage import copied, emptied, harm

TODAY = {"SOURCE_DATE_EPOCH": "1780000000"}  # 2026-05-28


def findings(root: Path, **env: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(caveat(root, "check", "--format", "json", env=TODAY | env).out)["findings"]
    return found


def damaged(root: Path) -> str:
    """One warning in German becomes filler; gives the id."""
    path = catalogue(root, "de")
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if (entry.msgctxt or "").startswith("warning:") and "<" not in entry.msgid)
    entry.msgstr = "TODO: " + entry.msgstr
    po.save()
    return str(entry.msgctxt).removeprefix("warning:")


def waive(root: Path, expires: str = "2026-06-30") -> list[dict[str, Any]]:
    """Waives all errors that are there now."""
    errors = [one for one in findings(root) if one["severity"] == "error"]
    keys = ("rule", "warning", "locale", "digest")
    entries = [f'{key} = "{one[key]}"' for one in errors for key in keys]
    tables = [
        "[[waivers]]\n" + "\n".join(entries[at : at + 4]) + f'\nreason = "a name"\nwho = "A. Owner"\nexpires = {expires}\n' for at in range(0, len(entries), 4)
    ]
    (root / "source/waivers.toml").write_text("\n".join(dict.fromkeys(tables)), "utf-8")
    return errors


def test_a_waived_error_clears_the_page_and_shows_in_every_report(peel: Path) -> None:
    damaged(peel)
    assert caveat(peel, "check", env=TODAY).code == 1
    assert waive(peel)
    for form, shown in {
        "text": "waived:   by A. Owner until 2026-06-30, source/waivers.toml:1",
        "json": '"who": "A. Owner"',
        "sarif": '"suppressions"',
        "junit": "waived:   by A. Owner",
        "github": "(waived)",
        "gitlab": "(waived until 2026-06-30 by A. Owner: a name)",
        "html": "by A. Owner until 2026-06-30: a name",
    }.items():
        ran = caveat(peel, "check", "--format", form, env=TODAY)
        assert ran.code == 0, ran.out
        assert shown in ran.out
    assert caveat(peel, "build", env=TODAY).code == 0
    assert "TODO" in (peel / "build/site/de/peel.html").read_text("utf-8")
    assert not (peel / "build/site/waivers.toml").exists()


def test_markup_in_a_warning_stays_text_on_the_page_where_somebody_waives_the_finding(peel: Path) -> None:
    path = catalogue(peel, "de")
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if entry.msgctxt == "warning:sun")
    entry.msgstr += ' <b onclick="x">&lt;i&gt; --></p>'
    po.save()
    assert "markup-typed" in {error["rule"] for error in waive(peel)}
    assert caveat(peel, "build", env=TODAY).code == 0
    soup = page(peel, "de")
    assert said(soup)["sun"] == words(entry.msgstr)
    assert not soup.select("[onclick]")


def test_a_waiver_ends_with_its_last_day_and_with_its_text(peel: Path) -> None:
    damaged(peel)
    waive(peel, expires="2026-05-28")
    assert caveat(peel, "check", env=TODAY).code == 0
    next_day = {"SOURCE_DATE_EPOCH": str(int(TODAY["SOURCE_DATE_EPOCH"]) + 86400)}
    ran = caveat(peel, "check", env=next_day)
    assert ran.code == 1
    assert "[waiver-expired]" in ran.out
    assert caveat(peel, "build", env=next_day).code == 1
    path = catalogue(peel, "de")
    path.write_text(path.read_text("utf-8").replace("TODO: ", "TODO:  "), "utf-8")
    ran = caveat(peel, "check", env=TODAY)
    assert ran.code == 1
    assert "has changed since A. Owner waived" in ran.out


def test_the_text_report_prints_the_digest_to_put_in(peel: Path) -> None:
    damaged(peel)
    printed = re.findall(r"digest:   ([0-9a-f]{32})$", caveat(peel, "check", env=TODAY).out, re.MULTILINE)
    assert printed == [one["digest"] for one in findings(peel) if one["severity"] == "error"]


def test_a_waiver_of_what_is_missing_is_refused_with_its_line(peel: Path) -> None:
    (peel / "source/waivers.toml").write_text(
        f'\n[[waivers]]\nrule = "missing"\nwarning = "x"\nlocale = "de"\ndigest = "{"0" * 32}"\nreason = "x"\nwho = "x"\nexpires = 2026-06-30\n', "utf-8"
    )
    ran = caveat(peel, "check", env=TODAY)
    assert ran.code == 3
    assert "source/waivers.toml:2: missing cannot be waived" in ran.err


def test_each_format_goes_to_a_file_and_keeps_the_exit_code(peel: Path) -> None:
    id_ = damaged(peel)
    harm(catalogue(peel, "ar"), id_, emptied)
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "html"):
        target = peel / f"report.{form}"
        assert caveat(peel, "check", "--format", form, "--output", str(target), env=TODAY).code == 1
        first = target.read_bytes()
        assert caveat(peel, "check", "--format", form, "--output", str(target), env=TODAY).code == 1
        assert target.read_bytes() == first
        assert first


def test_the_job_summary_is_added_where_the_runner_wants_it(peel: Path) -> None:
    summary = peel / "summary.md"
    summary.write_text("before\n", "utf-8")
    assert caveat(peel, "check", "--format", "github", env=TODAY | {"GITHUB_STEP_SUMMARY": str(summary)}).code == 0
    assert summary.read_text("utf-8").startswith("before\n## Caveat: all cleared\n")
    ran = caveat(peel, "check", "--format", "github", env=TODAY | {"GITHUB_STEP_SUMMARY": str(peel)})
    assert ran.code == 3
    assert "$GITHUB_STEP_SUMMARY: cannot be written" in ran.err


@pytest.mark.parametrize("arguments", [(), ("-v",), ("--format", "github"), ("--format", "json"), ("--format", "gitlab")])
def test_a_translation_cannot_speak_to_the_runner(peel: Path, arguments: tuple[str, ...]) -> None:
    path = catalogue(peel, "de")
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        entry.msgstr = f"TODO ##[add-path]/tmp\n::error::{entry.msgstr}\r\n::stop-commands::x"
    po.save()
    ran = caveat(peel, "check", *arguments, env=TODAY)
    ours = re.compile(r"::(error|warning|notice) [^\n]*title=caveat")
    assert not [line for line in re.split(r"[\r\n]+", ran.out) if line.lstrip().startswith("::") and not ours.match(line)]
    assert not [line for line in ran.out.split("\n") if "##[" in line and not ours.match(line)]


def test_explain_says_what_is_bad_and_good_and_how_to_settle_it(peel: Path) -> None:
    out = caveat(peel, "explain", "filler").out
    assert out.startswith("filler · Units of a locale\n")
    assert all(part in out for part in ("Bad: `TODO`", "weighs: error in warnings", "(MQM)", "settle: Correct the translation. Where the rule is mistaken"))
    assert "cannot be waived" in caveat(peel, "explain", "missing").out
    both = caveat(peel, "explain", "warning-hidden").out
    assert "warning-hidden · Source and contract" in both
    assert "audit: warning-hidden" in both


def test_explain_names_the_nearest_rules_and_lists_all(peel: Path) -> None:
    ran = caveat(peel, "explain", "filer")
    assert ran.code == 2
    assert "did you mean filler" in ran.err
    listed = caveat(peel, "explain").out.splitlines()
    assert any(line.startswith("tag-lost: ") for line in listed)
    assert all(": " in line for line in listed)


def test_every_finding_of_the_gate_can_be_explained(peel: Path) -> None:
    id_ = damaged(peel)
    harm(catalogue(peel, "ar"), id_, copied)
    for rule in {one["rule"] for one in findings(peel)}:
        assert caveat(peel, "explain", rule).code == 0
