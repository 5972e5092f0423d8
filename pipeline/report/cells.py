"""What stands in the cells of the HTML report's matrices: a row for each warning, a cell for each locale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from pipeline.locales import language
from pipeline.model import Empty, Evidence, Finding, Fuzzy, Judgement, Missing, Obsolete, Stale, Translated, Translation
from pipeline.report.counts import in_warning
from pipeline.report.visible import readable, visible

_LONG = 2000


class Sign(Enum):
    """How a warning stands in a locale."""

    SOUND = "sound"
    WAIVED = "waived"
    UNSOUND = "unsound"


@dataclass(frozen=True, slots=True)
class Cell:
    """One warning in one locale. In the source's own language nothing is said beside the source."""

    sign: Sign
    seen: Evidence | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One warning in all locales; None where a page does not have it."""

    warning: str
    severity: str | None
    seen: Evidence | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article's matrix: `locales[i]` and `judgements[i]` are column i."""

    name: str
    source: str
    judgements: tuple[Judgement, ...]
    rows: tuple[Row, ...]

    @property
    def locales(self) -> tuple[str, ...]:
        """The columns' locales."""
        return tuple(judgement.verdict.locale for judgement in self.judgements)


def read_article(name: str, judgements: tuple[Judgement, ...], source: str) -> Article:
    """All judgements of one article, one a locale; `source` is the source locale."""
    ids = dict.fromkeys(id_ for judgement in judgements for id_ in judgement.verdict.tally.warnings)
    seen = [{one.warning: one for one in judgement.evidence} for judgement in judgements]
    rows = []
    for id_ in ids:
        known = next((found[id_] for found in seen if id_ in found), None)
        cells = tuple(_cell(id_, judgement, found.get(id_)) for judgement, found in zip(judgements, seen, strict=True))
        rows.append(Row(id_, known.severity if known else None, known, cells))
    return Article(name, source, judgements, tuple(rows))


def _cell(warning: str, judgement: Judgement, seen: Evidence | None) -> Cell | None:
    tally = judgement.verdict.tally
    if warning not in tally.warnings:
        return None
    findings = tuple(in_warning(judgement, warning))
    if warning not in tally.sound:
        return Cell(Sign.UNSOUND, seen, findings)
    return Cell(Sign.WAIVED if any(finding.waived for finding in findings) else Sign.SOUND, seen, findings)


def article_data(article: Article) -> str:
    """JSON for the script of the report, with nothing in it that could end a script element."""
    data = {
        "source": _language(article.source),
        "locales": [_language(locale) for locale in article.locales],
        "warnings": [_warning(row) for row in article.rows],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _language(name: str) -> list[str]:
    found = language(name)
    return [name, found.tag, found.direction, found.english]


def _warning(row: Row) -> dict[str, object]:
    return {
        "id": visible(row.warning, _LONG),
        "source": [readable(passage.source) for passage in row.seen.passages] if row.seen else [],
        "facts": [visible(fact, _LONG) for fact in row.seen.facts] if row.seen else [],
        "cells": [None if cell is None else _content(cell) for cell in row.cells],
    }


def _content(cell: Cell) -> list[object]:
    """Texts, None in the source's own language; what keeps each from being done, "" where nothing does; findings."""
    states = [passage.translation for passage in cell.seen.passages] if cell.seen else []
    known = [state for state in states if state is not None]
    said = None if states and not known else [_text(state) for state in known]
    return [said, [_state(state) for state in known], [_finding(finding) for finding in cell.findings]]


def _text(state: Translation) -> str | None:
    match state:
        case Missing() | Empty():
            return None
        case Fuzzy(text=text) | Obsolete(text=text) | Stale(text=text) | Translated(text=text):
            return readable(text)
        case _:
            assert_never(state)


def _state(state: Translation) -> str:
    return "" if isinstance(state, Translated) else type(state).__name__.lower()


def _finding(finding: Finding) -> list[object]:
    return [finding.level.value, f"{visible(finding.message, _LONG)} [{finding.rule}]", [[key, visible(value, _LONG)] for key, value in _pairs(finding)]]


def _pairs(finding: Finding) -> Iterator[tuple[str, str]]:
    waiver = finding.waived
    if waiver is not None:
        yield "waived", f"by {waiver.who} until {waiver.expires.isoformat()}: {waiver.reason}"
    if finding.expected is not None:
        yield "expected", finding.expected
    if finding.found is not None:
        yield "found", finding.found
    yield "mend", finding.hint
    if finding.place is not None:
        yield "place", f"{finding.place.file}:{finding.place.line}"
    if finding.digest is not None and waiver is None:
        yield "digest", finding.digest
