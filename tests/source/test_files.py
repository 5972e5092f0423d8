"""Files: the old content or the new, never a part; what did not change is not written."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import files
from pipeline.model import PipelineError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_content_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.po"
    assert files.write(path, b"x", label="c.po")
    assert path.read_bytes() == b"x"
    assert names(path.parent) == ["c.po"]


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    files.write(path, b"x", label="c.po")
    os.utime(path, ns=(10**18, 10**18))
    before = path.stat()
    assert not files.write(path, b"x", label="c.po")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert files.write(path, b"y", label="c.po")
    assert path.read_bytes() == b"y"


def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "c.po"
    mask = os.umask(0o027)
    try:
        files.write(path, b"x", label="c.po")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    files.write(path, b"y", label="c.po")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def fail(*_: Any, **__: Any) -> NoReturn:
    raise OSError(28, "No space left on device")


def interrupt(*_: Any, **__: Any) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["replace", "fsync", "fdopen", "chmod"])
@pytest.mark.parametrize("old", [b"old", None])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, old: bytes | None) -> None:
    path = tmp_path / "c.po"
    if old is not None:
        path.write_bytes(old)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(PipelineError) as caught:
            files.write(path, b"new", label="locales/c.po")
    assert (caught.value.file, caught.value.exit_code) == ("locales/c.po", 3)
    assert "No space left on device" in caught.value.cause
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == ([("c.po", old)] if old is not None else [])


def test_a_write_that_is_interrupted_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.po"
    path.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            files.write(path, b"new", label="c.po")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["c.po"]


def test_a_file_in_the_place_of_a_folder_is_unusable_input(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(PipelineError):
        files.write(tmp_path / "a" / "b", b"x", label="a/b")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PipelineError):
        files.write(tmp_path / "folder", b"x", label="folder")
    assert names(tmp_path) == ["a", "folder"]


def test_reading_tells_a_file_that_is_not_there_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert files.read(tmp_path / "none", label="none") is None
    with pytest.raises(PipelineError) as caught:
        files.read(tmp_path, label="folder")
    assert (caught.value.file, caught.value.exit_code) == ("folder", 3)


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=5))
def test_what_was_written_last_is_read(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("law") / "c.po"
    for content in contents:
        files.write(path, content, label="c.po")
        assert files.read(path, label="c.po") == content


# -- whole folders


def staged(target: Path) -> Path:
    new = files.staging(target, label="site")
    (new / "new.html").write_bytes(b"new")
    return new


def site(tmp_path: Path) -> Path:
    target = tmp_path / "build" / "site"
    target.mkdir(parents=True)
    (target / "old.html").write_bytes(b"old")
    return target


def test_a_staging_folder_stands_beside_its_target_and_is_empty(tmp_path: Path) -> None:
    new = files.staging(tmp_path / "build" / "site", label="site")
    assert new.parent == tmp_path / "build"
    assert list(new.iterdir()) == []
    files.discard(new)
    files.discard(new)
    assert names(tmp_path / "build") == []


def test_a_folder_is_swapped_in_where_none_was(tmp_path: Path) -> None:
    target = tmp_path / "build" / "site"
    files.swap(staged(target), target, label="site")
    assert (names(target), names(target.parent)) == (["new.html"], ["site"])


@pytest.mark.parametrize("exchange", [True, False])
def test_a_folder_takes_the_place_of_the_old_one_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(files, "_exchange", lambda *_: False)
    target = site(tmp_path)
    files.swap(staged(target), target, label="site")
    assert (names(target), names(target.parent)) == (["new.html"], ["site"])


@pytest.mark.parametrize("at_once", [True, False])
def test_what_a_folder_holds_is_on_the_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    target = site(tmp_path)
    synced: list[tuple[str, bool]] = []

    class System:
        """The calls of the system, which say what was asked while the old site still stood."""

        def syncfs(self, _handle: int) -> int:
            synced.append(("everything", (target / "old.html").exists()))
            return 0 if at_once else -1

    monkeypatch.setattr(files, "_sync", lambda path: synced.append((path.name, (target / "old.html").exists())))
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: System())
    files.swap(staged(target), target, label="site")
    assert synced[0] == ("everything", True)
    assert at_once or ("new.html", True) in synced
    assert synced[-1] == ("build", False)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_swap_that_fails_leaves_the_old_folder_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    target = site(tmp_path)
    new = staged(target)
    rename, calls = Path.rename, []

    def second_fails(self: Path, other: Path) -> Path:
        calls.append(other)
        return fail() if len(calls) == failing else rename(self, other)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_exchange", lambda *_: False)
        patch.setattr(Path, "rename", second_fails)
        with pytest.raises(PipelineError) as caught:
            files.swap(new, target, label="build/site")
    assert caught.value.file == "build/site"
    assert names(target) == ["old.html"]
    assert names(new) == ["new.html"]


def test_a_staging_folder_that_cannot_be_made_is_unusable_input(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    with pytest.raises(PipelineError) as caught:
        files.staging(tmp_path / "build" / "site", label="build/site")
    assert (caught.value.file, caught.value.exit_code) == ("build/site", 3)
