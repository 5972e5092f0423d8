"""SARIF 2.1.0 (OASIS Standard, Static Analysis Results Interchange Format) for code scanning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from pipeline.model import Explanation, Finding, Level, Outcome
from pipeline.report.counts import count
from pipeline.report.identity import fingerprints
from pipeline.report.json_text import render
from pipeline.report.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_LONG = 1000


def render_sarif(outcome: Outcome, explanations: Iterable[Explanation], *, version: str, settings: str) -> str:
    """One run with all findings; `version` is the program's. A finding without a place is placed in `settings`, the file of the project's settings.

    Notes are results too; what is waived is suppressed, with its reason.
    """
    words = {one.rule: one for one in explanations}
    used = list(dict.fromkeys((*words, *(finding.rule for finding in outcome.findings()))))
    index = {rule: number for number, rule in enumerate(used)}
    counts = count(outcome)
    run = {
        "tool": {"driver": {"name": "caveat", "semanticVersion": version, "rules": [_rule(rule, words.get(rule)) for rule in used]}},
        "invocations": [{"executionSuccessful": True, "exitCode": int(outcome.failed)}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index, print_, nth, settings) for finding, print_, nth in fingerprints(outcome.findings())],
        "properties": {"checked": str(counts)},
    }
    return render({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(id_: str, words: Explanation | None) -> dict[str, Any]:
    if words is None:
        return {"id": id_}
    text = "\n\n".join(part for part in (words.summary, words.details, words.settle) if part)
    made: dict[str, Any] = {
        "id": id_,
        "shortDescription": {"text": words.summary or id_},
        "fullDescription": {"text": words.summary or id_},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "error" if words.weight.startswith("error") else "warning"},
    }
    return made | ({"properties": {"tags": [words.kind]}} if words.kind else {})


def _result(finding: Finding, index: dict[str, int], print_: str, nth: int, settings: str) -> dict[str, Any]:
    made = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": message(finding)},
        "locations": [_location(finding, settings)],
        "partialFingerprints": {"ruleLocaleUnit/v1": f"{print_}:{nth}"},
        "properties": {key: value for key, value in (("article", finding.article), ("locale", finding.locale), ("warning", finding.warning)) if value},
    }
    waiver = finding.waived
    if waiver is not None:
        reason = f"{waiver.reason} ({waiver.who}, until {waiver.expires.isoformat()})"
        made["suppressions"] = [{"kind": "external", "justification": reason}]
    return made


def message(finding: Finding, limit: int = _LONG) -> str:
    """What is wrong, where, and what to do, on a few lines that can be seen, each shortened behind `limit` characters."""
    subject = ", ".join(part for part in (finding.locale, f"warning {finding.warning}" if finding.warning else None) if part)
    lines = [f"{subject}: {finding.message}" if subject else finding.message]
    lines += [f"expected: {finding.expected}"] if finding.expected is not None else []
    lines += [f"found: {finding.found}"] if finding.found is not None else []
    return "\n".join(visible(line, limit) for line in (*lines, f"mend: {finding.hint}"))


def _location(finding: Finding, settings: str) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": 1 if place is None else place.line}
    if place is not None and place.column is not None:
        region["startColumn"] = place.column
    file = settings if place is None else place.file
    # A surrogate that stands for a byte which is no UTF-8 goes back to that byte.
    uri = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
