"""The verdict on every page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pipeline.catalog.lookup import look_up
from pipeline.locales import Language, language
from pipeline.model import Article, Contract, Judgement, Outcome, Settings, Termbase
from pipeline.run.past import NONE, Stales, stale_pairs
from pipeline.run.project import ALL, Project, Selection, selected
from pipeline.run.workers import workers
from pipeline.validate.gate import Case, judge, judge_source, open_case, refuse_vacuous


def check(project: Project, selection: Selection, jobs: int, since: str | None = None) -> Outcome:
    """The verdict on every selected page. With a revision `since`, the history from there on is asked which pairs are stale."""
    general = refuse_vacuous(project.articles, project.contract, project.settings)
    articles, locales = selected(project, selection)
    termbases = {locale: project.termbase(locale) for locale in (*locales, project.source.name)}
    stales = NONE if since is None else stale_pairs(project, since, locales)
    with workers(jobs, len(articles)) as spread:
        judged = spread(partial(_judge_article, project.root, project.settings, project.contract, termbases, locales, stales), articles)
        judgements = tuple(judgement for group in judged for judgement in group)
    return Outcome(judgements, general if selection == ALL else ())


def _judge_article(
    root: Path, settings: Settings, contract: Contract, termbases: dict[str, Termbase], locales: tuple[str, ...], stales: Stales, article: Article
) -> list[Judgement]:
    project = Project(root, settings, contract, (article,), ())
    case = open_case(article, contract, termbases[settings.source_locale], project.source)
    return [judge_source(case, project.source), *(_judge_locale(project, case, termbases[locale], language(locale), stales) for locale in locales)]


def _judge_locale(project: Project, case: Case, termbase: Termbase, target: Language, stales: Stales) -> Judgement:
    label = project.catalogue_path(target.name, case.article.name)
    translations = look_up(case.article, project.catalogue(label), label, stales.get(label, {}))
    return judge(case, translations, termbase, project.settings, target)
