"""Templates and catalogues: extract, init, update. All is planned before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline import GENERATOR, files
from pipeline.catalog.template import Template, article_template, glossary_template
from pipeline.catalog.update import dated, new_header, update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import language
from pipeline.model import Catalogue, PipelineError
from pipeline.run.project import Project


@dataclass(frozen=True, slots=True)
class Written:
    """Which files a command looked at and which of them it wrote, as project-relative paths."""

    looked_at: tuple[str, ...]
    written: tuple[str, ...]


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
