"""The verdict on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from pipeline.catalog.lookup import look_up
from pipeline.locales import Language, language
from pipeline.model import Article, Contract, Judgement, Outcome, Settings, Signed, Termbase, Waiver
from pipeline.review.page import page_reviews, page_states
from pipeline.run.ledgers import Ledgers, read_ledgers, signers_of
from pipeline.run.past import NONE, Stales, stale_pairs
from pipeline.run.project import ALL, Project, Selection, selected
from pipeline.run.workers import workers
from pipeline.validate.gate import Case, judge, judge_source, open_case, refuse_vacuous
from pipeline.validate.waivers import idle, live


def check(project: Project, selection: Selection, jobs: int, since: str | None = None, today: date = date.max) -> Outcome:
    """The verdict on every selected page. With a revision `since`, the history from there on is asked which pairs are stale.

    Waivers hold up to their last day, so without `today` none does.
    """
    general = refuse_vacuous(project.articles, project.contract, project.settings)
    articles, locales = selected(project, selection)
    termbases = {locale: project.termbase(locale) for locale in (*locales, project.source.name)}
    stales = NONE if since is None else stale_pairs(project, since, locales)
    ledgers = read_ledgers(project.root, project.settings, locales, signers_of(project.root, project.settings.review))
    with workers(jobs, len(articles)) as spread:
        judged = spread(
            partial(_judge_article, project.root, project.settings, project.contract, termbases, locales, stales, ledgers, live(project.waivers, today)),
            articles,
        )
        judgements = tuple(judgement for group in judged for judgement in group)
    return Outcome(judgements, (*general, *idle(project.waivers, judgements, today)) if selection == ALL else ())


def _judge_article(
    root: Path,
    settings: Settings,
    contract: Contract,
    termbases: dict[str, Termbase],
    locales: tuple[str, ...],
    stales: Stales,
    ledgers: Ledgers,
    waivers: tuple[Waiver, ...],
    article: Article,
) -> list[Judgement]:
    project = Project(root, settings, contract, (article,), (), waivers)
    case = open_case(article, contract, termbases[settings.source_locale], project.source)
    return [judge_source(case, project.source), *(_judge_locale(project, case, termbases[locale], language(locale), stales, ledgers) for locale in locales)]


def _judge_locale(project: Project, case: Case, termbase: Termbase, target: Language, stales: Stales, ledgers: Ledgers) -> Judgement:
    label = project.catalogue_path(target.name, case.article.name)
    ledger = ledgers.get(target.name, {})
    translations = page_states(case.article, look_up(case.article, project.catalogue(label), label, stales.get(label, {})), ledger)
    reviews = page_reviews(case.article, case.requirements, translations, ledger, project.settings.review)
    judgement = judge(case, translations, termbase, project.settings, target, project.waivers, reviews)
    signed = {id_: review.standing.sign_offs for id_, review in reviews.items() if isinstance(review.standing, Signed)}
    return replace(judgement, sign_offs=signed) if signed else judgement
