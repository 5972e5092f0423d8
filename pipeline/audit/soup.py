"""The door to BeautifulSoup: what a page shows of its warnings, as values.

BeautifulSoup serves as a reader only. Its lxml builder is fast, but does not nest like a browser where tags are misnested; its html5lib
builder follows the WHATWG standard and knows lines, at half the speed.
"""

from __future__ import annotations

import codecs
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from importlib.util import find_spec
from xml.etree.ElementTree import Element

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.dammit import EncodingDetector
from bs4.element import Comment, Declaration, Doctype, NavigableString, PageElement, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup
from html5lib._inputstream import lookupEncoding  # the labels of the WHATWG Encoding Standard; html5lib has no public name for them

from pipeline.audit.css import LINE, Subject
from pipeline.audit.script import leaning
from pipeline.sight import IN_SIGHT, Onlooker, Standing, fold_content, hosts_shadow

READERS = ("lxml", "html5lib") if find_spec("html5lib") else ("lxml",)
"""The parsers behind BeautifulSoup: the fast one, then, where it is installed, the one that follows the standard."""

_SEALED = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext", "math"])
_VERBATIM = frozenset(["code", "pre", "listing", "kbd", "samp", "var"])
_READ_AS = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "cp1252", "gbk": "gb18030"}
"""What browsers read where a page declares one of these."""
_DEEPEST = 300
"""Elements within elements; where there are more, style sheets are not held against them, for selectors are matched by recursion."""
_DIRECTIONS = frozenset(("ltr", "rtl", "auto"))


@dataclass(frozen=True, slots=True)
class SeenWarning:
    """One element that carries `data-warning`.

    `text` is what it shows itself: neither that of warnings inside it nor that of elements which are not translated. `hidden` tells how it,
    or a part of its text, is kept out of sight. `lang` is that of the nearest element that names one, `spoken` are those of its texts, `dir`
    is the direction in force. `position` counts the page's elements in document order from 0, `line` its lines from 1.
    """

    id: str
    severity: str | None
    text: str
    hidden: str | None
    lang: str | None
    spoken: frozenset[str | None]
    dir: str | None
    in_main: bool
    position: int
    line: int
    subject: Subject | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """`lang` and `dir` are those of `<html>`, as written; `anchors` maps each selector that matches to its first element's position.

    `root` is the page as plain elements, with names in small letters and their line in `LINE`; None where there is no element, or they nest too deep.
    """

    lang: str | None
    dir: str | None
    has_main: bool
    warnings: tuple[SeenWarning, ...]
    anchors: Mapping[str, int]
    root: Element | None = field(default=None, compare=False)


class _Voice(Enum):
    """Whether text is translated; `SEALED` text is not, whatever a `translate` attribute inside it says."""

    TRANSLATED = "translated"
    EXCLUDED = "excluded"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an element hands down."""

    lang: str | None = None
    dir: str | None = None
    in_main: bool = False
    standing: Standing = IN_SIGHT
    voice: _Voice = _Voice.TRANSLATED
    draft: _Draft | None = None


@dataclass(slots=True, eq=False)
class _Draft:
    id: str
    severity: str | None
    scope: _Scope
    position: int
    line: int
    texts: list[str]
    hidden: str | None
    spoken: set[str | None]
    element: Element
    worded: dict[Element, None]

    def add(self, text: str, scope: _Scope, parent: Element | None) -> None:
        """Signs and bullets may be hidden from a screen reader; letters and digits may not."""
        self.texts.append(text)
        if any(character.isalnum() for character in text):
            if parent is not None:
                self.worded[parent] = None
            self.hidden = self.hidden or scope.standing.text
            self.spoken.add(scope.lang)

    def seen(self) -> SeenWarning:
        text = "".join(self.texts)
        scope = self.scope
        direction = leaning(text) if scope.dir == "auto" else scope.dir
        subject = Subject(self.element, tuple(self.worded))
        spoken = frozenset(self.spoken)
        return SeenWarning(self.id, self.severity, text, self.hidden, scope.lang, spoken, direction, scope.in_main, self.position, self.line, subject)


def read_page(data: bytes, reader: str, selectors: Iterable[str] = ()) -> SeenPage:
    """What one of `READERS` sees on a page. A page that it cannot read at all shows nothing. `selectors` have passed `refusal`."""
    soup = _parse(data, reader)
    positions: dict[int, int] = {}
    drafts: list[_Draft] = []
    elements, deepest = _plain_elements(soup)
    root: Tag | None = None
    has_main = False
    for node, outer in _walk(soup, positions, drafts, elements, _hosts(soup) if b"shadowrootmode" in data.lower() else {}):
        if isinstance(node, Tag):
            root = root or (node if node.name == "html" else None)
            has_main = has_main or _is_main(node)
        elif outer.draft is not None and outer.voice is _Voice.TRANSLATED:
            outer.draft.add(str(node), outer, elements.get(id(node.parent)))
    matches = {selector: soup.select_one(selector) for selector in selectors}
    return SeenPage(
        lang=None if root is None else _attribute(root, "lang"),
        dir=None if root is None else _attribute(root, "dir"),
        has_main=has_main,
        warnings=tuple(draft.seen() for draft in drafts),
        anchors={selector: positions[id(tag)] for selector, tag in matches.items() if tag is not None},
        root=None if root is None or deepest > _DEEPEST else elements[id(root)],
    )


def _plain_elements(soup: BeautifulSoup) -> tuple[dict[int, Element], int]:
    """Every tag by its id as an element of the standard library, with the text that stands in it directly; and how deep they nest."""
    elements: dict[int, Element] = {}
    depths: dict[int, int] = {}
    for node in soup.descendants:
        if isinstance(node, Tag):
            element = elements[id(node)] = Element(_local_name(node), _attributes(node))
            element.set(LINE, str(node.sourceline or 1))
            depths[id(node)] = depths.get(id(node.parent), 0) + 1
            outer = elements.get(id(node.parent))
            if outer is not None:
                outer.append(element)
        elif isinstance(node, NavigableString) and not isinstance(node, (Comment, Declaration, Doctype)):
            outer = elements.get(id(node.parent))
            if outer is not None:
                outer.text = (outer.text or "") + node
    return elements, max(depths.values(), default=0)


def refusal(selector: str) -> str | None:
    """Why a CSS selector cannot be used, in one line; None where it can."""
    css = BeautifulSoup("", "html.parser").css
    try:
        css.compile(selector)
    except (css.api.SelectorSyntaxError, NotImplementedError) as error:
        return str(error).partition("\n")[0]
    return None


def _parse(data: bytes, reader: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        try:
            return BeautifulSoup(_decode(data), reader, multi_valued_attributes=None)
        except ParserRejectedMarkup:
            return BeautifulSoup("", reader)


def _decode(data: bytes) -> str:
    """A page's text in the encoding of its byte order mark, else the one that it declares, else UTF-8: never a guess.

    Source: WHATWG HTML, "determining the character encoding", and WHATWG Encoding, "names and labels".
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    declared = EncodingDetector.find_declared_encoding(data, is_html=True) or ""
    found = None if data.startswith(codecs.BOM_UTF8) else lookupEncoding(declared)
    if found is None or found.name == "replacement":
        return data.decode("utf-8", "replace").removeprefix("\ufeff")
    return data.decode(_READ_AS.get(found.name, found.codec_info.name), "replace").removeprefix("\ufeff")


def _hosts(soup: BeautifulSoup) -> dict[int, str]:
    """The elements of which a shadow root takes the place of the content, by id, and how."""
    templates = ((template.parent, hosts_shadow("template", _attributes(template))) for template in soup.find_all("template"))
    return {id(parent): reason for parent, reason in templates if reason is not None}


def _walk(
    soup: BeautifulSoup, positions: dict[int, int], drafts: list[_Draft], elements: Mapping[int, Element], hosts: Mapping[int, str]
) -> Iterator[tuple[PageElement, _Scope]]:
    """The page's elements with their own scope and its texts with the scope around them, in document order; the depth is not limited."""
    onlooker = Onlooker()
    waiting: list[tuple[PageElement, _Scope]] = [(node, _Scope()) for node in reversed(soup.contents)]
    while waiting:
        node, scope = waiting.pop()
        if isinstance(node, Tag):
            positions[id(node)] = len(positions)
            scope = _derive(node, scope, onlooker)
            if (reason := hosts.get(id(node))) is not None:
                scope = replace(scope, standing=fold_content(scope.standing, reason))
            if (warning := _attribute(node, "data-warning")) is not None:
                severity = _attribute(node, "data-severity")
                place = positions[id(node)], node.sourceline or 1
                draft = _Draft(warning, severity, scope, *place, [], scope.standing.element, set(), elements[id(node)], {})
                drafts.append(draft)
                scope = replace(scope, draft=draft)
            yield node, scope
            waiting.extend((child, scope) for child in reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield node, scope


def _derive(tag: Tag, outer: _Scope, onlooker: Onlooker) -> _Scope:
    attributes = _attributes(tag)
    name = _local_name(tag)
    direction = attributes.get("dir", "").strip().lower()
    return _Scope(
        lang=attributes.get("lang", outer.lang),
        dir=direction if direction in _DIRECTIONS else outer.dir,
        in_main=outer.in_main or _is_main(tag),
        standing=onlooker.enter(name, attributes, outer.standing),
        voice=_voice(name, attributes, outer.voice),
        draft=outer.draft,
    )


def _voice(name: str, attributes: Mapping[str, str], outer: _Voice) -> _Voice:
    """WHATWG HTML, the `translate` attribute; and the elements that hold no prose."""
    if name in _SEALED or outer is _Voice.SEALED:
        return _Voice.SEALED
    match attributes.get("translate", "-").strip().lower():
        case "no":
            return _Voice.EXCLUDED
        case "" | "yes":
            return _Voice.TRANSLATED
    if name in _VERBATIM or "notranslate" in attributes.get("class", "").split():
        return _Voice.EXCLUDED
    return outer


def _attributes(tag: Tag) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in tag.attrs.items()}


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return None if value is None else str(value)


def _local_name(tag: Tag) -> str:
    return tag.name.rpartition(":")[2].lower()


def _is_main(tag: Tag) -> bool:
    return tag.name == "main" or (_attribute(tag, "role") or "").strip().lower() == "main"
