"""A page as it stands, for the eyes of those who work on it: what is wrong with which text, and the HTML with the bar that says so."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assemble.page import Draft, preview
from pipeline.locales import Language
from pipeline.model import (
    Article,
    Cleared,
    Empty,
    Finding,
    Fuzzy,
    Level,
    Missing,
    Obsolete,
    Place,
    Stale,
    Translated,
    Translation,
)
from pipeline.report.visible import readable, visible
from pipeline.run.snapshot import Seen, Snapshot
from pipeline.run.surroundings import surroundings
from pipeline.serve.values import Issue, Remark, State
from pipeline.validate.trusted import trusted

_LONGEST = 2000
"""Characters of a text that the bar shows."""
_WEIGHTS = tuple(Level)


def page(snapshot: Snapshot, seen: Seen, target: Language, published: Sequence[Language], issues: Sequence[Issue], head: str) -> str:
    """The HTML. Where a translation may not stand on a page, the source text stands in for it, as a build has it in prose."""
    article, project = seen.article, snapshot.project
    texts = texts_of(seen)
    untranslated = 0 if seen.translations is None else sum(text is None and unit.shown for text, unit in zip(texts, article.units, strict=True))
    draft = Draft(texts, frozenset(issue.unit for issue in issues), head)
    around = surroundings(article, project.settings, snapshot.layout, target, published, untranslated)
    return preview(article, draft, project.source, target, around).html


def texts_of(seen: Seen) -> tuple[str | None, ...]:
    """What a build would put onto the page, or would not put onto it alone."""
    match seen.judgement.verdict:
        case Cleared(texts=texts):
            return texts
        case _ if seen.translations is None:
            return (None,) * len(seen.article.units)
        case _:
            return trusted(seen.article, seen.translations, seen.judgement.findings)


def issues_of(seen: Seen) -> tuple[tuple[Issue, ...], tuple[Remark, ...]]:
    """What is wrong with each text, in the order of the article, warnings first; and the findings that are about no text of the page."""
    article = seen.article
    units = {unit.key: index for index, unit in enumerate(article.units)}
    marks = {mark.id: mark.units[0] for mark in reversed(article.marks) if mark.units}
    about: dict[int, list[Finding]] = {}
    rest: list[Finding] = []
    for finding in sorted(seen.judgement.findings, key=lambda finding: _WEIGHTS.index(finding.level)):
        unit = units.get((finding.context, finding.msgid)) if finding.msgid is not None else marks.get(finding.warning or "")
        (rest if unit is None else about.setdefault(unit, [])).append(finding)
    issues: list[Issue] = []
    for unit in range(len(article.units)):
        translation = None if seen.translations is None else seen.translations[unit]
        found = about.get(unit, [])
        state = _state(translation, found)
        if state is None:
            rest += found
        else:
            issues.append(_issue(article, unit, state, translation, found))
    issues.sort(key=lambda issue: issue.warning is None)
    return tuple(issues), tuple(map(remark, rest))


def _state(translation: Translation | None, found: Sequence[Finding]) -> State | None:
    match translation:
        case Missing() | Empty() | Obsolete():
            return State.MISSING
        case Fuzzy() | Stale():
            return State.FUZZY
        case Translated() | None:
            return State.FAILING if any(finding.level is not Level.INFO for finding in found) else None


def _issue(article: Article, index: int, state: State, translation: Translation | None, found: Sequence[Finding]) -> Issue:
    unit = article.units[index]
    said = None if translation is None or isinstance(translation, (Missing, Empty)) else translation.text
    return Issue(
        unit=index,
        state=state,
        source=_shown(unit.msgid),
        translation=None if said is None else _shown(said),
        place=_where(article.places[index] if translation is None else translation.place),
        warning=unit.warning,
        remarks=tuple(map(remark, found)),
    )


def remark(finding: Finding) -> Remark:
    """A finding in strings that people can read."""
    return Remark(
        rule=finding.rule,
        level=finding.level.value if finding.waived is None else "waived",
        message=visible(finding.message, _LONGEST),
        hint=visible(finding.hint, _LONGEST),
        place=None if finding.place is None else _where(finding.place),
        warning=finding.warning,
        expected=None if finding.expected is None else _shown(finding.expected),
        found=None if finding.found is None else _shown(finding.found),
    )


def _where(place: Place) -> str:
    return f"{visible(place.file, _LONGEST)}:{place.line}"


def _shown(text: str) -> str:
    return readable(text[:_LONGEST]) + ("…" if len(text) > _LONGEST else "")
