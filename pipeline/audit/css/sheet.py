"""A style sheet as rules whose selectors can be held against the elements of a page.

Source: CSS Syntax 3, CSS Cascade 5 (layers, `@import`), CSS Conditional Rules 3 and 5, CSS Nesting 1, Selectors 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

import cssselect2
import tinycss2
import tinycss2.bytes

Alternatives = tuple[frozenset[str], ...]
"""When a rule holds: any of these sets of terms (`print`, `(max-width: 30em)`) is met; an empty set always is."""

ALWAYS: Alternatives = (frozenset(),)
_CONDITIONAL = frozenset(("media", "supports", "container"))
_TRANSPARENT = frozenset((*_CONDITIONAL, "layer", "scope", "document", "-moz-document"))
"""At-rules that hold rules which may apply."""
_MOST_BRACKETS = 100
"""Brackets of one value; what has more is read as nothing, for values are read by recursion."""
_MOST_CONDITIONS = 256
"""Alternatives of one rule that are kept apart; of more, it may always apply."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """`value` is in small letters with single spaces, but for that of a custom property, which is as written; `origin` is `file:line`."""

    name: str
    value: str
    important: bool
    origin: str


@dataclass(frozen=True, slots=True)
class StyleRule:
    """`selectors` are compiled ones; `layer` names the cascade layer, None outside of all."""

    selectors: tuple[Any, ...]
    declarations: tuple[Declaration, ...]
    when: Alternatives
    layer: str | None


@dataclass(frozen=True, slots=True)
class Import:
    """An `@import`: where to, when it applies, and the layer that it fills."""

    url: str
    when: Alternatives
    layer: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something in a sheet that could not be read."""

    line: int
    cause: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet says, in its order. `layers` are those that it names, in the order of their first mention."""

    rules: tuple[StyleRule, ...]
    imports: tuple[Import, ...]
    layers: tuple[str, ...]
    unclear: tuple[Unclear, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """A declaration that applies to an element, or to `pseudo` of it, with what decides between it and others: the higher `rank` wins."""

    declaration: Declaration
    when: Alternatives
    pseudo: str | None
    layer: str | None
    specificity: tuple[int, int, int]


@dataclass(slots=True)
class _Reading:
    """What has been gathered while a sheet is read."""

    label: str
    rules: list[StyleRule] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    layers: dict[str, None] = field(default_factory=dict)
    unclear: list[Unclear] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the rules of a block: conditions, layer, and the selector that nested ones continue."""

    when: Alternatives = ALWAYS
    layer: str | None = None
    selector: str | None = None


def read_sheet(text: str, label: str, first_line: int = 1) -> Sheet:
    """Reads a whole style sheet; `label` and `first_line` say where it stands. Never fails: what cannot be read is in `unclear`."""
    reading = _Reading(label)
    try:
        _read_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), _Around(), reading, first_line - 1)
    except RecursionError:
        reading.unclear.append(Unclear(first_line, "blocks are nested too deep"))
    return Sheet(tuple(reading.rules), tuple(reading.imports), tuple(reading.layers), tuple(reading.unclear))


def read_declarations(text: str, origin: str) -> tuple[Declaration, ...]:
    """The declarations of a style attribute; what cannot be read is left out, as browsers do."""
    try:
        nodes = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
        return tuple(_declaration(node, origin) for node in nodes if node.type == "declaration")
    except RecursionError:
        return ()


def read_media(text: str) -> Alternatives:
    """The conditions of a `media` attribute or a media query list."""
    return _alternatives(tinycss2.parse_component_value_list(text, skip_comments=True))


def decode_sheet(data: bytes) -> str:
    """A sheet's text in the encoding of its byte order mark, else of its `@charset`, else in UTF-8."""
    return str(tinycss2.bytes.decode_stylesheet_bytes(data)[0])


def within(sheet: Sheet, when: Alternatives, layer: str | None) -> Sheet:
    """A sheet as one that holds only where `when` is met, and whose rules stand in `layer`."""
    if when == ALWAYS and layer is None:
        return sheet

    def inner(name: str | None) -> str | None:
        return name if layer is None else layer if name is None else f"{layer}.{name}"

    return Sheet(
        tuple(replace(rule, when=_both(when, rule.when), layer=inner(rule.layer)) for rule in sheet.rules),
        tuple(replace(one, when=_both(when, one.when), layer=inner(one.layer)) for one in sheet.imports),
        tuple(name for name in map(inner, (None, *sheet.layers) if layer is not None else sheet.layers) if name is not None),
        sheet.unclear,
    )


class Matcher:
    """Holds the rules of several sheets, in the order of the cascade, against elements of one page."""

    def __init__(self, rules: Iterable[StyleRule]) -> None:
        self._matcher = cssselect2.Matcher()
        for rule in rules:
            for selector in rule.selectors:
                self._matcher.add_selector(selector, rule)

    def applied(self, wrapper: Any) -> Iterator[Applied]:
        """What applies to an element as `wrap` gives it, from the weakest to the strongest selector."""
        for specificity, _, pseudo, rule in self._matcher.match(wrapper):
            for declaration in rule.declarations:
                yield Applied(declaration, rule.when, pseudo, rule.layer, specificity)


def wrap(root: Element, wanted: Iterable[Element]) -> dict[Element, tuple[Any, ...]]:
    """For each wanted element of the page, itself and its ancestors as `Matcher` takes them, from the root down. Element names are in small letters."""
    left = set(wanted)
    found: dict[Element, tuple[Any, ...]] = {}
    for wrapper in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        if wrapper.etree_element in left:
            found[wrapper.etree_element] = (*wrapper.ancestors, wrapper)
    return found


def _read_rules(nodes: Sequence[Any], around: _Around, reading: _Reading, shift: int) -> None:
    for node in nodes:
        match node.type:
            case "qualified-rule":
                _read_style_rule(node, around, reading, shift)
            case "at-rule":
                _read_at_rule(node, around, reading, shift)
            case "error":
                reading.unclear.append(Unclear(node.source_line + shift, node.message))


def _read_style_rule(node: Any, around: _Around, reading: _Reading, shift: int) -> None:
    selector = tinycss2.serialize(node.prelude).strip()
    if around.selector is not None:
        selector = selector.replace("&", f":is({around.selector})") if "&" in selector else f":is({around.selector}) {selector}"
    _read_block(node.content, _Around(around.when, around.layer, selector), reading, shift)


def _read_block(content: Any, around: _Around, reading: _Reading, shift: int) -> None:
    """The inside of a style rule: its declarations, then what is nested in it."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    declarations = tuple(_declaration(node, f"{reading.label}:{node.source_line + shift}") for node in nodes if node.type == "declaration")
    if declarations:
        try:
            selectors = tuple(cssselect2.compile_selector_list(around.selector))
        except (cssselect2.SelectorError, NotImplementedError, SyntaxError) as error:
            reading.unclear.append(Unclear(int(declarations[0].origin.rpartition(":")[2]), f"the selector {around.selector} cannot be read: {error}"))
        else:
            reading.rules.append(StyleRule(selectors, declarations, around.when, around.layer))
    _read_rules([node for node in nodes if node.type != "declaration"], around, reading, shift)


def _read_at_rule(node: Any, around: _Around, reading: _Reading, shift: int) -> None:
    name = node.lower_at_keyword
    if name == "import" and node.content is None:
        imported = _import(node, around, reading, shift)
        if imported is not None:
            reading.imports.append(imported)
    elif name == "layer" and node.content is None:
        for part in tinycss2.serialize(node.prelude).split(","):
            reading.layers[_layer(around.layer, part)] = None
    elif name in _TRANSPARENT and node.content is not None:
        inner = around
        if name in _CONDITIONAL:
            written = _alternatives(node.prelude) if name == "media" else (frozenset((f"@{name} {_plain(node.prelude)}",)),)
            inner = _Around(_both(around.when, written), around.layer, around.selector)
        elif name == "layer":
            inner = _Around(around.when, _layer(around.layer, tinycss2.serialize(node.prelude) or f"({len(reading.layers)})"), around.selector)
            reading.layers[inner.layer or ""] = None
        if inner.selector is not None:
            _read_block(node.content, inner, reading, shift)
        else:
            _read_rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), inner, reading, shift)


def _import(node: Any, around: _Around, reading: _Reading, shift: int) -> Import | None:
    target, *rest = [part for part in node.prelude if part.type != "whitespace"] or [None]
    if target is None or target.type not in ("url", "string", "function"):
        return None
    url = target.value if target.type != "function" else next((str(part.value) for part in target.arguments if part.type == "string"), "")
    layer, media = around.layer, []
    for part in rest:
        if part.type == "function" and part.lower_name == "layer":
            layer = _layer(around.layer, tinycss2.serialize(part.arguments))
        elif part.type == "ident" and part.lower_value == "layer":
            layer = _layer(around.layer, f"({len(reading.layers)})")
        elif not (part.type == "function" and part.lower_name == "supports"):
            media.append(part)
    if layer is not None:
        reading.layers[layer] = None
    return Import(url, _both(around.when, _alternatives(media)), layer, node.source_line + shift)


def _layer(outer: str | None, name: str) -> str:
    return name.strip() if outer is None else f"{outer}.{name.strip()}"


def _declaration(node: Any, origin: str) -> Declaration:
    custom = node.name.startswith("--")
    value = _written(node.value) if custom else _plain(node.value)
    return Declaration(node.name if custom else node.lower_name, value if value.count("(") <= _MOST_BRACKETS else "", node.important, origin)


def _written(nodes: Sequence[Any]) -> str:
    return " ".join(str(tinycss2.serialize([node for node in nodes if node.type != "comment"])).split())


def _plain(nodes: Sequence[Any]) -> str:
    """In small letters, but for texts in quotes, which the reader sees, and names of custom properties."""
    text = _written(nodes)
    return text if '"' in text or "var(" in text.lower() else text.lower()


def _alternatives(nodes: Sequence[Any]) -> Alternatives:
    """Media queries as sets of terms: `screen and (max-width: 30em), print` has two."""
    queries = _plain(nodes).lower()
    found = []
    for query in queries.split(","):
        terms = frozenset(term.strip() for term in query.removeprefix("only ").split(" and ")) - {"all", ""}
        found.append(frozenset(term.strip().removeprefix("only ") for term in terms))
    return tuple(dict.fromkeys(found)) or ALWAYS


def _both(outer: Alternatives, inner: Alternatives) -> Alternatives:
    joined = tuple(dict.fromkeys(one | other for one in outer for other in inner))
    return joined if len(joined) <= _MOST_CONDITIONS else ALWAYS
