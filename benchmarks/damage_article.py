"""The project's own article in all its locales: its warnings as they stand, and with a required term replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.damage_pages import ROOT
from pipeline.catalog.lookup import look_up
from pipeline.locales import language
from pipeline.model import Level, Termbase, Translated, Translation
from pipeline.run.project import Project, open_project
from pipeline.validate.gate import Case, judge, open_case


def article_cases() -> Iterator[tuple[str, str, str, str | None, tuple[str, ...]]]:
    """Locale, warning, translation, the damaged one (None: as it stands), and the rules that find an error in it."""
    project = open_project(ROOT)
    for article in project.articles:
        case = open_case(article, project.contract, project.termbase(project.source.name), project.source)
        for locale in project.settings.locales:
            label = project.catalogue_path(locale, article.name)
            yield from _cases(project, case, locale, look_up(article, project.catalogue(label), label), project.termbase(locale))


def _cases(
    project: Project, case: Case, locale: str, states: tuple[Translation, ...], termbase: Termbase
) -> Iterator[tuple[str, str, str, str | None, tuple[str, ...]]]:
    for requirement in case.requirements:
        texts = [(i, state.text) for i, state in enumerate(states) if isinstance(state, Translated) and case.article.units[i].warning == requirement.id]
        yield locale, requirement.id, texts[-1][1], None, _errors(project, case, states, termbase, locale, requirement.id)
        for concept in requirement.mentions:
            index, text = max(texts, key=lambda pair: len(pair[1]))
            damaged = _without(text, termbase.forms.get(concept, ()))
            if damaged != text:
                changed = tuple(replace(state, text=damaged) if i == index and isinstance(state, Translated) else state for i, state in enumerate(states))
                yield locale, requirement.id, text, damaged, _errors(project, case, changed, termbase, locale, requirement.id)


def _errors(project: Project, case: Case, states: tuple[Translation, ...], termbase: Termbase, locale: str, warning: str) -> tuple[str, ...]:
    found = judge(case, states, termbase, project.settings, language(locale)).findings
    return tuple(dict.fromkeys(finding.rule for finding in found if finding.level is Level.ERROR and finding.warning == warning))


def _without(text: str, forms: Sequence[str]) -> str:
    """Each form of the term becomes a letter, so that little but the term is wrong."""
    for form in forms:
        written = re.escape(form).replace(r"\*", r"\w*")
        text = re.sub(written, lambda _: "X", text, flags=re.IGNORECASE)
    return text
