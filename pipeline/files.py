"""The door to the file system: whole files in, whole files out.

Law: a reader sees the old content or the new, never a part; what did not change is not written.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from pathlib import Path

from pipeline.model import PipelineError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def read(path: Path, *, label: str) -> bytes | None:
    """The file's bytes, None where there is no such file. `label` is how messages name it."""
    if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
        raise PipelineError("cannot be read: it is not a file", mend="put a file in its place", file=label)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PipelineError(f"cannot be read: {error.strerror}", mend="make it a readable file", file=label) from error


def write(path: Path, content: bytes, *, label: str) -> bool:
    """Puts `content` at `path` in one step; says whether anything was written. Folders are made as needed."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise PipelineError(
            f"cannot be written: {error.strerror}", mend="free the disk or make the folder writable; the old file is as it was", file=label
        ) from error
    return True


def staging(target: Path, *, label: str) -> Path:
    """A new empty folder beside `target`, to be filled and handed to `swap`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
        folder.chmod(0o777 & ~_umask())
    except OSError as error:
        raise PipelineError(f"cannot be made: {error.strerror}", mend="free the disk or make the folder writable", file=label) from error
    return folder


def swap(new: Path, target: Path, *, label: str) -> None:
    """Puts the folder `new` in the place of `target` and removes what was there.

    On Linux the two change places in one step (renameat2, RENAME_EXCHANGE), so that a server always finds a whole site;
    elsewhere there is a moment between two renames.
    """
    try:
        if target.exists() and _exchange(new, target):
            shutil.rmtree(new)
        elif target.exists():
            old = new.with_suffix(".old")
            target.rename(old)
            try:
                new.rename(target)
            except OSError:
                old.rename(target)
                raise
            shutil.rmtree(old)
        else:
            new.rename(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise PipelineError(f"cannot be replaced: {error.strerror}", mend="make the folder and its parent writable", file=label) from error


def discard(folder: Path) -> None:
    """Removes a staging folder that will not be used."""
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
