"""A command starts with what it needs: nothing that takes long to load is imported for another command's sake."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import _COMMANDS, caveat

ROOT = Path(__file__).parent.parent.parent
PROBE = """
import sys
from pipeline.cli.main import main
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0), end.code
print(*sorted(sys.modules), file=sys.stderr)
"""
FOREIGN = {
    "turbohtml",
    "babel",
    "polib",
    "lxml",
    "bs4",
    "html5lib",
    "numpy",
    "py3langid",
    "rapidfuzz",
    "sentencex",
    "markdown_it",
    "ahocorasick_rs",
    "filelock",
}


def loaded(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends, run on the project's own article."""
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rsplit("\n", 2)[-2].split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_but_the_command_line(option: str) -> None:
    modules = loaded(option)
    assert not FOREIGN & modules
    assert not {name for name in modules if name.startswith("pipeline.") and not name.startswith("pipeline.cli")}


def test_the_version_loads_no_command() -> None:
    commands = {f"pipeline.cli.{where.partition('.')[0]}" for where in _COMMANDS.values()}
    assert not commands & loaded("--version")


@pytest.mark.parametrize("command", list(_COMMANDS))
def test_the_help_of_a_command_loads_no_stage(command: str) -> None:
    modules = loaded(command, "--help")
    assert not FOREIGN & modules
    assert "pipeline.run" not in modules


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_check_loads_neither_the_audit_nor_what_writes_catalogues(command: str) -> None:
    modules = loaded(command)
    assert not {"pipeline.audit", "bs4", "html5lib", "lxml", "polib", "rapidfuzz", "filelock"} & modules


PEEL = '<!doctype html><html lang="en"><title>Peel</title><p data-warning="eyes">Keep it well away from both of your eyes.</p></html>'
WARNINGS = '[warnings.eyes]\narticles = ["peel"]\n'


def project(root: Path, *, locale: str = "de", settings: str = "") -> Path:
    """A project of one article with one warning, for one locale."""
    (root / "source").mkdir()
    (root / "caveat.toml").write_text(f'source_locale = "en"\nlocales = ["{locale}"]\n{settings}', encoding="utf-8")
    (root / "source" / "peel.html").write_text(PEEL, encoding="utf-8")
    (root / "source" / "warnings.toml").write_text(WARNINGS, encoding="utf-8")
    return root


def translated(root: Path, locale: str, title: str, warning: str) -> None:
    catalogue = root / "locales" / locale / "LC_MESSAGES" / "peel.po"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8")
        .replace('msgid "Peel"\nmsgstr ""', f'msgid "Peel"\nmsgstr "{title}"')
        .replace('eyes."\nmsgstr ""', f'eyes."\nmsgstr "{warning}"'),
        encoding="utf-8",
    )


RULES = {"pipeline.validate.gate", "pipeline.validate.rules", "pipeline.validate.explain"}
NOT_TO_EXTRACT = RULES | {"pipeline.markdown", "pipeline.interchange", "markdown_it", "lxml", "numpy", "py3langid", "bs4"}


@pytest.mark.parametrize("command", [("extract",), ("init", "-l", "de"), ("update",)])
def test_catalogues_of_html_load_no_rules_no_markdown_and_no_exchange_formats(command: tuple[str, ...], tmp_path: Path) -> None:
    assert not NOT_TO_EXTRACT & loaded(*command, "--project", str(project(tmp_path)))


def test_settings_that_weigh_rules_load_the_rules(tmp_path: Path) -> None:
    assert loaded("extract", "--project", str(project(tmp_path, settings='[rules]\nfiller = "error"\n'))) & RULES


def test_an_article_in_markdown_loads_markdown(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "source" / "care.md").write_text("# Care\n\nWait.\n", encoding="utf-8")
    assert "markdown_it" in loaded("extract", "--project", str(root))


def test_a_language_that_its_script_tells_needs_no_model_of_languages(tmp_path: Path) -> None:
    root = project(tmp_path, locale="ja")
    loaded("init", "-l", "ja", "--project", str(root))
    translated(root, "ja", "ピーリング", "両方の目から十分に離しておいてください。")
    modules = loaded("check", "--no-cache", "--project", str(root))
    assert "pipeline.lexicon.identification" in modules
    assert not {"numpy", "py3langid"} & modules


def test_a_build_does_not_load_the_audit(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de"]\nwarnings = "optional"\n', encoding="utf-8")
    (tmp_path / "source" / "peel.html").write_text('<!doctype html><html lang="en"><title>Peel</title><p>Peel.</p></html>', encoding="utf-8")
    assert not {"pipeline.audit", "bs4", "html5lib", "lxml"} & loaded("build", "--project", str(tmp_path))


def test_every_command_of_the_table_is_the_command_of_that_name() -> None:
    for name in _COMMANDS:
        command = caveat.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
