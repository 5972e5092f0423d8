"""What is remembered of a judged article, as plain values: verdicts and findings, without the texts that pages are assembled from."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.model import Finding, Judgement, Level, Place, Tally, Waiver, Withheld
from pipeline.validate.passing import recalled

_FIELDS = ("rule", "message", "hint", "article", "locale", "warning", "context", "msgid", "expected", "found", "digest")


def frozen(value: Any) -> bytes:
    """Plain values as bytes, for this interpreter alone."""
    return marshal.dumps(value)


def thawed(content: bytes) -> Any:
    """What `frozen` gave. The caller knows that nobody else made it."""
    return marshal.loads(content)  # noqa: S302  sealed by the store


def plain_judgement(judgement: Judgement) -> tuple[Any, ...]:
    """A verdict with its findings as plain values."""
    verdict, tally = judgement.verdict, judgement.verdict.tally
    sound = None if tally.sound == tally.warnings else tally.sound
    findings = plain_findings(judgement.findings)
    return verdict.locale, not isinstance(verdict, Withheld), tally.units, tally.translated, tally.warnings, sound, findings


def judgement_of(article: str, plain: tuple[Any, ...]) -> Judgement:
    """What `plain_judgement` was given, without evidence and signatures."""
    locale, cleared, units, translated, warnings, sound, findings = plain
    tally = Tally(units, translated, warnings, warnings if sound is None else sound)
    return Judgement(recalled(article, locale, tally, cleared=cleared), findings_of(findings) if findings else ())


def plain_findings(findings: Iterable[Finding]) -> tuple[tuple[Any, ...], ...]:
    """Findings as plain values."""
    return tuple(
        (finding.level.value, _plain_place(finding.place), _plain_waiver(finding.waived), *(_word(getattr(finding, name)) for name in _FIELDS))
        for finding in findings
    )


def findings_of(plain: Iterable[tuple[Any, ...]]) -> tuple[Finding, ...]:
    """What `plain_findings` was given."""
    return tuple(_finding(*one) for one in plain)


def _finding(level: str, place: tuple[Any, ...] | None, waiver: tuple[Any, ...] | None, *rest: Any) -> Finding:
    words = dict(zip(_FIELDS, rest, strict=True))
    return Finding(level=Level(level), place=None if place is None else Place(*place), waived=None if waiver is None else _waiver(*waiver), **words)


def _word(value: str | None) -> str | None:
    """A text without the enumeration that it may be a member of."""
    return None if value is None else str(value)


def _plain_place(place: Place | None) -> tuple[Any, ...] | None:
    return None if place is None else (place.file, place.line, place.column)


def _plain_waiver(waiver: Waiver | None) -> tuple[Any, ...] | None:
    if waiver is None:
        return None
    words = (waiver.rule, waiver.warning, waiver.locale, waiver.digest, waiver.reason, waiver.who)
    return *words, waiver.expires.isoformat(), _plain_place(waiver.place)


def _waiver(*plain: Any) -> Waiver:
    rule, warning, locale, digest, reason, who, expires, place = plain
    return Waiver(rule, warning, locale, digest, reason, who, date.fromisoformat(expires), Place(*place))
