"""The door to the file system: whole files in, whole files out.

Law: a reader sees the old content or the new, never a part; what did not change is not written.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.model import PipelineError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_TEMPORARY = re.compile(r"\.caveat-[a-z0-9_]{8}\.tmp")
_STAGED = re.compile(r"\.caveat-[a-z0-9_]{8}\.(new|old)")
"""The names that only this module gives: of a file before it takes its place; of a folder behind its target's name, before and after its time."""


class ChangedError(PipelineError):
    """A file is not what it was when it was read: somebody saved it meanwhile. Whoever gets this starts over."""


def digest(content: bytes | None) -> str | None:
    """What `replace` knows a content by: its SHA-256, None for no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def read(path: Path, *, label: str) -> bytes | None:
    """The file's bytes, None where there is no such file. `label` is how messages name it."""
    try:
        if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
            raise PipelineError("cannot be read: it is not a file", mend="put a file in its place", file=label)
        return path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise PipelineError("is a link to a file that is not there", mend="bring that file back, or delete the link", file=label) from None
        return None
    except OSError as error:
        raise PipelineError(f"cannot be read: {error.strerror}", mend="make it a readable file", file=label) from error


def is_content(path: Path, expected: str) -> bool:
    """Whether a file is there and has this SHA-256."""
    try:
        return not path.is_symlink() and digest(path.read_bytes()) == expected
    except OSError:
        return False


def take_over(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Puts files of one folder, which nobody will change, into another one too: as links where the system has them, else as copies. Raises OSError."""
    made: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        if parent not in made:
            (new / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        try:
            os.link(f"{old}/{path}", f"{new}/{path}")
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EEXIST, errno.ENOSPC):
                raise
            shutil.copyfile(f"{old}/{path}", f"{new}/{path}")


def write(path: Path, content: bytes, *, label: str) -> bool:
    """Puts `content` at `path` in one step; says whether anything was written. Folders are made as needed.

    Behind a symbolic link the content of the file that it leads to is replaced; the link stays.
    """
    place = Path(os.path.realpath(path))
    return _put(place, content, label, lambda temporary: temporary.replace(place))


def append(path: Path, content: bytes, *, label: str) -> None:
    """Adds to the end of a file that other programs write too, such as a log; makes it where there is none."""
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        raise PipelineError(f"cannot be written: {error.strerror}", mend="make it a file that can be written", file=label) from error


def replace(root: Path, label: str, content: bytes, *, over: str | None) -> bool:
    """As `write`, at `root / label`, for a file that was read before: `over` is the digest of what was read.

    Raises ChangedError, and writes nothing, where something else stands there by now; PipelineError where a symbolic link leads out of `root`.
    """
    path = Path(os.path.realpath(root / label))
    if not path.is_relative_to(os.path.realpath(root)):
        mend = "replace the link by what it leads to, or set --project to a folder that holds both"
        raise PipelineError("is behind a link that leads out of the project, where nothing is written", mend=mend, file=label)

    return _put(path, content, label, lambda temporary: _take_place(temporary, path, over, label))


def tree(folder: Path) -> Iterator[str]:
    """The files and the links under a folder, at any depth, as paths relative to it, in no order. Raises OSError."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        before, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{before}{entry.name}/", entry.path))
                else:
                    yield f"{before}{entry.name}"


def sweep(folder: Path) -> None:
    """Removes the temporary files that killed runs left in a folder. The caller holds the project's lock, so that none of them is in use."""
    with suppress(OSError):  # what cannot be removed is in nobody's way
        for path in folder.iterdir() if folder.is_dir() else ():
            if _TEMPORARY.fullmatch(path.name) and not path.is_symlink() and path.is_file():
                path.unlink()


def _put(path: Path, content: bytes, label: str, take_place: Callable[[Path], object]) -> bool:
    """`take_place` gets the whole new file beside the old one and puts it in its place, or raises."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        _refuse_read_only(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".caveat-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            take_place(temporary)
        finally:
            temporary.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError as error:
        raise PipelineError(
            f"cannot be written: {error.strerror}", mend="free the disk or make the folder writable; the old file is as it was", file=label
        ) from error
    return True


def _take_place(temporary: Path, path: Path, over: str | None, label: str) -> None:
    """Puts a file in the place of the one with digest `over`, and of no other.

    Between a look and a rename an editor could save. So the two files change places in one step, and change back where the old one is not what it should be.
    """
    mend = "save it and close it there, then run the command again; what it holds now was not touched"
    changed = ChangedError("was changed by another program while this one worked", mend=mend, file=label)
    if digest(read(path, label=label)) != over:
        raise changed
    if over is None or not _exchange(temporary, path):
        temporary.replace(path)
    elif digest(read(temporary, label=label)) != over:
        _exchange(temporary, path)
        raise changed


def _refuse_read_only(path: Path) -> None:
    """A rename asks for the folder's permission alone; whoever made the file read-only meant the file."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")


def staging(target: Path, *, label: str) -> Path:
    """A new empty folder beside `target`, to be filled and handed to `swap`.

    Removes what killed runs left there, so the caller holds the project's lock; a killed swap that had only moved the old folder away is undone.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep_staged(target)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.caveat-", suffix=".new", dir=target.parent))
        folder.chmod(0o777 & ~_umask())
    except OSError as error:
        raise PipelineError(f"cannot be made: {error.strerror}", mend="free the disk or make the folder writable", file=label) from error
    return folder


def swap(new: Path, target: Path, *, label: str) -> None:
    """Puts the folder `new` in the place of `target` and removes what was there.

    On Linux the two change places in one step (renameat2, RENAME_EXCHANGE), so that a server always finds a whole site;
    elsewhere there is a moment between two renames. What the new one holds is on the disk before it is there to be seen: a power cut leaves no empty page.
    """
    try:
        _sync_tree(new)
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
        _sync(target.parent)
    except OSError as error:
        raise PipelineError(f"cannot be replaced: {error.strerror}", mend="make the folder and its parent writable", file=label) from error


def discard(folder: Path) -> None:
    """Removes a staging folder that will not be used."""
    shutil.rmtree(folder, ignore_errors=True)


def _sweep_staged(target: Path) -> None:
    prefix = f".{target.name}"
    for path in target.parent.iterdir():
        match = _STAGED.fullmatch(path.name.removeprefix(prefix)) if path.name.startswith(prefix) else None
        if match is None or path.is_symlink() or not path.is_dir():
            continue
        if match[1] == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return rename is not None and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_tree(folder: Path) -> None:
    """All that stands in a folder. Linux writes a file system's open ends at once (syncfs(2)), which costs less than a call for each of thousands of files."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        at_once = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
        if at_once is not None and at_once(handle) == 0:
            return
    finally:
        os.close(handle)
    for path in (folder, *folder.rglob("*")):
        _sync(path)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
