"""JUnit's XML: a test suite a locale, a test case for each warning, for the contract and for the prose; what passes stands there too.

The XML is written by hand: it has six elements, and every text has been through `visible`, which leaves nothing that XML 1.0 cannot hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from pipeline.model import Finding, Judgement, Level, Outcome
from pipeline.report.counts import count
from pipeline.report.text import render_findings
from pipeline.report.visible import visible

_LONG = 2000


@dataclass(frozen=True, slots=True)
class Case:
    """One test case: `said` is printed whether it passes or not."""

    name: str
    said: str
    findings: list[Finding]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def render_junit(outcome: Outcome, *, source: str) -> str:
    """A failure is an error in a warning, in the prose or on the project; lesser findings are told in `system-out`. `source` is the source locale.

    Names are unique: class `caveat.<locale>`, case `<article> › <warning>`; of what belongs to no page, `caveat.<locale>`, case `contract`.
    """
    locales = list(dict.fromkeys((source, *(judgement.verdict.locale for judgement in outcome.judgements))))
    pages: dict[str, list[Judgement]] = {locale: [] for locale in locales}
    for judgement in outcome.judgements:
        pages[judgement.verdict.locale].append(judgement)
    checked = str(count(outcome))
    suites = [_suite(locale, list(_cases(locale, pages[locale], outcome.general, source)), checked) for locale in locales]
    total = sum(number for number, _, _ in suites)
    failures = sum(failed for _, failed, _ in suites)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="caveat" tests="{total}" failures="{failures}" errors="0">\n'
    return head + "".join(text for _, _, text in suites) + "</testsuites>\n"


def _cases(locale: str, judgements: Iterable[Judgement], general: Iterable[Finding], source: str) -> Iterator[Case]:
    """What the project as a whole did is told once, with the source."""
    yield Case("contract", "", [one for one in general if (one.locale or source) == locale])
    for judgement in judgements:
        verdict = judgement.verdict
        warnings = verdict.tally.warnings
        found = chain(judgement.findings, _of_hosts(judgement))
        by_warning: dict[str | None, list[Finding]] = {}
        for finding in found:
            by_warning.setdefault(finding.warning if finding.warning in warnings else None, []).append(finding)
        for warning in warnings:
            yield Case(f"{verdict.article} › {warning}", "", by_warning.get(warning, []))
        yield Case(f"{verdict.article} › (prose)", f"{verdict.tally.translated} of {verdict.tally.units} units translated\n", by_warning.get(None, []))


def _of_hosts(judgement: Judgement) -> Iterator[Finding]:
    """A warning that is unsound without a finding of its own: its sentence hosts another, or the source is at fault."""
    verdict = judgement.verdict
    told = {finding.warning for finding in judgement.findings if finding.level is Level.ERROR}
    for warning in verdict.tally.warnings:
        if warning not in verdict.tally.sound and warning not in told:
            yield Finding("unsound", Level.ERROR, "the source, or a warning in the same sentence, is at fault", "mend that first", warning=warning)


def _suite(locale: str, cases: list[Case], checked: str) -> tuple[int, int, str]:
    failed = sum(case.failed for case in cases)
    seen: Counter[str] = Counter()
    inner = [f'<properties><property name="checked" value={_quoted(checked)}/></properties>\n']
    for case in cases:
        name = visible(case.name, _LONG)
        seen[name] += 1
        inner.append(_case(locale, name if seen[name] == 1 else f"{name} ({seen[name]})", case))
    head = f'<testsuite name={_quoted(f"caveat.{locale}")} tests="{len(cases)}" failures="{failed}" errors="0">\n'
    return len(cases), failed, f"{head}{''.join(inner)}</testsuite>\n"


def _case(locale: str, name: str, case: Case) -> str:
    head = f"<testcase classname={_quoted(f'caveat.{locale}')} name={quoteattr(name)}"
    errors = [finding for finding in case.findings if finding.level is Level.ERROR]
    rest = case.said + render_findings(finding for finding in case.findings if finding.level is not Level.ERROR)
    inner = ""
    if errors:
        inner += f"<failure message={_quoted(errors[0].message)} type={_quoted(errors[0].rule)}>{escape(render_findings(errors))}</failure>"
    if rest:
        inner += f"<system-out>{escape(rest)}</system-out>"
    return f"{head}>{inner}</testcase>\n" if inner else f"{head}/>\n"


def _quoted(text: str) -> str:
    return quoteattr(visible(text, _LONG))
