"""The verdict on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from pipeline.model import Judgement, Outcome
from pipeline.run.cache import Cache
from pipeline.run.judging import Grounds, Keep, Record, check_article
from pipeline.run.ledgers import read_ledgers, signers_of
from pipeline.run.past import NONE, stale_pairs
from pipeline.run.project import ALL, Project, Selection, selected_files
from pipeline.run.reuse import reuse
from pipeline.validate.gate import refuse_vacuous
from pipeline.validate.waivers import idle, live


def check(project: Project, selection: Selection, since: str | None = None, today: date = date.max, keep: Keep = Keep.EVIDENCE) -> Outcome:
    """The verdict on every selected page. With a revision `since`, the history from there on is asked which pairs are stale.

    Waivers hold up to their last day, so without `today` none does.
    """
    files, locales = selected_files(project, selection)
    task = partial(check_article, grounds(project, locales, since, today), keep)
    return outcome(project, selection, project.executor.map(task, files, "checking"), today)


def check_changed(cache: Cache, project: Project, selection: Selection, today: date) -> Outcome:
    """As `check`, without evidence: what an earlier run found on the same input is taken over."""
    files, locales = selected_files(project, selection)
    kept = reuse(cache, project, lambda read: grounds(read, locales, None, today), None)
    task = partial(check_article, kept.grounds, Keep.VERDICTS)
    todo = kept.look(files)
    made = project.executor.map(task, todo, "checking")
    found = outcome(project, selection, kept.in_order(files, made, task, kept.records), today)
    if selection == ALL:
        kept.finish_check(found)
    return found


def grounds(project: Project, locales: tuple[str, ...], since: str | None, today: date) -> Grounds:
    """What every article of a project is judged by: the glossaries, the history and the ledgers are read here, once."""
    return Grounds(
        root=project.root,
        settings=project.settings,
        contract=project.contract,
        termbases={locale: project.termbase(locale) for locale in (*locales, project.source.name)},
        locales=locales,
        stales=NONE if since is None else stale_pairs(project, since, locales),
        ledgers=read_ledgers(project.root, project.settings, locales, signers_of(project.root, project.settings.review)),
        waivers=live(project.waivers, today),
    )


def outcome(project: Project, selection: Selection, records: Iterable[Record], today: date) -> Outcome:
    """What follows from all pages together. Raises PipelineError (usage) where a green run would prove nothing."""
    judgements: list[Judgement] = []
    marks = dict.fromkeys((file.name for file in project.files), 0)
    for record in records:
        judgements += record.judgements
        marks[record.name] = record.marks
    if selection != ALL and not any(marks.values()):  # then it depends on the articles that were not selected
        marks = {article.name: len(article.marks) for article in project.articles}
    general = refuse_vacuous(marks, project.contract, project.settings)
    return Outcome(tuple(judgements), (*general, *idle(project.waivers, judgements, today)) if selection == ALL else ())
