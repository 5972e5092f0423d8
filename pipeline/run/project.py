"""A project as it lies on the disk: its settings, its contract, its articles, and where its catalogues stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path

from pipeline import files
from pipeline.catalog.declared import refuse_other_language
from pipeline.catalog.lookup import read_termbase
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import GLOSSARY
from pipeline.executor import Executor, Serial
from pipeline.locales import Language, language
from pipeline.model import Article, ArticleFile, Catalogue, Contract, PipelineError, Settings, Termbase, Waiver
from pipeline.segment.article import segment
from pipeline.source.articles import Asset, list_sources, read_article
from pipeline.source.contract import read_contract
from pipeline.source.settings import read_settings
from pipeline.source.waivers import read_waivers


@dataclass(frozen=True)  # without slots: articles are segmented when somebody first asks for all of them
class Project:
    """A project as its settings and the list of its sources stand; articles and catalogues are read when they are needed."""

    root: Path
    settings: Settings
    contract: Contract
    files: tuple[ArticleFile, ...]
    """Where the articles stand, sorted by path."""
    assets: tuple[Asset, ...]
    waivers: tuple[Waiver, ...] = ()
    executor: Executor = field(default_factory=Serial, compare=False)
    """With how many hands articles are dealt with."""

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles, segmented, which takes memory for each. Raises PipelineError for one that cannot be read."""
        return tuple(self.executor.map(partial(segmented, self.root, self.settings), self.files, "segmenting"))

    @property
    def source(self) -> Language:
        """The language of the articles."""
        return language(self.settings.source_locale)

    def template_path(self, name: str) -> str:
        """Where the template of an article, or the glossary's, stands."""
        return f"{self.settings.locales_dir}/{name}.pot"

    def catalogue_path(self, locale: str, name: str) -> str:
        """Where a locale's catalogue of an article, or its glossary, stands."""
        return f"{self.settings.locales_dir}/{locale}/LC_MESSAGES/{name}.po"

    def catalogue(self, label: str) -> Catalogue | None:
        """The catalogue at a path of the project, None where there is none."""
        return self.seen(label)[0]

    def seen(self, label: str) -> tuple[Catalogue | None, str | None]:
        """The catalogue, and the digest by which `files.replace` knows whether its file is still the one that was read."""
        content = files.read(self.root / label, label=label)
        catalogue = None if content is None else read_catalogue(content, label)
        locale, folder, _ = label.removeprefix(f"{self.settings.locales_dir}/").partition("/LC_MESSAGES/")
        if catalogue is not None and folder:
            refuse_other_language(catalogue, language(locale))
        return catalogue, files.digest(content)

    def termbase(self, locale: str) -> Termbase:
        """A locale's glossary; empty where there is none."""
        label = self.catalogue_path(locale, GLOSSARY)
        return read_termbase(self.catalogue(label), label, locale)


@dataclass(frozen=True, slots=True)
class Selection:
    """The locales and articles that a command is about; empty means all."""

    locales: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


ALL = Selection()


def open_project(root: Path, executor: Executor | None = None) -> Project:
    """Reads settings, contract and waivers, and lists the articles, which are not read yet."""
    settings = read_settings(root)
    _refuse_unknown_levels(settings)
    tree = list_sources(root, settings)
    contract = read_contract(root, settings)
    waivers = read_waivers(root, settings)
    _refuse_unusable_waivers(waivers, settings)
    return Project(root, settings, contract, tree.articles, tree.assets, waivers, executor or Serial())


def _refuse_unknown_levels(settings: Settings) -> None:
    if settings.levels:
        from pipeline.validate.gate import refuse_unknown_rules  # noqa: PLC0415  all rules, which only some commands ask

        refuse_unknown_rules(settings)


def _refuse_unusable_waivers(waivers: tuple[Waiver, ...], settings: Settings) -> None:
    if waivers:
        from pipeline.validate.explain import waivable  # noqa: PLC0415  all rules, which only some commands ask
        from pipeline.validate.waivers import refuse_unusable  # noqa: PLC0415

        refuse_unusable(waivers, waivable(), settings)


def segmented(root: Path, settings: Settings, file: ArticleFile) -> Article:
    """One article, read and cut into units. Raises PipelineError where that cannot be."""
    return segment(read_article(root, settings, file), language(settings.source_locale).primary, settings.segmentation, settings.markup)


def selected(project: Project, selection: Selection) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles and the locales that a selection means. Raises PipelineError where it names none."""
    files, locales = selected_files(project, selection)
    names = {file.name for file in files}
    return tuple(article for article in project.articles if article.name in names), locales


def selected_files(project: Project, selection: Selection) -> tuple[tuple[ArticleFile, ...], tuple[str, ...]]:
    """Where the articles stand that a selection means, and the locales that it means. Raises PipelineError where it names none."""
    for locale in selection.locales:
        if locale not in (*project.settings.locales, project.source.name):
            raise PipelineError(f'"{locale}" is not among the project\'s locales', mend=f"use one of: {', '.join(project.settings.locales)}", usage=True)
    locales = tuple(locale for locale in project.settings.locales if not selection.locales or locale in selection.locales)
    files = tuple(file for file in project.files if not selection.articles or any(fnmatchcase(file.name, pattern) for pattern in selection.articles))
    if not files:
        names = ", ".join(file.name for file in project.files[:8])
        raise PipelineError(f"no article is called {' or '.join(selection.articles)}", mend=f"use one of: {names}", usage=True)
    return files, locales
