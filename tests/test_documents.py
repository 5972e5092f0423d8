"""What the documents say is so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from pipeline.model import Settings
from tests import golden
from tests.end_to_end.repository import repository

ROOT = golden.ROOT
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMANDS = sorted(
    {
        line
        for document in DOCUMENTS
        for block in re.findall(r"```sh\n(.*?)```", document.read_text("utf-8"), re.DOTALL)
        for line in block.splitlines()
        if line.startswith("caveat ")
    }
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real project, built once."""
    copy = tmp_path_factory.mktemp("project")
    for part in ("source", "locales"):
        shutil.copytree(ROOT / part, copy / part)
    shutil.copy(ROOT / "pyproject.toml", copy)
    assert caveat(copy, "build").returncode == 0
    if shutil.which("git"):
        made = repository(copy)
        made.commit("as it stands")
        made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return copy


def caveat(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "pipeline", *arguments, "--project", str(project)], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_rules_document_is_what_the_code_says() -> None:
    assert golden.RULES.read_text("utf-8") == golden.rules(), "run make golden and look at the diff"


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE))
    known = {field.name for field in fields(Settings)} - {"file", "levels"} | {"rules"}
    assert documented == known


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_does_what_it_should_on_the_real_article(project: Path, command: str) -> None:
    if "--since" in command and shutil.which("git") is None:
        pytest.skip("git is not installed")
    done = caveat(project, *shlex.split(command)[1:])
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_documents_name_commands_to_test() -> None:
    assert len(COMMANDS) >= 5


def test_links_between_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_report_of_the_real_article_follows_its_schema(project: Path) -> None:
    schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
    report = json.loads(caveat(project, "check", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report["findings"], "a report without findings would prove little"


def test_the_readme_shows_what_an_emptied_warning_looks_like(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("build"))
    catalogue = copy / "locales/de/LC_MESSAGES/mesotherapy.po"
    text = catalogue.read_text("utf-8")
    emptied = re.sub(r'(msgctxt "warning:pregnancy"\nmsgid "Anyone [^\n]*\nmsgstr )"[^\n]*"', r'\1""', text)
    assert emptied != text
    catalogue.write_text(emptied, "utf-8")
    printed = caveat(copy, "check").stdout + caveat(copy, "status").stdout
    shown = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[0]
    for line in shown.splitlines():
        assert line in printed.splitlines(), line


def test_the_wheel_holds_all_that_the_package_needs(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("caveat-*.whl")
    shutil.unpack_archive(wheel, tmp_path / "unpacked", "zip")
    inside = {path.relative_to(tmp_path / "unpacked").as_posix() for path in (tmp_path / "unpacked/pipeline").rglob("*") if path.is_file()}
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert inside == here
