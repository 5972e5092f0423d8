"""One HTML file for people: a matrix of warnings and locales for each article, each cell opening to texts, facts and findings.

Self-contained: its style and its script stand in it and are the only ones that its Content-Security-Policy allows, by digest; it loads nothing.
A cell's content is data until it is opened, so that forty locales of a thousand warnings stay a table.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from pipeline.locales import language
from pipeline.model import Finding, Judgement, Level, Outcome, Withheld
from pipeline.report.cells import Article, Cell, Row, Sign, article_data, read_article
from pipeline.report.counts import count
from pipeline.report.visible import visible

_MARKS = {Sign.SOUND: ("s", "✓", "sound"), Sign.WAIVED: ("w", "!", "waived"), Sign.UNSOUND: ("u", "✗", "unsound")}
_LONG = 500
_SHOWN = 1000
"""Findings outside warnings that are listed."""


def render_html(outcome: Outcome, *, source: str) -> str:
    """The whole page. `source` is the source locale."""
    style, script = (files("pipeline.report").joinpath(name).read_text("utf-8") for name in ("report.css", "report.js"))
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    groups = groupby(outcome.judgements, lambda judgement: judgement.verdict.article)
    articles = "".join(_article(read_article(name, tuple(group), source)) for name, group in groups)
    state = "pages are withheld" if outcome.failed else "all pages are cleared"
    return (
        f'<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Caveat: {state}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>Caveat: {state}</h1>\n"
        f"<p>{escape(str(count(outcome)))}</p>\n{_KEY}{articles}{_others(outcome)}</main>\n{_DIALOG}<script>{script}</script>\n</body>\n</html>\n"
    )


_KEY = (
    '<p class="key"><span><b class="s">✓</b> sound</span><span><b class="w">!</b> sound but for what is waived</span>'
    '<span><b class="u">✗</b> missing or unsound: the page is withheld</span><span>· not in the article</span>'
    '<label><input type="checkbox" id="only"> only warnings that are not sound everywhere</label></p>\n'
    "<noscript><p>Cells open with the help of the script in this file; without it, the text report has the same.</p></noscript>\n"
)
_DIALOG = '<dialog aria-labelledby="opened"><header><h2 id="opened"></h2><form method="dialog"><button>Close</button></form></header><div></div></dialog>\n'


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _article(article: Article) -> str:
    name = _shown(article.name)
    heads = "".join(f'<th scope="col"><abbr title="{_shown(language(one).english)}">{_shown(one)}</abbr></th>' for one in article.locales)
    rows = "".join(map(_row, article.rows))
    pages = "".join(f"<td>{_page(judgement)}</td>" for judgement in article.judgements)
    head = f'<thead><tr><th scope="col">Warning</th>{heads}</tr></thead>'
    table = f'<table>{head}<tbody>{rows}</tbody><tfoot><tr><th scope="row">Page</th>{pages}</tr></tfoot></table>'
    scroll = f'<div class="scroll" tabindex="0" role="group" aria-label="Matrix of {name}">{table}</div>' if article.rows else "<p>No warnings.</p>"
    return f'<section><h2>{name}</h2>{scroll}<script type="application/json">{article_data(article)}</script></section>\n'


def _row(row: Row) -> str:
    sound = ' class="sound"' if all(cell is None or cell.sign is Sign.SOUND for cell in row.cells) else ""
    severity = f"<small>{_shown(row.severity)}</small>" if row.severity else ""
    return f'<tr{sound}><th scope="row" title="{_shown(row.warning)}">{_shown(row.warning)}{severity}</th>{"".join(map(_cell, row.cells))}</tr>'


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "<td>·</td>"
    kind, mark, word = _MARKS[cell.sign]
    return f'<td><button class="{kind}" aria-label="{word}">{mark}</button></td>'


def _page(judgement: Judgement) -> str:
    cleared = not isinstance(judgement.verdict, Withheld)
    tally = judgement.verdict.tally
    share = f"{100 * tally.translated // tally.units} %" if tally.units else "–"
    return f'<span class="{"s" if cleared else "u"}">{"cleared" if cleared else "withheld"}</span><br>{share}'


def _others(outcome: Outcome) -> str:
    """What was found outside warnings, the worst first; what weighs nothing is counted."""
    found = [*outcome.general, *(finding for judgement in outcome.judgements for finding in judgement.findings if _is_elsewhere(finding, judgement))]
    told = [finding for level in (Level.ERROR, Level.WARNING) for finding in found if finding.level is level]
    parts = ["<section><h2>Outside warnings</h2>"]
    if told:
        parts.append(f"<ul>{''.join(_items(told[:_SHOWN]))}</ul>")
    rest = len(found) - len(told[:_SHOWN])
    parts.append(f"<p>{rest} more in the text report (caveat check -v).</p>" if rest else "" if told else "<p>Nothing was found.</p>")
    return "".join((*parts, "</section>\n"))


def _is_elsewhere(finding: Finding, judgement: Judgement) -> bool:
    return finding.warning not in judgement.verdict.tally.warnings


def _items(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        kind = "u" if finding.level is Level.ERROR else "w"
        subject = ", ".join(_words((finding.article, finding.locale, finding.warning)))
        where = "" if finding.place is None else f" <code>{_shown(f'{finding.place.file}:{finding.place.line}')}</code>"
        head = f'<span class="{kind}">{finding.level.value}</span> {subject}: ' if subject else f'<span class="{kind}">{finding.level.value}</span> '
        yield f"<li>{head}<bdi>{_shown(finding.message)}</bdi> [{_shown(finding.rule)}]{where}<br><bdi>{_shown(finding.hint)}</bdi></li>"


def _words(parts: Iterable[str | None]) -> Iterator[str]:
    return (_shown(part) for part in parts if part)


def _shown(text: str) -> str:
    return escape(visible(text, _LONG))
