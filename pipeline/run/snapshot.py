"""A project under somebody's hands, as it stood at one look: opened again when its files changed, and nothing judged twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.catalog.lookup import look_up
from pipeline.catalog.template import GLOSSARY
from pipeline.locales import Language, language
from pipeline.model import Article, ArticleFile, Judgement, Settings, Termbase, Translation, Waiver
from pipeline.publish.layout import Layout
from pipeline.review.page import Ledger, page_reviews, page_states
from pipeline.run.layouts import layout_of
from pipeline.run.ledgers import FOLDER, folder_of, read_ledgers, signers_of
from pipeline.run.project import Project, open_project, segmented
from pipeline.serve.watch import Look, Shape, look
from pipeline.validate.gate import Case, judge, judge_source, open_case
from pipeline.validate.waivers import live

V = TypeVar("V")

_SETTINGS = ("pyproject.toml", "caveat.toml")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project, how its files looked before they were read, and the article and language of each page by its path in the site.

    `ledgers` is the part of the look that is in folders of ledgers, by folder.
    """

    project: Project
    seen: Look
    ledgers: Mapping[str, Look]
    layout: Layout
    languages: tuple[Language, ...]
    pages: dict[str, tuple[ArticleFile, Language]]


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at: folders, and files beside them."""

    folders: tuple[str, ...] = ("source", "locales")
    files: tuple[str, ...] = _SETTINGS

    def look(self, root: Path) -> Look:
        """How it looks now."""
        return look(root, self.folders, self.files)


def watched(settings: Settings) -> Watched:
    """What a project's pages are made from."""
    lists = (settings.review.signers, settings.review.revoked)
    return Watched((settings.source_dir, settings.locales_dir), (*_SETTINGS, *(label for label in lists if label is not None)))


def reopened(root: Path, seen: Look, before: Snapshot | None) -> Snapshot:
    """The project as it is now. Where nothing but catalogues changed it is the one before, in a new look. Raises PipelineError as `open_project` does."""
    if before is not None:
        folder = f"{before.project.settings.locales_dir}/"
        if _outside(seen, folder) == _outside(before.seen, folder):
            return replace(before, seen=seen, ledgers=_ledgers(seen))
    project = open_project(root)
    layout = layout_of(project)
    languages = (project.source, *map(language, project.settings.locales))
    layout.refuse_shared(project.files, languages)
    pages = {layout.page(file.name, target): (file, target) for file in project.files for target in languages}
    return Snapshot(project, seen, _ledgers(seen), layout, languages, pages)


def _outside(seen: Look, folder: str) -> Look:
    return {label: shape for label, shape in seen.items() if not label.startswith(folder)}


def _ledgers(seen: Look) -> Mapping[str, Look]:
    found: dict[str, dict[str, Shape]] = {}
    for label, shape in seen.items():
        folder = label.rpartition("/")[0]
        if folder.endswith(f"/{FOLDER}"):
            found.setdefault(folder, {})[label] = shape
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """An article in one locale as the gate sees it. `translations` is what the catalogue says of each unit, None in the source's own language."""

    article: Article
    judgement: Judgement
    translations: tuple[Translation, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Desk:
    """What all articles of a locale share. One is another only where its files changed."""

    termbase: Termbase
    ledger: Ledger


_MOST = 4000
"""So many values of a kind are kept."""


@dataclass(slots=True)
class _Kept(Generic[V]):
    """What was made last for each name, and from what. Where there are too many, those that were made first go."""

    values: dict[Hashable, tuple[object, V]] = field(default_factory=dict)

    def get(self, name: Hashable, basis: object, make: Callable[[], V]) -> V:
        """The same value as long as its basis is the same."""
        kept = self.values.get(name)
        if kept is None or kept[0] != basis:
            kept = basis, make()
            self.values.pop(name, None)
            self.values[name] = kept
            if len(self.values) > _MOST:
                del self.values[next(iter(self.values))]
        return kept[1]


@dataclass(slots=True)
class Bench:
    """Where pages are judged. Each part is done anew only when one of the files that it depends on looks different."""

    today: Callable[[], date]
    _articles: _Kept[Article] = field(default_factory=_Kept)
    _cases: _Kept[Case] = field(default_factory=_Kept)
    _desks: _Kept[_Desk] = field(default_factory=_Kept)
    _pages: _Kept[Seen] = field(default_factory=_Kept)

    def article(self, snapshot: Snapshot, file: ArticleFile) -> Article:
        """The article, cut into units. Raises PipelineError where that cannot be."""
        project = snapshot.project
        return self._articles.get(file, (snapshot.seen.get(file.file), project.settings), lambda: segmented(project.root, project.settings, file))

    def seen(self, snapshot: Snapshot, file: ArticleFile, target: Language) -> Seen:
        """The verdict on a page. Raises PipelineError for input that cannot be used."""
        project = snapshot.project
        case = self._case(snapshot, file)
        if target == project.source:
            return Seen(case.article, judge_source(case, target), None)
        label = project.catalogue_path(target.name, file.name)
        desk, waivers = self._desk(snapshot, target), live(project.waivers, self.today())
        basis = (case, desk, waivers, project.settings, snapshot.seen.get(label))
        return self._pages.get((file, target), basis, lambda: _judged(project, case, desk, target, label, waivers))

    def _case(self, snapshot: Snapshot, file: ArticleFile) -> Case:
        project, article = snapshot.project, self.article(snapshot, file)
        terms = self._desk(snapshot, project.source).termbase
        return self._cases.get(file, (article, project.contract, terms), lambda: open_case(article, project.contract, terms, project.source))

    def _desk(self, snapshot: Snapshot, target: Language) -> _Desk:
        project, seen = snapshot.project, snapshot.seen
        policy = project.settings.review
        ledger = snapshot.ledgers.get(folder_of(project.settings, target.name))
        lists = tuple(seen.get(label) for label in (policy.signers, policy.revoked) if label is not None)
        basis = (seen.get(project.catalogue_path(target.name, GLOSSARY)), ledger, lists, project.settings)
        return self._desks.get(target, basis, lambda: _desk(project, target))


def _desk(project: Project, target: Language) -> _Desk:
    ledgers = read_ledgers(project.root, project.settings, (target.name,), signers_of(project.root, project.settings.review))
    return _Desk(project.termbase(target.name), ledgers.get(target.name, {}))


def _judged(project: Project, case: Case, desk: _Desk, target: Language, label: str, waivers: tuple[Waiver, ...]) -> Seen:
    translations = page_states(case.article, look_up(case.article, project.catalogue(label), label), desk.ledger)
    reviews = page_reviews(case.article, case.requirements, translations, desk.ledger, project.settings.review)
    return Seen(case.article, judge(case, translations, desk.termbase, project.settings, target, waivers, reviews), translations)
