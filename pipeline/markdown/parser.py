"""The door to markdown-it: Markdown becomes HTML blocks, each with its line.

Nesting is bounded: markdown-it drops, without a word, what is nested deeper than its limit, so blocks are refused before they reach it. Inline markup
beyond the limit stays in the text as it is written.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape, newline
from markdown_it.token import Token

from pipeline.markdown import lookalikes
from pipeline.markdown.boxes import ALERT, Box, read_alert, read_fence, read_id
from pipeline.model import PipelineError

__all__ = ["Token", "language_of", "line_of", "parse"]

_DEEPEST = 100


def parse(source: str, file: str) -> list[Token]:
    """The tokens of Markdown without front matter.

    A box is a pair of tokens `box_open` (with `meta["box"]`) and `box_close`; a line break tells in `meta["next"]` where, in the text of its block, the
    next line begins. Raises PipelineError for what looks like a warning and is none, and for what nests too deeply.
    """
    return _markdown().parse(source, {"file": file})


def line_of(token: Token) -> int:
    """The line of the file, counted from 1, on which a block begins."""
    assert token.map is not None
    return token.map[0] + 1


def language_of(fence: Token) -> str:
    """The first word behind the marks of fenced code, "" where there is none."""
    words: list[str] = unescapeAll(fence.info).split(maxsplit=1)
    return words[0] if words else ""


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST + 10}).enable(["table", "strikethrough"]).disable("text_join")
    markdown.block.ruler.before("table", "depth", _refuse_depth)
    markdown.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    markdown.core.ruler.after("block", "boxes", _find_boxes)
    markdown.inline.ruler.at("newline", _located(newline))
    markdown.inline.ruler.at("escape", _located(escape))
    return markdown


# ------------------------------------------------------------------------------------------------------- rules of markdown-it


def _refuse_depth(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    if state.level >= _DEEPEST:
        raise PipelineError(
            "lists, quotations and boxes are nested too deeply", mend=f"nest them less than {_DEEPEST // 2} deep", file=state.env["file"], line=start + 1
        )
    return False


def _box(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """A line of three or more colons: with words behind them it opens a box, without it closes the innermost."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not line.startswith(":::") or state.is_code_block(start):
        return False
    if silent:
        return True
    info = line.lstrip(":").strip()
    token = state.push("box_open", "aside", 1) if info else state.push("box_close", "aside", -1)
    token.info = info
    token.map = [start, start + 1]
    token.block = True
    state.line = start + 1
    return True


def _located(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, which now also notes on a line break where the next line begins: tokens of markdown-it have no places inside a block."""

    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
        found = rule(state, silent)
        if found and not silent and state.tokens and state.tokens[-1].tag == "br" and not state.tokens[-1].meta:
            state.tokens[-1].meta = {"next": state.pos}
        return found

    return located


def _find_boxes(state: StateCore) -> None:
    """Reads the boxes and pairs their ends; turns quotations that begin with an alert's marker into boxes."""
    file: str = state.env["file"]
    tokens: list[Token] = []
    opened: list[Token] = []
    for token in state.tokens:
        if token.nesting == -1:
            _end(token, opened, file)
        tokens.append(token)
        if token.nesting == 1:
            opened.append(token)
        if token.type == "box_open":
            tokens += _opened(token, read_fence(token.info, file, line_of(token)), file)
        elif token.type == "inline":
            _begin_alert(tokens, state.env)
    if opened:
        raise _unclosed(opened[-1], file)
    state.tokens = _without_empty(tokens, file)


def _end(token: Token, opened: list[Token], file: str) -> None:
    """Pairs an end with what it ends."""
    begun = opened[-1] if opened else None
    if token.type == "box_close":
        if begun is None or begun.type != "box_open" or begun.meta["alert"]:
            raise PipelineError(
                '":::" closes no box that was opened at this depth',
                mend="take it out, or indent it like the line that opens the box",
                file=file,
                line=line_of(token),
            )
    elif begun is not None and begun.type == "box_open":
        if not begun.meta["alert"]:
            raise _unclosed(begun, file)
        token.type, token.tag = "box_close", "aside"
    opened.pop()


def _unclosed(token: Token, file: str) -> PipelineError:
    return PipelineError(f'the box "::: {token.info}" is never closed', mend="put a line ::: behind it, indented like this one", file=file, line=line_of(token))


def _opened(token: Token, box: Box, file: str) -> list[Token]:
    """The tokens that stand at the beginning of a box: its signal word."""
    lookalikes.refuse_lookalike(box.signal, file, line_of(token))
    token.meta = {"box": box, "alert": False}
    return _paragraph(box.signal, line_of(token) - 1) if box.signal else []


def _paragraph(content: str, index: int) -> list[Token]:
    place = [index, index + 1]
    return [
        Token("paragraph_open", "p", 1, attrs={"class": "signal"}, map=place, block=True),
        Token("inline", "", 0, content=content, map=place, children=[], block=True),
        Token("paragraph_close", "p", -1, block=True),
    ]


def _begin_alert(tokens: list[Token], env: MutableMapping[str, Any]) -> None:
    """Looks at the text at the end of `tokens`: the first one in a quotation may be an alert's marker."""
    inline, file = tokens[-1], env["file"]
    quoted = len(tokens) > 2 and tokens[-3].type == "blockquote_open"
    match = ALERT.match(inline.content) if quoted and tokens[-2].type == "paragraph_open" else None
    line = line_of(inline)
    if match is None:
        if tokens[-2].type == "heading_open":
            inline.content = _take_id(tokens[-2], inline.content, file)
        links = env.get("references", {})
        lookalikes.refuse_lookalike(inline.content, file, line)
        lookalikes.refuse_label(inline.content, links, file, line)
        if quoted:
            lookalikes.refuse_quotation(inline.content, links, file, line)
        return
    box = read_alert(match[1], match[2], file, line)
    quotation = tokens[-3]
    quotation.type, quotation.tag, quotation.info = "box_open", "aside", match[1]
    tokens[-2:-2] = _opened(quotation, box, file)
    quotation.meta["alert"] = True
    assert inline.map is not None
    inline.content = inline.content.partition("\n")[2].lstrip(" \t")
    inline.map = [inline.map[0] + 1, inline.map[1]]
    lookalikes.refuse_lookalike(inline.content, file, line + 1)


def _take_id(heading: Token, content: str, file: str) -> str:
    """Moves `{#id}` from the end of a heading to its attributes."""
    start = content.rfind("{#")
    written = content[start + 2 :].rstrip(" \t")
    if start < 0 or content[:start].endswith("\\") or not written.endswith("}"):
        return content
    heading.attrSet("id", read_id(written[:-1], file, line_of(heading)))
    return content[:start].rstrip(" \t")


def _without_empty(tokens: list[Token], file: str) -> list[Token]:
    """Leaves out the paragraphs that held nothing but an alert's marker; refuses warnings without a word."""
    kept: list[Token] = []
    opened: list[Token] = []
    warnings: list[Token] = []
    silent: list[Token] = []
    for token in tokens:
        if token.type == "paragraph_close" and kept[-1].type == "inline" and not kept[-1].content:
            del kept[-2:]
            continue
        if token.type == "box_open":
            opened.append(token)
            if token.meta["box"].id is not None:
                warnings.append(token)
                silent.append(token)
        elif token.type == "html_block" or (token.type == "inline" and token.content):
            if silent and silent[-1] is warnings[-1]:
                silent.pop()
        elif token.type == "box_close" and (closed := opened.pop()).meta["box"].id is not None:
            warnings.pop()
            if silent and silent[-1] is closed:
                raise PipelineError("the warning holds no text of its own", mend="write its text, or take it out", file=file, line=line_of(closed))
        kept.append(token)
    return kept
