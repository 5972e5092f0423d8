"""Raw HTML in a Markdown article cannot end a warning box, or the page's main part, before its end.

The parser decides, not the look of the markup: besides `</aside>` a `<td>` or a `<button>` may end a box, and an unclosed `<table>` swallows its end tag.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.markdown import Rendered
from pipeline.markup import Element, End, Space, Start, read_tokens
from pipeline.model import PipelineError

_SCOPES = frozenset(("applet", "button", "caption", "marquee", "object", "select", "table", "td", "th", "template"))


def refuse_broken_enclosures(rendered: Rendered, file: str) -> None:
    """Raises PipelineError, with the line of the Markdown file, where an element that rendering wrote ends elsewhere than at its own end tag."""
    if not rendered.enclosures:
        return
    starts = (0, *accumulate(len(line) for line in rendered.html.splitlines(keepends=True)))
    try:
        tokens = [token for token in read_tokens(rendered.html, file) if isinstance(token, Start | End)]
    except PipelineError as error:  # its line is one of the page
        raise PipelineError(error.cause, mend=error.mend, file=file, line=rendered.lines[(error.line or 1) - 1]) from error
    for enclosure in rendered.enclosures:
        start = starts[enclosure.first]
        breach = _breach(tokens, start, starts[enclosure.last + 1] - len(f"</{enclosure.name}>\n"))
        if breach is not None:
            tag = " ".join(rendered.html[breach.tag.start : breach.tag.end].split())
            what = "the page's main part" if enclosure.name == "main" else f"the box that begins on line {rendered.lines[enclosure.first]}"
            raise PipelineError(
                breach.cause.format(tag=tag, what=what), mend=breach.mend, file=file, line=rendered.lines[bisect_right(starts, breach.tag.start) - 1]
            )


@dataclass(frozen=True, slots=True)
class _Breach:
    """The tag that makes an element end elsewhere than it should, and what to say of it."""

    tag: Start | End
    cause: str
    mend: str


def _too_early(tag: Start | End) -> _Breach:
    return _Breach(tag, "{tag} ends {what} too early: what follows would stand outside it", r"take the tag out, or write it as text: \<")


def _kept_open(tag: Start) -> _Breach:
    return _Breach(tag, "{tag} keeps {what} from ending where it should", "close each raw tag before the box or the article ends")


def _breach(tokens: Sequence[Start | End], start: int, end: int) -> _Breach | None:
    """How the element that begins at `start` misses the end tag at `end`; None where it is whole."""
    begun = next(token for token in tokens if token.start >= start)
    if not isinstance(begun, Start) or begun.start > start:
        return _too_early(begun)
    open_within: dict[int, Start] = {}
    for token in tokens:
        if token.start <= start:
            continue
        if token.element is begun.element:
            return None if token.start == end else _too_early(token)
        if token.start >= end:
            ended = None if token.element is None else open_within.get(token.element.enter)
            return _kept_open(ended or next((inner for inner in open_within.values() if _keeps_open(inner.element)), begun))
        if token.element is not None and not begun.element.holds(token.element):
            return _too_early(token)
        if isinstance(token, End):
            if token.element is not None:
                open_within.pop(token.element.enter, None)
        elif not token.childless:
            open_within[token.element.enter] = token
    return _kept_open(begun)


def _keeps_open(element: Element) -> bool:
    """Whether end tags of outer elements count for nothing in an element (WHATWG HTML, 13.2.4.2, the scopes of the stack of open elements)."""
    return element.space is not Space.HTML or element.tag in _SCOPES
