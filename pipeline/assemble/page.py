"""A cleared article becomes the text of a page: look-ups and joins, never a parse.

Law: the page differs from its source only inside slots. Law: whatever stands in a translation, it adds no markup:
its tags are those of the msgid, all else is escaped.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.lines import plain
from pipeline.locales import Language, formatted
from pipeline.markup import unescape
from pipeline.model import (
    Article,
    ChoiceSlot,
    Cleared,
    Escape,
    Format,
    FormatSlot,
    HeadSlot,
    LinkSlot,
    Literal,
    LocaleSlot,
    Metadata,
    MirrorSlot,
    NestedSlot,
    NoticeSlot,
    OwnedSlot,
    OwnerSlot,
    PassageSlot,
    Piece,
    Pieces,
    RootSlot,
    SwitcherSlot,
    TextSlot,
    ValueSlot,
)
from pipeline.placeholders import cut, strip

MIRRORED = "scale: -1 1"
"""Transforms of the author's own stay in force beside it (CSS Transforms 2, "individual transforms")."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What publishing knows of a page's place: markup for the head and the language switcher, and where a link leads from there.

    `drawn` says of a picture's address whether the page's language has a file of its own for it.
    `notice` is the markup that says that parts are not translated, "" where all are; `added_notice` the same for an article that has no place for it.
    """

    head: str
    switcher: str
    link: Callable[[str], str]
    metadata: Metadata
    notice: str = ""
    added_notice: str = ""
    drawn: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as it stands, proven or not. `texts` as in Cleared; the units in `marked` stand between comments that say their number, where comments can stand.

    `head` is markup of the preview's own, for the head of the page.
    """

    texts: tuple[str | None, ...]
    marked: frozenset[int]
    head: str


@dataclass(frozen=True, slots=True)
class Previewed:
    """The HTML of a draft."""

    html: str


def assemble(article: Article, cleared: Cleared, source: Language, target: Language, surroundings: Surroundings) -> str:
    """The page's HTML. Takes nothing but a cleared page."""
    return _Page(article, cleared.texts, source, target, surroundings).render(article.pieces)


def preview(article: Article, draft: Draft, source: Language, target: Language, surroundings: Surroundings) -> Previewed:
    """What the page would be, for the eyes of those who work on it. What it gives is no page that publishing takes."""
    return Previewed(_DraftPage(article, draft, source, target, surroundings).render(article.pieces))


def spoken(article: Article, cleared: Cleared, unit: int, source: Language) -> tuple[str, ...]:
    """The visible fragments of a unit on its page, cut at placeholders that hold something of their own."""
    translation, formats = cleared.texts[unit], article.units[unit].formats
    target = source.name if translation is None else cleared.locale
    fragments = [""]
    for index, part in enumerate(cut(translation or article.units[unit].msgid, article.units[unit].tags)):
        if index % 2 == 0:
            fragments[-1] += part
        elif part in formats:
            fragments[-1] += _written(formats[part], target, source)
        elif part.endswith("/>"):
            fragments.append("")
    return tuple(fragment for fragment in fragments if fragment.strip())


def _written(value: Format, target: str, source: Language) -> str:
    """A value as the page's language writes it; in his own the author's text counts, if he wrote one."""
    return value.shown if target == source.name and value.shown else formatted(target, value.value, value.style, value.digits)


class _Page:
    def __init__(self, article: Article, texts: Sequence[str | None], source: Language, target: Language, surroundings: Surroundings) -> None:
        self.article = article
        self.texts = texts
        self.original = source == target
        self.source, self.target = source, target
        self.tag = target.tag
        self.surroundings = surroundings
        self.root = f'lang="{target.tag}"' + (' dir="rtl"' if target.direction == "rtl" else "")
        turned = source.direction != target.direction
        self.foreign = f'lang="{source.tag}"' + (f' dir="{source.direction}"' if turned else "")
        self.native = f'lang="{target.tag}"' + (f' dir="{target.direction}"' if turned else "")

    def render(self, pieces: Pieces) -> str:
        return "".join(map(self.piece, pieces))

    def piece(self, piece: Piece) -> str:
        match piece:
            case Literal():
                return piece.source
            case TextSlot():
                return self.text(piece)
            case ValueSlot():
                return self.value(piece)
            case OwnerSlot():
                return f" {self.foreign}" if self._fallen(piece) else piece.source
            case ChoiceSlot():
                return f" {piece.said}"
            case RootSlot():
                known = self.original and (piece.lang or "").lower() == self.tag.lower()
                return piece.source if known else f"<html {self.root}{piece.kept}>"
            case LocaleSlot():
                return piece.source if self.original else f'"{self.tag}"'
            case LinkSlot():
                return self.link(piece)
            case HeadSlot():
                return self.surroundings.head if self.surroundings.metadata is Metadata.ADD else piece.source
            case OwnedSlot():
                return "" if self.surroundings.metadata is Metadata.ADD else piece.source
            case SwitcherSlot():
                return self.surroundings.switcher if self.surroundings.metadata is Metadata.ADD else piece.source
            case FormatSlot():
                return self.value_in(piece, self.target)
            case NoticeSlot():
                if self.surroundings.metadata is Metadata.KEEP:
                    return piece.source
                return self.surroundings.notice if piece.asked else self.surroundings.added_notice
            case NestedSlot():
                return self.nested(piece)
            case MirrorSlot():
                return self.mirror(piece)
            case PassageSlot():
                return self.passage(piece)

    def value_in(self, slot: FormatSlot, language: Language) -> str:
        """A date or a number as a language writes it."""
        if language == self.source and slot.format.shown:
            return slot.source
        return _escape(_written(slot.format, language.name, self.source))

    def mirror(self, slot: MirrorSlot) -> str:
        """A picture turns where the page runs the other way than its source, unless it was drawn for this language."""
        turns = self.source.direction != self.target.direction and not any(map(self.surroundings.drawn, slot.urls))
        return f'{slot.source} style="{MIRRORED}"' if turns else slot.source

    def text(self, slot: TextSlot) -> str:
        unit = self.article.units[slot.unit]
        text = self.texts[slot.unit]
        if self.original or text == unit.msgid:
            return self.render(slot.content)
        if text is not None:
            return "".join(self.render(slot.codes[part]) if index % 2 else _escape(part) for index, part in enumerate(cut(text, slot.codes)))
        if slot.bare:
            return self._within_fallback(slot.content)
        parts = cut(unit.msgid, slot.codes)
        fallback = [self._island(slot.codes[part]) if index % 2 else _escape(part) for index, part in enumerate(parts)]
        if any(part.endswith("/>") and slot.codes[part][0].source.startswith("</") for part in parts[1::2]):
            # An end tag of something opened outside would close the span with it: each text has its own.
            return "".join(part if index % 2 else f"<span {self.foreign}>{part}</span>" for index, part in enumerate(fallback) if part)
        return f"<span {self.foreign}>{''.join(fallback)}</span>"

    def _island(self, pieces: Pieces) -> str:
        """A tag inside text that falls back: what has units of its own is in the page's language again."""
        if any(isinstance(piece, TextSlot) for piece in pieces):
            return f"<span {self.native}>{self.render(pieces)}</span>"
        return self._within_fallback(pieces)

    def _within_fallback(self, pieces: Pieces) -> str:
        """Tags that hold something translated say that it is in the page's language, where no element can be added that says so."""
        return "".join(map(self._piece_within_fallback, pieces))

    def _piece_within_fallback(self, piece: Piece) -> str:
        match piece:
            case OwnerSlot() if not self._fallen(piece):
                return f" {self.native}"
            case FormatSlot():
                return self.value_in(piece, self.source)
            case _:
                return self.piece(piece)

    def _fallen(self, slot: OwnerSlot) -> bool:
        return not self.original and all(self.texts[unit] is None for unit in slot.units)

    def value(self, slot: ValueSlot) -> str:
        unit = self.article.units[slot.unit]
        text = self.texts[slot.unit]
        if slot.escape is Escape.ADDRESS:
            # Addresses are moved like the author's own, translated or not.
            url = unit.msgid if self.original or text is None else text
            moved = self.surroundings.link(url)
            return slot.source if moved == unit.msgid else f'"{html.escape(moved)}"'
        if self.original or text is None or text == unit.msgid:
            return slot.source
        match slot.escape:
            case Escape.ATTRIBUTE:
                # An attribute has no tags: what reads like those of a sentence that shares its unit is text.
                return f'"{html.escape(text)}"'
            case Escape.JSON:
                bare = strip(text, unit.tags)
                # "<" could end the script; U+2028 and U+2029 end a line in old JavaScript. ASCII keeps every encoding whole.
                return json.dumps(bare, ensure_ascii=self.article.encoding.codec != "utf-8").translate(_JSON_ESCAPES)

    def nested(self, slot: NestedSlot) -> str:
        """A document in an attribute: what is new in it is escaped once more, for it was made as markup."""
        made = [self.piece(piece) for piece in slot.pieces]
        if all(new == piece.source for new, piece in zip(made, slot.pieces, strict=True)):
            return slot.source
        quote = slot.source[0] if slot.source[0] in "\"'" else '"'
        parts = (written if new == piece.source else html.escape(new) for new, piece, written in zip(made, slot.pieces, slot.written, strict=True))
        return f"{quote}{''.join(parts)}{quote}"

    def passage(self, slot: PassageSlot) -> str:
        moved = tuple(self.surroundings.link(part) if index % 2 else part for index, part in enumerate(slot.parts))
        if moved == slot.parts:
            return slot.source
        # What a browser reads is what is written in a `style` element, and in an attribute without quotes or references: addresses need neither.
        written = "".join(moved)
        return written if "".join(slot.parts) == slot.source else f'"{html.escape(written)}"'

    def link(self, slot: LinkSlot) -> str:
        moved = [(url, self.surroundings.link(url)) for url in slot.urls]
        if all(url == new for url, new in moved):
            return slot.source
        written_value = plain(slot.source).replace("\x00", "\ufffd").strip("\"'")
        value = _REFERENCE.sub(lambda reference: unescape(reference[0]), written_value)
        written: list[str] = []
        for url, new in moved:
            before, _, value = value.partition(url)
            written += (before, new)
        return f'"{html.escape("".join((*written, value)).strip())}"'


class _DraftPage(_Page):
    def __init__(self, article: Article, draft: Draft, source: Language, target: Language, surroundings: Surroundings) -> None:
        super().__init__(article, draft.texts, source, target, surroundings)
        self.draft = draft

    def piece(self, piece: Piece) -> str:
        made = super().piece(piece)
        return made + self.draft.head if isinstance(piece, HeadSlot) else made

    def text(self, slot: TextSlot) -> str:
        made = super().text(slot)
        marked = slot.unit in self.draft.marked and not slot.bare
        return f"<!--caveat:{slot.unit}-->{made}<!--/caveat:{slot.unit}-->" if marked else made


_REFERENCE = re.compile(r"&(?:#\w+;?|\w+;|\w+(?![=\w]))")
"""In an attribute, `&copy=1` is no reference (WHATWG HTML, 13.2.5.73)."""
_JSON_ESCAPES = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
