"""Cuts an HTML article into literal pieces and slots, in one pass over the parser's tokens.

Law: the pieces join to the source text. Law: every visible character is in a unit or in an excluded element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.markup import Attribute, Comment, Element, End, Ignored, Lines, Start, Text, Token, read_tokens
from pipeline.model import (
    Article,
    Escape,
    HeadSlot,
    LinkSlot,
    Literal,
    LocaleSlot,
    Mark,
    OwnedSlot,
    OwnerSlot,
    Piece,
    Pieces,
    PipelineError,
    Place,
    RootSlot,
    Source,
    SwitcherSlot,
    TextSlot,
    ValueSlot,
    join,
)
from pipeline.placeholders import strip
from pipeline.segment import vocabulary
from pipeline.segment.inline import Item, Kind, compose, flatten, fold, has_text
from pipeline.segment.structured import cut_structured_data
from pipeline.segment.units import Register

_WARNING_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_NOTE = re.compile(r"\s*L10N:\s*(.*?)\s*\Z", re.DOTALL)
_TAG_NAME = re.compile(r"<[^\s/>]+")
_SHOWN = 80
_DEEPEST = 100
_HEADING = re.compile(r"h[1-6]\Z")


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an element hands down to its content. `owner` is the block, island or bare element whose sentence a text belongs to."""

    owner: Element | None = None
    excluded: str | None = None
    mark: int | None = None
    context: str | None = None
    notes: tuple[str, ...] = ()
    foreign: bool = False
    """Whether the author says that the text is in a language other than the article's."""


@dataclass(frozen=True, slots=True)
class _Script:
    """Structured data, cut once all units are known."""

    source: str


@dataclass(slots=True)
class _Mark:
    id: str
    severity: str | None
    place: Place
    units: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """Content that its parent takes as a whole: the article, an island in a sentence, an element whose text is bare."""

    element: Element | None = None
    start: int = 0
    pieces: list[Piece | _Script] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    text: str = ""
    run: list[Item] = field(default_factory=list)
    run_owner: Element | None = None
    run_start: int | None = None
    closed: bool = False
    """Whether the end tag is written."""


def segment(source: Source, source_language: str) -> Article:
    """The article's pieces and units. `source_language` is a primary language subtag ("en").

    Raises PipelineError for markup in which no translation could be proved safe: a malformed warning id, a context that poses as a warning's.
    """
    return _Segmenter(source, source_language).article()


class _Segmenter:
    """Holds what is known half-way through the tokens. Frames are a stack of its own: islands may nest deeper than Python's calls."""

    def __init__(self, source: Source, language: str) -> None:
        self.source = source
        self.text = source.text
        self.language = language
        self.lines = Lines(source.text)
        self.register = Register()
        self.marks: list[_Mark] = []
        self.frames = [_Frame()]
        self.scopes: dict[int, _Scope] = {}
        self.current: Element | None = None
        self.section: str | None = None
        self.notes: tuple[str, ...] = ()
        self.switcher: Element | None = None
        self.switcher_start = 0
        self.covered = 0
        self.excluded = 0

    def article(self) -> Article:
        tokens = read_tokens(self.text, self.source.file)
        root, head = _root_position(tokens), _head_position(tokens)
        for token in tokens:
            if token.start == root:
                self.flush()
                self.frame.pieces.append(RootSlot("", ""))
            if token.start == head:
                self.flush()
                self.frame.pieces.append(HeadSlot())
            if self.switcher is None or self._leaves_switcher(token):
                self._take(token)
            else:
                self._pass_over(token)
        if self.switcher is not None:
            self._end_switcher(len(self.text))
        while len(self.frames) > 1:
            self.close_frame()
        self.flush()
        if root == len(self.text):
            self.frame.pieces.append(RootSlot("", ""))
        if head == len(self.text):
            self.frame.pieces.append(HeadSlot())
        return self._finished()

    def _take(self, token: Token) -> None:
        match token:
            case Start():
                self.on_start(token)
            case End():
                self.on_end(token)
            case Text():
                self.on_text(token)
            case Comment():
                self.on_comment(token)
            case Ignored():
                self.on_ignored(token)

    def _finished(self) -> Article:
        texts = self.register.by_text()
        pieces: list[Piece] = []
        for piece in self.frame.pieces:
            pieces.extend(cut_structured_data(piece.source, texts, self.language) if isinstance(piece, _Script) else (piece,))
        merged = merge(pieces)
        if join(merged) != self.text:
            raise AssertionError(f"{self.source.file}: the pieces do not join to the source")
        return Article(
            name=self.source.name,
            file=self.source.file,
            pieces=merged,
            units=self.register.units(),
            places=self.register.places(),
            marks=tuple(Mark(mark.id, mark.severity, mark.place, tuple(dict.fromkeys(mark.units))) for mark in self.marks),
            encoding=self.source.encoding,
            covered=self.covered,
            excluded=self.excluded,
            digest=self.source.digest,
        )

    # -- what is where

    @property
    def frame(self) -> _Frame:
        return self.frames[-1]

    def scope(self, element: Element | None) -> _Scope:
        return _OUTSIDE if element is None else self.scopes[element.enter]

    def place(self, offset: int) -> Place:
        return Place(self.source.file, *self.lines.locate(offset))

    def raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def literal(self, token: Token) -> Literal:
        return Literal(self.raw(token))

    def _derive(self, token: Start) -> _Scope:
        """The scope of an element that starts here; marks it if it is a warning."""
        element = token.element
        outer = self.scope(element.parent)
        excluded = vocabulary.exclusion(element, outer.excluded)
        mark = outer.mark
        if (warning := element.get("data-warning")) is not None:
            mark = self._mark(warning, element.get("data-severity"), token.start)
        own = not vocabulary.is_inline(element) or vocabulary.is_island(element) or excluded != outer.excluded
        context = element.get("data-context")
        if context is not None and context.startswith("warning:"):
            raise PipelineError(
                f'data-context="{context}" poses as the context of a warning',
                mend="choose a context that does not begin with warning:",
                file=self.source.file,
                line=self.place(token.start).line,
            )
        notes = outer.notes + self.notes
        self.notes = ()
        if (note := element.get("data-note")) is not None:
            notes += (fold(note).strip(),)
        spoken = element.get("lang") or element.get("xml:lang")
        foreign = outer.foreign if spoken is None else spoken.split("-")[0].lower() != self.language
        return _Scope(element if own else outer.owner, excluded, mark, context or outer.context, notes, foreign)

    def _mark(self, warning: str, severity: str | None, offset: int) -> int:
        if not _WARNING_ID.match(warning):
            raise PipelineError(
                f'"{warning}" is no id for a warning',
                mend="use letters, digits, dots, hyphens and underscores, with a letter or a digit first",
                file=self.source.file,
                line=self.place(offset).line,
            )
        self.marks.append(_Mark(warning, severity, self.place(offset)))
        return len(self.marks) - 1

    # -- tokens

    def on_start(self, token: Start) -> None:
        element = token.element
        self._leave_to(element.parent)
        scope = self.scopes[element.enter] = self._derive(token)
        self.current = element.parent if token.childless else element
        marks = [self.marks[scope.mark].id] if scope.mark is not None and element.get("data-warning") is not None else []
        inline = vocabulary.is_inline(element)
        if element.get("data-locales") is not None and not token.childless:
            self.flush()
            self.frame.pieces.extend(self.tag(token))
            self.switcher, self.switcher_start = element, token.end
        elif not token.childless and (vocabulary.is_bare(element) or (inline and scope.owner is element)):
            if not inline:
                self.flush()
            self._open_frame(_Frame(element, token.start, [*self.tag(token)], marks=marks))
        elif inline:
            kind = Kind.SINGLE if token.childless else Kind.OPEN
            plain = not element.attributes
            self.add(Item(kind, tuple(self.tag(token)), tag=element.tag, plain=plain, hosts=tuple(marks), notes=self._own_notes(element)), token.start)
            self.frame.marks.extend(marks)
        else:
            self.flush()
            self.frame.marks.extend(marks)
            self.frame.pieces.extend(self._block_tag(token))

    def _block_tag(self, token: Start) -> list[Piece]:
        element = token.element
        if element.tag == "html":
            kept = (self.text[a.start : a.end] for a in element.attributes if a.name not in ("lang", "dir", "xml:lang"))
            return [RootSlot(self.raw(token), "".join(f" {attribute}" for attribute in kept), element.get("lang"))]
        if vocabulary.is_owned(element):
            return [OwnedSlot(self.raw(token))]
        return self.tag(token)

    def on_end(self, token: End) -> None:
        element = token.element
        if element is None:
            if token.tag in vocabulary.BLOCK:
                self._end_block(token)
            else:
                self.add(Item(Kind.CLOSE, (self.literal(token),), tag=token.tag), token.start)
            return
        while self.frame.element is not None and self.frame.element is not element and not self.frame.element.holds(token.inside):
            self.close_frame()
        self.current = token.inside
        if self.frame.element is element:
            self._end_block(token)
            self.frame.closed = True
            self.close_frame()
        elif vocabulary.is_inline(element):
            self.add(Item(Kind.CLOSE, (self.literal(token),), tag=element.tag), token.start)
        else:
            self._end_block(token)

    def _end_block(self, token: End) -> None:
        self.flush()
        self.frame.pieces.append(self.literal(token))

    def on_text(self, token: Text) -> None:
        inside = self.current
        if inside is not None and len(self.frames) == 1 and inside.tag == "script" and _is_structured_data(inside):
            self.flush()
            self.frame.pieces.append(_Script(self.raw(token)))
            return
        notes: tuple[str, ...] = ()
        if not token.data.isspace():
            notes, self.notes = self.notes, ()
        raw = self.raw(token)
        self.add(Item(Kind.TEXT, (Literal(raw),), data=token.data, notes=notes), token.start + len(raw) - len(raw.lstrip()))
        self.frame.text += token.data[:_SHOWN]

    def on_comment(self, token: Comment) -> None:
        if (note := _NOTE.match(token.data)) is not None:
            self.notes += (fold(note[1]),)
        self.add(Item(Kind.SILENT, (self.literal(token),)), token.start)

    def on_ignored(self, token: Ignored) -> None:
        if token.tag is None:
            self.flush()
            self.frame.pieces.append(self.literal(token))
        else:
            self.add(Item(Kind.SINGLE, (self.literal(token),), tag=token.tag), token.start)

    # -- the language switcher, whose content publishing writes

    def _leaves_switcher(self, token: Token) -> bool:
        assert self.switcher is not None
        match token:
            case Start():
                leaves = not self.switcher.holds(token.element.parent)
            case End(element=Element() as element):
                leaves = element.holds(self.switcher)
            case _:
                leaves = False
        if leaves:
            self._end_switcher(token.start)
        return leaves

    def _end_switcher(self, offset: int) -> None:
        self.frame.pieces.append(SwitcherSlot(self.text[self.switcher_start : offset]))
        self.switcher = None

    def _pass_over(self, token: Token) -> None:
        if isinstance(token, Start):
            if token.element.get("data-warning") is not None:
                raise PipelineError(
                    "a warning stands in an element with data-locales, whose content is replaced",
                    mend="move the warning out of the language switcher",
                    file=self.source.file,
                    line=self.place(token.start).line,
                )
            self.scopes[token.element.enter] = self.scope(token.element.parent)
        elif isinstance(token, Text):
            self.excluded += sum(not character.isspace() for character in token.data)

    # -- frames and runs

    def _leave_to(self, parent: Element | None) -> None:
        """Closes what the next start tag ends by standing outside it (omitted end tags)."""
        while self.frame.element is not None and not self.frame.element.holds(parent):
            self.close_frame()
        if self.frame.run and self.frame.run_owner is not self.scope(parent).owner:
            self.flush()

    def _open_frame(self, frame: _Frame) -> None:
        if len(self.frames) > _DEEPEST:
            raise PipelineError(
                f"more than {_DEEPEST} elements that are cut on their own (warnings, buttons, drawings) stand in each other",
                mend="close them, or nest them less deeply",
                file=self.source.file,
                line=self.place(frame.start).line,
            )
        self.frames.append(frame)

    def close_frame(self) -> None:
        self.flush()
        frame = self.frames.pop()
        element = frame.element
        assert element is not None
        if vocabulary.is_bare(element) and frame.units and not self.scope(element).foreign:
            frame.pieces[:1] = _owned(frame.pieces[0].source, frame.units)
        self.frame.marks.extend(frame.marks)
        if not vocabulary.is_inline(element):
            self.frame.pieces.extend(frame.pieces)
            return
        holds = fold(frame.text).strip()[:_SHOWN] or None
        if frame.marks:
            holds = f"the warning {', '.join(frame.marks)}, translated in an entry of its own"
        pieces = tuple(Literal(piece.source) if isinstance(piece, _Script) else piece for piece in frame.pieces)
        closing = () if frame.closed else (Literal(f"</{element.tag}>"),)
        self.current = element.parent
        self.add(Item(Kind.SINGLE, pieces, closing=closing, tag=element.tag.lower(), holds=holds, hosts=tuple(frame.marks)), frame.start)

    def add(self, item: Item, offset: int) -> None:
        frame = self.frame
        if not frame.run:
            frame.run_owner = self.scope(self.current).owner
            frame.run_start = None
        if frame.run_start is None and item.kind is not Kind.SILENT and not (item.kind is Kind.TEXT and item.data.isspace()):
            frame.run_start = offset
        frame.run.append(item)

    def flush(self) -> None:
        """Ends the sentence that is being gathered: a unit if it has text to translate, else literal pieces."""
        frame = self.frame
        run, frame.run = frame.run, []
        scope = self.scope(frame.run_owner)
        if scope.excluded is not None and scope.excluded not in vocabulary.UNSEEN:
            self.excluded += sum(not character.isspace() for item in run for character in item.data)
        if scope.excluded is not None or not has_text(run):
            frame.pieces.extend(flatten(run))
            return
        made = compose(run)
        self.covered += made.characters
        owner = scope.owner
        unit = self.unit(made.msgid, scope, vocabulary.role(owner), frame.run_start or 0, notes=made.notes, hosts=made.hosts, tags=made.tags, shown=True)
        frame.units.append(unit)
        bare = scope.foreign or (owner is not None and vocabulary.is_bare(owner))
        frame.pieces.extend((*made.lead, TextSlot(unit, merge(made.content), made.codes, bare), *made.trail))
        if owner is not None and _HEADING.match(owner.tag) and scope.mark is None:
            self.section = strip(made.msgid, made.tags)

    # -- units

    def unit(
        self,
        msgid: str,
        scope: _Scope,
        role: str,
        offset: int,
        *,
        notes: tuple[str, ...] = (),
        hosts: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        shown: bool,
    ) -> int:
        mark = None if scope.mark is None else self.marks[scope.mark]
        index = self.register.add(
            msgid=msgid,
            context=scope.context if mark is None else f"warning:{mark.id}",
            warning=None if mark is None else mark.id,
            role=role,
            section=self.section,
            place=self.place(offset),
            notes=(*scope.notes, *notes),
            hosts=hosts,
            tags=tags,
            shown=shown,
        )
        if mark is not None:
            mark.units.append(index)
        return index

    def _own_notes(self, element: Element) -> tuple[str, ...]:
        """The notes that an element adds to those of its parent."""
        return self.scope(element).notes[len(self.scope(element.parent).notes) :]

    # -- tags

    def tag(self, token: Start) -> list[Piece]:
        """A start tag's pieces: the first is a literal that begins with the tag's name."""
        element = token.element
        scope, outer = self.scope(element), self.scope(element.parent)
        speaks = scope.excluded is None or (outer.excluded is None and scope.excluded == element.tag)
        pieces: list[Piece] = []
        units: list[int] = []
        position = token.start
        for attribute in sorted(element.attributes, key=lambda a: a.start):
            value = _value(self.text, attribute)
            if value is None:
                continue
            source = self.text[value : attribute.end]
            slot: Piece | None = None
            if speaks and vocabulary.is_translatable(element, attribute):
                role = f"attribute {attribute.name} of <{element.tag}{_which(element)}>"
                units.append(self.unit(fold(attribute.value or "").strip(" "), scope, role, attribute.start, shown=False))
                self.covered += sum(not character.isspace() for character in attribute.value or "")
                slot = ValueSlot(units[-1], source, Escape.ATTRIBUTE)
            elif attribute.name in ("lang", "xml:lang") and speaks and (attribute.value or "").split("-")[0].lower() == self.language:
                slot = LocaleSlot(source)
            elif vocabulary.is_link(element, attribute.name):
                slot = LinkSlot(source, _urls(attribute))
            if slot is not None:
                pieces += (Literal(self.text[position:value]), slot)
                position = attribute.end
        pieces.append(Literal(self.text[position : token.end]))
        if units and token.childless and not scope.foreign:
            pieces[:1] = _owned(pieces[0].source, units)
        return pieces


_OUTSIDE = _Scope()


def merge(pieces: Iterable[Piece]) -> Pieces:
    """The same text in as few literals as can be."""
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Literal) and merged and isinstance(merged[-1], Literal):
            merged[-1] = Literal(merged[-1].source + piece.source)
        elif piece.source or not isinstance(piece, Literal):
            merged.append(piece)
    return tuple(merged)


def _owned(tag: str, units: Iterable[int]) -> list[Piece]:
    """The beginning of a start tag with the owner's place behind its name: of two `lang` on a tag, the first counts."""
    name = _TAG_NAME.match(tag)
    assert name is not None
    return [Literal(name[0]), OwnerSlot(tuple(units)), Literal(tag[name.end() :])]


def _is_structured_data(script: Element) -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"


def _value(text: str, attribute: Attribute) -> int | None:
    """Where the written value begins, with its quote; None for a bare attribute."""
    if attribute.value is None:
        return None
    start = text.index("=", attribute.start, attribute.end) + 1
    while start < attribute.end and text[start].isspace():
        start += 1
    return start


_CANDIDATE = re.compile(r"([^\s,]\S*)(?:(?<!,)[^,]*)?")
"""WHATWG HTML, 4.8.4.2.1: an address in a srcset ends at white space, and may have commas inside."""


def _urls(attribute: Attribute) -> tuple[str, ...]:
    value = (attribute.value or "").strip()
    if attribute.name in ("srcset", "imagesrcset"):
        return tuple(match[1].rstrip(",") for match in _CANDIDATE.finditer(value))
    return (value,)


def _which(element: Element) -> str:
    return (
        next((f' {name}="{element.get(name)}"' for name in ("name", "property", "type") if element.get(name)), "") if element.tag in ("meta", "input") else ""
    )


_HEAD = frozenset(["html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "template"])


def _root_position(tokens: Sequence[Token]) -> int | None:
    """Where the start tag of `html` would stand: behind the doctype, so that it stays one, and the comments round it. None where it is written."""
    if any(isinstance(token, Start) and token.element.tag == "html" for token in tokens):
        return None
    for token in tokens:
        match token:
            case Comment() | Ignored(tag=None):
                continue
            case Text(data=data) if data.isspace():
                continue
            case _:
                return token.start
    return tokens[-1].end if tokens else 0


def _head_position(tokens: Sequence[Token]) -> int:
    """Where metadata can be added: before `</head>`, else before `<body>`, else behind the last element that makes up an unwritten head."""
    depth: Element | None = None
    for token in tokens:
        match token:
            case End(tag="head") | Start(element=Element(tag="body")):
                return token.start
            case Start(element=element) if depth is None and element.tag not in _HEAD:
                return token.start
            case Start(element=element, childless=False) if depth is None and element.tag not in ("html", "head"):
                depth = element
            case End(element=Element() as element) if depth is not None and element.holds(depth):
                depth = None
            case Text(data=data) if depth is None and not data.isspace():
                return token.start
    return tokens[-1].end if tokens else 0
