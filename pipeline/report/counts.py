"""How much was looked at: what every report says first or last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Finding, Judgement, Level, Outcome, Withheld


@dataclass(frozen=True, slots=True)
class Counts:
    """Pages, warnings and units of an outcome, and its findings by level; `waived` are among those of level info."""

    pages: int
    cleared: int
    warnings: int
    sound: int
    units: int
    translated: int
    findings: dict[Level, int]
    waived: int

    def __str__(self) -> str:
        waived = f" {plural(self.waived, 'finding')} waived." if self.waived else ""
        return (
            f"{plural(self.pages, 'page')}: {self.cleared} cleared, {self.pages - self.cleared} withheld. "
            f"{plural(self.warnings, 'warning')}: {self.sound} sound. {plural(self.units, 'unit')}: {self.translated} translated. "
            f"{plural(self.findings[Level.ERROR], 'error')}.{waived}"
        )


def count(outcome: Outcome) -> Counts:
    """Adds up an outcome."""
    tallies = [judgement.verdict.tally for judgement in outcome.judgements]
    findings = dict.fromkeys(Level, 0)
    waived = 0
    for finding in outcome.findings():
        findings[finding.level] += 1
        waived += finding.waived is not None
    return Counts(
        pages=len(tallies),
        cleared=sum(not isinstance(judgement.verdict, Withheld) for judgement in outcome.judgements),
        warnings=sum(len(tally.warnings) for tally in tallies),
        sound=sum(len(tally.sound) for tally in tallies),
        units=sum(tally.units for tally in tallies),
        translated=sum(tally.translated for tally in tallies),
        findings=findings,
        waived=waived,
    )


def plural(number: int, word: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def in_warning(judgement: Judgement, warning: str) -> Iterator[Finding]:
    """What was found in one warning on one page."""
    return (finding for finding in judgement.findings if finding.warning == warning)
