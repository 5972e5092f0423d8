"""Commands that write, with others beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kills import torment
from pipeline import files
from pipeline.model import PipelineError
from pipeline.run.writing import Plan, Written, alone, carry_out
from tests.end_to_end.builders import ARTICLE, REPOSITORY, catalogue, caveat, process, project, tree

from .test_locking import held, silence


def settings(root: Path) -> Path:
    (root / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de"]\n')
    return root


def test_work_begins_anew_where_a_file_changed_under_it(tmp_path: Path) -> None:
    path = settings(tmp_path) / "c.po"
    path.write_bytes(b"0")
    begun: list[bytes] = []

    def work() -> Written:
        read = path.read_bytes()
        begun.append(read)
        if len(begun) < 3:
            path.write_bytes(read + b"+")
        return carry_out(tmp_path, [Plan("c.po", read + b"!", files.digest(read))])

    assert alone(tmp_path, work, silence) == Written(("c.po",), ("c.po",))
    assert (begun, path.read_bytes()) == ([b"0", b"0+", b"0++"], b"0++!")


def test_work_that_meets_a_change_each_time_ends_with_one_message_and_writes_nothing(tmp_path: Path) -> None:
    path = settings(tmp_path) / "c.po"
    path.write_bytes(b"")

    def work() -> Written:
        read = path.read_bytes()
        path.write_bytes(read + b"+")
        return carry_out(tmp_path, [Plan("c.po", b"ours", files.digest(read))])

    with pytest.raises(PipelineError) as caught:
        alone(tmp_path, work, silence)
    assert (caught.value.file, caught.value.exit_code) == ("c.po", 3)
    assert "was changed by another program" in caught.value.cause
    assert path.read_bytes() == b"+++"


def test_a_folder_that_is_no_project_gets_no_lock(tmp_path: Path) -> None:
    assert caveat(tmp_path, "update").code in (2, 3)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_command_that_only_reads_takes_no_lock(tmp_path: Path, command: str) -> None:
    root = project(tmp_path / "peel")
    with held(root):
        assert process(root, command).code == 0


def test_a_command_that_writes_waits_and_says_so_on_stderr(tmp_path: Path) -> None:
    root = project(tmp_path / "peel")
    with held(root) as other:
        arguments = [sys.executable, "-m", "pipeline", "update", "--project", str(root)]
        with subprocess.Popen(arguments, cwd=REPOSITORY, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as waiting:
            assert waiting.stderr is not None
            assert waiting.stderr.readline() == f"waiting for the process {other.pid}, which is writing to this project\n"
            other.kill()
            assert (waiting.wait(), waiting.stderr.read()) == (0, "")


@pytest.mark.parametrize("kind", ["folder", "broken link", "link out of the project"])
def test_a_catalogue_that_is_no_file_of_the_project_is_one_message_and_stays(tmp_path: Path, kind: str) -> None:
    root = project(tmp_path / "peel")
    path = catalogue(root, "de")
    kept = path.read_bytes()
    outside = tmp_path / "outside.po"
    outside.write_bytes(kept)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(outside if kind == "link out of the project" else "gone.po")
    (root / "source" / "peel.html").write_text(ARTICLE.replace("fourteen", "twenty"))
    before = tree(root)
    ran = caveat(root, "update")
    assert (ran.code, ran.err.count("error:"), ran.out) == (3, 1, "")
    assert ran.err.startswith("error: locales/de/LC_MESSAGES/peel.po: ")
    assert {name: content for name, content in tree(root).items() if name.endswith(".po")} == {
        name: content for name, content in before.items() if name.endswith(".po")
    }
    assert outside.read_bytes() == kept


SMALL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
from pipeline.cli import main
sys.argv[0] = "caveat"
main()
"""


@pytest.mark.parametrize("command", ["extract", "update", "build"])
def test_a_full_disk_is_one_message_and_leaves_all_files_as_they_were(tmp_path: Path, command: str) -> None:
    root = project(tmp_path / "peel")
    assert caveat(root, "build").code == 0
    (root / "source" / "peel.html").write_text(ARTICLE.replace("outer layer", "outermost layer"))
    before = tree(root)
    arguments = [sys.executable, "-c", SMALL_DISK, command, "--project", str(root)]
    ran = subprocess.run(arguments, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr.count("error:")) == (3, "", 1)
    assert "File too large" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(root) == before


def test_killed_commands_lose_nothing(tmp_path: Path) -> None:
    tally = torment(tmp_path, kills=5, seed=7)
    assert tally.killed.total() == 10
    assert tally.readings > 0
