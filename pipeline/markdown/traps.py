"""Markup in which a warning could get lost without anybody noticing: refused, each with its line."""

from __future__ import annotations

import re

from pipeline.model import PipelineError

_MARKER = re.compile(r"[ \t>]*(?::::|\[!(?:danger|warning|caution|notice|note|tip|important)\](?![(\[:]))", re.IGNORECASE)
_ENDS_AT_BLANK_LINE = re.compile(r"\s*<(?!!|\?|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
_OPENINGS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_SWALLOWS = re.compile(r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|pre)(?=[\s/>])", re.IGNORECASE)
_BRACE = "{#"


def refuse_marker(content: str, file: str, line: int) -> None:
    """Refuses Markdown text in which a line begins as a warning box does: it made none, so it would stand there as plain text.

    *Bad:* a list item `- [!WARNING] Not for children.`  *Good:* a quotation `> [!WARNING] {#children}`.
    """
    if ":::" not in content and "[!" not in content:
        return
    for number, text in enumerate(content.split("\n"), line):
        if _MARKER.match(text):
            raise PipelineError(
                "begins like a warning, but makes none at this place",
                mend="put ::: on a line of its own, indented like its surroundings; put [!WARNING] {#id} on the first line of a quotation, above an empty "
                "quoted line if need be",
                file=file,
                line=number,
            )


def refuse_brace(text: str, file: str, line: int) -> None:
    """Refuses `{#` in plain text: the id of a warning or heading that would be read aloud instead of being an id."""
    if _BRACE in text:
        raise PipelineError(
            'an id in braces ("{#") stands where it has no meaning',
            mend=r"put it behind ::: warning, [!WARNING] or at the end of a heading, or write \{# for plain text",
            file=file,
            line=line,
        )


def refuse_swallowing(html: str, file: str, line: int) -> None:
    """Refuses raw HTML that swallows what follows it: a comment, a script, a text area that is not closed in the same block."""
    bare = _without_comments(html)
    for opening, closing in _OPENINGS:
        if bare.lstrip().startswith(opening) and closing not in bare:
            raise PipelineError(f"{opening} is never closed and hides the text behind it", mend=f"close it with {closing}", file=file, line=line)
    position = 0
    lowered = bare.lower()
    while (match := _SWALLOWS.search(bare, position)) is not None:
        name = match[1].lower()
        position = lowered.find(f"</{name}", match.end())
        if position < 0:
            raise PipelineError(
                f"<{name}> is not closed in the same block and would swallow the text behind it", mend=f"close it with </{name}>", file=file, line=line
            )


def refuse_hidden_marker(html: str, file: str, line: int) -> None:
    """Refuses Markdown of warnings inside a block of raw HTML, which ends at the next empty line only."""
    if not _ENDS_AT_BLANK_LINE.match(html):
        return
    for number, text in enumerate(html.split("\n"), line):
        if _MARKER.match(text):
            raise PipelineError(
                "begins like a warning, but stands in a block of raw HTML, where Markdown is not read",
                mend="put an empty line before it",
                file=file,
                line=number,
            )


def _without_comments(html: str) -> str:
    """Not by a regular expression: that would look for the end of each of many unclosed comments."""
    parts: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start)) >= 0:
        parts.append(html[position:start])
        position = end + len("-->")
    parts.append(html[position:])
    return "".join(parts)
