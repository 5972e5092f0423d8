"""Findings for people: grouped by locale and file, each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.locales import language
from pipeline.model import Cleared, Finding, Level, Outcome
from pipeline.report.visible import visible

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}
_PATH = 4096
"""A path is never shortened: its line number stands at its end."""


def render_text(outcome: Outcome, *, least: Level) -> str:
    """`least` is the lightest level that is spelled out; lighter findings are counted."""
    findings = list(outcome.findings())
    shown = [finding for finding in findings if _ORDER[finding.level] <= _ORDER[least]]
    return "\n".join((*_groups(shown), *_counts(findings, shown), summary(outcome))) + "\n"


def render_findings(findings: Iterable[Finding]) -> str:
    """All of these findings, without a summary."""
    return "".join(f"{line}\n" for line in _groups(findings))


def _groups(findings: Iterable[Finding]) -> Iterator[str]:
    def group(finding: Finding) -> tuple[str, str]:
        return finding.locale or "", "" if finding.place is None else finding.place.file

    for (locale, file), members in groupby(sorted(findings, key=lambda finding: (*group(finding), _line(finding), _ORDER[finding.level])), group):
        yield " · ".join(part for part in (f"{locale} {language(locale).english}" if locale else "", visible(file, _PATH)) if part) or "project"
        for finding in members:
            yield from _finding(finding)
        yield ""


def _line(finding: Finding) -> int:
    return 0 if finding.place is None else finding.place.line


def _finding(finding: Finding) -> Iterator[str]:
    where = visible(finding.article or "project" if finding.place is None else f"{finding.place.file}:{finding.place.line}", _PATH)
    subject = f"warning {visible(finding.warning)}: " if finding.warning else ""
    yield f"  {where}: {finding.level.value}: {subject}{visible(finding.message)} [{finding.rule}]"
    if finding.expected is not None:
        yield f"      expected: {visible(finding.expected)}"
    if finding.found is not None:
        yield f"      found:    {visible(finding.found) or '(nothing)'}"
    yield f"      mend:     {visible(finding.hint)}"


def _counts(findings: list[Finding], shown: list[Finding]) -> Iterator[str]:
    rest = len(findings) - len(shown)
    if rest:
        yield f"{_plural(rest, 'lesser finding')} not shown; -v shows all"


def summary(outcome: Outcome) -> str:
    """How much was looked at, and what came of it."""
    verdicts = [judgement.verdict for judgement in outcome.judgements]
    cleared = sum(isinstance(verdict, Cleared) for verdict in verdicts)
    warnings = sum(len(verdict.tally.warnings) for verdict in verdicts)
    sound = sum(len(verdict.tally.sound) for verdict in verdicts)
    units = sum(verdict.tally.units for verdict in verdicts)
    translated = sum(verdict.tally.translated for verdict in verdicts)
    errors = sum(finding.level is Level.ERROR for finding in outcome.findings())
    return (
        f"{_plural(len(verdicts), 'page')}: {cleared} cleared, {len(verdicts) - cleared} withheld. "
        f"{_plural(warnings, 'warning')}: {sound} sound. {_plural(units, 'unit')}: {translated} translated. {_plural(errors, 'error')}."
    )


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
