"""One pass over the tokens of a document, which cuts it into pieces: what stands in a sentence, what ends one, what is cut on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from pipeline.markup import Attribute, Comment, Element, End, Ignored, Start, Text, Token, Tokens, read_tokens
from pipeline.model import HeadSlot, Literal, NestedSlot, OwnedSlot, Piece, RootSlot, Segmentation, Selectors
from pipeline.segment import mirrors, vocabulary
from pipeline.segment.formats import Formatted, asks_for_format, open_format
from pipeline.segment.frames import Frame, is_structured_data, refuse_cut_off
from pipeline.segment.inline import Item, Kind, fold
from pipeline.segment.ledger import Ledger
from pipeline.segment.notices import asks_for_notice, notice_slot
from pipeline.segment.passages import style_sheet
from pipeline.segment.runs import Runs
from pipeline.segment.steps import Steps
from pipeline.segment.strip import Script, Strip
from pipeline.segment.switcher import Switcher, refuse_switcher
from pipeline.segment.tags import CutTag, cut_root, cut_tag, own, refuse_late_root

_SHOWN = 80
_DEEPEST = 100

Nest: TypeAlias = "Callable[[Walk, Element, Attribute, str], NestedSlot]"
"""Cuts the document that an attribute holds; the last argument is its value as written, with its quotes."""


class Walk:
    """Holds what is known half-way through the tokens. Frames are a stack of its own: islands may nest deeper than Python's calls."""

    def __init__(self, ledger: Ledger, segmentation: Segmentation, selectors: Selectors, nest: Nest) -> None:
        self.ledger = ledger
        self.text = ledger.source.text
        self.segmentation = segmentation
        self.selectors = selectors
        self._nest = nest
        self.runs = Runs(ledger, segmentation)
        self._steps = Steps()
        self.frames = [Frame()]
        self.current: Element | None = None
        self.replaced: Switcher | Formatted | None = None
        """What stands round the tokens, whose content publishing writes."""
        self._noticed = False
        self._mirrored: Element | None = None

    def tokens(self) -> Tokens:
        """The document's tokens."""
        source = self.ledger.source
        return read_tokens(self.text, source.file, self.selectors, source.line)

    def cut(self, tokens: Iterable[Token], root: int | None, head: int | None) -> list[Piece | Script]:
        """The document's pieces, with places for an unwritten start tag of `html` and for metadata at two offsets, where there are to be any."""
        token = None
        for token in tokens:
            if token.start in (root, head):
                self._place(token.start, root, head)
            if self.replaced is not None and not self.replaced.holds(token):
                self._end_replaced(self.replaced, token.start)
            if self.replaced is None:
                self._take(token)
            else:
                self.replaced.pass_over(token, self.ledger)
        if self.replaced is not None:
            self._end_replaced(self.replaced, len(self.text))
        refuse_cut_off(token, self.current, self.frames, self.ledger)
        while len(self.frames) > 1:
            self._close_frame()
        self._flush()
        self._place(len(self.text), root, head)
        return self._frame.pieces.settled()

    def _place(self, offset: int, root: int | None, head: int | None) -> None:
        if offset == root:
            self._flush()
            self._frame.pieces.append(RootSlot("", ""))
        if offset == head:
            self._flush()
            self._frame.pieces.append(HeadSlot())

    def _take(self, token: Token) -> None:
        match token:
            case Start():
                self._on_start(token)
            case End():
                self._on_end(token)
            case Text():
                self._on_text(token)
            case Comment():
                self._on_comment(token)
            case Ignored():
                self._on_ignored(token)

    def _end_replaced(self, replaced: Switcher | Formatted, offset: int) -> None:
        self._frame.pieces.append(replaced.slot(self.text, offset))
        self.runs.excluded += replaced.excluded
        if isinstance(replaced, Formatted):
            self._frame.format = replaced.format()
        self.replaced = None

    # -- what is where

    @property
    def _frame(self) -> Frame:
        return self.frames[-1]

    def _raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def _literal(self, token: Token) -> Literal:
        return Literal(self._raw(token))

    # -- tokens

    def _on_start(self, token: Start) -> None:
        element = token.element
        self._leave_to(element.parent)
        scope = self.ledger.enter(token)
        self.current = element.parent if token.childless else element
        warning = element.get("data-warning")
        marks = [] if warning is None else [warning]
        self._mirrored = mirrors.drawing(token, self._mirrored)
        inline = vocabulary.is_inline(element)
        if element.get("data-locales") is not None and not token.childless:
            refuse_switcher(token, self.ledger)
            self._flush()
            self._frame.pieces.extend(self._tag(token).pieces)
            self.replaced = Switcher(element, token.end)
        elif asks_for_format(element) and scope.excluded is None and not scope.foreign:
            self._open_frame(token, marks)
            self.replaced = open_format(token, self.ledger)
        elif not token.childless and (scope.owner is element if inline else vocabulary.is_bare(element)):
            if not inline:
                self._flush()
            self._open_frame(token, marks)
        elif inline and not (asks_for_notice(element) and self.ledger.depth == 0):
            kind = Kind.SINGLE if token.childless else Kind.OPEN
            plain = not element.attributes and vocabulary.setting(element) is None
            notes = self.ledger.own_notes(element)
            if plain and not notes:
                self._add(self._steps.step(kind, self._raw(token), tag=element.tag, plain=True), token.start)
            else:
                self._add(Item(kind, tuple(self._tag(token).pieces), tag=element.tag, plain=plain, hosts=tuple(marks), notes=notes), token.start)
            self._frame.marks.extend(marks)
        else:
            self._flush()
            self._frame.marks.extend(marks)
            self._frame.pieces.extend(self._block_tag(token))
            self._place_notice(token)

    def _place_notice(self, token: Start) -> None:
        """A place for the notice that parts of a page are not translated: where the article asks for it, and behind the first start tag of `main`."""
        if self.ledger.depth > 0:
            return
        main = token.element.tag == "main" and len(self.frames) == 1 and not self._noticed
        if (slot := notice_slot(token, self.ledger, main=main)) is not None:
            self._noticed |= main
            self._frame.pieces.append(slot)

    def _tag(self, token: Start) -> CutTag:
        cut = cut_tag(token, self.ledger, lambda *document: self._nest(self, *document))
        self.runs.covered += cut.characters
        return cut

    def _block_tag(self, token: Start) -> Sequence[Piece]:
        element = token.element
        if element.tag == "html":
            return [cut_root(token, self.text)]
        if vocabulary.is_owned(element):
            return [OwnedSlot(self._raw(token))]
        return self._tag(token).pieces

    def _on_end(self, token: End) -> None:
        element = token.element
        if element is None:
            self.ledger.stray_end(token.tag, token.start)
            if token.tag in vocabulary.BLOCK:
                self._end_block(token)
            else:
                self._add(self._steps.step(Kind.CLOSE, self._raw(token), tag=token.tag), token.start)
            return
        while self._frame.element is not None and self._frame.element is not element and not self._frame.element.holds(token.inside):
            self._close_frame()
        self.current = token.inside
        self.ledger.close(element)
        if self._frame.element is element:
            self._end_block(token)
            self._frame.closed = True
            self._close_frame()
        elif vocabulary.is_inline(element):
            self._add(self._steps.step(Kind.CLOSE, self._raw(token), tag=element.tag), token.start)
        else:
            self._end_block(token)

    def _end_block(self, token: End) -> None:
        self._flush()
        self._frame.pieces.append(self._literal(token))

    def _on_text(self, token: Text) -> None:
        inside = self.current
        if inside is not None and len(self.frames) == 1 and inside.tag == "script" and is_structured_data(inside):
            self._flush()
            self._frame.pieces.append(Script(self._raw(token)))
            return
        if (sheet := style_sheet(inside, token, self.text)) is not None:
            self._flush()
            self._frame.pieces.append(sheet)
            return
        mirrors.refuse_mirrored_letters(self._mirrored, inside, token, self.ledger)
        if inside is not None and inside.tag in vocabulary.TABLE and not token.data.isspace():
            self.ledger.refuse_fostered(inside, token.start)
        self.ledger.read(inside, token.data)
        notes = () if token.data.isspace() else self.ledger.take_notes()
        raw = self._raw(token)
        if raw == token.data:  # one string is enough of a long text
            raw = token.data
        item = Item(Kind.TEXT, (Literal(raw),), data=token.data, notes=notes) if notes else self._steps.step(Kind.TEXT, raw, data=token.data)
        self._add(item, token.start + len(raw) - len(raw.lstrip()))
        if len(self._frame.text) < _SHOWN:
            self._frame.text += token.data[:_SHOWN]

    def _on_comment(self, token: Comment) -> None:
        self.ledger.note(token.data)
        self._add(self._steps.step(Kind.SILENT, self._raw(token)), token.start)

    def _on_ignored(self, token: Ignored) -> None:
        if token.tag in ("html", "body"):
            refuse_late_root(token, self.ledger)
        if token.tag is None:
            self._flush()
            self._frame.pieces.append(self._literal(token))
        else:
            self._add(self._steps.step(Kind.SINGLE, self._raw(token), tag=token.tag), token.start)

    # -- frames

    def _leave_to(self, parent: Element | None) -> None:
        """Closes what the next start tag ends by standing outside it (omitted end tags)."""
        while self._frame.element is not None and not self._frame.element.holds(parent):
            self._close_frame()
        if self._frame.run and self._frame.run_owner is not self.ledger.scope(parent).owner:
            self._flush()

    def _open_frame(self, token: Start, marks: list[str]) -> None:
        if len(self.frames) > _DEEPEST:
            cause = f"more than {_DEEPEST} elements that are cut on their own (warnings, buttons, drawings) stand in each other"
            raise self.ledger.refuse(cause, "close them, or nest them less deeply", token.start)
        cut = self._tag(token)
        self.frames.append(Frame(token.element, token.start, Strip(cut.pieces), marks=marks, read=cut.units))

    def _close_frame(self) -> None:
        self._flush()
        frame = self.frames.pop()
        element = frame.element
        assert element is not None
        pieces = frame.pieces.settled()
        units = frame.units or (frame.read if vocabulary.holds_text_only(element) else ())
        if vocabulary.is_bare(element) and units and not self.ledger.scope(element).foreign:
            pieces[:1] = own(pieces[0].source, units)
        self._frame.marks.extend(frame.marks)
        if not vocabulary.is_inline(element):
            self._frame.pieces.extend(pieces)
            return
        scope = self.ledger.scope(element)
        untranslated = "".join(frame.untranslated)
        self.ledger.leave_clause(scope, untranslated)
        holds = fold(frame.text).strip()[:_SHOWN] or None
        if frame.format is not None:
            holds = f"{frame.format.shown or element.get('datetime') or element.get('value')}, which each page writes in its language's own way"
        if frame.marks:
            holds = f"the warning {', '.join(frame.marks)}, translated in an entry of its own"
        closing = () if frame.closed else (Literal(f"</{element.tag}>"),)
        self.current = element.parent
        item = Item(
            Kind.SINGLE,
            tuple(Literal(piece.source) if isinstance(piece, Script) else piece for piece in pieces),
            closing=closing,
            tag=element.tag.lower(),
            holds=holds,
            hosts=tuple(frame.marks),
            untranslated=untranslated,
            format=frame.format,
        )
        self._add(item, frame.start)

    def _add(self, item: Item, offset: int) -> None:
        self._frame.add(item, offset, self.ledger.scope(self.current).owner)

    def _flush(self) -> None:
        """Ends the sentence that is being gathered."""
        self.runs.end(self._frame)
