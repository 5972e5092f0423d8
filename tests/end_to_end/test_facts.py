"""`caveat facts` shows the author what a translation must keep."""

from __future__ import annotations

from pathlib import Path

from .builders import caveat

ARTICLE = (
    '<!doctype html><html lang="en"><head><title>Peel</title></head><body><main>'
    '<p data-warning="dose">Do not take more than 5 mg in 24 hours.</p></main></body></html>'
)
CONTRACT = '[warnings.dose]\narticles = ["*"]\n[warnings.dose.facts]\nstrength = "must"\nnumbers = ["5 mg"]\nnegation = true\n'


def project(root: Path) -> Path:
    (root / "source").mkdir()
    (root / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de"]\n', encoding="utf-8")
    (root / "source" / "peel.html").write_text(ARTICLE, encoding="utf-8")
    (root / "source" / "warnings.toml").write_text(CONTRACT, encoding="utf-8")
    return root


def test_facts_are_printed_derived_and_stated(tmp_path: Path) -> None:
    ran = caveat(project(tmp_path), "facts", "peel")
    assert ran.code == 0
    lines = [line.strip("- ") for line in ran.out.splitlines()]
    assert lines[:3] == ["peel", "dose", "Do not take more than 5 mg in 24 hours."]
    assert {"numbers (contract): 5 mg", "negation (contract): yes", "strength (contract): must", "numbers: 5 mg, 24 hours"} <= set(lines)


def test_an_article_that_is_not_there_has_no_facts(tmp_path: Path) -> None:
    assert caveat(project(tmp_path), "facts", "sun").code == 2


def test_what_a_language_has_no_data_for_is_said_in_the_report(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "caveat.toml").write_text('source_locale = "en"\nlocales = ["xh"]\n', encoding="utf-8")
    caveat(root, "init", "-l", "xh")
    catalogue = root / "locales" / "xh" / "LC_MESSAGES" / "peel.po"
    text = catalogue.read_text(encoding="utf-8")
    at = text.index('msgid "Do not take')
    catalogue.write_text(text[:at] + text[at:].replace('msgstr ""', 'msgstr "Ungathathi ngaphezu kwe-5 mg kwiiyure ezingama-24."', 1), encoding="utf-8")
    assert "not verified: negation in xh" in caveat(root, "check").out
