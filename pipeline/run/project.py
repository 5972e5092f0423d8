"""A project as it lies on the disk: its settings, its contract, its articles, and where its catalogues stand."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from pipeline import files
from pipeline.catalog.declared import refuse_other_language
from pipeline.catalog.lookup import read_termbase
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import GLOSSARY
from pipeline.locales import Language, language
from pipeline.model import Article, Catalogue, Contract, PipelineError, Settings, Source, Termbase, Waiver
from pipeline.run.workers import workers
from pipeline.segment.article import segment
from pipeline.source.articles import Asset, read_sources
from pipeline.source.contract import read_contract
from pipeline.source.settings import read_settings
from pipeline.source.waivers import read_waivers
from pipeline.validate.explain import waivable
from pipeline.validate.gate import refuse_unknown_rules
from pipeline.validate.waivers import refuse_unusable


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its settings and sources stand; catalogues are read when they are needed."""

    root: Path
    settings: Settings
    contract: Contract
    articles: tuple[Article, ...]
    assets: tuple[Asset, ...]
    waivers: tuple[Waiver, ...] = ()

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


def open_project(root: Path, jobs: int) -> Project:
    """Reads settings, contract and articles, and segments every article."""
    settings = read_settings(root)
    refuse_unknown_rules(settings)
    tree = read_sources(root, settings)
    contract = read_contract(root, settings)
    waivers = read_waivers(root, settings)
    refuse_unusable(waivers, waivable(), settings)
    with workers(jobs, len(tree.articles)) as spread:
        articles = tuple(spread(partial(_segment, settings), tree.articles))
    return Project(root, settings, contract, articles, tree.assets, waivers)


def _segment(settings: Settings, source: Source) -> Article:
    return segment(source, language(settings.source_locale).primary, settings.segmentation, settings.markup)


def selected(project: Project, selection: Selection) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles and the locales that a selection means. Raises PipelineError where it names none."""
    for locale in selection.locales:
        if locale not in (*project.settings.locales, project.source.name):
            raise PipelineError(f'"{locale}" is not among the project\'s locales', mend=f"use one of: {', '.join(project.settings.locales)}", usage=True)
    locales = tuple(locale for locale in project.settings.locales if not selection.locales or locale in selection.locales)
    articles = tuple(a for a in project.articles if not selection.articles or any(fnmatchcase(a.name, pattern) for pattern in selection.articles))
    if not articles:
        names = ", ".join(article.name for article in project.articles[:8])
        raise PipelineError(f"no article is called {' or '.join(selection.articles)}", mend=f"use one of: {names}", usage=True)
    return articles, locales
