"""Templates and catalogues: extract, init, update. All is planned before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline import GENERATOR, files
from pipeline.catalog.headers import dated, new_header
from pipeline.catalog.pretend import pretend
from pipeline.catalog.search import Search
from pipeline.catalog.similarity import Index
from pipeline.catalog.template import GLOSSARY, Template, article_template, glossary_template
from pipeline.catalog.update import fill, update, write_template
from pipeline.catalog.writer import render_catalogue
from pipeline.locales import Language, language
from pipeline.model import Catalogue, Entry, PipelineError
from pipeline.pseudo import pseudo_text
from pipeline.run.project import Project
from pipeline.run.recall import Exchange, Recall, read_exchange
from pipeline.run.writing import Plan, Written, carry_out


def extract(project: Project, date: str) -> Written:
    """Articles → templates."""
    return carry_out(project.root, list(_planned_templates(project, date)))


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
    wanted = [(locale, template) for locale in locales for template in _templates(project)]
    missing = [pair for pair in wanted if files.read(project.root / (label := project.catalogue_path(pair[0], pair[1].name)), label=label) is None]
    return carry_out(project.root, list(_planned_catalogues(project, missing, date)))


def update_catalogues(project: Project, date: str, memories: Sequence[Path] = ()) -> Written:
    """Templates → catalogues of every locale. `memories` are TMX files whose translations serve where the locale itself has none."""
    return carry_out(project.root, [*_planned_templates(project, date), *_planned_updates(project, date, read_exchange(memories))])


def _templates(project: Project) -> Iterator[Template]:
    for article in project.articles:
        yield article_template(article, project.settings.references)
    glossary = glossary_template(project.contract)
    if glossary.entries:
        yield glossary


def _planned_templates(project: Project, date: str) -> Iterator[Plan]:
    for template in _templates(project):
        label = project.template_path(template.name)
        old, seen = project.seen(label)
        yield Plan(label, render_catalogue(write_template(template, label, old, date=date, generator=GENERATOR)), seen)


def _planned_catalogues(project: Project, missing: Iterable[tuple[str, Template]], date: str) -> Iterator[Plan]:
    for locale, template in missing:
        label = project.catalogue_path(locale, template.name)
        old, seen = project.seen(label)
        new = _begun(label, template, language(locale), date) if old is None else old
        yield Plan(label, render_catalogue(_pretended(project, template, language(locale), update(new, template, project.source.primary))), seen)


def _planned_updates(project: Project, date: str, exchange: Exchange) -> Iterator[Plan]:
    """Likeness depends on source texts alone: one search a template, and one index for the memories, serve all locales."""
    searches = [(template, Search()) for template in _templates(project)]
    names = tuple(template.name for template, _ in searches)
    remembered = Index()
    for locale in project.settings.locales:
        seen = {name: project.seen(project.catalogue_path(locale, name)) for name in names}
        current = {name: catalogue for name, (catalogue, _) in seen.items() if catalogue is not None}
        recall = Recall(project, language(locale), current, names, exchange, remembered)
        for template, search in searches:
            label = project.catalogue_path(locale, template.name)
            yield Plan(label, _updated(project, template, label, recall, search, date), seen[template.name][1])


def _updated(project: Project, template: Template, label: str, recall: Recall, search: Search, date: str) -> bytes | None:
    """The catalogue's new content, None where it stays as it is."""
    old = recall.current.get(template.name)
    base = old or recall.former(template, label) or _begun(label, template, recall.target, date)
    memory = recall.memory(template)
    new = update(base, template, project.source.primary, search=search, memory=memory)
    if memory.pairs:  # somebody named a memory: then what was left empty before is asked for too
        new = fill(new, project.source.primary, memory)
    new = _pretended(project, template, recall.target, new)
    if new is old:
        return None
    return render_catalogue(dated(new, date))


def _pretended(project: Project, template: Template, target: Language, catalogue: Catalogue) -> Catalogue:
    """The catalogue of a pseudo-locale's article is translated as soon as it is there; any other stays as it is."""
    if not target.pseudo or template.name == GLOSSARY:
        return catalogue
    units = {unit.key: unit for article in project.articles if article.name == template.name for unit in article.units}

    def said(entry: Entry) -> str:
        unit = units[entry.key]
        return unit.msgid if unit.address else pseudo_text(unit.msgid, unit.tags, target.script)

    return pretend(catalogue, said)


def _begun(label: str, template: Template, target: Language, date: str) -> Catalogue:
    return Catalogue(label, new_header(template, target, date=date, generator=GENERATOR), {}, ())
