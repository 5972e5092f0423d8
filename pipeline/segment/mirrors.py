"""Pictures that turn with the page: `data-mirror` on an `<img>` or a drawing. Nothing else is mirrored."""

from __future__ import annotations

from pipeline.markup import Attribute, Element, Space, Start, Text
from pipeline.model import MirrorSlot
from pipeline.segment.ledger import Ledger

NAME = "data-mirror"
_UNSHOWN = frozenset(("title", "desc", "metadata", "style", "script"))
"""Elements of a drawing whose text no browser draws."""


def mirror_slot(element: Element, attribute: Attribute, source: str, urls: tuple[str, ...], ledger: Ledger) -> MirrorSlot:
    """The place of a `data-mirror`, written as `source`. Raises PipelineError where the page could not say how it turns, or letters would turn with it."""
    if not _is_picture(element):
        mend = "put it on an <img>, or on the <svg> as a whole"
        raise ledger.refuse(f"{NAME} stands on a <{element.tag}>, which is no picture", mend, attribute.start)
    if attribute.value:
        raise ledger.refuse(f'{NAME}="{attribute.value}": the attribute takes no value', f"write {NAME} alone", attribute.start)
    if element.get("style") is not None:
        cause = f"a <{element.tag}> with {NAME} has a style of its own, beside which the page cannot write one"
        raise ledger.refuse(cause, "move the style into the style sheet, under a class", attribute.start)
    return MirrorSlot(source, urls)


def drawing(token: Start, outer: Element | None) -> Element | None:
    """The outermost drawing to be mirrored in which an element stands that begins here, or that is this element. `outer` is the answer for the one before."""
    if outer is not None and outer.holds(token.element):
        return outer
    return None if token.childless or token.element.get(NAME) is None else token.element


def refuse_mirrored_letters(drawing: Element | None, inside: Element | None, token: Text, ledger: Ledger) -> None:
    """Refuses text in a drawing that is to be mirrored: nobody could read it."""
    if drawing is not None and drawing.holds(inside) and not token.data.isspace() and inside is not None and inside.tag.lower() not in _UNSHOWN:
        cause = f"text stands in a drawing with {NAME}, which would turn its letters too"
        raise ledger.refuse(cause, "take the attribute away, or draw a file of its own for languages that run the other way", token.start)


def _is_picture(element: Element) -> bool:
    if element.space is Space.SVG:
        return element.tag == "svg" and (element.parent is None or element.parent.space is Space.HTML)
    return element.space is Space.HTML and element.tag == "img"
