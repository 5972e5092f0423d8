"""Findings for machines: the JSON that DESIGN fixes; docs/report.schema.json is its schema."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model import Cleared, Finding, Judgement, Level, Outcome


def render_json(outcome: Outcome) -> str:
    """The whole outcome as one JSON object, with a line feed at its end."""
    findings = list(outcome.findings())
    verdicts = [judgement.verdict for judgement in outcome.judgements]
    cleared = sum(isinstance(verdict, Cleared) for verdict in verdicts)
    report = {
        "version": 1,
        "summary": {
            "pages": len(verdicts),
            "cleared": cleared,
            "withheld": len(verdicts) - cleared,
            "units": sum(verdict.tally.units for verdict in verdicts),
            "translated": sum(verdict.tally.translated for verdict in verdicts),
            "warnings": sum(len(verdict.tally.warnings) for verdict in verdicts),
            "warnings_sound": sum(len(verdict.tally.sound) for verdict in verdicts),
            "findings": {level.value: sum(finding.level is level for finding in findings) for level in Level},
        },
        "pages": [_page(judgement) for judgement in outcome.judgements],
        "findings": [_finding(finding) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _page(judgement: Judgement) -> dict[str, Any]:
    verdict = judgement.verdict
    return {
        "article": verdict.article,
        "locale": verdict.locale,
        "verdict": "cleared" if isinstance(verdict, Cleared) else "withheld",
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
    }
