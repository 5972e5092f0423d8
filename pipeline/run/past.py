"""The pairs of text and translation that a project's history shows to be stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline import files
from pipeline.catalog.past import Version, first_version, next_version
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import GLOSSARY
from pipeline.history import Commit, History, history
from pipeline.model import Catalogue, Former, Key, PipelineError
from pipeline.run.project import Project

Stales: TypeAlias = Mapping[str, Mapping[Key, Former]]
"""For each catalogue, by its path in the project, the stale pairs in it. Plain, since it goes to workers."""

NONE: Stales = {}

_Catalogues: TypeAlias = Mapping[str, tuple[Version, ...]]
"""Path under a locale's folder → what it was. Where it cannot be read, and so says nothing, what it was before: then there can be several."""


def stale_pairs(project: Project, since: str, locales: Iterable[str]) -> Stales:
    """Looks through the history since a revision, both parents of each merge, and the working tree. Raises PipelineError as `history` does."""
    found: dict[str, Mapping[Key, Former]] = {}
    with history(project.root, project.settings.locales_dir, since) as past:
        last = _last_needed(past)
        for locale in locales:
            walk = _Walk(past, locale)
            for commit in past.commits:
                walk.step(commit)
                walk.forget(last.get(commit.id, ()))
            for label, versions in walk.now(project).items():
                stale = {key: former for version in versions for key, former in version.stale.items()}
                if stale:
                    found[label] = stale
    return found


def _last_needed(past: History) -> Mapping[str, Sequence[str]]:
    """By commit, the parents of which no later commit is a child: behind it they need not be remembered. The heads are needed to the end."""
    last = {parent: commit.id for commit in past.commits for parent in commit.parents}
    needed: dict[str, list[str]] = {}
    for parent, commit in last.items():
        if parent not in past.heads:
            needed.setdefault(commit, []).append(parent)
    return needed


@dataclass(frozen=True, slots=True)
class _Seen:
    """A locale's folder at one commit: its id, those of its files, and its catalogues."""

    tree: str | None
    ids: Mapping[str, str]
    catalogues: _Catalogues


@dataclass(slots=True)
class _Walk:
    """One locale's way through the history."""

    past: History
    locale: str
    known: dict[str, _Seen] = field(default_factory=dict)
    """What has been seen of the commits that are still needed."""
    begun: dict[str, tuple[Version, ...]] = field(default_factory=dict)

    def step(self, commit: Commit) -> None:
        """Looks at a commit whose parents were looked at."""
        tree = self._tree(commit.id)
        parents = [self._before(parent) for parent in commit.parents]
        if len(parents) == 1 and parents[0].tree == tree:
            self.known[commit.id] = parents[0]
            return
        ids = self._ids(tree)
        made: dict[str, tuple[Version, ...]] = {}
        for path, id_ in ids.items():
            same = next((parent.catalogues[path] for parent in parents if parent.ids.get(path) == id_ and path in parent.catalogues), ())
            if same and not any(version.stale for version in same):
                made[path] = same
            else:
                made[path] = self._next(path, self.past.content(id_), ids, parents)
        self.known[commit.id] = _Seen(tree, ids, made)

    def forget(self, commits: Iterable[str]) -> None:
        """Lets go of commits that no later one asks for."""
        for commit in commits:
            self.known.pop(commit, None)

    def now(self, project: Project) -> _Catalogues:
        """The working tree, as one more version behind the heads, by the paths in the project."""
        labels = (project.catalogue_path(self.locale, article.name) for article in project.files)
        read = {label: files.read(project.root / label, label=label) for label in labels}
        folder = project.catalogue_path(self.locale, "").partition("LC_MESSAGES")[0]
        contents = {label.removeprefix(folder): content for label, content in read.items() if content is not None}
        parents = [self._before(head) for head in self.past.heads]
        return {f"{folder}{path}": self._next(path, content, contents, parents) for path, content in contents.items()}

    def _next(self, path: str, content: bytes, present: Mapping[str, object], parents: Sequence[_Seen]) -> tuple[Version, ...]:
        earlier = [_earlier(path, present, parent.catalogues) for parent in parents]
        versions = tuple(version for group in earlier for version in group)
        catalogue = _read(content)
        if catalogue is None:
            return versions
        return (next_version(catalogue, versions, merged=len(parents) > 1 or any(len(group) > 1 for group in earlier)),)

    def _before(self, commit: str) -> _Seen:
        """What stood at a commit; one outside the walk is where the history begins."""
        if commit not in self.known:
            tree = self._tree(commit)
            ids = self._ids(tree)
            self.known[commit] = _Seen(tree, ids, {path: begun for path, id_ in ids.items() if (begun := self._begun(id_))})
        return self.known[commit]

    def _begun(self, id_: str) -> tuple[Version, ...]:
        """A content with which the history begins; branches often begin with the same ones."""
        if id_ not in self.begun:
            catalogue = _read(self.past.content(id_))
            self.begun[id_] = () if catalogue is None else (first_version(catalogue),)
        return self.begun[id_]

    def _tree(self, commit: str) -> str | None:
        return self.past.folders(commit).get(self.locale)

    def _ids(self, tree: str | None) -> Mapping[str, str]:
        found = {} if tree is None else self.past.files(tree)
        return {path: id_ for path, id_ in found.items() if path.endswith(".po") and not path.endswith(f"/{GLOSSARY}.po")}


def _earlier(path: str, present: Mapping[str, object], catalogues: _Catalogues) -> tuple[Version, ...]:
    """What a catalogue was at a parent; for one that is not there, the catalogues that went when it came, since an article may have been renamed."""
    if path in catalogues:
        return catalogues[path]
    return tuple(version for other, versions in catalogues.items() if other not in present for version in versions)


def _read(content: bytes) -> Catalogue | None:
    """A catalogue of the past; None where it cannot be read, which was mended long ago."""
    try:
        return read_catalogue(content, "")
    except PipelineError:
        return None
