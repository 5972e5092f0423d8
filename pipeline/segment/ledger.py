"""What is known of an article while it is being read: what each element hands down, the warnings, the units, the notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.markup import Element, Lines, Start
from pipeline.model import Mark, PipelineError, Place, Source
from pipeline.segment import vocabulary
from pipeline.segment.inline import fold
from pipeline.segment.units import Register

_WARNING_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_NOTE = re.compile(r"\s*L10N:\s*(.*?)\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an element hands down to its content. `owner` is the block, island or bare element whose sentence a text belongs to."""

    owner: Element | None = None
    excluded: str | None = None
    mark: int | None = None
    context: str | None = None
    notes: tuple[str, ...] = ()
    foreign: bool = False
    """Whether the author says that the text is in a language other than the article's."""


_OUTSIDE = Scope()


@dataclass(slots=True)
class _Mark:
    id: str
    severity: str | None
    place: Place
    units: list[int] = field(default_factory=list)


class Ledger:
    """`language` is the source's primary language subtag."""

    def __init__(self, source: Source, language: str) -> None:
        self.source = source
        self.language = language
        self.register = Register()
        self.section: str | None = None
        self._lines = Lines(source.text)
        self._scopes: dict[int, Scope] = {}
        self._marks: list[_Mark] = []
        self._notes: tuple[str, ...] = ()

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        return Place(self.source.file, *self._lines.locate(offset))

    def refuse(self, cause: str, mend: str, offset: int) -> PipelineError:
        """The error for markup in which no translation could be proved safe."""
        return PipelineError(cause, mend=mend, file=self.source.file, line=self.place(offset).line)

    def scope(self, element: Element | None) -> Scope:
        """What holds for the content of an element that was entered."""
        return _OUTSIDE if element is None else self._scopes[element.enter]

    def enter(self, token: Start) -> Scope:
        """Derives the scope of an element that starts here; marks it if it is a warning."""
        element = token.element
        outer = self.scope(element.parent)
        excluded = vocabulary.exclusion(element, outer.excluded)
        warning = element.get("data-warning")
        mark = outer.mark if warning is None else self._mark(warning, element.get("data-severity"), token.start)
        own = not vocabulary.is_inline(element) or vocabulary.is_island(element) or excluded != outer.excluded
        context = element.get("data-context")
        if context is not None and context.startswith("warning:"):
            raise self.refuse(f'data-context="{context}" poses as the context of a warning', "choose a context that does not begin with warning:", token.start)
        notes = outer.notes + self.take_notes()
        if (note := element.get("data-note")) is not None:
            notes += (fold(note).strip(),)
        spoken = element.get("lang") or element.get("xml:lang")
        foreign = outer.foreign if spoken is None else spoken.split("-")[0].lower() != self.language
        scope = Scope(element if own else outer.owner, excluded, mark, context or outer.context, notes, foreign)
        self._scopes[element.enter] = scope
        return scope

    def pass_over(self, token: Start) -> None:
        """Enters an element whose content is not the article's."""
        if token.element.get("data-warning") is not None:
            cause = "a warning stands in an element with data-locales, whose content is replaced"
            raise self.refuse(cause, "move the warning out of the language switcher", token.start)
        self._scopes[token.element.enter] = self.scope(token.element.parent)

    def _mark(self, warning: str, severity: str | None, offset: int) -> int:
        if not _WARNING_ID.match(warning):
            mend = "use letters, digits, dots, hyphens and underscores, with a letter or a digit first"
            raise self.refuse(f'"{warning}" is no id for a warning', mend, offset)
        self._marks.append(_Mark(warning, severity, self.place(offset)))
        return len(self._marks) - 1

    def marks(self) -> tuple[Mark, ...]:
        """The marked warnings, in document order."""
        return tuple(Mark(mark.id, mark.severity, mark.place, tuple(dict.fromkeys(mark.units))) for mark in self._marks)

    def note(self, comment: str) -> None:
        """Keeps a comment for translators until the text that it stands before."""
        if (note := _NOTE.match(comment)) is not None:
            self._notes += (fold(note[1]),)

    def take_notes(self) -> tuple[str, ...]:
        """The notes since the last text or element."""
        notes, self._notes = self._notes, ()
        return notes

    def own_notes(self, element: Element) -> tuple[str, ...]:
        """The notes that an element adds to those of its parent."""
        return self.scope(element).notes[len(self.scope(element.parent).notes) :]

    def unit(
        self,
        msgid: str,
        scope: Scope,
        role: str,
        offset: int,
        *,
        notes: tuple[str, ...] = (),
        hosts: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        shown: bool,
    ) -> int:
        """The index of the unit for a text in this scope; if it is a warning's, the warning has it."""
        mark = None if scope.mark is None else self._marks[scope.mark]
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
