"""XLIFF 1.2 (OASIS, 1 February 2008); 1.1, which has the same elements, is read too.

Law: reading what was written gives every unit's ticket, source and state back. A character that XML 1.0 lacks, which XLIFF 1.2 has no element for, is an
empty `<ph ctype="x-cp-001A"/>`. A translation that is there but not confirmed is `needs-review-translation`; one without a state counts as confirmed only
where the unit is `approved`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.interchange.codes import spans
from pipeline.interchange.pieces import XLIFF, Flattener, inline
from pipeline.interchange.xml import Element, Markup, document, element, lines, seen
from pipeline.model import DeliveredUnit, Delivery, Offer, OfferedUnit, PipelineError, Progress, State, read_ticket

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
EARLIER = "urn:oasis:names:tc:xliff:document:1.1"
_ITS = "http://www.w3.org/2005/11/its"
_DONE = frozenset(("translated", "final", "signed-off"))
_STATES = {Progress.EMPTY: "needs-translation", Progress.FUZZY: "needs-review-translation", Progress.TRANSLATED: "translated"}
_CONTEXT = "x-msgctxt"


def write_xliff1(offer: Offer) -> bytes:
    """An article in one locale. Warnings are marked by the Localization Note of ITS 2.0 and by a note of the highest priority."""
    body = element("body", {}, lines(*(_unit(unit) for unit in offer.units)))
    languages = {"source-language": offer.source, "target-language": offer.target}
    file = element("file", {"original": offer.article, "datatype": "plaintext", **languages}, lines(body))
    return document(element("xliff", {"xmlns": NAMESPACE, "xmlns:its": _ITS, "its:version": "2.0", "version": "1.2"}, lines(file)))


def _unit(unit: OfferedUnit) -> Markup:
    progress, translation = unit.state
    source = spans(unit.key[1], unit.tags)
    content = [
        element("source", {}, *inline(source, XLIFF)),
        element("target", {"state": _STATES[progress]}, *inline(spans(translation, unit.tags, source), XLIFF)),
    ]
    if unit.key[0] is not None:
        content.append(element("context-group", {"purpose": "information"}, element("context", {"context-type": _CONTEXT}, seen(unit.key[0]))))
    attributes = {"id": str(unit.ticket), "approved": "yes" if progress is Progress.TRANSLATED else "no", "xml:space": "preserve"}
    if unit.alert is not None:
        attributes |= {"its:locNoteType": "alert", "its:locNote": unit.alert}
    return element("trans-unit", attributes, lines(*content, *_notes(unit)))


def _notes(unit: OfferedUnit) -> Iterator[Markup]:
    if unit.alert is not None:
        yield element("note", {"priority": "1", "from": "developer", "annotates": "source"}, seen(unit.alert))
    for note in unit.notes:
        yield element("note", {"priority": "2", "from": "developer", "annotates": "source"}, seen(note))
    for remark in unit.remarks:
        yield element("note", {"priority": "3", "from": "translator", "annotates": "target"}, seen(remark))


def read_xliff1(root: Element, label: str) -> tuple[Delivery, ...]:
    """One delivery for each `<file>`. Raises PipelineError for a file that names no target language."""
    within = root.name.removesuffix("xliff")
    deliveries = []
    for file in root.children(f"{within}file"):
        target = file.attributes.get("target-language")
        if target is None:
            raise PipelineError("names no target language", mend='write target-language="…" into its file element', file=label, line=file.line)
        units = tuple(_delivered(unit, within) for unit in file.walk(f"{within}trans-unit"))
        deliveries.append(Delivery(label, file.line, file.attributes.get("original", ""), file.attributes.get("source-language"), target, units))
    return tuple(deliveries)


def _delivered(unit: Element, within: str) -> DeliveredUnit:
    flattener = Flattener(within, XLIFF)
    source, target = unit.child(f"{within}source"), unit.child(f"{within}target")
    contexts = (context for group in unit.children(f"{within}context-group") for context in group.children(f"{within}context"))
    said = next((context.text for context in contexts if context.attributes.get("context-type") == _CONTEXT), None)
    text = "" if source is None else flattener.flat(source)
    state = _state(unit, target, "" if target is None else flattener.flat(target))
    return DeliveredUnit(unit.line, read_ticket(unit.attributes.get("id", "")), said, text, state, () if target is None else tuple(flattener.codes))


def _state(unit: Element, target: Element | None, translation: str) -> State:
    if target is None or not translation:
        return Progress.EMPTY, ""
    state = target.attributes.get("state")
    done = unit.attributes.get("approved") == "yes" if state is None else state in _DONE
    return Progress.TRANSLATED if done else Progress.FUZZY, translation
