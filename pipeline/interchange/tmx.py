"""TMX 1.4b, translation memories (LISA OSCAR; the standard is now in the care of GALA).

Law: reading what was written gives its pairs back. A character that XML lacks is an empty `<ph type="x-cp-001A"/>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline import __version__
from pipeline.interchange.codes import spans
from pipeline.interchange.languages import likeness
from pipeline.interchange.pieces import LIKE_OURS, TMX, Flattener, inline
from pipeline.interchange.xml import Element, Markup, document, element, lines, read_xml, seen
from pipeline.locales import Language
from pipeline.model import Offer, OfferedUnit, PipelineError, Progress

TMX_ROOTS = ("tmx", "{http://www.lisa.org/tmx14}tmx")
"""Some tools put the elements into a namespace, which the standard does not."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(offers: Sequence[Offer]) -> bytes:
    """The confirmed translations of one locale, article by article. `offers` are all in the same two languages, and at least one."""
    header = {
        "creationtool": "caveat",
        "creationtoolversion": __version__,
        "segtype": "block",
        "o-tmf": "gettext",
        "adminlang": "en",
        "srclang": offers[0].source,
        "datatype": "plaintext",
    }
    units = [_unit(unit, offer) for offer in offers for unit in offer.units if unit.state[0] is Progress.TRANSLATED]
    root = element("tmx", {"version": "1.4"}, lines(element("header", header), element("body", {}, lines(*units))))
    return document(root, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')


def _unit(unit: OfferedUnit, offer: Offer) -> Markup:
    source = spans(unit.key[1], unit.tags)
    sides = ((offer.source, source), (offer.target, spans(unit.state[1], unit.tags, source)))
    props = [element("prop", {"type": "x-article"}, seen(offer.article))]
    if unit.key[0] is not None:
        props.append(element("prop", {"type": "x-context"}, seen(unit.key[0])))
    if unit.alert is not None:
        props.insert(0, element("note", {}, seen(unit.alert)))
    variants = [element("tuv", {"xml:lang": tag}, element("seg", {}, *inline(parts, TMX))) for tag, parts in sides]
    return element("tu", {}, lines(*props, *variants))


def read_tmx(content: bytes, label: str, source: Language, target: Language) -> tuple[tuple[str, str], ...]:
    """The pairs of a memory in two languages, in its order, each once: source text and translation, with inline tags where the memory shows them as
    Caveat writes them. Codes of other tools leave no trace, and a pair without text on both sides is left out. Where a unit has a language several times,
    as en-US and en-GB, the one that is nearest counts, and of equals the first. Raises PipelineError for a file that is no sound TMX.
    """
    root = read_xml(content, label)
    if root.name not in TMX_ROOTS:
        raise PipelineError(f"is no TMX file: its first element is {root.name[:60]}", mend="export the memory as TMX 1.4", file=label, line=root.line)
    within = root.name.removesuffix("tmx")
    spoken = next((header.attributes.get("srclang") for header in root.children(f"{within}header")), None)
    pairs: dict[tuple[str, str], None] = {}
    for unit in root.walk(f"{within}tu"):
        flattener = Flattener(within, TMX, LIKE_OURS)
        pair = (_text(unit, source, flattener, spoken), _text(unit, target, flattener, spoken))
        if pair[0].strip() and pair[1].strip():
            pairs[pair] = None
    return tuple(pairs)


def _text(unit: Element, wanted: Language, flattener: Flattener, spoken: str | None) -> str:
    variant = _nearest(unit.children(f"{flattener.namespace}tuv"), wanted, spoken)
    segment = None if variant is None else variant.child(f"{flattener.namespace}seg")
    return "" if segment is None else flattener.flat(segment)


def _nearest(variants: Iterable[Element], wanted: Language, spoken: str | None) -> Element | None:
    """The variant in a language. TMX 1.1 wrote `lang`; a variant that names none is in the memory's source language."""
    ranked = [(likeness(v.attributes.get(_LANG) or v.attributes.get("lang") or spoken or "und", wanted), v) for v in variants]
    nearest = max(ranked, key=lambda pair: pair[0], default=None)
    return None if nearest is None or nearest[0] == 0 else nearest[1]
