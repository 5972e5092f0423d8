"""The matrix of locales and warnings: one row a locale, one column a warning, for each article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.locales import language
from pipeline.model import Judgement, Outcome, Withheld
from pipeline.report.visible import inert, visible

_SOUND, _UNSOUND, _NONE = "✓", "✗", "·"


def render_matrix(outcome: Outcome) -> str:
    """A table for each article, in the order of the outcome, and what its signs mean."""
    parts = [_article(article, list(group)) for article, group in groupby(outcome.judgements, lambda judgement: judgement.verdict.article)]
    return inert("\n".join(parts)) + f"\n{_SOUND} sound   {_UNSOUND} missing or unsound: the page is withheld\n"


def _article(article: str, judgements: list[Judgement]) -> str:
    warnings = list(dict.fromkeys(id_ for judgement in judgements for id_ in judgement.verdict.tally.warnings))
    rows = [[visible(article), "", *map(visible, warnings), "translated", "page"], *(_row(judgement, warnings) for judgement in judgements)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_lines(rows, widths)) + "\n"


def _row(judgement: Judgement, warnings: list[str]) -> list[str]:
    verdict = judgement.verdict
    tally = verdict.tally
    marks = [_NONE if id_ not in tally.warnings else _SOUND if id_ in tally.sound else _UNSOUND for id_ in warnings]
    # Rounded down: 100 % must mean all.
    share = f"{100 * tally.translated // tally.units} %" if tally.units else "–"
    return [verdict.locale, language(verdict.locale).english, *marks, share, "WITHHELD" if isinstance(verdict, Withheld) else "cleared"]


def _lines(rows: list[list[str]], widths: list[int]) -> Iterator[str]:
    last = len(widths) - 1
    for row in rows:
        cells = [
            cell.ljust(width) if column < 2 or column == last else cell.rjust(width) if column == last - 1 else cell.center(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
