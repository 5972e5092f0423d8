"""What a waiver does: it takes one rule's errors in one warning of one locale for information, as long as texts, contract and date stand.

Law: a waiver changes no text and clears nothing itself; it only lowers the level of a finding that the gate then weighs as it weighs all others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from pipeline.model import Article, Finding, Judgement, Level, Pins, PipelineError, Requirement, Settings, Translated, Translation, Waiver

UNWAIVABLE = frozenset(
    {
        *("missing", "empty", "fuzzy", "facts-changed", "obsolete", "stale"),  # there is no text to let pass
        *("tag-lost", "tag-added", "tag-unbalanced", "tag-moved", "url-unsafe"),  # the page would be another one
        *("term-undefined", "term-general"),  # the glossary's to mend
        "rule-crashed",  # nothing was proved
        *("unsigned", "voided", "reviewer-unknown", "signature-bad"),  # a waiver signs nothing
    }
)
"""Rules whose errors no waiver takes away."""


def digest(article: Article, requirements: Iterable[Requirement], translations: Sequence[Translation], warning: str) -> str | None:
    """What stands for a warning in one locale: its texts, their translations, its severity and what the contract demands. 128 bits of SHA-256, in hex.

    None where one of the texts is not translated, or where the article has no text of that warning.
    """
    texts: list[tuple[str | None, str, str]] = []
    for unit, state in zip(article.units, translations, strict=True):
        if unit.warning != warning:
            continue
        if not isinstance(state, Translated):
            return None
        texts.append((unit.context, unit.msgid, state.text))
    if not texts:
        return None
    severities = [mark.severity for mark in article.marks if mark.id == warning]
    demands = [(one.severity, one.mentions, _pinned(one.facts)) for one in requirements if one.id == warning]
    return hashlib.sha256(json.dumps([texts, severities, demands]).encode()).hexdigest()[:32]


def _pinned(pins: Pins) -> list[tuple[str, str]]:
    return [(fact.value, str(getattr(pins, fact.value))) for fact in sorted(pins.stated)]


def waive(
    findings: Iterable[Finding], article: Article, requirements: Sequence[Requirement], translations: Sequence[Translation], waivers: Sequence[Waiver]
) -> Iterator[Finding]:
    """The findings, each error that may be waived with the digest that a waiver has to name, each waived one as information."""
    digests: dict[str, str | None] = {}
    for finding in findings:
        warning = finding.warning
        if warning is None or finding.level is not Level.ERROR or finding.rule in UNWAIVABLE:
            yield finding
            continue
        if warning not in digests:
            digests[warning] = digest(article, requirements, translations, warning)
        found = replace(finding, digest=digests[warning])
        waiver = next((waiver for waiver in waivers if _covers(waiver, found)), None)
        yield found if waiver is None else replace(found, level=Level.INFO, waived=waiver)


def live(waivers: Iterable[Waiver], today: date) -> tuple[Waiver, ...]:
    """Those whose last day has not passed."""
    return tuple(waiver for waiver in waivers if today <= waiver.expires)


def refuse_unusable(waivers: Iterable[Waiver], allowed: Sequence[str], settings: Settings) -> None:
    """Raises PipelineError for a waiver of a rule that is not there or cannot be waived, or of a locale that the project lacks. `allowed` are ids of rules."""
    for waiver in waivers:
        where = waiver.place
        if waiver.rule in UNWAIVABLE:
            raise PipelineError(f"{waiver.rule} cannot be waived", mend="mend the translation, and delete the waiver", file=where.file, line=where.line)
        if waiver.rule not in allowed:
            near = get_close_matches(waiver.rule, allowed, 1)
            mend = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(allowed)}"
            raise PipelineError(f'"{waiver.rule}" is no rule about warnings', mend=mend, file=where.file, line=where.line)
        if waiver.locale not in settings.locales:
            mend = f"use one of: {', '.join(settings.locales)}"
            raise PipelineError(f'"{waiver.locale}" is not among the project\'s locales', mend=mend, file=where.file, line=where.line)


def idle(waivers: Iterable[Waiver], judgements: Iterable[Judgement], today: date) -> tuple[Finding, ...]:
    """A finding for each waiver that lets nothing pass: its day has passed, its texts have changed, or nothing is left to waive."""
    findings = [finding for judgement in judgements for finding in judgement.findings if finding.digest is not None]
    used = {finding.waived for finding in findings}
    return tuple(_idle(waiver, findings, today) for waiver in waivers if waiver not in used)


def _idle(waiver: Waiver, findings: Iterable[Finding], today: date) -> Finding:
    alike = [finding for finding in findings if (finding.rule, finding.warning, finding.locale) == (waiver.rule, waiver.warning, waiver.locale)]
    rule, hint = "waiver-idle", "delete the waiver"
    if any(_covers(waiver, finding) for finding in alike) and today > waiver.expires:
        rule, message = "waiver-expired", f"the waiver of {waiver.rule} by {waiver.who} ended on {waiver.expires.isoformat()}"
        hint = "mend the translation and delete the waiver, or have the safety owner decide anew"
    elif alike:
        message = f"a text of the warning has changed since {waiver.who} waived {waiver.rule}"
        hint = f"mend the translation and delete the waiver, or judge the new text and write digest = {json.dumps(alike[0].digest)}"
    else:
        message = f"there is no finding of {waiver.rule} to waive"
    found = waiver.digest
    return Finding(rule, Level.WARNING, message, hint, waiver.place, locale=waiver.locale, warning=waiver.warning, found=found)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    asked = (finding.rule, finding.warning, finding.locale, finding.digest)
    return (waiver.rule, waiver.warning, waiver.locale, waiver.digest) == asked
