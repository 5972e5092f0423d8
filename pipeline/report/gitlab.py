"""GitLab's code quality report: a JSON array with one object a finding."""

from __future__ import annotations

import hashlib

from pipeline.model import Finding, Level, Outcome
from pipeline.report.counts import count
from pipeline.report.identity import fingerprints
from pipeline.report.json_text import render
from pipeline.report.visible import visible

_SEVERITIES = {Level.ERROR: "blocker", Level.WARNING: "minor", Level.INFO: "info"}


def render_gitlab(outcome: Outcome, *, settings: str) -> str:
    """All findings, each with a fingerprint of its own that stays when lines move; the last object says how much was checked.

    A finding without a place is placed in `settings`, the file of the project's settings.
    """
    issues = [_issue(finding, print_, nth, settings) for finding, print_, nth in fingerprints(outcome.findings())]
    checked = {
        "description": f"checked: {count(outcome)}",
        "check_name": "caveat",
        "fingerprint": hashlib.sha256(b"checked").hexdigest(),
        "severity": "info",
        "location": {"path": settings, "lines": {"begin": 1}},
    }
    return render([*issues, checked])


def _issue(finding: Finding, print_: str, nth: int, settings: str) -> dict[str, object]:
    subject = ", ".join(part for part in (finding.locale, f"warning {finding.warning}" if finding.warning else None) if part)
    waiver = finding.waived
    waived = "" if waiver is None else f" (waived until {waiver.expires.isoformat()} by {waiver.who}: {waiver.reason})"
    place = finding.place
    return {
        "description": visible(f"{subject}: {finding.message}{waived}. {finding.hint}" if subject else f"{finding.message}. {finding.hint}", 1000),
        "check_name": finding.rule,
        "fingerprint": print_ if nth == 0 else hashlib.sha256(f"{print_}:{nth}".encode()).hexdigest(),
        "severity": _SEVERITIES[finding.level],
        "location": {"path": settings if place is None else place.file, "lines": {"begin": 1 if place is None else place.line}},
    }
