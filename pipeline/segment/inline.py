"""A run of inline content becomes one msgid and the pieces around and inside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.lines import plain
from pipeline.model import Format, Literal, Pieces

_SPACE = " \t\n\f\r"
_PORTION = 10_000
"""How many characters are counted at once, so that a long text does not stand in memory word by word."""
_LOOKALIKE = re.compile(r"</?([^<>/]+)/?>")
"""What reads like a tag in a text that is none."""


_NO_CODES: Mapping[str, Pieces] = {}
"""One for all: a table may have a million cells."""


class Kind(Enum):
    """What a step of a run is."""

    TEXT = "text"
    OPEN = "start tag"
    CLOSE = "end tag"
    SINGLE = "tag without content, or an element whose content is not part of the sentence"
    SILENT = "comment"


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a run. `data` is decoded text; `plain` says that the tag has no attributes; `holds` tells translators what a closed tag holds."""

    kind: Kind
    pieces: Pieces
    tag: str = ""
    data: str = ""
    plain: bool = False
    holds: str | None = None
    hosts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    untranslated: str = ""
    """Text that a rule excludes inside a closed tag."""
    closing: Pieces = ()
    """The end tag that the author left out, needed as soon as a translation moves the element."""
    format: Format | None = None
    """The value that each page writes where the tag stands."""


@dataclass(frozen=True, slots=True)
class Composed:
    """Law: `lead`, `content` and `trail` join to the run's own pieces, in order."""

    lead: Pieces
    content: Pieces
    trail: Pieces
    msgid: str
    codes: Mapping[str, Pieces]
    tags: tuple[str, ...]
    hosts: tuple[str, ...]
    host_tags: tuple[str, ...]
    notes: tuple[str, ...]
    formats: dict[str, Format]
    characters: int


def fold(text: str) -> str:
    """White space as HTML folds it; no-break and other significant spaces stay. NUL is dropped as parsers drop it."""
    # A pattern would keep each word of a long text in memory until it joins them.
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace("\x00", "")


def keep(text: str) -> str:
    """White space as it is, where browsers show it as it is; line ends are line feeds. NUL is dropped as parsers drop it."""
    return plain(text).replace("\x00", "")


def count_visible(text: str) -> int:
    """How many characters are no white space."""
    return sum(len("".join(text[start : start + _PORTION].split())) for start in range(0, len(text), _PORTION))


def flatten(items: Iterable[Item]) -> Pieces:
    """The pieces of some steps, in order."""
    return tuple(piece for item in items for piece in item.pieces)


def has_text(items: Iterable[Item]) -> bool:
    """Whether a reader would see words in a run."""
    return any(item.kind is Kind.TEXT and item.data.replace("\x00", "").strip() != "" for item in items)


def compose(run: Sequence[Item], spaced: Callable[[str], str] = fold) -> Composed:
    """Makes one unit of a run that has text; `spaced` is `fold`, or `keep` where white space is part of the text."""
    items, partner = _pair(run)
    first, last = _trim(items, partner)
    core = list(items[first:last])
    before, after = _split_space(core)
    sentence = _Sentence(core, {start - first: end - first for start, end in partner.items()}, spaced)
    for index, item in enumerate(core):
        if item.kind is Kind.TEXT:
            sentence.say(item)
        elif item.kind is not Kind.SILENT:
            sentence.tag(index, item)
    return Composed(
        lead=(*flatten(items[:first]), *before),
        content=flatten(core),
        trail=(*after, *flatten(items[last:])),
        msgid="".join(sentence.words).strip(" "),
        codes=sentence.codes or _NO_CODES,
        tags=tuple(sentence.tags),
        hosts=tuple(host for item in core for host in item.hosts),
        host_tags=tuple(sentence.host_tags),
        notes=tuple(dict.fromkeys(sentence.notes)),
        formats=sentence.formats,
        characters=count_visible(sentence.texts),
    )


class _Sentence:
    """A msgid in the making. `closer` is the index of the end tag for that of each start tag."""

    def __init__(self, core: Sequence[Item], closer: dict[int, int], spaced: Callable[[str], str]) -> None:
        self.closer = closer
        self.spaced = spaced
        self.texts = "".join(item.data for item in core if item.kind is Kind.TEXT)
        self.lookalikes = frozenset(match[1] for match in _LOOKALIKE.finditer(self.texts))
        self.plain = {item.tag for item in core}
        self.words: list[str] = []
        self.codes: dict[str, Pieces] = {}
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.host_tags: list[str] = []
        self.formats: dict[str, Format] = {}
        self._ends: dict[int, str] = {}
        self._number = 0

    def say(self, item: Item) -> None:
        words = self.spaced(item.data)
        # A comment between two spaces is no word between them.
        doubled = self.spaced is fold and words.startswith(" ") and self.words and self.words[-1].endswith(" ")
        self.words.append(words[1:] if doubled else words)
        self.notes.extend(item.notes)

    def tag(self, index: int, item: Item) -> None:
        token = self._ends.get(index)
        if token is None:
            paired = index in self.closer
            name = self._name(item, numbered=not (item.plain and (paired or item.kind is Kind.SINGLE)))
            token = sys.intern(f"<{name}>" if paired else f"<{name}/>")
            if paired:
                self._ends[self.closer[index]] = sys.intern(f"</{name}>")
            if item.holds is not None:
                self.notes.append(f"{token} stands for: {item.holds}")
        self.codes.setdefault(token, item.pieces + item.closing)
        self.tags.append(token)
        if item.hosts:
            self.host_tags.append(token)
        if item.format is not None:
            self.formats[token] = item.format
        self.words.append(token)
        self.notes.extend(item.notes)

    def _name(self, item: Item, *, numbered: bool) -> str:
        """A tag's name in the msgid. It has a number where it stands for more than itself, or where the text reads like it."""
        if not numbered and not self._occurs(item.tag):
            return item.tag
        self._number += 1
        while f"{item.tag}{self._number}" in self.plain or self._occurs(f"{item.tag}{self._number}"):
            self._number += 1
        return f"{item.tag}{self._number}"

    def _occurs(self, name: str) -> bool:
        return name in self.lookalikes


def _pair(run: Sequence[Item]) -> tuple[list[Item], dict[int, int]]:
    """Joins tag pairs with nothing between them, and finds for each start tag the end tag that nests well with it."""
    items: list[Item] = []
    for item in run:
        before = items[-1] if items else None
        if item.kind is Kind.CLOSE and before is not None and before.kind is Kind.OPEN and before.tag == item.tag:
            items[-1] = replace(before, kind=Kind.SINGLE, pieces=before.pieces + item.pieces, plain=False)
        else:
            items.append(item)
    partner: dict[int, int] = {}
    opened: list[int] = []
    places: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        if item.kind is Kind.OPEN:
            opened.append(index)
            places.setdefault(item.tag, []).append(index)
        elif item.kind is Kind.CLOSE and places.get(item.tag):
            start = places[item.tag].pop()
            while opened[-1] != start:
                places[items[opened.pop()].tag].pop()
            opened.pop()
            partner[start] = index
    return items, partner


def _trim(items: Sequence[Item], partner: dict[int, int]) -> tuple[int, int]:
    """The range that belongs to the sentence: without comments, space, line breaks and unpaired tags at its ends."""
    closers = set(partner.values())

    def idle(index: int) -> bool:
        item = items[index]
        match item.kind:
            case Kind.TEXT:
                return not item.data.strip(_SPACE)
            case Kind.SILENT:
                return True
            case Kind.OPEN:
                return index not in partner
            case Kind.CLOSE:
                return index not in closers
            case Kind.SINGLE:
                return item.tag in ("br", "wbr")

    first, last = 0, len(items)
    while idle(first):
        first += 1
    while idle(last - 1):
        last -= 1
    return first, last


def _split_space(core: list[Item]) -> tuple[Pieces, Pieces]:
    """Takes the white space at the unit's ends out of `core`, so that a slot begins and ends at a character."""
    before: Pieces = ()
    after: Pieces = ()
    if core[0].kind is Kind.TEXT:
        source = core[0].pieces[0].source
        kept = source.lstrip(_SPACE)
        if kept != source:
            before = (Literal(source[: len(source) - len(kept)]),)
            core[0] = replace(core[0], pieces=(Literal(kept),), data=core[0].data.lstrip(_SPACE))
    if core[-1].kind is Kind.TEXT:
        source = core[-1].pieces[0].source
        kept = source.rstrip(_SPACE)
        if kept != source:
            after = (Literal(source[len(kept) :]),)
            core[-1] = replace(core[-1], pieces=(Literal(kept),), data=core[-1].data.rstrip(_SPACE))
    return before, after
