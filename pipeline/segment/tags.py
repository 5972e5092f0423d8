"""Cuts a start tag at what a page may change in it: attributes that people read, addresses, the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.markup import Attribute, Element, Ignored, Start, read_tokens
from pipeline.model import ChoiceSlot, Escape, LinkSlot, Literal, LocaleSlot, NestedSlot, OwnerSlot, PassageSlot, Piece, RootSlot, ValueSlot
from pipeline.segment import mirrors, vocabulary
from pipeline.segment.inline import count_visible, fold
from pipeline.segment.ledger import Ledger
from pipeline.segment.passages import css_parts, refresh_parts

_NAME = re.compile(r"<[^\s/>]+")
_CANDIDATE = re.compile(r"([^\s,]\S*)(?:(?<!,)[^,]*)?")
"""WHATWG HTML, 4.8.4.2.1: an address in a srcset ends at white space, and may have commas inside."""
_SEVERAL = frozenset(("srcset", "imagesrcset"))
"""Attributes that hold several addresses."""

Nest: TypeAlias = "Callable[[Element, Attribute, str], NestedSlot]"
"""Cuts the document that an attribute of an element holds; the last argument is its value as written, with its quotes."""


@dataclass(frozen=True, slots=True)
class CutTag:
    """A start tag's pieces, the first a literal that begins with its name; the units and how many characters of its attributes people read."""

    pieces: Sequence[Piece]
    units: Sequence[int]
    characters: int


def cut_tag(token: Start, ledger: Ledger, nest: Nest) -> CutTag:
    """Law: the pieces join to the tag."""
    element, text = token.element, ledger.source.text
    _refuse_no_address(token, ledger)
    pieces: list[Piece] = []
    units: list[int] = []
    characters = 0
    position = token.start
    for attribute in sorted(element.attributes, key=lambda a: a.start):
        value = attribute.start if attribute.name == mirrors.NAME else _value(text, attribute)
        if value is None:
            continue
        slot = _slot(element, attribute, text[value : attribute.end], ledger, nest)
        if slot is None:
            continue
        if isinstance(slot, ValueSlot) and slot.escape is not Escape.ADDRESS:
            units.append(slot.unit)
            characters += count_visible(attribute.value or "")
        pieces += (Literal(text[position:value]), slot)
        position = attribute.end
    pieces.append(Literal(text[position : token.end]))
    if (said := vocabulary.setting(element)) is not None:
        pieces[:1] = _behind_name(pieces[0].source, ChoiceSlot(f'translate="{said}"'))
    if units and (token.childless or vocabulary.holds_no_text(element)) and not ledger.scope(element).foreign:
        pieces[:1] = own(pieces[0].source, units)
    return CutTag(pieces, units, characters)


def cut_root(token: Start, text: str) -> RootSlot:
    """The start tag of `html`."""
    kept = (text[a.start : a.end] for a in token.element.attributes if a.name not in ("lang", "dir", "xml:lang"))
    return RootSlot(text[token.start : token.end], "".join(f" {attribute}" for attribute in kept), token.element.get("lang"))


def refuse_late_root(token: Ignored, ledger: Ledger) -> None:
    """Refuses a second `<html>` or `<body>` that says something of text before it: a browser adds its attributes to the first (WHATWG HTML, 13.2.6.4.7)."""
    (start, *_) = read_tokens(ledger.source.text[token.start : token.end], ledger.source.file)
    if not isinstance(start, Start):
        return
    said = [name for name in ("lang", "xml:lang", "dir", "data-locales", "data-context", "hidden", "inert", "style") if start.element.get(name) is not None]
    if vocabulary.exclusion(start.element, None) is not None or start.element.get("translate") is not None:
        said.append("translate")
    if said:
        cause = f"a second <{token.tag}> says {said[0]} of the text before it: a browser adds its attributes to the first <{token.tag}>"
        raise ledger.refuse(cause, f"write the attribute on the first <{token.tag}>", token.start)


def own(tag: str, units: Iterable[int]) -> list[Piece]:
    """The beginning of a start tag with the owner's place behind its name: of two `lang` on a tag, the first counts."""
    return _behind_name(tag, OwnerSlot(tuple(units)))


def _behind_name(tag: str, slot: Piece) -> list[Piece]:
    name = _NAME.match(tag)
    assert name is not None
    return [Literal(name[0]), slot, Literal(tag[name.end() :])]


def _slot(element: Element, attribute: Attribute, source: str, ledger: Ledger, nest: Nest) -> Piece | None:
    """What stands in the place of an attribute's value, None where it stays as it is; `data-mirror` is replaced as a whole."""
    if attribute.name == mirrors.NAME:
        urls = (url for name in ("src", "srcset") if (held := element.named.get(name)) is not None for url in _urls(held))
        return mirrors.mirror_slot(element, attribute, source, tuple(urls), ledger)
    scope, outer = ledger.scope(element), ledger.scope(element.parent)
    speaks = scope.excluded is None or (scope.excluded == element.tag and vocabulary.said_exclusion(element, outer.excluded) is None)
    if speaks and vocabulary.is_translatable(element, attribute):
        role = f"attribute {attribute.name} of <{element.tag}{_which(element)}>"
        unit = ledger.unit(fold(attribute.value or "").strip(" "), scope, role, attribute.start, shown=False)
        return ValueSlot(unit, source, Escape.ATTRIBUTE)
    if vocabulary.is_translatable(element, attribute) or vocabulary.is_shown_value(element, attribute):
        ledger.leave_untranslated(scope, attribute.value or "")
    if attribute.name in ("lang", "xml:lang") and speaks and (attribute.value or "").split("-")[0].lower() == ledger.language:
        return LocaleSlot(source)
    if vocabulary.is_document(element, attribute.name) and (attribute.value or "").strip():
        return nest(element, attribute, source)
    if attribute.name == "style":
        return _passage(source, css_parts(attribute.value or ""))
    if attribute.name == "content" and element.tag == "meta" and (element.get("http-equiv") or "").strip().lower() == "refresh":
        return _passage(source, refresh_parts(attribute.value or ""))
    if not vocabulary.is_link(element, attribute.name):
        return LinkSlot(source, _urls(attribute)) if vocabulary.is_moved(element, attribute.name) else None
    if attribute.name in _localized(element) and (value := fold(attribute.value or "").strip(" ")):
        unit = ledger.address(value, scope, f"address: {attribute.name} of <{element.tag}{_which(element)}>", attribute.start)
        return ValueSlot(unit, source, Escape.ADDRESS)
    return LinkSlot(source, _urls(attribute))


def _passage(source: str, parts: Sequence[str]) -> PassageSlot | None:
    return PassageSlot(source, tuple(parts)) if len(parts) > 1 else None


def _localized(element: Element) -> Sequence[str]:
    """The attributes whose address a locale may change."""
    return (element.get("data-localize") or "").lower().split()


def _refuse_no_address(token: Start, ledger: Ledger) -> None:
    element = token.element
    for name in _localized(element):
        if name in _SEVERAL or not vocabulary.is_link(element, name) or element.get(name) is None or element.tag in ("script", "link"):
            cause = f'data-localize="{name}": <{element.tag}> has no address there that a locale may change'
            mend = "name an attribute of this element that holds one address, such as href or src; never one of a script or link"
            raise ledger.refuse(cause, mend, token.start)


def _value(text: str, attribute: Attribute) -> int | None:
    """Where the written value begins, with its quote; None for a bare attribute."""
    if attribute.value is None:
        return None
    start = text.index("=", attribute.start, attribute.end) + 1
    while start < attribute.end and text[start].isspace():
        start += 1
    return start


def _urls(attribute: Attribute) -> tuple[str, ...]:
    value = (attribute.value or "").strip()
    if attribute.name in _SEVERAL:
        return tuple(match[1].rstrip(",") for match in _CANDIDATE.finditer(value))
    return (value,)


def _which(element: Element) -> str:
    return (
        next((f' {name}="{element.get(name)}"' for name in ("name", "property", "type") if element.get(name)), "") if element.tag in ("meta", "input") else ""
    )
