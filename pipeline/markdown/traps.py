"""Markup in which a warning could get lost without anybody noticing: refused, each with its line."""

from __future__ import annotations

import re

from pipeline.model import PipelineError

_OPENINGS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"))
_SWALLOWS = re.compile(r"<(script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext|pre)(?=[\s/>])", re.IGNORECASE)
_BRACE = "{#"


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
    bare = without_comments(html)
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


def without_comments(html: str) -> str:
    """HTML with the line ends of its comments in their place. Not by a regular expression: that would look for the end of each of many unclosed comments."""
    parts: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0 and (end := html.find("-->", start)) >= 0:
        parts += (html[position:start], "\n" * html.count("\n", start, end))
        position = end + len("-->")
    parts.append(html[position:])
    return "".join(parts)
