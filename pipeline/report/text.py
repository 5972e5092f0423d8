"""Findings for people: grouped by locale and file, each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.locales import language
from pipeline.model import Finding, Level, Outcome
from pipeline.report.counts import count, plural
from pipeline.report.visible import inert, visible

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}
_PATH = 4096
"""A path is never shortened: its line number stands at its end."""


def render_text(outcome: Outcome, *, least: Level) -> str:
    """`least` is the lightest level that is spelled out; lighter findings are counted. What is waived is always spelled out."""
    findings = list(outcome.findings())
    shown = [finding for finding in findings if _ORDER[finding.level] <= _ORDER[least] or finding.waived]
    return inert("\n".join((*_groups(shown), *_counts(findings, shown), summary(outcome))) + "\n")


def render_findings(findings: Iterable[Finding]) -> str:
    """All of these findings, without a summary."""
    return inert("".join(f"{line}\n" for line in _groups(findings)))


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
    if finding.waived is not None:
        waiver = finding.waived
        yield f"      waived:   by {visible(waiver.who)} until {waiver.expires.isoformat()}, {visible(waiver.place.file, _PATH)}:{waiver.place.line}"
        yield f"      reason:   {visible(waiver.reason)}"
        return
    yield f"      mend:     {visible(finding.hint)}"
    if finding.digest is not None:
        yield f"      digest:   {finding.digest}"


def _counts(findings: list[Finding], shown: list[Finding]) -> Iterator[str]:
    missing: dict[str, dict[str, None]] = {}
    for finding in findings:
        if finding.rule == "unverified":
            missing.setdefault(finding.found or "", {})[finding.locale or ""] = None
    for aspect, locales in missing.items():
        yield f"not verified: {visible(aspect)} in {', '.join(locales)}"
    rest = len(findings) - len(shown)
    if rest:
        yield f"{plural(rest, 'lesser finding')} not shown; -v shows all"


def summary(outcome: Outcome) -> str:
    """How much was looked at, and what came of it."""
    return str(count(outcome))
