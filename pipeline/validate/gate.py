"""The gate: the only place that can clear a page.

Law: a page is cleared exactly when no finding on it is an error. Law: every unit of every warning is judged, whatever the catalogue holds.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import partial
from typing import TypeVar

from pipeline.locales import Language, language
from pipeline.model import (
    Article,
    Cleared,
    Contract,
    Finding,
    Judgement,
    Level,
    Mode,
    PipelineError,
    Place,
    Presence,
    Requirement,
    Reviews,
    Settings,
    Tally,
    Termbase,
    Translated,
    Translation,
    Waiver,
    Withheld,
)
from pipeline.placeholders import strip
from pipeline.validate.choice import choice, concerned
from pipeline.validate.evidence import evidence
from pipeline.validate.pins import pinned, stated_elsewhere
from pipeline.validate.rule import Fault, SourceSubject, UnitSubject, WarningSubject
from pipeline.validate.rules import FACT_RULES, PAGE_RULES, SOURCE_RULES, UNIT_RULES, WARNING_RULES
from pipeline.validate.signing import NO_REVIEWS, on_reviews
from pipeline.validate.statements import page_subject, usual_length
from pipeline.validate.strangers import said_elsewhere, strangers
from pipeline.validate.trusted import trusted
from pipeline.validate.unverified import unverified
from pipeline.validate.waivers import waive

_LOG = logging.getLogger(__name__)

Subject = TypeVar("Subject")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Case:
    """One article with what the contract demands of it and what is wrong with its source, shared by all its locales."""

    article: Article
    requirements: tuple[Requirement, ...]
    faults: tuple[Finding, ...]
    strangers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By concept that the contract requires, units that do not speak of it."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The faults that withhold its pages."""
        return tuple(fault for fault in self.faults if fault.level is Level.ERROR)


def refuse_unknown_rules(settings: Settings) -> None:
    """Raises PipelineError where the settings weigh a rule that is not there: its author would think it in force."""
    known = [rule.id for rule in UNIT_RULES]
    for id_ in settings.levels:
        if id_ not in known:
            near = get_close_matches(id_, known, 1)
            raise PipelineError(
                f"{id_} is no rule about units", mend=f"did you mean {near[0]}?" if near else f"use one of: {', '.join(known)}", file=settings.file
            )


def refuse_vacuous(marked: Mapping[str, int], contract: Contract, settings: Settings) -> tuple[Finding, ...]:
    """Raises PipelineError (usage) where a green run would prove nothing; gives the findings on requirements that match no article.

    `marked` is how many warnings each article marks, by its name.
    """
    matched = [requirement for requirement in contract.requirements if any(_applies(requirement, name) for name in marked)]
    if contract.written and not matched:
        mend = "correct the articles = [...] of its warnings: they are globs over names such as mesotherapy or skin/*"
        raise PipelineError("no warning of the contract is about any article", mend=mend, file=contract.file, usage=True)
    if settings.warnings is Presence.REQUIRED and not matched and not any(marked.values()):
        mend = 'mark the warnings with data-warning="<id>", or set warnings = "optional"'
        raise PipelineError("no article has a warning, so a check would prove nothing", mend=mend, file=settings.source_dir, usage=True)
    return tuple(
        Finding(
            rule="contract-idle",
            level=Level.ERROR,
            message=f"no article is called {' or '.join(requirement.articles)}",
            hint="correct articles = [...], or delete the warning from the contract",
            place=requirement.place,
            warning=requirement.id,
        )
        for requirement in contract.requirements
        if requirement not in matched
    )


def open_case(article: Article, contract: Contract, source_terms: Termbase, source: Language) -> Case:
    """Judges the source itself, once for all locales."""
    requirements = tuple(requirement for requirement in contract.requirements if _applies(requirement, article.name))
    subject = SourceSubject(article, requirements, contract.written, source_terms)
    faults = []
    for rule in SOURCE_RULES:
        found, crash = _consult(rule.id, rule.check, subject)
        faults += [
            _finding(rule.id, rule.level, one.fault, article, source, one.place, warning=one.warning, context=one.context, msgid=one.msgid) for one in found
        ]
        faults += [_finding("rule-crashed", Level.ERROR, fault, article, source, None) for fault in crash]
    return Case(article, requirements, tuple(faults), strangers(article, requirements, source_terms))


def judge_source(case: Case, source: Language) -> Judgement:
    """The verdict on the article in its own language: its source faults are reported here, once."""
    units = len(case.article.units)
    harmed = {finding.warning for finding in case.errors}
    tally = Tally(units, units, _warnings(case), tuple(id_ for id_ in _warnings(case) if id_ not in harmed))
    seen = evidence(case.article, case.requirements, None, source)
    if case.errors:
        return Judgement(Withheld(case.article.name, source.name, tally), case.faults, seen)
    return Judgement(Cleared(case.article.name, source.name, (None,) * units, tally), case.faults, seen)


def judge(
    case: Case,
    translations: tuple[Translation, ...],
    termbase: Termbase,
    settings: Settings,
    target: Language,
    waivers: Sequence[Waiver] = (),
    reviews: Reviews = NO_REVIEWS,
) -> Judgement:
    """The verdict on the article in one locale. `translations` has one state for each unit; `waivers` are those that still hold, of any locale.

    `reviews` is where the article's warnings stand in the locale's ledger.
    """
    article = case.article
    source = language(settings.source_locale)
    usual = usual_length(article, translations, source, target)
    findings = list(_on_units(case, translations, settings, source, target, usual))
    findings += _on_warnings(case, translations, termbase, target)
    findings += _on_page(article, translations, source, target, usual)
    findings += (_finding("unverified", Level.INFO, fault, article, target, None) for fault in unverified(article, translations, source, target))
    findings = list(waive(findings, article, case.requirements, translations, waivers))
    if settings.review.mode is Mode.REQUIRED and not target.pseudo:
        findings += on_reviews(article, translations, reviews, target)
    unsound = {finding.warning for finding in findings if finding.level is Level.ERROR} | {finding.warning for finding in case.errors}
    texts = trusted(article, translations, findings)
    translated = sum(text is not None for text in texts)
    findings += _on_share(article, texts, settings, target)
    harmed = _harmed(article, unsound)
    tally = Tally(len(article.units), translated, _warnings(case), tuple(id_ for id_ in _warnings(case) if id_ not in harmed))
    seen = evidence(article, case.requirements, translations, source)
    if case.errors or any(finding.level is Level.ERROR for finding in findings):
        return Judgement(Withheld(article.name, target.name, tally), tuple(findings), seen)
    return Judgement(Cleared(article.name, target.name, texts, tally), tuple(findings), seen)


def _consult(id_: str, check: Callable[[Subject], Iterable[Found]], subject: Subject) -> tuple[list[Found], list[Fault]]:
    """What a rule finds, and the fault of a rule that fails: it has judged nothing, so the page cannot be cleared."""
    try:
        return list(check(subject)), []
    except PipelineError:
        raise
    except Exception as error:  # whatever it is, the page stays withheld and the other rules go on
        _LOG.debug("the rule %s failed", id_, exc_info=True)
        message = f"the rule {id_} failed ({type(error).__name__}: {error}), so nothing is proven of this text"
        return [], [Fault(message, "report it, with this text and what caveat check -v prints; until then the page stays withheld")]


def _on_units(
    case: Case, translations: tuple[Translation, ...], settings: Settings, source: Language, target: Language, usual: float | None
) -> Iterator[Finding]:
    article = case.article
    rules = choice(UNIT_RULES, settings.levels)
    for unit, state in zip(article.units, translations, strict=True):
        silent = stated_elsewhere(unit, case.requirements) if unit.warning is not None else frozenset()
        subject = UnitSubject(unit, state, source, target, usual, silent=silent)
        near = rules.about(unit, state, target)
        asked, failure = _consult("that chooses rules", partial(concerned, near), subject)
        for rule in near if failure else asked:
            found, crash = _consult(rule.id, rule.check, subject)
            # What matters of a sentence round a warning is that the warning stays in it; its words may fall back to the source.
            guarded = unit.warning is not None or (unit.hosts != () and rule.id.startswith("tag-"))
            level = rule.in_warnings if guarded else settings.levels.get(rule.id, rule.level)
            warning = unit.warning or (unit.hosts[0] if guarded else None)
            for fault in found:
                yield _finding(rule.id, level, fault, article, target, state.place, warning=warning, context=unit.context, msgid=unit.msgid)
            for fault in crash:
                yield _finding("rule-crashed", Level.ERROR, fault, article, target, state.place, warning=warning, context=unit.context, msgid=unit.msgid)

    for whole in pinned(article, case.requirements, translations, source, target):
        for rule in FACT_RULES:
            found, crash = _consult(rule.id, rule.check, whole.subject)
            for id_, fault in (*((rule.id, one) for one in found), *(("rule-crashed", one) for one in crash)):
                place, unit = whole.subject.translation.place, whole.unit
                yield _finding(id_, Level.ERROR, fault, article, target, place, warning=whole.subject.unit.warning, context=unit.context, msgid=unit.msgid)


def _on_page(article: Article, translations: tuple[Translation, ...], source: Language, target: Language, usual: float | None) -> Iterator[Finding]:
    if target.pseudo or not article.marks:
        return
    subject = page_subject(article, translations, source, target, usual)
    for rule in PAGE_RULES:
        found, crash = _consult(rule.id, rule.check, subject)
        for one in found:
            unit = one.statement.unit
            place = one.statement.place
            yield _finding(rule.id, Level.ERROR, one.fault, article, target, place, warning=unit.warning, context=unit.context, msgid=unit.msgid)
        for fault in crash:
            yield _finding("rule-crashed", Level.ERROR, fault, article, target, None)


def _on_warnings(case: Case, translations: tuple[Translation, ...], termbase: Termbase, target: Language) -> Iterator[Finding]:
    """Only where each text of a warning is translated: what is missing has been said already. A pseudo-locale has no terms."""
    if target.pseudo:
        return
    article = case.article
    elsewhere = said_elsewhere(article, case.strangers, translations)
    for requirement in case.requirements:
        for mark in article.marks:
            states = [(unit, translations[unit]) for unit in mark.units if not article.units[unit].address]
            if mark.id != requirement.id or not states or not all(isinstance(state, Translated) for _, state in states):
                continue
            texts = [strip(state.text, article.units[unit].tags) for unit, state in states if isinstance(state, Translated)]
            main = max(states, key=lambda pair: len(article.units[pair[0]].msgid))
            subject = WarningSubject(requirement, " ".join(texts), termbase, elsewhere)
            unit = article.units[main[0]]
            for rule in WARNING_RULES:
                found, crash = _consult(rule.id, rule.check, subject)
                for id_, fault in (*((rule.id, one) for one in found), *(("rule-crashed", one) for one in crash)):
                    place = fault.place or main[1].place
                    yield _finding(id_, Level.ERROR, fault, article, target, place, warning=mark.id, context=unit.context, msgid=unit.msgid)


def _on_share(article: Article, texts: tuple[str | None, ...], settings: Settings, target: Language) -> Iterator[Finding]:
    prose = [text for unit, text in zip(article.units, texts, strict=True) if unit.warning is None and not unit.address]
    share = sum(text is not None for text in prose) / len(prose) if prose else 1.0
    if share < settings.min_translated:
        wanted, found = f"{settings.min_translated:.0%}", f"{share:.0%}"
        fault = Fault(f"{found} of the prose is translated", "translate more of it, or lower min_translated", expected=wanted, found=found)
        yield _finding("too-little-translated", Level.ERROR, fault, article, target, None)


def _finding(
    rule: str,
    level: Level,
    fault: Fault,
    article: Article,
    target: Language,
    place: Place | None,
    *,
    warning: str | None = None,
    context: str | None = None,
    msgid: str | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        level=level,
        message=fault.message,
        hint=fault.hint,
        place=place,
        article=article.name,
        locale=target.name,
        warning=warning,
        context=context,
        msgid=msgid,
        expected=fault.expected,
        found=fault.found,
    )


def _applies(requirement: Requirement, name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in requirement.articles)


def _warnings(case: Case) -> tuple[str, ...]:
    """What is marked and what is required, each once, in the order of the article."""
    return tuple(dict.fromkeys((*case.article.warnings, *(requirement.id for requirement in case.requirements))))


def _harmed(article: Article, unsound: set[str | None]) -> set[str | None]:
    """A sentence that hosts several warnings harms them all."""
    harmed = set(unsound)
    for unit in article.units:
        if any(host in unsound for host in unit.hosts):
            harmed.update(unit.hosts)
    return harmed
