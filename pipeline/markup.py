"""The door to the HTML parser (turbohtml): a document as one flat run of tokens that joins back to the text.

Law: the tokens' spans follow each other without gap or overlap from the first character to the last.

The parser is trusted for the tree: which start tags made elements, which end tag closed which, and who stands in whom. What lies between the tags
that it knows (text, comments, tags that it ignored) is cut here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeAlias, TypeVar

import turbohtml

from pipeline.lines import Lines, PlainText
from pipeline.model import NO_SELECTORS, PipelineError, Selectors

K = TypeVar("K")


class Space(Enum):
    """The namespace of an element."""

    HTML = "html"
    SVG = "svg"
    MATHML = "math"


class Choice(Enum):
    """What the project's settings say of an element."""

    TRANSLATE = "translate"
    EXCLUDE = "exclude"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value` is decoded, None for a bare attribute; the span covers name and value as written."""

    name: str
    value: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element that has a start tag in the text. `enter` and `leave` number the tree: x stands in y when y.enter <= x.enter < y.leave."""

    tag: str
    space: Space
    attributes: tuple[Attribute, ...]
    parent: Element | None
    enter: int
    leave: int = field(compare=False)
    choices: frozenset[Choice] = frozenset()
    read: frozenset[str] = frozenset()
    """Names of attributes of which the settings say that people read them."""

    def get(self, name: str) -> str | None:
        """The decoded value of an attribute, "" for a bare one, None where it is absent."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute.value or ""
        return None

    def holds(self, other: Element | None) -> bool:
        """Whether `other` is this element or stands in it."""
        return other is not None and self.enter <= other.enter < self.leave


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag, with the element that it made."""

    start: int
    end: int
    element: Element
    childless: bool
    """A void element, or a self-closed one in SVG or MathML: it has no content and no end tag."""


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    start: int
    end: int
    tag: str
    element: Element | None
    """None for an end tag that closed nothing of which the start tag is known, and for `</body>` and `</html>`, behind which everything stays open."""
    inside: Element | None = None
    """What the text behind it stands in, when it closed an element."""


@dataclass(frozen=True, slots=True)
class Text:
    """`data` is what a reader sees: character references decoded, except in script and style, which have none."""

    start: int
    end: int
    data: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `data` is what stands between its delimiters."""

    start: int
    end: int
    data: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A doctype, or a start tag that the parser dropped."""

    start: int
    end: int
    tag: str | None


Token: TypeAlias = Start | End | Text | Comment | Ignored

VOID = frozenset(
    ["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"]
)
_RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"])
_ESCAPABLE = frozenset(("title", "textarea"))
_CDATA = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_UNFINISHED = re.compile(r"</?[A-Za-z]")
_IMPLIED_END = frozenset(["dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"])


def selector_fault(selector: str) -> str | None:
    """What makes a text no CSS selector, None where it is one."""
    try:
        turbohtml.parse("").select(selector)
    except turbohtml.SelectorSyntaxError as error:
        return str(error).rpartition(": ")[2]
    return None


def read_tokens(written: str, file: str, selectors: Selectors = NO_SELECTORS) -> list[Token]:
    """The tokens of an HTML document without byte-order mark, which the parser would count as text.

    Spans are those of the document as written; what is decoded has line feeds only.
    Elements carry what `selectors`, in which `selector_fault` finds no fault, choose.
    Raises PipelineError where a warning is misnested, so that a browser copies its element to text that stands elsewhere in the source, and where
    a browser drops the start tag of a warning.
    """
    document = PlainText(written)
    text = document.text
    tokens: list[Token] = []
    position = 0
    inside: Element | None = None
    lingering: set[int] = set()
    for tag in _tags(document, file, selectors):
        if tag.start < position:
            raise PipelineError(
                f"the parser reports overlapping tags near {text[tag.start : tag.end]!r}",
                mend="simplify the markup at this place",
                file=file,
                line=Lines(text).locate(tag.start)[0],
            )
        if tag.start > position:
            tokens.extend(_between(text, position, tag.start, inside, file))
        position = tag.end
        match tag:
            case Start():
                inside = tag.element.parent if tag.childless else tag.element
                tokens.append(tag)
            case End(element=None):
                tokens.append(tag)
            case End(element=Element() as closed):
                inside = _behind(closed, inside, lingering)
                tokens.append(replace(tag, inside=inside))
    if position < len(text):
        tokens.extend(_between(text, position, len(text), inside, file))
    if len(text) == len(written):
        return tokens
    return [replace(token, start=document.written(token.start), end=document.written(token.end)) for token in tokens]


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


def _tags(document: PlainText, file: str, selectors: Selectors) -> list[Start | End]:
    """Every tag that the tree knows, in the order of the text, which is not always that of the tree. Spans of attributes are those as written."""
    text = document.text
    root = turbohtml.parse(text, source_locations=True)
    nodes, leaves = _numbered(root)
    named = ((Choice.TRANSLATE, selectors.translate), (Choice.EXCLUDE, selectors.exclude), (Choice.INLINE, selectors.inline))
    choices = _chosen(root, ((choice, selector) for choice, group in named for selector in group))
    read = _chosen(root, selectors.attributes.items())
    tags: list[Start | End] = []
    path: list[Element | None] = []
    ends: list[int] = []
    for enter, node in enumerate(nodes):
        while ends and ends[-1] <= enter:
            ends.pop()
            path.pop()
        parent = path[-1] if path else None
        element = parent
        location = node.source_location
        if location is not None:
            span = location.start_tag
            element = Element(
                node.tag,
                Space(node.namespace.value),
                _attributes(node, location, document),
                parent,
                enter,
                leaves[enter],
                choices.get(span.start_offset, frozenset()),
                read.get(span.start_offset, frozenset()),
            )
            closed = element.space is not Space.HTML and text.endswith("/>", span.start_offset, span.end_offset)
            tags.append(Start(span.start_offset, span.end_offset, element, closed or (element.space is Space.HTML and node.tag in VOID)))
            if location.end_tag is not None:
                closes = None if node.tag in ("body", "html") else element
                tags.append(End(location.end_tag.start_offset, location.end_tag.end_offset, node.tag, closes))
        elif "data-warning" in node.attrs and node.tag not in ("body", "html"):
            raise PipelineError(
                f'the element of the warning "{node.attrs["data-warning"]}" is not closed in the block where it was opened; a browser copies it to other text',
                mend="close it inside the block in which it was opened",
                file=file,
                line=node.source_line or 1,
            )
        path.append(element)
        ends.append(leaves[enter])
    tags.sort(key=lambda tag: tag.start)
    return tags


def _chosen(root: turbohtml.Document, wanted: Iterable[tuple[K, str]]) -> dict[int, frozenset[K]]:
    """What each start tag is chosen for, by the offset at which it begins; an element that a browser makes without one cannot be chosen."""
    found: dict[int, frozenset[K]] = {}
    for key, selector in wanted:
        for node in root.select(selector):
            if node.source_location is not None:
                start = node.source_location.start_tag.start_offset
                found[start] = found.get(start, frozenset()) | {key}
    return found


def _numbered(root: turbohtml.Document) -> tuple[list[turbohtml.Element], list[int]]:
    """The elements in tree order, and for each the number of the first one after its subtree. No recursion: nesting may be deeper than Python's."""
    nodes: list[turbohtml.Element] = []
    leaves: list[int] = []
    walk: list[turbohtml.Node | int] = [root]
    while walk:
        node = walk.pop()
        if isinstance(node, int):
            leaves[node] = len(nodes)
            continue
        if isinstance(node, turbohtml.Element):
            walk.append(len(nodes))
            nodes.append(node)
            leaves.append(0)
        walk.extend(reversed(node.children))
    return nodes, leaves


def _attributes(node: turbohtml.Element, location: turbohtml.SourceLocation, document: PlainText) -> tuple[Attribute, ...]:
    spans = location.attrs or {}
    found = []
    for name, value in node.attrs.items():
        span = spans.get(name.lower())
        if span is None:
            continue
        source = document.text[span.start_offset : span.end_offset]
        decoded = " ".join(value) if isinstance(value, list) else value
        start, end = document.written(span.start_offset), document.written(span.end_offset)
        found.append(Attribute(name.lower(), decoded if "=" in source else None, start, end))
    return tuple(found)


def _between(text: str, start: int, end: int, inside: Element | None, file: str) -> Iterator[Token]:
    """What stands between two tags of the tree: text, comments, doctype, tags that the parser ignored."""
    gap = text[start:end]
    if inside is not None and inside.space is Space.HTML and inside.tag in _RAW:
        yield Text(start, end, gap)
        return
    if "<" not in gap or (inside is not None and inside.space is Space.HTML and inside.tag in _ESCAPABLE):
        yield Text(start, end, html.unescape(gap))
        return
    if inside is not None and inside.space is not Space.HTML:
        position = 0
        for match in _CDATA.finditer(gap):
            if match[1] is None:
                continue
            yield from _loose(text, start + position, start + match.start(), file)
            yield Text(start + match.start(), start + match.end(), match[1])
            position = match.end()
        yield from _loose(text, start + position, end, file)
        return
    yield from _loose(text, start, end, file)


def _loose(text: str, start: int, end: int, file: str) -> Iterator[Token]:
    """Text, comments and ignored tags, cut by the parser's own tokenizer, which gives the source of a token but not that of text."""
    position = start
    for token in turbohtml.tokenize(text[start:end], capture_source=True, resolve_references=False):
        if token.type in (turbohtml.TokenType.TEXT, turbohtml.TokenType.CHARACTER_REFERENCE):
            continue
        assert token.source is not None
        at = text.index(token.source, position, end)
        if at > position:
            yield Text(position, at, html.unescape(text[position:at]))
        position = at + len(token.source)
        if token.type is turbohtml.TokenType.COMMENT:
            yield Comment(at, position, token.data or "")
        elif token.type is turbohtml.TokenType.END_TAG:
            yield End(at, position, token.tag or "", None)
        else:
            if any(name == "data-warning" for name, _ in token.attrs or ()):
                raise PipelineError(
                    f"the tag <{token.tag}> of a warning cannot stand here: a browser drops it, and the text is no warning any more",
                    mend="put the warning where its element may stand, or use another element",
                    file=file,
                    line=Lines(text).locate(at)[0],
                )
            yield Ignored(at, position, token.tag if token.type is turbohtml.TokenType.START_TAG else None)
    # A tag that the end of the file cuts off is no text.
    cut = _UNFINISHED.search(text, position, end)
    close = end if cut is None else cut.start()
    if close > position:
        yield Text(position, close, html.unescape(text[position:close]))
    if end > close:
        yield Ignored(close, end, None)
