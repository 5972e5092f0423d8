"""What the preview puts into the head of an article's page: a template that bar.js shows in a shadow root, so that page and bar do not disturb each other.

Whatever stands in a catalogue, it is text here: all that is not this module's own is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from pipeline.serve.values import Issue, Remark, Sheet, Standing, State, Tab

MARKS = {Standing.CLEARED: "✓", Standing.WITHHELD: "✗", Standing.UNREADABLE: "!", Standing.UNJUDGED: "·"}
_MEANINGS = {
    Standing.CLEARED: ("A build would publish it.", ""),
    Standing.WITHHELD: ("A build would not publish it.", "The source text stands in for what is not sound."),
    Standing.UNREADABLE: ("A build would stop here.", ""),
    Standing.UNJUDGED: ("", ""),
}
"""What follows from a verdict, and what there is to add where there is room."""


def head(sheet: Sheet) -> str:
    """The markup for the end of the head."""
    return (
        '\n<meta name="robots" content="noindex, nofollow">\n'
        f'<template id="caveat-bar">{bar(sheet)}</template>\n'
        f'<script defer src="{escape(sheet.origin)}/.caveat/bar.js"></script>\n{reload(sheet.origin, sheet.path, sheet.stamp)}'
    )


def reload(origin: str, path: str, stamp: str) -> str:
    """The script that loads a page again when there is another one at its path."""
    return f'<script defer src="{escape(origin)}/.caveat/reload.js" data-path="{escape(path)}" data-stamp="{escape(stamp)}"></script>\n'


def bar(sheet: Sheet) -> str:
    """The bar of a page: its verdict, its languages, its findings."""
    here = sheet.here
    meaning, more = _MEANINGS[here.standing]
    return (
        f'<link rel="stylesheet" href="{escape(sheet.origin)}/.caveat/bar.css">\n'
        f'<section class="bar {here.standing.word}" aria-label="Caveat preview" lang="en" dir="ltr">\n'
        f'<p class="verdict"><a href="{escape(sheet.origin)}/.caveat/">Preview</a> <strong>{MARKS[here.standing]} {here.standing}</strong>'
        f' {meaning} <span class="more">{more}</span></p>\n'
        f"{_languages(sheet)}{_findings(sheet)}"
        '<label class="toggle"><input type="checkbox" checked> Marks</label>\n</section>\n<div class="marks" aria-hidden="true"></div>\n'
    )


def _languages(sheet: Sheet) -> str:
    items = "".join(f"<li>{tab_link(tab, here=tab == sheet.here)}</li>\n" for tab in sheet.tabs)
    return (
        f'<details class="languages"><summary><span class="name">{escape(sheet.here.english)}</span> <code>{escape(sheet.here.tag)}</code></summary>\n'
        f'<nav class="panel" aria-label="Languages of {escape(sheet.article)}"><ul>\n{items}</ul></nav></details>\n'
    )


def tab_link(tab: Tab, *, here: bool) -> str:
    """A link to a page, with its verdict."""
    current = ' aria-current="page"' if here else ""
    title = "" if tab.trouble is None else f' title="{escape(tab.trouble)}"'
    return (
        f'<a class="{tab.standing.word}" href="{escape(tab.address)}"{current}{title}><bdi lang="{tab.tag}" dir="{tab.direction}">{escape(tab.autonym)}</bdi> '
        f'<span class="english">{escape(tab.english)}</span> <span class="standing">{MARKS[tab.standing]} {tab.standing}</span></a>'
    )


def counted(issues: Iterable[Issue], remarks: Iterable[Remark]) -> str:
    """How much is wrong, in a few words."""
    counts = Counter(issue.state for issue in issues)
    parts = [f"{counts[state]} {state}" for state in State if counts[state]]
    others = len(tuple(remarks))
    parts += [f"{others} more" if parts else f"{others} findings" if others > 1 else "1 finding"] if others else []
    return ", ".join(parts) or "nothing found"


def _findings(sheet: Sheet) -> str:
    issues = "".join(_issue(issue, sheet) for issue in sheet.issues)
    remarks = "".join(f"<li>{_remark(remark, None)}</li>\n" for remark in sheet.remarks)
    listed = f'<ol class="issues">\n{issues}</ol>\n' if issues else ""
    listed += f'<h2>Of the page as a whole</h2>\n<ul class="remarks">\n{remarks}</ul>\n' if remarks else ""
    listed = listed or "<p>No rule has found anything.</p>\n"
    return (
        f'<details class="findings"><summary>{counted(sheet.issues, sheet.remarks)}</summary>\n'
        f'<div class="panel" role="region" aria-label="Findings" tabindex="0">\n{listed}</div></details>\n'
    )


def _issue(issue: Issue, sheet: Sheet) -> str:
    warning = "" if issue.warning is None else f' <span class="warning">warning {escape(issue.warning)}</span>'
    title = " · ".join((": ".join((issue.state, *(remark.message for remark in issue.remarks[:1]))), issue.place))
    translation = "" if not issue.translation else _words("translation", issue.translation, sheet.here)
    remarks = "".join(f"<li>{_remark(remark, issue)}</li>\n" for remark in issue.remarks)
    return (
        f'<li class="issue {issue.state}" data-unit="{issue.unit}" data-title="{escape(title)}" tabindex="-1">\n'
        f'<p><b class="state">{issue.state}</b>{warning} <code>{escape(issue.place)}</code> <button type="button" class="show">Show</button></p>\n'
        f'{_words("source", issue.source, sheet.source)}{translation}<ul class="remarks">\n{remarks}</ul>\n</li>\n'
    )


def _words(name: str, text: str, spoken: Tab) -> str:
    return f'<p class="words"><b>{name}</b> <bdi lang="{spoken.tag}" dir="{spoken.direction}">{escape(text)}</bdi></p>\n'


def _remark(remark: Remark, issue: Issue | None) -> str:
    """What is said already of the text or its place is not said again."""
    known = () if issue is None else (issue.source, issue.translation, "")
    more = "".join(
        f'<p class="words"><b>{name}</b> <bdi>{escape(value)}</bdi></p>'
        for name, value in (("expected", remark.expected), ("found", remark.found))
        if value is not None and value not in known
    )
    warning = "" if issue is not None or remark.warning is None else f' <span class="warning">warning {escape(remark.warning)}</span>'
    place = "" if remark.place is None or (issue is not None and issue.place == remark.place) else f" <code>{escape(remark.place)}</code>"
    return (
        f'<p><b class="level {remark.level}">{remark.level}</b>{warning} {escape(remark.message)} <code class="rule">{escape(remark.rule)}</code>{place}</p>'
        f'{more}<p class="mend">{escape(remark.hint)}</p>'
    )
