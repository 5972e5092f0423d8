"""A file is written over what was read and over nothing else; what cannot be written stays as it was."""

from __future__ import annotations

import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline import files
from pipeline.files import ChangedError, digest
from pipeline.model import PipelineError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_still_the_one_that_was_read_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "c.po").write_bytes(b"old")
    assert files.replace(tmp_path, "c.po", b"new", over=digest(b"old"))
    assert (tmp_path / "c.po").read_bytes() == b"new"
    assert names(tmp_path) == ["c.po"]


@pytest.mark.parametrize(("there", "over"), [(b"newer", digest(b"old")), (b"newer", None), (None, digest(b"old"))])
def test_a_file_that_somebody_saved_meanwhile_is_not_touched(tmp_path: Path, there: bytes | None, over: str | None) -> None:
    path = tmp_path / "c.po"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(ChangedError) as caught:
        files.replace(tmp_path, "c.po", b"ours", over=over)
    assert (caught.value.file, caught.value.exit_code) == ("c.po", 3)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({} if there is None else {"c.po": there})


def test_a_file_saved_in_the_last_moment_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    exchange = files._exchange
    calls: list[Path] = []

    def saved_just_now(one: Path, other: Path) -> bool:
        if not calls:
            path.write_bytes(b"typed in the last moment")
        calls.append(one)
        return exchange(one, other)

    monkeypatch.setattr(files, "_exchange", saved_just_now)
    with pytest.raises(ChangedError):
        files.replace(tmp_path, "c.po", b"ours", over=digest(b"old"))
    assert path.read_bytes() == b"typed in the last moment"
    assert names(tmp_path) == ["c.po"]


def test_a_file_system_that_cannot_exchange_two_files_renames_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c.po").write_bytes(b"old")
    monkeypatch.setattr(files, "_exchange", lambda *_: False)
    assert files.replace(tmp_path, "c.po", b"new", over=digest(b"old"))
    assert ((tmp_path / "c.po").read_bytes(), names(tmp_path)) == (b"new", ["c.po"])


# -- links


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "c.po").write_bytes(b"old")
    (tmp_path / "c.po").symlink_to("real/c.po")
    assert files.replace(tmp_path, "c.po", b"new", over=digest(b"old"))
    assert (tmp_path / "c.po").is_symlink()
    assert (tmp_path / "real" / "c.po").read_bytes() == b"new"
    assert (names(tmp_path), names(tmp_path / "real")) == (["c.po", "real"], ["c.po"])


@pytest.mark.parametrize("linked", ["c.po", "locales"])
def test_nothing_is_written_behind_a_link_that_leads_out_of_the_project(tmp_path: Path, linked: str) -> None:
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    project.mkdir()
    (outside / "c.po").write_bytes(b"old")
    (project / linked).symlink_to(outside if linked == "locales" else outside / "c.po")
    label = "locales/c.po" if linked == "locales" else "c.po"
    with pytest.raises(PipelineError) as caught:
        files.replace(project, label, b"new", over=digest(b"old"))
    assert (caught.value.file, caught.value.exit_code) == (label, 3)
    assert "leads out of the project" in caught.value.cause
    assert (outside / "c.po").read_bytes() == b"old"


def test_a_project_that_is_itself_behind_a_link_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert files.replace(tmp_path / "link", "a/c.po", b"new", over=None)
    assert (tmp_path / "real" / "a" / "c.po").read_bytes() == b"new"


def test_a_link_to_nothing_is_not_taken_for_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "c.po").symlink_to("gone.po")
    with pytest.raises(PipelineError) as caught:
        files.read(tmp_path / "c.po", label="c.po")
    assert "is a link to a file that is not there" in caught.value.cause


def test_a_place_of_which_nothing_can_be_known_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="cannot be read: File name too long"):
        files.read(tmp_path / ("a" * 300), label="peel.po")


def test_a_link_to_itself_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "c.po").symlink_to("c.po")
    with pytest.raises(PipelineError):
        files.read(tmp_path / "c.po", label="c.po")


# -- what cannot be written


@contextmanager
def small_disk(limit: int) -> Iterator[None]:
    """No file can grow beyond `limit` bytes, whoever runs this: the system itself fails the write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("limit", [0, 1, 100])
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path, limit: int) -> None:
    (tmp_path / "c.po").write_bytes(b"old")
    with small_disk(limit), pytest.raises(PipelineError) as caught:
        files.replace(tmp_path, "c.po", b"x" * 10_000, over=digest(b"old"))
    assert (caught.value.file, caught.value.exit_code) == ("c.po", 3)
    assert "the old file is as it was" in caught.value.mend
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"c.po": b"old"}


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may write everything, so the system's answer is replaced by the one that others get."""
    (tmp_path / "c.po").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PipelineError) as caught:
        files.replace(tmp_path, "c.po", b"new", over=digest(b"old"))
    assert "the file is read-only" in caught.value.cause
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"c.po": b"old"}


def test_a_read_only_folder_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a read-only file: the refusal is played, since the superuser would get none."""
    (tmp_path / "c.po").write_bytes(b"old")

    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(PipelineError) as caught:
        files.replace(tmp_path, "c.po", b"new", over=digest(b"old"))
    assert "Permission denied" in caught.value.cause
    assert (tmp_path / "c.po").read_bytes() == b"old"


# -- what killed runs leave


def test_only_names_that_are_ours_are_swept_away(tmp_path: Path) -> None:
    for name in (".caveat-a1b2c3d4.tmp", ".caveat-short.tmp", "caveat-a1b2c3d4.tmp", ".caveat-a1b2c3d4.tmp.po", ".peel.po.swp"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".caveat-folder00.tmp").mkdir()
    (tmp_path / ".caveat-link0000.tmp").symlink_to(".peel.po.swp")
    files.sweep(tmp_path)
    assert ".caveat-a1b2c3d4.tmp" not in names(tmp_path)
    assert len(names(tmp_path)) == 6
    files.sweep(tmp_path / "none")


def test_staging_removes_what_killed_runs_staged_for_the_same_target(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    for name in (".site.caveat-a1b2c3d4.new", ".site.caveat-a1b2c3d4.old", ".site2.caveat-a1b2c3d4.new", ".site.mine.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_bytes(b"")
    files.discard(files.staging(target, label="site"))
    assert names(tmp_path) == [".site.mine.new", ".site2.caveat-a1b2c3d4.new", "site"]


def test_a_swap_that_was_killed_between_its_two_renames_is_undone(tmp_path: Path) -> None:
    old = tmp_path / ".site.caveat-a1b2c3d4.old"
    old.mkdir()
    (old / "page.html").write_bytes(b"old")
    files.discard(files.staging(tmp_path / "site", label="site"))
    assert (names(tmp_path), names(tmp_path / "site")) == (["site"], ["page.html"])
