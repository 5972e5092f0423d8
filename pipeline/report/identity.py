"""What tells one finding from another over several runs: not its line, not its wording, but rule, locale and unit."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str, int]]:
    """Each finding with its fingerprint, 64 hexadecimal digits, and how many with the same one came before it.

    Equal findings of one unit differ in that number alone, so the pair is unique in a run and stays where lines move.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        print_ = fingerprint(finding)
        yield finding, print_, seen[print_]
        seen[print_] += 1


def fingerprint(finding: Finding) -> str:
    """SHA-256 over rule, locale, article, warning and unit."""
    parts = (finding.rule, finding.locale, finding.article, finding.warning, finding.context, finding.msgid)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
