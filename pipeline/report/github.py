"""GitHub: annotations as workflow commands, and a job summary in Markdown.

Law: no line of ours is a workflow command that a translation, a file name or a waiver has written. The text report indents every line that repeats
what it found; here every value is escaped as the runner's own toolkit does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.locales import language
from pipeline.model import Finding, Judgement, Level, Outcome, Withheld
from pipeline.report.counts import count, plural
from pipeline.report.sarif import message
from pipeline.report.visible import visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_EACH = 10
"""Annotations of one kind that GitHub shows for one step."""
_ALL = 50
"""Annotations that it shows for one job; a step of ours leaves room for as many again."""
_SHOWN = 100
_ROWS = 1000
_SHORT = 200
"""Findings, rows and characters of a line that a summary holds: GitHub takes 1 MiB of it."""
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+\-!|~&@:.]")


def render_github(outcome: Outcome) -> str:
    """Annotations, the worst first, and a closing notice that counts what was checked and what is not shown."""
    findings = list(outcome.findings())
    shown: list[str] = []
    left = 0
    for level in Level:
        of_level = [finding for finding in findings if finding.level is level]
        # One notice is kept for the closing count. Findings in warnings come first: they withhold pages.
        room = min(_EACH - (level is Level.INFO), _ALL - 1 - len(shown))
        shown += [_annotation(finding) for finding in sorted(of_level, key=_weight)[:room]]
        left += max(0, len(of_level) - room)
    rest = f" {plural(left, 'finding')} not shown here: see the job summary, or the text report." if left else ""
    return "\n".join((*shown, f"::notice title=caveat::{_data(str(count(outcome)) + rest)}")) + "\n"


def _weight(finding: Finding) -> tuple[bool, bool]:
    return finding.waived is None and finding.level is Level.INFO, finding.warning is None


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {"title": f"caveat: {finding.rule}{' (waived)' if finding.waived else ''}"}
    if place is not None:
        where = {"file": place.file, "line": str(place.line), **({"col": str(place.column)} if place.column else {}), **where}
    return f"::{_COMMANDS[finding.level]} {','.join(f'{key}={_property(value)}' for key, value in where.items())}::{_data(message(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_job_summary(outcome: Outcome) -> str:
    """Markdown for `$GITHUB_STEP_SUMMARY`: the counts, a table of locales for each article, the worst findings."""
    parts = [f"## Caveat: {'withheld' if outcome.failed else 'all cleared'}", _text(str(count(outcome)))]
    pages: Sequence[Judgement] = outcome.judgements
    if len(pages) > _ROWS:
        pages = sorted(pages, key=lambda judgement: not isinstance(judgement.verdict, Withheld))
    for article, group in groupby(pages[:_ROWS], lambda judgement: judgement.verdict.article):
        parts.append("\n".join((f"### {_text(article)}", "", *_table(group))))
    if len(pages) > _ROWS:
        parts.append(f"{len(pages) - _ROWS} more pages were checked.")
    worst = sorted((one for one in outcome.findings() if one.level is Level.ERROR or one.waived), key=lambda one: (one.level is not Level.ERROR, *_weight(one)))
    if worst:
        parts.append("\n".join(("### Errors and waivers", "", *(_item(finding) for finding in worst[:_SHOWN]))))
    if len(worst) > _SHOWN:
        parts.append(f"{len(worst) - _SHOWN} more are in the text report.")
    return "\n\n".join(parts) + "\n"


def _table(judgements: Iterable[Judgement]) -> Iterator[str]:
    yield "| Locale | Page | Warnings sound | Units translated |"
    yield "|---|---|--:|--:|"
    for judgement in judgements:
        verdict = judgement.verdict
        tally = verdict.tally
        page = "**withheld**" if isinstance(verdict, Withheld) else "cleared"
        name = f"{verdict.locale} {language(verdict.locale).english}"
        yield f"| {_text(name)} | {page} | {len(tally.sound)} of {len(tally.warnings)} | {tally.translated} of {tally.units} |"


def _item(finding: Finding) -> str:
    waiver = finding.waived
    waived = "" if waiver is None else f" Waived by {waiver.who} until {waiver.expires.isoformat()}: {waiver.reason}"
    where = "" if finding.place is None else f"{finding.place.file}:{finding.place.line}: "
    return f"- {_text(f'{where}{message(finding, _SHORT)} [{finding.rule}]{waived}'.replace(chr(10), ' · '))}"


def _text(text: str) -> str:
    """Text that Markdown and HTML show as it is: no link, mention, image or tag comes of it."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", visible(text, _SHORT * 6))
