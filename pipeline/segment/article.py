"""Cuts an HTML article into literal pieces and slots, in one pass over the parser's tokens.

Law: the pieces join to the source text. Law: every visible character is in a unit or in an excluded element.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.markup import Comment, Element, End, Ignored, Start, Text, Token, read_tokens
from pipeline.model import (
    NO_SELECTORS,
    Article,
    HeadSlot,
    Literal,
    OwnedSlot,
    Piece,
    PipelineError,
    RootSlot,
    Segmentation,
    Selectors,
    Source,
    SwitcherSlot,
    TextSlot,
    join,
)
from pipeline.segment import vocabulary
from pipeline.segment.frames import Frame, Script, merge
from pipeline.segment.inline import Item, Kind, compose, count_visible, flatten, fold, has_text
from pipeline.segment.ledger import Ledger, Scope
from pipeline.segment.positions import base_address, head_position, root_position
from pipeline.segment.roles import role
from pipeline.segment.sentences import split_sentences
from pipeline.segment.structured import cut_structured_data
from pipeline.segment.tags import cut_root, cut_tag, own

_SHOWN = 80
_NAME_WORDS = 3
"""What an author may keep from translation inside a sentence of a warning: more words than a name has are a clause."""
_DEEPEST = 100
_HEADING = re.compile(r"h[1-6]\Z")


def segment(source: Source, source_language: str, segmentation: Segmentation = Segmentation.BLOCK, selectors: Selectors = NO_SELECTORS) -> Article:
    """The article's pieces and units. `source_language` is a primary language subtag ("en"), `selectors` are those of settings that were read.

    Raises PipelineError for markup in which no translation could be proved safe: a malformed warning id, a context that poses as a warning's.
    """
    return _Segmenter(source, source_language, segmentation, selectors).article()


class _Segmenter:
    """Holds what is known half-way through the tokens. Frames are a stack of its own: islands may nest deeper than Python's calls."""

    def __init__(self, source: Source, language: str, segmentation: Segmentation, selectors: Selectors) -> None:
        self.source = source
        self.text = source.text
        self.segmentation = segmentation
        self.selectors = selectors
        self.ledger = Ledger(source, language)
        self.frames = [Frame()]
        self.current: Element | None = None
        self.switcher: Element | None = None
        self.switcher_start = 0
        self.covered = 0
        self.excluded = 0
        self.base: str | None = None

    def article(self) -> Article:
        tokens = self._tokens()
        root, head, self.base = root_position(tokens), head_position(tokens), base_address(tokens)
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

    def _tokens(self) -> list[Token]:
        try:
            return read_tokens(self.text, self.source.file, self.selectors)
        except PipelineError as error:  # its line is one of the text, which may have been made from the file
            raise PipelineError(error.cause, mend=error.mend, file=error.file, line=self.source.line(error.line or 1)) from error

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
        texts = self.ledger.register.by_text()
        pieces: list[Piece] = []
        for piece in self.frame.pieces:
            pieces.extend(cut_structured_data(piece.source, texts, self.ledger.language) if isinstance(piece, Script) else (piece,))
        merged = merge(pieces)
        if join(merged) != self.text:
            raise AssertionError(f"{self.source.file}: the pieces do not join to the source")
        return Article(
            name=self.source.name,
            file=self.source.file,
            pieces=merged,
            units=self.ledger.register.units(),
            places=self.ledger.register.places(),
            marks=self.ledger.marks(),
            encoding=self.source.encoding,
            covered=self.covered,
            excluded=self.excluded,
            digest=self.source.digest,
            base=self.base,
        )

    # -- what is where

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def raw(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def literal(self, token: Token) -> Literal:
        return Literal(self.raw(token))

    # -- tokens

    def on_start(self, token: Start) -> None:
        element = token.element
        self._leave_to(element.parent)
        scope = self.ledger.enter(token)
        self.current = element.parent if token.childless else element
        warning = element.get("data-warning")
        marks = [] if warning is None else [warning]
        inline = vocabulary.is_inline(element)
        if element.get("data-locales") is not None and not token.childless:
            if element.tag in ("html", "head"):
                cause = f"data-locales stands on <{element.tag}>, whose content would be replaced by the language switcher"
                raise self.ledger.refuse(cause, "put it on an element of its own in the body, such as <nav data-locales>", token.start)
            if scope.mark is not None:
                raise self.ledger.refuse(_REPLACED, "move the warning out of the language switcher", token.start)
            self.flush()
            self.frame.pieces.extend(self.tag(token))
            self.switcher, self.switcher_start = element, token.end
        elif not token.childless and (vocabulary.is_bare(element) or (inline and scope.owner is element)):
            if not inline:
                self.flush()
            self._open_frame(Frame(element, token.start, [*self.tag(token)], marks=marks))
        elif inline:
            kind = Kind.SINGLE if token.childless else Kind.OPEN
            plain = not element.attributes and vocabulary.setting(element) is None
            self.add(Item(kind, tuple(self.tag(token)), tag=element.tag, plain=plain, hosts=tuple(marks), notes=self.ledger.own_notes(element)), token.start)
            self.frame.marks.extend(marks)
        else:
            self.flush()
            self.frame.marks.extend(marks)
            self.frame.pieces.extend(self._block_tag(token))

    def tag(self, token: Start) -> Sequence[Piece]:
        cut = cut_tag(token, self.ledger)
        self.covered += cut.characters
        return cut.pieces

    def _block_tag(self, token: Start) -> Sequence[Piece]:
        element = token.element
        if element.tag == "html":
            return [cut_root(token, self.text)]
        if vocabulary.is_owned(element):
            return [OwnedSlot(self.raw(token))]
        return self.tag(token)

    def on_end(self, token: End) -> None:
        element = token.element
        if element is None:
            self.ledger.stray_end(token.tag, token.start)
            if token.tag in vocabulary.BLOCK:
                self._end_block(token)
            else:
                self.add(Item(Kind.CLOSE, (self.literal(token),), tag=token.tag), token.start)
            return
        while self.frame.element is not None and self.frame.element is not element and not self.frame.element.holds(token.inside):
            self.close_frame()
        self.current = token.inside
        self.ledger.close(element)
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
            self.frame.pieces.append(Script(self.raw(token)))
            return
        if inside is not None and inside.tag in vocabulary.TABLE and not token.data.isspace():
            self.ledger.refuse_fostered(inside, token.start)
        notes = () if token.data.isspace() else self.ledger.take_notes()
        raw = self.raw(token)
        self.add(Item(Kind.TEXT, (Literal(raw),), data=token.data, notes=notes), token.start + len(raw) - len(raw.lstrip()))
        if len(self.frame.text) < _SHOWN:
            self.frame.text += token.data[:_SHOWN]

    def on_comment(self, token: Comment) -> None:
        self.ledger.note(token.data)
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
            self.ledger.pass_over(token)
        elif isinstance(token, Text):
            self.excluded += count_visible(token.data)

    # -- frames and runs

    def _leave_to(self, parent: Element | None) -> None:
        """Closes what the next start tag ends by standing outside it (omitted end tags)."""
        while self.frame.element is not None and not self.frame.element.holds(parent):
            self.close_frame()
        if self.frame.run and self.frame.run_owner is not self.ledger.scope(parent).owner:
            self.flush()

    def _open_frame(self, frame: Frame) -> None:
        if len(self.frames) > _DEEPEST:
            cause = f"more than {_DEEPEST} elements that are cut on their own (warnings, buttons, drawings) stand in each other"
            raise self.ledger.refuse(cause, "close them, or nest them less deeply", frame.start)
        self.frames.append(frame)

    def close_frame(self) -> None:
        self.flush()
        frame = self.frames.pop()
        element = frame.element
        assert element is not None
        if vocabulary.is_bare(element) and frame.units and not self.ledger.scope(element).foreign:
            frame.pieces[:1] = own(frame.pieces[0].source, frame.units)
        self.frame.marks.extend(frame.marks)
        if not vocabulary.is_inline(element):
            self.frame.pieces.extend(frame.pieces)
            return
        scope = self.ledger.scope(element)
        if scope.excluded not in vocabulary.VERBATIM and len(frame.untranslated.split()) > _NAME_WORDS:
            self.ledger.leave_untranslated(scope, frame.untranslated)
        holds = fold(frame.text).strip()[:_SHOWN] or None
        if frame.marks:
            holds = f"the warning {', '.join(frame.marks)}, translated in an entry of its own"
        pieces = tuple(Literal(piece.source) if isinstance(piece, Script) else piece for piece in frame.pieces)
        closing = () if frame.closed else (Literal(f"</{element.tag}>"),)
        self.current = element.parent
        item = Item(Kind.SINGLE, pieces, closing=closing, tag=element.tag.lower(), holds=holds, hosts=tuple(frame.marks), untranslated=frame.untranslated)
        self.add(item, frame.start)

    def add(self, item: Item, offset: int) -> None:
        self.frame.add(item, offset, self.ledger.scope(self.current).owner)

    def _leave_untranslated(self, run: Sequence[Item], scope: Scope) -> None:
        """Excluded text inside a sentence is a name or a command; where there is no sentence, its warning is not translated."""
        text = " ".join(item.data or item.untranslated for item in run).strip()
        if scope.excluded is not None and self.frame.element is not None and vocabulary.is_inline(self.frame.element):
            self.frame.untranslated += f"{text} "
        elif scope.excluded not in vocabulary.UNSEEN:
            self.ledger.leave_untranslated(scope, text if scope.excluded is not None else " ".join(item.untranslated for item in run))

    def flush(self) -> None:
        """Ends the sentence that is being gathered: a unit if it has text to translate, else literal pieces."""
        frame = self.frame
        run, frame.run = frame.run, []
        scope = self.ledger.scope(frame.run_owner)
        if scope.excluded is not None and scope.excluded not in vocabulary.UNSEEN:
            self.excluded += sum(count_visible(item.data) for item in run)
        if scope.excluded is not None or not has_text(run):
            self._leave_untranslated(run, scope)
            frame.pieces.extend(flatten(run))
            return
        match self.segmentation:
            case Segmentation.BLOCK:
                self._say(run, scope)
            case Segmentation.SENTENCE:
                for sentence in split_sentences(run, self.ledger.language):
                    self._say(sentence, scope)
        owner = scope.owner
        if owner is not None and _HEADING.match(owner.tag) and scope.mark is None:
            self.ledger.section = " ".join(fold("".join(item.data for item in run)).split())

    def _say(self, run: Sequence[Item], scope: Scope) -> None:
        """Makes one unit of a run."""
        frame, owner = self.frame, scope.owner
        made = compose(run)
        self.covered += made.characters
        unit = self.ledger.unit(
            made.msgid,
            scope,
            role(owner),
            frame.run_start or 0,
            notes=made.notes,
            hosts=made.hosts,
            tags=made.tags,
            host_tags=made.host_tags,
            shown=True,
        )
        frame.units.append(unit)
        bare = scope.foreign or (owner is not None and vocabulary.is_bare(owner))
        frame.pieces.extend((*made.lead, TextSlot(unit, merge(made.content), made.codes, bare), *made.trail))


_REPLACED = "a warning stands in an element with data-locales, whose content is replaced"


def _is_structured_data(script: Element) -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"
