"""A document as one flat run of tokens.

Law: the tokens' spans follow each other without gap or overlap from the first character to the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.lines import Lines, PlainText
from pipeline.markup.outline import Outline
from pipeline.markup.parser import Refuse, cut_loose, read_outline
from pipeline.markup.references import unescape
from pipeline.markup.tokens import Element, End, Space, Start, Text, Token
from pipeline.model import NO_SELECTORS, PipelineError, Selectors

_RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"])
_ESCAPABLE = frozenset(("title", "textarea"))
_CDATA = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_IMPLIED_END = frozenset(["dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"])


def read_tokens(
    written: str,
    file: str,
    selectors: Selectors = NO_SELECTORS,
    line: Callable[[int], int] = int,
) -> Tokens:
    """The tokens of an HTML document without byte-order mark, which the parser would count as text.

    Spans are those of the document as written; what is decoded has line feeds only.
    Elements carry what `selectors`, in which `selector_fault` finds no fault, choose. Errors name the `line` of the file for that of the document.
    Raises PipelineError where a warning is misnested, so that a browser copies its element to text that stands elsewhere in the source.
    """
    document = PlainText(written)
    outline = read_outline(document, file, selectors, line)
    return Tokens(
        outline,
        file,
        line,
        None if len(document.text) == len(written) else document.written,
    )


class Tokens:
    """The tokens of a document, made as they are asked for: there may be many. Each run makes elements of its own."""

    def __init__(
        self,
        outline: Outline,
        file: str,
        line: Callable[[int], int],
        written: Callable[[int], int] | None,
    ) -> None:
        self._outline = outline
        self._file = file
        self._line = line
        self._written = written
        self.names = outline.names
        """The names of the elements that have a start tag in the text."""

    def __iter__(self) -> Iterator[Token]:
        """Raises PipelineError where a browser drops the start tag of a warning."""
        written = self._written
        if written is None:
            return self._plain()
        return (replace(token, start=written(token.start), end=written(token.end)) for token in self._plain())

    def _plain(self) -> Iterator[Token]:
        text = self._outline.document.text
        position = 0
        inside: Element | None = None
        lingering: set[int] = set()
        for tag in self._outline.tags():
            if tag.start < position:
                raise self._refuse(
                    f"the parser reports overlapping tags near {text[tag.start : tag.end]!r}",
                    "simplify the markup at this place",
                    tag.start,
                )
            if tag.start > position:
                yield from _between(text, position, tag.start, inside, self._refuse)
            position = tag.end
            match tag:
                case Start():
                    inside = tag.element.parent if tag.childless else tag.element
                    yield tag
                case End(element=None):
                    yield tag
                case End(element=Element() as closed):
                    inside = _behind(closed, inside, lingering)
                    yield End(tag.start, tag.end, tag.tag, closed, inside)
        if position < len(text):
            yield from _between(text, position, len(text), inside, self._refuse)

    def _refuse(self, cause: str, mend: str, offset: int) -> PipelineError:
        return PipelineError(
            cause,
            mend=mend,
            file=self._file,
            line=self._line(Lines(self._outline.document.text).locate(offset)[0]),
        )


def _behind(closed: Element, inside: Element | None, lingering: set[int]) -> Element | None:
    """What the text behind an end tag stands in. WHATWG HTML, 13.2.6.4.7: the end tag of a form leaves open most of what stands in it.

    `lingering` collects the forms that are closed, though something in them is still open.
    """
    if closed.tag == "form":
        lingering.add(closed.enter)
        while inside is not None and inside.tag in _IMPLIED_END:
            inside = inside.parent
    else:
        inside = closed.parent
    while inside is not None and inside.enter in lingering:
        inside = inside.parent
    return inside


def _between(text: str, start: int, end: int, inside: Element | None, refuse: Refuse) -> Iterator[Token]:
    """What stands between two tags of the tree: text, comments, doctype, tags that the parser ignored."""
    gap = text[start:end]
    if inside is not None and inside.space is Space.HTML and inside.tag in _RAW:
        yield Text(start, end, gap)
        return
    if "<" not in gap or (inside is not None and inside.space is Space.HTML and inside.tag in _ESCAPABLE):
        yield Text(start, end, unescape(gap))
        return
    if inside is not None and inside.space is not Space.HTML:
        position = 0
        for match in _CDATA.finditer(gap):
            if match[1] is None:
                continue
            yield from cut_loose(text, start + position, start + match.start(), refuse)
            yield Text(start + match.start(), start + match.end(), match[1])
            position = match.end()
        yield from cut_loose(text, start + position, end, refuse)
        return
    yield from cut_loose(text, start, end, refuse)
