"""Findings for machines: the JSON that DESIGN fixes; docs/report.schema.json is its schema."""

from __future__ import annotations

from typing import Any

from pipeline.model import Finding, Judgement, Outcome, Waiver, Withheld
from pipeline.report.counts import count
from pipeline.report.json_text import render


def render_json(outcome: Outcome) -> str:
    """The whole outcome as one JSON object, with a line feed at its end."""
    findings = list(outcome.findings())
    counts = count(outcome)
    report = {
        "version": 1,
        "summary": {
            "pages": counts.pages,
            "cleared": counts.cleared,
            "withheld": counts.pages - counts.cleared,
            "units": counts.units,
            "translated": counts.translated,
            "warnings": counts.warnings,
            "warnings_sound": counts.sound,
            "findings": {level.value: number for level, number in counts.findings.items()},
            "waived": counts.waived,
        },
        "pages": [_page(judgement) for judgement in outcome.judgements],
        "findings": [_finding(finding) for finding in findings],
    }
    return render(report)


def _page(judgement: Judgement) -> dict[str, Any]:
    verdict = judgement.verdict
    return {
        "article": verdict.article,
        "locale": verdict.locale,
        "verdict": "withheld" if isinstance(verdict, Withheld) else "cleared",
        "units": verdict.tally.units,
        "translated": verdict.tally.translated,
        "warnings": len(verdict.tally.warnings),
        "warnings_sound": len(verdict.tally.sound),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.level.value,
        "article": finding.article,
        "locale": finding.locale,
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "msgctxt": finding.context,
        "msgid": finding.msgid,
        "warning": finding.warning,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "hint": finding.hint,
        "digest": finding.digest,
        "waived": None if finding.waived is None else _waiver(finding.waived),
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "reason": waiver.reason,
        "who": waiver.who,
        "expires": waiver.expires.isoformat(),
        "file": waiver.place.file,
        "line": waiver.place.line,
    }
