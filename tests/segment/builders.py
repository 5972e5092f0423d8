"""Articles to cut, and what an independent parser (html5lib) sees in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import html5lib
from hypothesis import strategies as st

from pipeline.model import Article, Encoding, PipelineError, Segmentation, Source
from pipeline.segment.article import segment

CORPUS = sorted((Path(__file__).parent.parent / "corpus" / "html").glob("*.html"))
NAMES = [path.stem for path in CORPUS]


def read(name: str) -> str:
    return (CORPUS[0].parent / f"{name}.html").read_text("utf-8")


def cut(text: str, language: str = "en", segmentation: Segmentation = Segmentation.BLOCK) -> Article:
    return segment(Source("page", "source/page.html", text, Encoding(), "0" * 64), language, segmentation)


def refused(text: str) -> bool:
    """Whether the article is one that no translation could make safe."""
    try:
        cut(text)
    except PipelineError:
        return True
    return False


_CODE = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"])
_UNSEEN = frozenset(["script", "style", "iframe", "noembed", "noframes"])
_VERBATIM = frozenset(["code", "pre", "listing", "kbd", "samp", "var"])
_READ_ALOUD = frozenset(["title", "aria-label"])
_READ = {
    "alt": ("img", "area"),
    "placeholder": ("input", "textarea"),
    "label": ("track", "option", "optgroup"),
    "summary": ("table",),
    "abbr": ("th",),
}
_META = frozenset(["description", "og:title"])

Attributes: TypeAlias = "dict[str, str]"


@dataclass(frozen=True)
class Node:
    """An element, text or comment as html5lib sees it, with what its ancestors say about it."""

    kind: str
    tag: str
    data: str
    attributes: Attributes
    excluded: bool
    unseen: bool
    switcher: bool
    warnings: tuple[str, ...]
    lang: str | None
    void: bool = False
    preformatted: bool = False

    @property
    def replaced(self) -> bool:
        """Whether publishing writes the content."""
        return self.switcher or "data-locales" in self.attributes

    @property
    def readable(self) -> bool:
        """Whether this is text that has to be in a unit."""
        return self.kind == "text" and self.data.strip() != "" and not (self.excluded or self.unseen or self.switcher)

    def translated_attributes(self, excluded_outside: bool) -> frozenset[str]:
        if self.switcher or self.tag == "html" or (self.excluded and (excluded_outside or self.tag not in _VERBATIM | _CODE or "translate" in self.attributes)):
            return frozenset()
        return frozenset(name for name, value in self.attributes.items() if value.strip() and self._is_read(name))

    def _is_read(self, name: str) -> bool:
        if name == "content" and self.tag == "meta":
            return (self.attributes.get("name") or self.attributes.get("property")) in _META
        if name == "value" and self.tag == "input":
            return self.attributes.get("type") in ("submit", "reset", "button")
        return name in _READ_ALOUD or self.tag in _READ.get(name, ())


def documents(node: Node, *, excluded_outside: bool) -> list[tuple[str, bool]]:
    """The document in an element's `srcdoc`, and whether a rule excludes it."""
    text = node.attributes.get("srcdoc", "")
    if node.tag != "iframe" or node.switcher or not text.strip():
        return []
    choice = node.attributes.get("translate")
    return [(text, choice == "no" if choice is not None else excluded_outside)]


def walk(text: str, *, excluded: bool = False) -> Iterator[Node]:
    """The document in order. An end tag has the kind "end"."""
    document = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    walker = html5lib.getTreeWalker("etree")
    path = [Node("start", "", "", {}, excluded=excluded, unseen=False, switcher=False, warnings=(), lang=None)]
    for token in walker(document):
        match token["type"]:
            case "StartTag" | "EmptyTag":
                node = _element(token, path[-1])
                yield node
                if token["type"] == "StartTag":
                    path.append(node)
            case "EndTag":
                path.pop()
                yield _leaf("end", token["name"], path[-1])
            case "Characters" | "SpaceCharacters":
                yield _leaf("text", token["data"], path[-1])
            case "Comment":
                yield _leaf("comment", token["data"], path[-1])


def _leaf(kind: str, data: str, inside: Node) -> Node:
    return Node(kind, inside.tag, data, {}, inside.excluded, inside.unseen, inside.replaced, inside.warnings, inside.lang, preformatted=inside.preformatted)


def _element(token: dict[str, object], outer: Node) -> Node:
    tag = str(token["name"])
    data = token["data"]
    assert isinstance(data, dict)
    attributes = {(f"{space}:" if space else "") + name: value for (space, name), value in data.items()}
    warning = attributes.get("data-warning")
    lang = attributes.get("lang", outer.lang)
    return Node(
        "start",
        tag,
        "",
        attributes,
        _is_excluded(tag, attributes, outer),
        outer.unseen or tag in _UNSEEN,
        outer.replaced,
        (*outer.warnings, warning) if warning is not None else outer.warnings,
        lang,
        token["type"] == "EmptyTag",
        outer.preformatted or tag in ("pre", "listing", "textarea"),
    )


def _is_excluded(tag: str, attributes: Attributes, outer: Node) -> bool:
    if tag in _CODE or tag == "math" or (outer.excluded and outer.tag in ("math", "mi", "mo", "mn")):
        return True
    choice = attributes.get("translate")
    if choice is not None:
        return choice.lower() == "no"
    return outer.excluded or tag in _VERBATIM or "notranslate" in attributes.get("class", "").split()


_SPACE = re.compile("[ \t\n\f\r]+")


def events(text: str, *, change: Callable[[str], str] = str, drop: frozenset[str] = frozenset(("lang", "dir")), excluded: bool = False) -> list[object]:
    """What a page is made of, comments apart, white space folded where browsers fold it. `change` is applied to all that people read and may be translated."""
    found: list[object] = []
    outside = [excluded]
    for node in walk(text, excluded=excluded):
        match node.kind:
            case "start":
                read = node.translated_attributes(outside[-1])
                values = {name: _fold(change(_fold(value))) if name in read else value for name, value in node.attributes.items() if name not in drop}
                for document, kept in documents(node, excluded_outside=outside[-1]):
                    values["srcdoc"] = str(events(document, change=change, drop=drop, excluded=kept))
                found.append((node.tag, tuple(sorted(values.items()))))
                if not node.void:
                    outside.append(node.excluded)
            case "end":
                outside.pop()
                found.append(f"/{node.data}")
            case "text" if not (node.tag == "script" and "@context" in node.data):
                data = node.data if node.excluded or node.switcher else change(node.data)
                if found and isinstance(found[-1], list):
                    found[-1][0] += data
                else:
                    found.append([data, node.preformatted])
    return [[event[0] if event[1] else _fold(event[0])] if isinstance(event, list) else event for event in found]


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


FRAGMENTS = [
    "word ", "Keep away", " and ", "5 &lt; 6", "&amp;", "&nbsp;", "caf&eacute; ", "\n", "  ", "<!-- note -->", "<!---->", "<br>", "<wbr>",
    "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "</li>", "<b>", "</b>", "<i>", "</i>", "<em class=x>", "</em>", "<a href=x.html>", "</a>",
    "<span>", "</span>", "<span data-warning=s1>", "<span data-warning=s2>", "<div data-warning=d1>", "<p data-warning=p1>", "<li data-warning=l1>",
    "<table>", "</table>", "<tr>", "<td>", "</td>", "<td data-warning=t1>", "<h2>", "</h2>", "<code>", "</code>", "<span translate=no>", "<span translate=yes>",
    "<button>", "</button>", "<form>", "</form>", "<dl>", "<dt>", "<dd>", "</dl>", "<img src=a.png alt='A jar'>", "<img data-warning=i1 src=b.png alt=Poison>",
    "<svg>", "<text>", "</text>", "</svg>", "<details>", "<summary>", "</summary>", "</details>", "<blockquote>", "</blockquote>", "</body>", "</html>",
    "<textarea>box</textarea>", "<select><option>one<option data-warning=o1>two</select>", "<script>var a;</script>", "<title>Name</title>",
]  # fmt: skip

markup = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
"""Markup as nobody should write it."""

_TEXT = st.sampled_from(
    ["word", "Keep away from fire", "5 &lt; 6", "caf&eacute; ", " and ", "a&nbsp;b", "<!-- c -->", "<br>", "<img src=a.png alt='A jar'>", "<code>x</code>"]
)
_INLINE = [
    "<b>{}</b>",
    "<em class=x>{}</em>",
    "<span data-warning=s1>{}</span>",
    "<span data-warning=s2>{}</span>",
    "<span translate=no>{}</span>",
    "<button>{}</button>",
]
_BLOCK = [
    "<p>{}</p>", "<div>{}</div>", "<ul><li>{}</ul>", "<div data-warning=d1>{}</div>", "<p data-warning=p1>{}</p>", "<ul><li data-warning=l1>{}<li>next</ul>",
    "<table><tr><td>{}<td data-warning=t1>{}</table>", "<details><summary>{}</summary>{}</details>", "<dl><dt>{}<dd>{}</dl>", "<h2>{}</h2>",
    "<span data-warning=s3><p>{}</p><p>{}</p></span>",
]  # fmt: skip


@st.composite
def _filled(draw: st.DrawFn, templates: list[str], inner: st.SearchStrategy[str]) -> str:
    template = draw(st.sampled_from(templates))
    return template.format(*(draw(inner) for _ in range(template.count("{}"))))


_sentence = st.recursive(_TEXT, lambda inner: st.lists(inner | _filled(_INLINE, inner), min_size=1, max_size=3).map("".join), max_leaves=6)
_BUTTON_IN_BUTTON = re.compile(r"<button>(?:(?!</button>).)*<button>", re.DOTALL)
well_formed = st.lists(_sentence | _filled(_BLOCK, _sentence), min_size=1, max_size=5).map("".join).filter(lambda text: _BUTTON_IN_BUTTON.search(text) is None)
"""Markup in which every element stands where it may, end tags left out where they may be."""
