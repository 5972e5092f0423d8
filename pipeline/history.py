"""The door to git: what files of a folder were at commits of the past. Reads the repository and never writes; one process answers all questions for contents.

A revision from the command line is a name and nothing else: it cannot be an option, and it is resolved to a commit's id before anything else sees it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeAlias

from pipeline.model import PipelineError

_FOLDERS = (b"40000", b"040000")
_FILES = (b"100644", b"100755", b"100664")
_FETCH = "fetch the whole history: git fetch --unshallow; on GitHub, actions/checkout with fetch-depth: 0"


_AT_ONCE = 16 * 1024
"""Bytes that may wait in a pipe while git is still answering: a quarter of what Linux lets wait there."""

Object: TypeAlias = "tuple[str, str, bytes]"
"""Id, type and content."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed the folder, or merged changes of it; `parents` are the nearest such commits, or the ones from which the history begins."""

    id: str
    parents: tuple[str, ...]


@dataclass(slots=True)
class History:
    """The commits of one folder since a revision, parents before children, and the heads that the working tree stands on."""

    commits: tuple[Commit, ...]
    heads: tuple[str, ...]
    _place: str
    _objects: _Objects
    _folders: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _tops: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _trees: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def folders(self, commit: str) -> Mapping[str, str]:
        """What stands in the folder itself at a commit: name → id. All commits are asked for at once, at the first question."""
        if not self._folders:
            self._ask([commit.id for commit in self.commits])
        if commit not in self._folders:
            self._ask([commit])
        return self._folders[commit]

    def _ask(self, commits: Sequence[str]) -> None:
        for commit, found in zip(commits, self._objects.look_all([f"{commit}:{self._place}" for commit in commits]), strict=True):
            tree = found is not None and found[1] == "tree"
            if found is not None and tree and found[0] not in self._tops:
                self._tops[found[0]] = {name: id_ for _, name, id_ in _listed(found[2], len(found[0]) // 2)}
            self._folders[commit] = self._tops[found[0]] if found is not None and tree else {}

    def files(self, tree: str) -> Mapping[str, str]:
        """The files of a folder by its id: path under the folder → id of the content. What is no folder has none."""
        known = self._trees.get(tree)
        if known is None:
            found = self._look(tree)
            known = self._trees[tree] = dict(self._files(found[2], len(tree) // 2)) if found[1] == "tree" else {}
        return known

    def content(self, id_: str) -> bytes:
        """A content by its id. Raises PipelineError where the repository lacks it."""
        return self._look(id_)[2]

    def _look(self, id_: str) -> Object:
        (found,) = self._objects.look_all([id_])
        if found is None:
            raise PipelineError("git lacks a file of the history", mend="fetch the whole history: git fetch --unshallow, or git fetch --refetch", usage=True)
        return found

    def _files(self, content: bytes, width: int) -> Iterator[tuple[str, str]]:
        for mode, name, id_ in _listed(content, width):
            if mode in _FILES:
                yield name, id_
            elif mode in _FOLDERS:
                for path, inner in self.files(id_).items():
                    yield f"{name}/{path}", inner


def _listed(content: bytes, width: int) -> Iterator[tuple[bytes, str, str]]:
    """A tree object: mode, space, name, zero byte, the id in `width` bytes; then the next. Gives mode, name and id of each."""
    at = 0
    while at < len(content):
        end = content.index(b"\0", at)
        mode, _, name = content[at:end].partition(b" ")
        at = end + 1 + width
        yield mode, os.fsdecode(name), content[end + 1 : at].hex()


@contextmanager
def history(root: Path, folder: str, since: str) -> Iterator[History]:
    """The past of `root / folder` since the revision `since`, for as long as the context lasts.

    Raises PipelineError (usage): no git, no repository, no such revision, a shallow clone that ends within the asked time.
    """
    prefix, first = _resolve(root, since, "leave --since out")
    shallow = _is_shallow(root)
    heads = [head for name in ("HEAD", "MERGE_HEAD") if (head := _line(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))]
    commits = _commits(root, folder, first, heads)
    # A head that did not change the folder is not listed; the nearest commit that did stands for it.
    tips = [_commits(root, folder, first, [head], "--max-count=1") for head in heads]
    if shallow and any(not commit.parents for commit in commits):
        raise PipelineError(f'the clone is shallow and ends behind "{since}"', mend=_FETCH, usage=True)
    with _objects(root) as objects:
        yield History(tuple(reversed(commits)), tuple(tip[0].id if tip else head for tip, head in zip(tips, heads, strict=True)), f"{prefix}{folder}", objects)


def _resolve(root: Path, revision: str, instead: str) -> tuple[str, str]:
    """The project's folder in its repository, with a slash at its end, and the id of the commit that a revision names."""
    if revision.startswith("-") or not revision.strip() or not revision.isprintable():
        raise PipelineError(f'"{revision}" is no revision', mend="give a branch, a tag or a commit, such as origin/main", usage=True)
    prefix = _line(root, "rev-parse", "--show-prefix")
    if prefix is None:
        raise PipelineError("is not in a git repository, so there is no history to look at", mend=instead, file=str(root), usage=True)
    commit = _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        mend = _FETCH if _is_shallow(root) else "give a branch, a tag or a commit that git log knows"
        raise PipelineError(f'"{revision}" is no commit of this repository', mend=mend, usage=True)
    return prefix, commit


def _is_shallow(root: Path) -> bool:
    return _line(root, "rev-parse", "--is-shallow-repository") == "true"


def files_at(root: Path, revision: str, labels: Sequence[str]) -> Mapping[str, bytes]:
    """What files of the project were at a revision, by their paths in the project; one that was not there is left out, and so is whatever is no plain file.

    Raises PipelineError (usage): no git, no repository, no such revision.
    """
    prefix, commit = _resolve(root, revision, "leave --policy-from out")
    contents: dict[str, bytes] = {}
    for label in labels:
        mode, _, rest = _git(root, "ls-tree", "-z", "--full-tree", commit, "--", f"{prefix}{label}").partition(b" ")
        if mode in _FILES:
            contents[label] = _git(root, "cat-file", "blob", rest.split()[1].decode("ascii"))
    return contents


def _commits(root: Path, folder: str, first: str, heads: Sequence[str], *options: str) -> list[Commit]:
    """Children before parents. All merges are among them, and each commit's parents are its nearest ancestors among them or where the history begins."""
    listed = _git(root, "rev-list", "--topo-order", "--parents", "--full-history", *options, *heads, f"^{first}", "--", folder)
    return [Commit(id_, tuple(parents)) for id_, *parents in (line.split() for line in listed.decode("ascii").splitlines())]


@dataclass(frozen=True, slots=True)
class _Objects:
    """`git cat-file --batch`: a line in, an object out."""

    questions: IO[bytes]
    answers: IO[bytes]

    def look_all(self, names: Sequence[str]) -> Iterator[Object | None]:
        """The objects of some names, in order, None where there is none of a name. Several names are asked for at once, no more than a pipe holds.

        Raises PipelineError where git ends before it has answered.
        """
        lines = [os.fsencode(name) + b"\n" for name in names]
        step = max(1, _AT_ONCE // max(map(len, lines), default=1))
        for first in range(0, len(lines), step):
            asked = lines[first : first + step]
            try:
                self.questions.write(b"".join(asked))
                self.questions.flush()
            except BrokenPipeError as error:
                raise _ended() from error
            yield from [self._answer() for _ in asked]

    def _answer(self) -> Object | None:
        line = self.answers.readline()
        head = line.split()
        if len(head) != 3 or not head[2].isdigit():
            if not line.endswith(b"\n"):
                raise _ended()
            return None
        size = int(head[2])
        content = self.answers.read(size + 1)
        if len(content) <= size:
            raise _ended()
        return head[0].decode("ascii"), head[1].decode("ascii"), content[:-1]


def _ended() -> PipelineError:
    return PipelineError("git ended while the history was read", mend="run the command again; git fsck says whether the repository is whole", usage=True)


@contextmanager
def _objects(root: Path) -> Iterator[_Objects]:
    with subprocess.Popen(  # noqa: S603
        _arguments(root, "cat-file", "--batch"), env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield _Objects(process.stdin, process.stdout)
        finally:
            with suppress(BrokenPipeError):  # what git did not read any more is still in the buffer
                process.stdin.close()


def _line(root: Path, *arguments: str) -> str | None:
    """What git says in one line, None where it fails."""
    ran = _run(root, arguments)
    return os.fsdecode(ran.stdout).removesuffix("\n") if ran.returncode == 0 else None


def _git(root: Path, *arguments: str) -> bytes:
    ran = _run(root, arguments)
    if ran.returncode != 0:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PipelineError(f"git fails: {said[-1] if said else ran.returncode}", mend="mend the repository, or leave --since out", usage=True)
    return ran.stdout


def _run(root: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(_arguments(root, *arguments), env=_environment(), capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise PipelineError("git is not installed", mend="install git, or leave --since out", usage=True) from error


def _arguments(root: Path, *arguments: str) -> list[str]:
    return ["git", "--no-pager", "--literal-pathspecs", "--no-replace-objects", "-C", str(root), *arguments]


def _environment() -> dict[str, str]:
    """The user's, without what would point git at another repository (as hooks of git set it), and with messages that do not depend on the locale."""
    return {name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")} | {"LC_ALL": "C"}
