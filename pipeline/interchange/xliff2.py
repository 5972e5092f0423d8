"""XLIFF 2.1 (OASIS, 13 February 2018), read as 2.0 and 2.1.

Law: reading what was written gives every unit's ticket, source and state back. A character that XML lacks is a `<cp hex="…"/>`.
A translation that is there but not confirmed is in the state `initial`, which is also how one without a state is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.interchange.codes import Code, Role, Span, spans
from pipeline.interchange.xml import Element, Markup, document, element, lines, seen, text
from pipeline.model import DeliveredUnit, Delivery, Offer, OfferedUnit, PipelineError, Progress, State, read_ticket

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_ITS = "http://www.w3.org/2005/11/its"
_IN = f"{{{NAMESPACE}}}"
_DONE = frozenset(("translated", "reviewed", "final"))


def write_xliff2(offer: Offer) -> bytes:
    """An article in one locale. Warnings are marked by the Localization Note of ITS 2.0 and by a note of the highest priority."""
    file = element(
        "file",
        {"id": "f1", "original": offer.article, "canResegment": "no", "xml:space": "preserve"},
        lines(*(_unit(unit) for unit in offer.units)),
    )
    root = {"xmlns": NAMESPACE, "xmlns:its": _ITS, "its:version": "2.0", "version": "2.1", "srcLang": offer.source, "trgLang": offer.target}
    return document(element("xliff", root, lines(file)))


def _unit(unit: OfferedUnit) -> Markup:
    progress, translation = unit.state
    source = spans(unit.key[1], unit.tags)
    target = spans(translation, unit.tags, source)
    tags = tuple(dict.fromkeys(span.tag for span in (*source, *target) if isinstance(span, Code)))
    names = {tag: f"d{number}" for number, tag in enumerate(tags, 1)}
    parts = [element("source", {}, *_inline(source, names))]
    if progress is not Progress.EMPTY:
        parts.append(element("target", {}, *_inline(target, names)))
    attributes = {"id": str(unit.ticket), "name": unit.key[0]}
    if unit.alert is not None:
        attributes |= {"its:locNoteType": "alert", "its:locNote": unit.alert}
    content = [element("segment", {"state": "translated" if progress is Progress.TRANSLATED else "initial"}, *parts)]
    if names:
        content.insert(0, element("originalData", {}, *(element("data", {"id": name}, seen(tag)) for tag, name in names.items())))
    if notes := tuple(_notes(unit)):
        content.insert(0, element("notes", {}, *notes))
    return element("unit", attributes, lines(*content))


def _notes(unit: OfferedUnit) -> Iterator[Markup]:
    if unit.alert is not None:
        yield element("note", {"category": "warning", "priority": "1"}, seen(unit.alert))
    for note in unit.notes:
        yield element("note", {"category": "extracted", "priority": "2", "appliesTo": "source"}, seen(note))
    for remark in unit.remarks:
        yield element("note", {"category": "translator", "priority": "3", "appliesTo": "target"}, seen(remark))


def _inline(parts: Sequence[Span], names: dict[str, str]) -> list[Markup]:
    open_: list[tuple[Code | None, list[Markup]]] = [(None, [])]
    for span in parts:
        content = open_[-1][1]
        if isinstance(span, str):
            content.append(text(span, _code_point))
        elif span.role is Role.OPENING:
            open_.append((span, []))
        elif span.role is Role.CLOSING:
            opening, inside = open_.pop()
            assert opening is not None
            data = {"dataRefStart": names[opening.tag], "dataRefEnd": names[span.tag], "dispStart": opening.tag, "dispEnd": span.tag}
            open_[-1][1].append(element("pc", {"id": str(opening.number)} | data, *inside))
        else:
            content.append(_single(span, names[span.tag]))
    return open_[0][1]


def _single(code: Code, name: str) -> Markup:
    attributes = {"id": str(code.number), "dataRef": name, "disp": code.tag}
    match code.role:
        case Role.ISOLATED_OPENING:
            return element("sc", attributes | {"isolated": "yes"})
        case Role.ISOLATED_CLOSING:
            return element("ec", attributes | {"isolated": "yes"})
        case _:
            return element("ph", attributes)


def _code_point(character: str) -> Markup:
    return element("cp", {"hex": f"{ord(character):04X}"})


def read_xliff2(root: Element, label: str) -> tuple[Delivery, ...]:
    """One delivery for each `<file>`. Raises PipelineError for a document that names no target language."""
    target = root.attributes.get("trgLang")
    if target is None:
        raise PipelineError("names no target language", mend='write trgLang="…" into its xliff element', file=label, line=root.line)
    return tuple(
        Delivery(
            label,
            file.line,
            file.attributes.get("original", ""),
            root.attributes.get("srcLang"),
            target,
            tuple(_delivered(unit, label) for unit in file.walk(f"{_IN}unit")),
        )
        for file in root.children(f"{_IN}file")
    )


def _delivered(unit: Element, label: str) -> DeliveredUnit:
    data = {piece.attributes.get("id", ""): _flat(piece, {}, []) for holder in unit.children(f"{_IN}originalData") for piece in holder.children(f"{_IN}data")}
    segments = [part for part in unit.content if isinstance(part, Element) and part.name in (f"{_IN}segment", f"{_IN}ignorable")]
    known: dict[str, str] = {f"#{name}": code for name, code in data.items()}
    source = "".join(_flat(part, known, []) for segment in segments for part in segment.children(f"{_IN}source"))
    codes: list[str] = []
    state = _state([_Segment.read(segment, known, codes, label) for segment in segments])
    return DeliveredUnit(unit.line, read_ticket(unit.attributes.get("id", "")), unit.attributes.get("name"), source, state, tuple(codes))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a unit as a tool has cut it; `target` is None where it has no translation, `progress` None where it holds nothing to translate."""

    order: int
    target: str | None
    progress: Progress | None

    @classmethod
    def read(cls, segment: Element, known: dict[str, str], codes: list[str], label: str) -> _Segment:
        holder = segment.child(f"{_IN}target")
        if segment.name == f"{_IN}ignorable":
            between = segment.child(f"{_IN}source")
            filling = holder or between
            return cls(_order(holder, label), "" if filling is None else _flat(filling, known, codes), None)
        target = None if holder is None else _flat(holder, known, codes)
        done = segment.attributes.get("state", "initial") in _DONE
        return cls(_order(holder, label), target, Progress.EMPTY if not target else Progress.TRANSLATED if done else Progress.FUZZY)


def _order(target: Element | None, label: str) -> int:
    written = "0" if target is None else target.attributes.get("order", "0")
    if not (written.isascii() and written.isdigit() and len(written) < 7):
        raise PipelineError(f'order="{written[:20]}" is no number', mend="export the file again", file=label, line=None if target is None else target.line)
    return int(written)


def _state(segments: Sequence[_Segment]) -> State:
    """The state of a unit: no further than that of its least segment; one that is translated in parts only is fuzzy."""
    found = {segment.progress for segment in segments} - {None}
    if found <= {Progress.EMPTY}:
        return Progress.EMPTY, ""
    places = [segment.order or number for number, segment in enumerate(segments, 1)]
    ordered = [segment for _, segment in sorted(zip(places, segments, strict=True), key=lambda pair: pair[0])]
    progress = Progress.TRANSLATED if found == {Progress.TRANSLATED} else Progress.FUZZY
    return progress, "".join(segment.target or "" for segment in ordered)


def _flat(holder: Element, known: dict[str, str], codes: list[str]) -> str:
    """The text with its codes as tags. `known` maps `#` and the id of a piece of original data to that, and the id of a code that was met to its tag."""
    parts: list[str] = []

    def code(item: Element, data: str, *names: str) -> None:
        reference = item.attributes.get(data)
        tag = known.get(f"#{reference}") if reference is not None else next((known[name] for name in names if name in known), None)
        for name in names[:1] if tag is not None else ():
            known.setdefault(name, tag or "")
        codes.append(tag or "")
        parts.append(tag or "")

    for part in holder.content:
        if isinstance(part, str):
            parts.append(part)
            continue
        name, own, copy = part.name.removeprefix(_IN), part.attributes.get("id", ""), part.attributes.get("copyOf", "")
        match name:
            case "cp":
                parts.append(_character(part.attributes.get("hex", "")))
            case "ph":
                code(part, "dataRef", f"ph {own}", f"ph {copy}")
            case "sc":
                code(part, "dataRef", f"start {own}", f"start {copy}")
            case "ec":
                code(part, "dataRef", f"end {part.attributes.get('startRef', own)}", f"end {copy}")
            case "pc":
                code(part, "dataRefStart", f"start {own}", f"start {copy}")
                parts.append(_flat(part, known, codes))
                code(part, "dataRefEnd", f"end {own}", f"end {copy}")
            case "mrk":
                parts.append(_flat(part, known, codes))
            case _:
                pass
    return "".join(parts)


def _character(written: str) -> str:
    try:
        return chr(int(written, 16)) if len(written) <= 6 else "\ufffd"
    except (ValueError, OverflowError):
        return "\ufffd"
