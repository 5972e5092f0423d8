"""A run of inline content that has ended becomes units, or stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Segmentation, TextSlot
from pipeline.segment import vocabulary
from pipeline.segment.frames import Frame
from pipeline.segment.inline import Composed, Item, compose, count_visible, fold, has_text, keep
from pipeline.segment.ledger import Ledger, Scope
from pipeline.segment.roles import role
from pipeline.segment.sentences import split_sentences
from pipeline.segment.strip import merge

_HEADING = re.compile(r"h[1-6]\Z")
_REMEMBERED = 1000
"""How many slots are looked at for one that is the same."""


class Runs:
    """Ends the runs of a document. `covered` and `excluded` count the visible characters that were in units, and in what a rule excludes."""

    def __init__(self, ledger: Ledger, segmentation: Segmentation) -> None:
        self.ledger = ledger
        self.segmentation = segmentation
        self.covered = 0
        self.excluded = 0
        self._known: dict[tuple[int, str, bool], TextSlot] = {}

    def end(self, frame: Frame) -> None:
        """Ends the run that a frame gathers: a unit if it has text to translate, else literal pieces."""
        if not frame.run:
            return
        run, frame.run = frame.run, []
        scope = self.ledger.scope(frame.run_owner)
        if scope.excluded is not None and scope.excluded not in vocabulary.UNSEEN:
            self.excluded += sum(count_visible(item.data) for item in run)
        if scope.excluded is not None or not has_text(run):
            self._leave_untranslated(frame, run, scope)
            frame.pieces.extend(piece for item in run for piece in item.pieces)
            return
        match self.segmentation:
            case Segmentation.BLOCK:
                self._say(frame, run, scope)
            case Segmentation.SENTENCE:
                for sentence in split_sentences(run, self.ledger.language):
                    self._say(frame, sentence, scope)
        owner = scope.owner
        if owner is not None and _HEADING.match(owner.tag) and scope.mark is None:
            self.ledger.section = " ".join(fold("".join(item.data for item in run)).split())

    def _leave_untranslated(self, frame: Frame, run: Sequence[Item], scope: Scope) -> None:
        """Excluded text inside a sentence is a name or a command; where there is no sentence, its warning is not translated."""
        text = " ".join(item.data or item.untranslated for item in run).strip()
        if scope.excluded is not None and frame.element is not None and vocabulary.is_inline(frame.element):
            frame.untranslated.append(f"{text} ")
        elif scope.excluded not in vocabulary.UNSEEN:
            self.ledger.leave_untranslated(scope, text if scope.excluded is not None else " ".join(item.untranslated for item in run))

    def _say(self, frame: Frame, run: Sequence[Item], scope: Scope) -> None:
        """Makes one unit of a run."""
        owner = scope.owner
        made = compose(run, keep if scope.preformatted else fold)
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
            formats=made.formats,
            shown=self.ledger.shown,
        )
        frame.units.append(unit)
        bare = scope.foreign or (owner is not None and vocabulary.is_bare(owner))
        frame.pieces.extend(made.lead)
        frame.pieces.append(self._slot(unit, made, bare=bare))
        frame.pieces.extend(made.trail)

    def _slot(self, unit: int, made: Composed, *, bare: bool) -> TextSlot:
        """The slot of a unit; what stands in many cells of a table is one object."""
        slot = TextSlot(unit, merge(made.content), made.codes, bare)
        if made.codes or len(slot.content) > 1:
            return slot
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        return self._known.setdefault((unit, slot.source, bare), slot)
