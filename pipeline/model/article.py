"""An article: literal pieces, slots, units, marked warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from pipeline.model.basics import Place
from pipeline.model.format import Format
from pipeline.model.source import Encoding

Key: TypeAlias = "tuple[str | None, str]"
"""(msgctxt, msgid): what identifies a unit in its article and an entry in its catalogue."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One translatable piece. `hosts` are the warnings that stand inside it as closed placeholders, `host_tags` these placeholders in order."""

    msgid: str
    context: str | None
    warning: str | None
    role: str
    section: str | None = None
    notes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    host_tags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    shown: bool = True
    """False for a unit that stands in attributes only."""
    address: bool = False
    """Whether it is an address that a locale may change (`data-localize`)."""
    formats: Mapping[str, Format] = field(default_factory=dict)
    """By tag of the msgid, the value that each page writes there in its own way (`data-format`)."""
    no_warning: str | None = None
    """Why the author says that it is no warning although it reads like one (`data-not-warning`)."""

    @property
    def key(self) -> Key:
        """What identifies the unit in its article."""
        return self.context, self.msgid

    @property
    def guarded(self) -> tuple[str, ...]:
        """The warnings that are lost or harmed when this unit's translation is not sound."""
        return self.hosts if self.warning is None else (self.warning, *self.hosts)


class Escape(Enum):
    """How a translation is written where its slot stands."""

    ATTRIBUTE = "attribute value"
    JSON = "JSON string in a script"
    ADDRESS = "attribute value that is an address"


@dataclass(frozen=True, slots=True)
class Literal:
    """The author's own text, never touched."""

    source: str


@dataclass(frozen=True, slots=True)
class TextSlot:
    """The inline content of an element.

    `content` is how the source writes it; `codes` maps each tag of the msgid (`<a1>`, `</a1>`, `<br/>`) to the pieces it stands for.
    `bare` says that no element may be added around the text (title, option, SVG text): its language then goes on the owner's tag,
    unless the author names a language there.
    """

    unit: int
    content: Pieces
    codes: Mapping[str, Pieces]
    bare: bool

    @property
    def source(self) -> str:
        """The text that the slot stands for."""
        return join(self.content)


@dataclass(frozen=True, slots=True)
class ValueSlot:
    """An attribute value or a JSON string that repeats or holds a unit; `source` includes its quotes."""

    unit: int
    source: str
    escape: Escape


@dataclass(frozen=True, slots=True)
class OwnerSlot:
    """The place behind a tag's name where `lang` goes when all of `units` fall back to the source language."""

    units: tuple[int, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceSlot:
    """The place behind a tag's name where a page repeats what the settings say of the element, for browsers and for the audit: `translate="no"`."""

    said: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class RootSlot:
    """The start tag of `html`, or where one would stand. `kept` are its attributes other than `lang` and `dir`, as the author wrote them."""

    source: str
    kept: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class LocaleSlot:
    """A quoted value that names the article's language."""

    source: str


@dataclass(frozen=True, slots=True)
class LinkSlot:
    """A URL attribute's value with its quotes, if any; `urls` are the addresses inside, in order (`srcset` has several)."""

    source: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageSlot:
    """A text that holds addresses and more: CSS in a `style` attribute or element, the `content` of a refresh. An attribute's has its quotes, if any.

    `parts` join to the text as a browser reads it; every second one is an address.
    """

    source: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadSlot:
    """Where publishing adds metadata."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnedSlot:
    """Metadata of the author's that publishing replaces (canonical, hreflang, og:locale, og:url)."""

    source: str


@dataclass(frozen=True, slots=True)
class SwitcherSlot:
    """The content of an element that carries `data-locales`."""

    source: str


@dataclass(frozen=True, slots=True)
class FormatSlot:
    """The content of a `time` or `data` element that carries `data-format`."""

    source: str
    format: Format


@dataclass(frozen=True, slots=True)
class MirrorSlot:
    """A `data-mirror` on a picture, as written. `urls` are the picture's addresses, none for a drawing in the page."""

    source: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeSlot:
    """Where a page says that parts of it are not translated: at the beginning of an element that asks for it (`data-partial-notice`), or of `main`."""

    asked: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class NestedSlot:
    """The value of a `srcdoc`, with its quotes, if any: a document of its own inside an attribute.

    `pieces` join to the document as a browser reads it. `written[i]` stands for `pieces[i]` in the attribute, in the author's own characters wherever these
    can be told apart, between the quotes of `source`, double ones where it has none.
    """

    source: str
    pieces: Pieces
    written: tuple[str, ...]


Slot: TypeAlias = (
    "TextSlot | ValueSlot | OwnerSlot | ChoiceSlot | RootSlot | LocaleSlot | LinkSlot | HeadSlot | OwnedSlot | SwitcherSlot | FormatSlot | NoticeSlot"
    " | NestedSlot | MirrorSlot | PassageSlot"
)
Piece: TypeAlias = "Literal | Slot"
Pieces: TypeAlias = "tuple[Piece, ...]"


def join(pieces: Pieces) -> str:
    """Law: the pieces of an article join to its source text, character for character."""
    return "".join(piece.source for piece in pieces)


@dataclass(frozen=True, slots=True)
class Mark:
    """One element that carries `data-warning`; `severity` is the attribute as written, `units` index the article's units.

    `hidden` is why readers do not see it, None where they do; `untranslated` is text in it that stands in no sentence and that a rule excludes.
    """

    id: str
    severity: str | None
    place: Place
    units: tuple[int, ...]
    hidden: str | None = None
    untranslated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One file under `source/`: its pieces, the units they refer to by index, and where each unit stands (`places[i]` for `units[i]`).

    `covered` and `excluded` count visible characters in units and in excluded elements.
    """

    name: str
    file: str
    pieces: Pieces
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    encoding: Encoding
    covered: int
    excluded: int
    digest: str
    base: str | None = None
    """The first `<base href>`, against which a browser resolves the page's addresses."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Ids of the marked warnings, in document order, each once."""
        return tuple(dict.fromkeys(mark.id for mark in self.marks))
