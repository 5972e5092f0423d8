"""Tokens become HTML, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.markdown import lookalikes, traps
from pipeline.markdown.anchors import Anchors
from pipeline.markdown.boxes import Box
from pipeline.markdown.parser import Token, language_of, line_of
from pipeline.markdown.writer import Writer, tag, text
from pipeline.model import PipelineError

_WRITTEN_ID = re.compile(r"(?<=\s)id\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_ALIGNMENT = {"left": "start", "center": "center", "right": "end"}
"""Columns turn with the direction of the page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a reader sees it, without markup."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """`origins[i]` is the line of the Markdown file that `lines[i]` came from; `heading` is the first one outside boxes, lists and quotations.

    `boxes` are the first and the last line of each warning box, which index `lines`; `raw` says whether the author wrote HTML of their own.
    """

    lines: Sequence[str]
    origins: Sequence[int]
    heading: Heading | None
    boxes: Sequence[tuple[int, int]]
    raw: bool


def transcribe(tokens: Sequence[Token], file: str) -> Body:
    """The HTML of an article's text. Raises PipelineError for raw HTML that swallows what follows it, and for ids in braces that would be read aloud."""
    return _Transcript(tokens, file).body()


class _Transcript:
    """Writes the tokens of one article down."""

    def __init__(self, tokens: Sequence[Token], file: str) -> None:
        self.tokens = tokens
        self.file = file
        self.writer = Writer()
        self.anchors = Anchors(self._written_ids())
        self.heading: Heading | None = None
        self.opened: list[int] = []
        self.boxes: list[tuple[int, int]] = []
        self.raw = False

    def body(self) -> Body:
        for index, token in enumerate(self.tokens):
            self._block(token, index)
        self.writer.end_line()
        return Body(self.writer.lines, self.writer.origins, self.heading, self.boxes, self.raw)

    def _written_ids(self) -> frozenset[str]:
        """The ids that the author gave, in headings and in raw HTML. Raises PipelineError where two headings have the same."""
        ids: set[str] = set()
        for token in self.tokens:
            if token.type == "heading_open" and (name := token.attrGet("id")) is not None:
                if name in ids:
                    raise PipelineError(f'two headings have the id "{name}"', mend="give one of them another", file=self.file, line=line_of(token))
                ids.add(str(name))
        for token in self.tokens:
            raw = (token, *(token.children or ()))
            ids.update(match for part in raw if part.type in ("html_block", "html_inline") for match in _WRITTEN_ID.findall(part.content))
        return frozenset(ids)

    def _block(self, token: Token, index: int) -> None:
        match token.type:
            case "inline":
                self._inline(token)
            case "html_block":
                traps.refuse_swallowing(token.content, self.file, line_of(token))
                lookalikes.refuse_in_html(token.content, self.file, line_of(token))
                self.raw = True
                self.writer.block(token.content.rstrip("\n"), line_of(token))
            case "fence":
                lookalikes.refuse_fence(token.info, self.file, line_of(token))
                name = language_of(token)
                assert token.map is not None
                self._code(token.content, min(line_of(token) + 1, token.map[1]), (("class", f"language-{name}"),) if name else ())
            case "code_block":
                lookalikes.refuse_indented(token.content, self.file, line_of(token))
                self._code(token.content, line_of(token), ())
            case "hr":
                self.writer.block("<hr>", line_of(token))
            case _ if token.hidden:
                pass
            case _ if token.nesting == 1:
                # A cell has no place of its own; its text has.
                line = line_of(token) if token.map else line_of(self.tokens[index + 1])
                self.writer.open(token.tag, line, self._attributes(token, index))
                if token.type == "box_open":
                    self.opened.append(len(self.writer.lines))
            case _:
                self.writer.close(token.tag)
                if token.type == "box_close":
                    self.boxes.append((self.opened.pop(), len(self.writer.lines)))

    def _code(self, content: str, line: int, attributes: tuple[tuple[str, str], ...]) -> None:
        shown = text(content.removesuffix("\n"))
        self.writer.block(f"<pre>{tag('code', attributes)}{shown}</code></pre>", line)

    def _attributes(self, token: Token, index: int) -> list[tuple[str, str]]:
        match token.type:
            case "box_open":
                box: Box = token.meta["box"]
                return list(box.attributes)
            case "heading_open":
                plain = _plain(self.tokens[index + 1].children or ())
                if self.heading is None and token.level == 0 and plain:
                    self.heading = Heading(plain, line_of(token))
                return [("id", str(token.attrGet("id") or self.anchors.give(plain)))]
            case "th_open" | "td_open":
                scope = [("scope", "col")] if token.type == "th_open" else []
                style = str(token.attrGet("style") or "").removeprefix("text-align:")
                return [*scope, ("class", _ALIGNMENT[style])] if style else scope
        return [(key, str(value)) for key, value in token.attrs.items()]

    def _inline(self, token: Token) -> None:
        line = line_of(token)
        children = token.children or ()
        breaks = [at.start() for at in re.finditer("\n", token.content)]
        self.writer.begin(line)
        here = line
        for child in children:
            if child.tag == "br":
                here = line + bisect_right(breaks, child.meta["next"] - 1)
                if child.type == "hardbreak":
                    self.writer.put("<br>")
                self.writer.turn(here)
            else:
                self.writer.put(self._span(child, here))
        traps.refuse_swallowing("".join(child.content for child in children if child.type == "html_inline"), self.file, line)

    def _span(self, token: Token, line: int) -> str:
        match token.type:
            case "text":
                traps.refuse_brace(token.content, self.file, line)
                return text(token.content)
            case "text_special":
                return text(token.content)
            case "html_inline":
                lookalikes.refuse_tag(token.content, self.file, line)
                self.raw = True
                return token.content
            case "code_inline":
                return f"<code>{text(token.content)}</code>"
            case "image":
                for child in token.children or ():
                    self._span(child, line)
                return tag("img", [("src", str(token.attrs["src"])), ("alt", _plain(token.children or ())), *_title(token)])
            case "link_open":
                return tag("a", [("href", str(token.attrs["href"])), *_title(token)])
            case "softbreak" | "hardbreak":
                return " "
        return f"</{token.tag}>" if token.nesting == -1 else tag(token.tag)


def _title(token: Token) -> list[tuple[str, str]]:
    return [("title", str(token.attrs["title"]))] if "title" in token.attrs else []


def _plain(tokens: Sequence[Token]) -> str:
    """The text that a reader sees, without markup."""
    parts: list[str] = []
    pending: list[Token] = [*reversed(tokens)]
    while pending:
        token = pending.pop()
        if token.type == "image":
            pending.extend(reversed(token.children or ()))
        elif token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
        elif token.tag == "br":
            parts.append(" ")
    return " ".join("".join(parts).split())
