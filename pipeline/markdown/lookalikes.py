r"""What resembles a warning box and is none. A reader of the source would take it for a warning, and no locale would be held to it: refused, with its line.

Text is compared as a reader sees it: in any case, without invisible characters, full width signs as plain ones. A backslash before the sign
(`\[!`, `\:::`) says that plain text is meant; code in backticks or in a fence is an example and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from difflib import SequenceMatcher

from pipeline.markdown import traps
from pipeline.model import PipelineError, Severity

_SEVERITIES = tuple(severity.value for severity in Severity)
_SEVERE = rf"(?:{'|'.join(_SEVERITIES)})"
_KIND = rf"(?:{'|'.join(_SEVERITIES)}|note|tip|important|attention|hazard|admonition|alert|callout)\b"
_NEARLY = 0.8
"""How like a severity a word is that was meant for one: "warnin", "warnning", "dangre"."""

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_SIGNS = str.maketrans("【】〔〕〚〛¡ǃ", "[][][]!!")
_DECORATION = re.compile(r"(?:[\s>*_~#+|-]|\d+[.)]|<[^<>]*>|[^\x00-\x7f\w«»‹›“”„‟‘’‚‛「」『』])*+")
"""What may stand before a marker without making it part of a sentence: emphasis, marks of blocks, tags, symbols. Quotation marks do."""
_LINK = r"\[|\(\s*\S*(?:\s+[\"'(]|\))"
_MARKER = re.compile(
    "|".join(
        (
            rf"\[\s*!\s*[^\[\]]*\](?!{_LINK})",
            rf"\[\s*!\s*{_KIND}(?![^\[\]]*\])",
            r":{3,}",
            rf":(?:\s?:)+\s*[\[{{(]*\s*{_KIND}",
            rf":\s*{_SEVERE}\s*:(?!:)",
            rf"(?:!{{3,}}|\?{{3,}}\+?|/{{3,}})\s*{_KIND}",
            rf"\.\.\s+{_KIND}\s*::",
            rf"\{{%\W*(?:hint\b|{_KIND})",
            rf"\{{\{{\s*[<%]\s*(?:hint\b|{_KIND})",
            rf"\{{:?\s*\.\s*{_KIND}",
        )
    )
)
"""The beginnings of boxes here and in other dialects: GitHub, Obsidian, Pandoc, Docusaurus, MkDocs, reStructuredText, GitBook, Hugo, kramdown."""
_NEARLY_BOX = re.compile(r":(?:\s?:)+\s*([a-z]+)")
_LABEL = re.compile(rf"\[\s*({_SEVERE})\s*\]")
_BOLD = re.compile(rf"\W*?(\*\*|__)\s*{_SEVERE}\s*(?:[:!.]+\s*\1|\1\s*(?:[:!]|\Z))")
_ALONE = re.compile(rf"{_SEVERE}[\s:!.*_]*\Z")
_FENCE = re.compile(rf"\W*(?:ad-)?(?:{_SEVERE}|attention|hazard|admonition)\b")
_INDENTED = re.compile(rf"[\s>*_-]*+(?::{{3,}}\s*{_SEVERE}\b|\[!\s*{_KIND}\s*\])")
_TAG = re.compile(r"<(danger|warning|caution|notice|admonition|alert|callout)(?=[\s/>])(?![^<>]*\sdata-warning\s*=)", re.IGNORECASE)
_ENDS_AT_BLANK_LINE = re.compile(r"\s*<(?!!|\?|(?:script|pre|style|textarea)\b)", re.IGNORECASE)

_MEND = (
    "put ::: on a line of its own, indented like its surroundings; put [!WARNING] {#id} on the first line of a quotation, above an empty quoted line if "
    r"need be; for plain text write a backslash before the sign (\[! or \:::) or set it in `backticks`"
)


def refuse_lookalike(content: str, file: str, line: int) -> None:
    """Refuses Markdown text in which a line begins as a warning box does: it made none, so it would stand there as plain text.

    *Bad:* a list item `- [!WARNING] Not for children.`; `> [! WARNING]`; `!!! danger`.  *Good:* a quotation `> [!WARNING] {#children}`.
    """
    for number, written in enumerate(content.split("\n"), line):
        text = _seen(written)
        start = _after_decoration(text)
        if _MARKER.match(text, start) or _is_nearly_box(text, start):
            raise PipelineError("begins like a warning, but makes none at this place", mend=_MEND, file=file, line=number)


def refuse_label(content: str, links: Container[str], file: str, line: int) -> None:
    """Refuses a line that is nothing but `[WARNING]`. `links` are the names that the article defines addresses for, in capitals.

    *Bad:* `[WARNING]`, as AsciiDoc marks a block.  *Good:* `[warning]` with a line `[warning]: leaflet.md`.
    """
    for number, written in enumerate(content.split("\n"), line):
        text = _seen(written)
        match = _LABEL.match(text, _after_decoration(text))
        if match is not None and match[1].upper() not in links and not text[match.end() :].strip(" *_~"):
            raise PipelineError("reads as the label of a warning, but makes none", mend=_MEND, file=file, line=number)


def refuse_quotation(content: str, links: Container[str], file: str, line: int) -> None:
    """Refuses a quotation whose first line is the label of a warning, as older dialects have it.

    *Bad:* `> **Warning**`, `> [WARNING] Not for children.`  *Good:* `> **Danger** is my middle name.`
    """
    text = _seen(content.partition("\n")[0])
    start = _after_decoration(text)
    label = _LABEL.match(text, start)
    if (label is not None and label[1].upper() not in links) or _BOLD.match(text) or _ALONE.match(text, start):
        raise PipelineError(
            "a quotation begins with the label of a warning, but makes none",
            mend="write > [!WARNING] {#id} on its first line; where somebody is quoted, do not begin with the label alone",
            file=file,
            line=line,
        )


def refuse_fence(info: str, file: str, line: int) -> None:
    """Refuses fenced code that is called a warning: it would stand there as code, which is not translated.

    *Bad:* three backticks and `{warning}`.  *Good:* three backticks and `python`.
    """
    if _FENCE.match(_seen(info)):
        raise PipelineError(
            f'a fence of code is called "{info.strip()}" and makes no warning',
            mend="write ::: warning {#id} and, behind the text, ::: instead; for code, name its language or nothing",
            file=file,
            line=line,
        )


def refuse_indented(code: str, file: str, line: int) -> None:
    """Refuses indented code in which a line begins a warning box: a box that slipped. An example of a box belongs in a fence."""
    for number, written in enumerate(code.split("\n"), line):
        if _INDENTED.match(_seen(written)):
            raise PipelineError(
                "begins like a warning, but is indented so far that it is code",
                mend="indent it like its surroundings, or show it between lines of three backticks",
                file=file,
                line=number,
            )


def refuse_in_html(html: str, file: str, line: int) -> None:
    """Refuses Markdown of warnings inside a block of raw HTML, which ends at the next empty line only, and elements such as `<warning>`, which mark none."""
    if not _ENDS_AT_BLANK_LINE.match(html):
        return
    shown = traps.without_comments(html)
    refuse_tag(shown, file, line)
    for number, written in enumerate(shown.split("\n"), line):
        text = _seen(written)
        if _MARKER.match(text, _after_decoration(text)):
            raise PipelineError(
                "begins like a warning, but stands in a block of raw HTML, where Markdown is not read",
                mend="put an empty line before it",
                file=file,
                line=number,
            )


def refuse_tag(html: str, file: str, line: int) -> None:
    """Refuses a tag that is called like a warning: HTML has no such element, and it guards nothing."""
    match = _TAG.search(html)
    if match is not None:
        raise PipelineError(
            f"<{match[1].lower()}> is called like a warning, but marks none",
            mend='write ::: warning {#id}, or put data-warning="id" on the element',
            file=file,
            line=line + html.count("\n", 0, match.start()),
        )


def _seen(text: str) -> str:
    """The text as a reader sees it, in lower case."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(_SIGNS)))
    return text.lower()


def _after_decoration(text: str) -> int:
    match = _DECORATION.match(text)
    assert match is not None
    return match.end()


def _is_nearly_box(text: str, start: int) -> bool:
    match = _NEARLY_BOX.match(text, start)
    return match is not None and any(SequenceMatcher(None, match[1], severity).ratio() >= _NEARLY for severity in _SEVERITIES)
