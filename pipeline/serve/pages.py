"""The preview's own pages: all articles in all locales, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pipeline.serve.bar import MARKS, reload
from pipeline.serve.values import Remark, Row, Standing, Tab, Trouble

_ALL = '<a href="/.caveat/">All pages</a>'


def overview(rows: Sequence[Row], remarks: Sequence[Remark]) -> str:
    """Each article with its page in every locale, and what is wrong with the project as a whole."""
    tabs = rows[0].tabs if rows else ()
    columns = "".join(f'<th scope="col"><abbr title="{escape(tab.english)}">{escape(tab.tag)}</abbr></th>' for tab in tabs)
    lines = "".join(
        f'<tr><th scope="row"><a href="{escape(row.tabs[0].address)}">{escape(row.article)}</a><br><code>{escape(row.file)}</code></th>'
        + "".join(map(_cell, row.tabs))
        + "</tr>\n"
        for row in rows
    )
    general = "".join(
        f'<li><b class="{remark.level}">{remark.level}</b> {escape(remark.message)} <code>{escape(remark.place or remark.rule)}</code><br>'
        f"{escape(remark.hint)}</li>\n"
        for remark in remarks
    )
    key = "✓ a build would publish the page · ✗ it would withhold it · ! some input of it cannot be used" + (
        " · · not judged yet, open it" if any(tab.standing is Standing.UNJUDGED for row in rows for tab in row.tabs) else ""
    )
    return (
        f'<h1>Preview</h1>\n<p class="key">{key}</p>\n'
        f'<div class="scroll" role="region" aria-label="Pages" tabindex="0"><table>\n<thead><tr><th scope="col">Article</th>{columns}</tr></thead>\n'
        f"<tbody>\n{lines}</tbody>\n</table></div>\n" + (f"<h2>Of the project as a whole</h2>\n<ul>\n{general}</ul>\n" if general else "")
    )


def _cell(tab: Tab) -> str:
    told = f"{tab.english}: {tab.standing}" + ("" if tab.trouble is None else f"; {tab.trouble}")
    return f'<td><a class="{tab.standing.word}" href="{escape(tab.address)}" title="{escape(told)}" aria-label="{escape(told)}">{MARKS[tab.standing]}</a></td>'


def broken(trouble: Trouble) -> str:
    """Why a page cannot be shown: where, what, and how to mend it. It goes away by itself."""
    place = "" if trouble.place is None else f'<p class="place"><code>{escape(trouble.place)}</code></p>\n'
    return (
        f'<h1>This cannot be shown yet</h1>\n<div class="trouble" role="alert">\n{place}<p>{escape(trouble.cause)}</p>\n'
        f'<p class="mend"><b>Mend:</b> {escape(trouble.mend)}</p>\n</div>\n<p>The page appears as soon as the file is mended. {_ALL}</p>\n'
    )


def absent(path: str) -> str:
    """Nothing lies at a path."""
    return f"<h1>There is no such page</h1>\n<p><code>{escape(path)}</code> is neither a page nor a file of the source folder. {_ALL}</p>\n"


def whole(title: str, body: str, *, origin: str, path: str, stamp: str) -> str:
    """A page of the preview's own round what it says."""
    return (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex, nofollow">\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" href="{escape(origin)}/.caveat/page.css">\n{reload(origin, path, stamp)}</head>\n'
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
