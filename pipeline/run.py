"""The order of the stages: what each command does, from files to values and back. Prints nothing, exits nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from pipeline import __version__, files
from pipeline.assemble.page import Surroundings, assemble, spoken
from pipeline.audit import Audited, audit_site
from pipeline.catalog.lookup import look_up, read_termbase
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.template import GLOSSARY, Template, article_template, glossary_template
from pipeline.catalog.update import dated, new_header, update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import Language, language
from pipeline.model import (
    Article,
    Catalogue,
    Cleared,
    Contract,
    Judgement,
    Links,
    Outcome,
    PipelineError,
    Presence,
    Settings,
    Source,
    Termbase,
)
from pipeline.publish.layout import Layout, keep
from pipeline.publish.pages import head_markup, notice_page, switcher_markup
from pipeline.publish.site import PublishedPage, PublishedWarning, digest, publish
from pipeline.segment.article import segment
from pipeline.source.articles import Asset, read_sources
from pipeline.source.contract import read_contract
from pipeline.source.settings import read_settings
from pipeline.validate.gate import Case, judge, judge_source, open_case, refuse_unknown_rules, refuse_vacuous

GENERATOR = f"caveat {__version__}"

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its settings and sources stand; catalogues are read when they are needed."""

    root: Path
    settings: Settings
    contract: Contract
    articles: tuple[Article, ...]
    assets: tuple[Asset, ...]

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
        content = files.read(self.root / label, label=label)
        return None if content is None else read_catalogue(content, label)

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


@dataclass(frozen=True, slots=True)
class Written:
    """Which files a command looked at and which of them it wrote, as project-relative paths."""

    looked_at: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found, where the site lies, and whether anything in it changed."""

    outcome: Outcome
    output: str
    changed: bool


def open_project(root: Path, jobs: int) -> Project:
    """Reads settings, contract and articles, and segments every article."""
    settings = read_settings(root)
    refuse_unknown_rules(settings)
    tree = read_sources(root, settings)
    contract = read_contract(root, settings)
    with _workers(jobs, len(tree.articles)) as spread:
        articles = tuple(spread(partial(_segment, settings), tree.articles))
    return Project(root, settings, contract, articles, tree.assets)


def extract(project: Project, date: str) -> Written:
    """Articles → templates."""
    return _write(project, list(_planned_templates(project, date)))


def init(project: Project, locales: Sequence[str], date: str) -> Written:
    """New catalogues for some locales; those that are there stay as they are."""
    for locale in locales:
        language(locale)
        if locale not in project.settings.locales:
            raise PipelineError(
                f'"{locale}" is not among the project\'s locales, so nothing would ever check it',
                mend=f'add "{locale}" to locales',
                file=project.settings.file,
                usage=True,
            )
    labels = [(locale, template) for locale in locales for template in _templates(project)]
    missing = [pair for pair in labels if not (project.root / project.catalogue_path(pair[0], pair[1].name)).exists()]
    return _write(project, list(_planned_catalogues(project, missing, date)))


def update_catalogues(project: Project, date: str) -> Written:
    """Templates → catalogues of every locale."""
    pairs = [(locale, template) for locale in project.settings.locales for template in _templates(project)]
    return _write(project, [*_planned_templates(project, date), *_planned_catalogues(project, pairs, date)])


def check(project: Project, selection: Selection, jobs: int) -> Outcome:
    """The verdict on every selected page."""
    general = refuse_vacuous(project.articles, project.contract, project.settings)
    articles, locales = _selected(project, selection)
    termbases = {locale: project.termbase(locale) for locale in (*locales, project.source.name)}
    with _workers(jobs, len(articles)) as spread:
        judged = spread(partial(_judge_article, project.root, project.settings, project.contract, termbases, locales), articles)
        judgements = tuple(judgement for group in judged for judgement in group)
    return Outcome(judgements, general if selection == ALL else ())


def build(project: Project, jobs: int) -> Built:
    """Publishes what is cleared and puts a notice in the place of what is withheld."""
    settings = project.settings
    outcome = check(project, ALL, jobs)
    layout = Layout(frozenset(asset.path for asset in project.assets), settings.base_url)
    verdicts: dict[str, list[Judgement]] = {article.name: [] for article in project.articles}
    for judgement in outcome.judgements:
        verdicts[judgement.verdict.article].append(judgement)
    tasks = [(article, tuple(verdicts[article.name])) for article in project.articles]
    with _workers(jobs, len(tasks)) as spread:
        pages = (page for group in spread(partial(_render_article, project.root, settings, layout), tasks) for page in group)
        changed = publish(
            project.root / settings.output_dir,
            pages,
            {asset.path: project.root / asset.file for asset in project.assets},
            label=settings.output_dir,
            layout=layout,
            source=project.source,
            languages={name: language(name) for name in (settings.source_locale, *settings.locales)},
            generator=GENERATOR,
            optional={"warnings_optional": True} if settings.warnings is Presence.OPTIONAL else {},
        )
    return Built(outcome, settings.output_dir, changed)


def audit(project: Project | None, folder: Path) -> Audited:
    """Reads a built site with other eyes; with the project at hand its contract is held against the pages too."""
    return audit_site(folder, None if project is None else project.contract)


# -- one article at a time: what a worker does


def _segment(settings: Settings, source: Source) -> Article:
    return segment(source, language(settings.source_locale).primary, settings.segmentation, settings.markup)


def _judge_article(
    root: Path, settings: Settings, contract: Contract, termbases: dict[str, Termbase], locales: tuple[str, ...], article: Article
) -> list[Judgement]:
    project = Project(root, settings, contract, (article,), ())
    case = open_case(article, contract, termbases[settings.source_locale], project.source)
    return [judge_source(case, project.source), *(_judge_locale(project, case, termbases[locale], language(locale)) for locale in locales)]


def _judge_locale(project: Project, case: Case, termbase: Termbase, target: Language) -> Judgement:
    label = project.catalogue_path(target.name, case.article.name)
    translations = look_up(case.article, project.catalogue(label), label)
    return judge(case, translations, termbase, project.settings, target)


def _render_article(root: Path, settings: Settings, layout: Layout, task: tuple[Article, tuple[Judgement, ...]]) -> list[PublishedPage]:
    article, judgements = task
    project = Project(root, settings, Contract("", (), written=False), (), ())
    source = language(settings.source_locale)
    published = [language(judgement.verdict.locale) for judgement in judgements if isinstance(judgement.verdict, Cleared)]
    pages = []
    for judgement in judgements:
        target = language(judgement.verdict.locale)
        catalogue = None if target == source else files.read(root / (label := project.catalogue_path(target.name, article.name)), label=label)
        pages.append(_render(article, judgement, source, target, published, layout, settings, None if catalogue is None else digest(catalogue)))
    return pages


def _render(
    article: Article,
    judgement: Judgement,
    source: Language,
    target: Language,
    published: Sequence[Language],
    layout: Layout,
    settings: Settings,
    catalogue: str | None,
) -> PublishedPage:
    path = layout.page(article.name, target)
    match judgement.verdict:
        case Cleared() as cleared:
            surroundings = Surroundings(
                head=head_markup(article.name, target, published, source, layout),
                switcher=switcher_markup(article.name, target, published, layout),
                link=layout.linker(article.name, path, article.base) if settings.links is Links.LOCALIZE else keep,
                metadata=settings.metadata,
            )
            content = article.encoding.encode(assemble(article, cleared, source, target, surroundings))
            warnings = tuple(_published_warnings(article, cleared))
            title: str | None = _title(article, cleared)
            verdict = "cleared"
        case _:
            content = notice_page(article.name, target, source if source in published and source != target else None, layout).encode()
            warnings, title, verdict = (), None, "withheld"
    return PublishedPage(path, article.name, target.name, target.tag, target.direction, verdict, article.digest, catalogue, warnings, content, title)


def _published_warnings(article: Article, cleared: Cleared) -> Iterator[PublishedWarning]:
    for mark in article.marks:
        texts = tuple(fragment for unit in mark.units if article.units[unit].shown for fragment in spoken(article, cleared, unit))
        yield PublishedWarning(mark.id, mark.severity, texts, digest("\n".join(texts).encode()))


def _title(article: Article, cleared: Cleared) -> str:
    for text, unit in zip(cleared.texts, article.units, strict=True):
        if "page title" in unit.role:
            return text or unit.msgid
    return article.name


# -- catalogues


def _templates(project: Project) -> Iterator[Template]:
    for article in project.articles:
        yield article_template(article, project.settings.references)
    glossary = glossary_template(project.contract)
    if glossary.entries:
        yield glossary


Plan: TypeAlias = "tuple[str, bytes | None]"
"""A file and its new content, None where it stays as it is. All is planned before anything is written: a broken catalogue stops a run before it begins."""


def _planned_templates(project: Project, date: str) -> Iterator[Plan]:
    for template in _templates(project):
        label = project.template_path(template.name)
        yield label, render_catalogue(write_template(template, label, project.catalogue(label), date=date, generator=GENERATOR))


def _planned_catalogues(project: Project, pairs: Iterable[tuple[str, Template]], date: str) -> Iterator[Plan]:
    for locale, template in pairs:
        label = project.catalogue_path(locale, template.name)
        old = project.catalogue(label)
        if old is None:
            new = Catalogue(label, new_header(template, language(locale), date=date, generator=GENERATOR), {}, ())
            yield label, render_catalogue(update(new, template, project.source.primary))
        else:
            changed = update(old, template, project.source.primary)
            yield label, None if changed is old else render_catalogue(dated(changed, date))


def _write(project: Project, plans: Sequence[Plan]) -> Written:
    looked_at = tuple(label for label, _ in plans)
    return Written(looked_at, tuple(label for label, content in plans if content is not None and files.write(project.root / label, content, label=label)))


# -- what to work on, and with how many hands


def _selected(project: Project, selection: Selection) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    for locale in selection.locales:
        if locale not in (*project.settings.locales, project.source.name):
            raise PipelineError(f'"{locale}" is not among the project\'s locales', mend=f"use one of: {', '.join(project.settings.locales)}", usage=True)
    locales = tuple(locale for locale in project.settings.locales if not selection.locales or locale in selection.locales)
    articles = tuple(a for a in project.articles if not selection.articles or any(fnmatchcase(a.name, pattern) for pattern in selection.articles))
    if not articles:
        names = ", ".join(article.name for article in project.articles[:8])
        raise PipelineError(f"no article is called {' or '.join(selection.articles)}", mend=f"use one of: {names}", usage=True)
    return articles, locales


@contextmanager
def _workers(jobs: int, tasks: int) -> Iterator[Callable[[Callable[[A], B], Iterable[A]], Iterable[B]]]:
    """`map` over tasks, in order: in this process, or in a pool where there are jobs and tasks enough to pay for one."""
    if jobs == 1 or tasks < 2 * jobs:
        yield map
        return
    pool: Executor = ProcessPoolExecutor(jobs)
    with pool:
        yield partial(pool.map, chunksize=max(1, min(50, tasks // (4 * jobs))))
