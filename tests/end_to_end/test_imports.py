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
