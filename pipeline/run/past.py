"""The pairs of text and translation that a project's history shows to be stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
        for locale in locales:
            folder = f"{project.settings.locales_dir}/{locale}"
            walk = _Walk(past, folder, {})
            for commit in past.commits:
                walk.step(commit)
            for path, versions in walk.now(project).items():
                stale = {key: former for version in versions for key, former in version.stale.items()}
                if stale:
                    found[f"{folder}/{path}"] = stale
    return found


@dataclass(slots=True)
class _Walk:
    """One locale's way through the history."""

    past: History
    folder: str
    known: dict[str, tuple[Mapping[str, str], _Catalogues]]
    """What has been seen of each commit: the ids of its files, and its catalogues."""

    def step(self, commit: Commit) -> None:
        ids = self._ids(commit.id)
        parents = [self._before(parent) for parent in commit.parents]
        if len(parents) == 1 and parents[0][0] == ids:
            self.known[commit.id] = parents[0]
            return
        made: dict[str, tuple[Version, ...]] = {}
        for path, id_ in ids.items():
            same = next((catalogues[path] for earlier, catalogues in parents if earlier.get(path) == id_), ())
            if same and not any(version.stale for version in same):
                made[path] = same
            else:
                made[path] = self._next(path, self.past.content(id_), ids, parents)
        self.known[commit.id] = ids, made

    def now(self, project: Project) -> _Catalogues:
        """The working tree, as one more version behind the heads."""
        contents: dict[str, bytes] = {}
        for article in project.articles:
            label = project.catalogue_path(self.folder.rpartition("/")[2], article.name)
            content = files.read(project.root / label, label=label)
            if content is not None:
                contents[label.removeprefix(f"{self.folder}/")] = content
        parents = [self._before(head) for head in self.past.heads]
        return {path: self._next(path, content, contents, parents) for path, content in contents.items()}

    def _next(self, path: str, content: bytes, present: Mapping[str, object], parents: list[tuple[Mapping[str, str], _Catalogues]]) -> tuple[Version, ...]:
        earlier = [_earlier(path, present, catalogues) for _, catalogues in parents]
        versions = tuple(version for group in earlier for version in group)
        catalogue = _read(content)
        if catalogue is None:
            return versions
        return (next_version(catalogue, versions, merged=len(parents) > 1 or any(len(group) > 1 for group in earlier)),)

    def _before(self, commit: str) -> tuple[Mapping[str, str], _Catalogues]:
        """What stood at a commit; one outside the walk is where the history begins."""
        if commit not in self.known:
            ids = self._ids(commit)
            read = {path: _read(self.past.content(id_)) for path, id_ in ids.items()}
            self.known[commit] = ids, {path: (first_version(catalogue),) for path, catalogue in read.items() if catalogue is not None}
        return self.known[commit]

    def _ids(self, commit: str) -> Mapping[str, str]:
        return {path: id_ for path, id_ in self.past.files(commit, self.folder).items() if path.endswith(".po") and not path.endswith(f"/{GLOSSARY}.po")}


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
