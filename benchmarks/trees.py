"""A page as a flat run of steps, seen by two parsers that know nothing of each other.

Comments are left out, and texts that touch are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import html5lib
import turbohtml
from html5lib.constants import namespaces


@dataclass(frozen=True, slots=True)
class Step:
    """Into an element, out of it, or a text. `name` is the tag's name or the text itself, `inside` the element that a text stands in."""

    kind: Literal["start", "end", "text"]
    name: str
    attributes: frozenset[tuple[str, str]] = frozenset()
    inside: str = ""

    def __str__(self) -> str:
        match self.kind:
            case "text":
                return repr(self.name)
            case "end":
                return f"</{self.name}>"
            case "start":
                return "<" + " ".join((self.name, *(f"{name}={value!r}" for name, value in sorted(self.attributes)))) + ">"


def words(steps: Iterable[Step]) -> list[str]:
    """What is written on a page, wherever its tags cut it."""
    return "".join(step.name for step in steps if step.kind == "text").split()


def read_like_browser(text: str) -> Iterator[Step]:
    """Seen by html5lib, the reference reading of the standard."""
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    return _steps(_walk_reference(html5lib.getTreeWalker("etree")(tree)))


def read_with_parser(text: str) -> Iterator[Step]:
    """Seen by turbohtml, which is fast."""
    return _steps(_walk_fast(turbohtml.parse(text)))


_PREFIXES = {uri: prefix for prefix, uri in namespaces.items()}


def _walk_reference(tokens: Iterable[dict[str, object]]) -> Iterator[Step]:
    for token in tokens:
        match token:
            case {"type": "StartTag" | "EmptyTag" as kind, "name": str(name), "data": dict(data)}:
                attributes = frozenset((f"{_PREFIXES[space]}:{key}" if space else key, value) for (space, key), value in data.items())
                yield Step("start", name, attributes)
                if kind == "EmptyTag":
                    yield Step("end", name)
            case {"type": "EndTag", "name": str(name)}:
                yield Step("end", name)
            case {"type": "Characters" | "SpaceCharacters", "data": str(data)}:
                yield Step("text", data)


def _walk_fast(document: turbohtml.Document) -> Iterator[Step]:
    waiting: list[turbohtml.Node | Step] = [document]
    while waiting:
        match waiting.pop():
            case Step() as step:
                yield step
            case turbohtml.Text(data=data):
                yield Step("text", data)
            case turbohtml.Element() as element:
                attributes = ((name, " ".join(value) if isinstance(value, list) else value or "") for name, value in element.attrs.items())
                yield Step("start", element.tag, frozenset(attributes))
                waiting.append(Step("end", element.tag))
                waiting.extend(reversed(element.children))
            case turbohtml.Node() as node:
                waiting.extend(reversed(node.children))


def _steps(loose: Iterable[Step]) -> Iterator[Step]:
    """Joins texts that touch, and tells them what they stand in."""
    path = [""]
    texts: list[str] = []
    for step in loose:
        if step.kind == "text":
            texts.append(step.name)
            continue
        if texts:
            yield Step("text", "".join(texts), inside=path[-1])
            texts.clear()
        if step.kind == "start":
            path.append(step.name)
        else:
            path.pop()
        yield step
    if texts:
        yield Step("text", "".join(texts), inside=path[-1])
