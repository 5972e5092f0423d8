"""What is known of an article while it is being read: what each element hands down, the warnings, the units, the notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.lines import Lines
from pipeline.markup import Choice, Element, Start
from pipeline.model import Format, Mark, PipelineError, Place, Source
from pipeline.segment import vocabulary
from pipeline.segment.inline import fold
from pipeline.segment.units import NO_FORMATS, Register
from pipeline.sight import IN_SIGHT, Onlooker, Standing, fold_content, hosts_shadow

_WARNING_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_ENDS_LEFT_OUT = frozenset(["li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "rt", "rp"])
"""Elements whose own kind ends them, so that nothing of a warning is cut off where an end tag of theirs is one too many."""
_NAME_WORDS = 3
"""What an author may keep from translation inside a sentence of a warning: more words than a name or a short command has are a clause."""
_STOPS = ".,;:!?"
_NOTE = re.compile(r"\s*L10N:\s*(.*?)\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an element hands down to its content. `owner` is the block, island or bare element whose sentence a text belongs to."""

    owner: Element | None = None
    excluded: str | None = None
    mark: int | None = None
    context: str | None = None
    notes: tuple[str, ...] = ()
    standing: Standing = IN_SIGHT
    """Whether readers see it."""
    foreign: bool = False
    """Whether the author says that the text is in a language other than the article's."""
    preformatted: bool = False
    """Whether line ends and repeated spaces are part of the text."""
    no_warning: str | None = None
    """Why the author says that the text is no warning."""
    marked_before: int = 0
    """How many warnings had been read where the element begins."""


_OUTSIDE = Scope()


@dataclass(slots=True)
class _Mark:
    id: str
    severity: str | None
    place: Place
    element: Element
    units: list[int] = field(default_factory=list)
    hidden: str | None = None
    untranslated: list[str] = field(default_factory=list)


class Ledger:
    """`language` is the source's primary language subtag, `outside` what holds where no element is.

    `depth` counts the documents round this one; `shown` says whether its text is that of the page, and not of a frame in it.
    """

    def __init__(self, source: Source, language: str, outside: Scope = _OUTSIDE) -> None:
        self.outside = outside
        self.depth = 0
        self.shown = True
        self.source = source
        self.language = language
        self.register = Register()
        self.section: str | None = None
        self._lines = Lines(source.text)
        self._scopes: dict[int, Scope] = {}
        self._entered: list[Element] = []
        """The elements of which the scope is known, in the order of the text."""
        self.marked: list[_Mark] = []
        self._unclosed: dict[str, dict[int, _Mark]] = {}
        """The warnings whose end tag was not read yet, by the name of their element and by their number."""
        self._folded: dict[int, int] = {}
        """How many warnings had been read when a shadow root was last found in an element."""
        self._onlooker = Onlooker()
        self._notes: list[str] = []

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line, column = self._lines.locate(offset)
        return Place(self.source.file, line, column) if not self.source.lines else Place(self.source.file, self.source.line(line))

    def refuse(self, cause: str, mend: str, offset: int) -> PipelineError:
        """The error for markup in which no translation could be proved safe."""
        return PipelineError(cause, mend=mend, file=self.source.file, line=self.place(offset).line)

    def scope(self, element: Element | None) -> Scope:
        """What holds for the content of an element that was entered."""
        return self.outside if element is None else self._scopes[element.enter]

    def enter(self, token: Start) -> Scope:
        """Derives the scope of an element that starts here; marks it if it is a warning."""
        element = token.element
        if Choice.INLINE in element.choices and not vocabulary.can_be_inline(element):
            cause = f"the setting markup.inline chooses <{element.tag}>, which cannot stand inside a sentence"
            raise self.refuse(cause, "choose fewer elements with it", token.start)
        outer = self.scope(element.parent)
        excluded = vocabulary.exclusion(element, outer.excluded)
        warning = element.get("data-warning")
        before = len(self.marked)
        mark = outer.mark if warning is None else self.mark(warning, token)
        own = not vocabulary.is_inline(element) or vocabulary.is_island(element) or excluded != outer.excluded
        context = element.get("data-context")
        if context is not None and context.startswith("warning:"):
            raise self.refuse(f'data-context="{context}" poses as the context of a warning', "choose a context that does not begin with warning:", token.start)
        notes = outer.notes + self.take_notes()
        if (note := element.get("data-note")) is not None:
            notes += (fold(note).strip(),)
        spoken = element.get("lang") or element.get("xml:lang")
        foreign = outer.foreign if spoken is None else spoken.split("-")[0].lower() != self.language
        no_warning = self._dismissal(token) or outer.no_warning
        standing = self._look(element, outer)
        if warning is not None and mark is not None:
            self.marked[mark].hidden = standing.element
        preformatted = outer.preformatted or vocabulary.is_preformatted(element)
        scope = Scope(element if own else outer.owner, excluded, mark, context or outer.context, notes, standing, foreign, preformatted, no_warning, before)
        self._remember(token, scope)
        return scope

    def _dismissal(self, token: Start) -> str | None:
        """Why the author says that an element's text is no warning, None where nothing is said."""
        reason = token.element.get("data-not-warning")
        if reason is not None and not reason.strip():
            raise self.refuse("data-not-warning gives no reason", 'say why the text is no warning: data-not-warning="…"', token.start)
        return None if reason is None else fold(reason).strip()

    def _remember(self, token: Start, scope: Scope) -> None:
        """Keeps a scope, and drops those for which no tag asks any more."""
        while self._entered and self._entered[-1].reach < token.start:
            del self._scopes[self._entered.pop().enter]
        self._entered.append(token.element)
        self._scopes[token.element.enter] = scope

    def _look(self, element: Element, outer: Scope) -> Standing:
        """The standing of an element that is entered. A shadow root takes what stands beside it out of sight, also what was read before."""
        attributes = {attribute.name: attribute.value or "" for attribute in element.attributes}
        tag = element.tag.lower()
        if (reason := hosts_shadow(tag, attributes)) is not None and element.parent is not None:
            outer = replace(outer, standing=fold_content(outer.standing, reason))
            self._scopes[element.parent.enter] = outer
            self._hide_beside(element.parent, outer.mark, reason)
        return self._onlooker.enter(tag, attributes, outer.standing)

    def _hide_beside(self, host: Element, mark: int | None, reason: str) -> None:
        """Hides the warnings that were read in an element, and the one that it stands in, if any."""
        if mark is not None:
            self.marked[mark].hidden = self.marked[mark].hidden or reason
        first = self._folded.get(host.enter, self.scope(host).marked_before)
        self._folded[host.enter] = len(self.marked)
        for inner in self.marked[first:]:
            if inner.element is not host and host.holds(inner.element):
                inner.hidden = inner.hidden or reason

    def read(self, element: Element | None, text: str) -> None:
        """Takes note of words of a warning that not every reader meets. Signs and bullets may be kept from a screen reader."""
        scope = self.scope(element)
        if scope.mark is not None and scope.excluded is None and (reason := scope.standing.text) is not None and any(map(str.isalnum, text)):
            self.marked[scope.mark].hidden = self.marked[scope.mark].hidden or reason

    def pass_over(self, token: Start) -> None:
        """Enters an element whose content is not the article's."""
        if token.element.get("data-warning") is not None:
            cause = "a warning stands in an element with data-locales, whose content is replaced"
            raise self.refuse(cause, "move the warning out of the language switcher", token.start)
        self._remember(token, self.scope(token.element.parent))

    def mark(self, warning: str, token: Start) -> int:
        """The number of the warning that an element marks."""
        if not _WARNING_ID.match(warning):
            mend = "use letters, digits, dots, hyphens and underscores, with a letter or a digit first"
            raise self.refuse(f'"{warning}" is no id for a warning', mend, token.start)
        number = len(self.marked)
        mark = _Mark(warning, token.element.get("data-severity"), self.place(token.start), token.element)
        self.marked.append(mark)
        if not token.childless:
            self._unclosed.setdefault(token.element.tag, {})[number] = mark
        return number

    def close(self, element: Element) -> None:
        """Takes note that an element's end tag is written."""
        if element.get("data-warning") is not None:
            mark = self.scope(element).mark
            assert mark is not None
            self._unclosed.get(element.tag, {}).pop(mark, None)

    def stray_end(self, tag: str, offset: int) -> None:
        """Refuses an end tag that closes nothing, where it was to close a warning that a browser had ended: `<p data-warning="x">Do not <div>…</div></p>`."""
        mark = next(iter(self._unclosed.get(tag, {}).values()), None)
        if mark is not None and tag not in _ENDS_LEFT_OUT:
            cause = f'the warning "{mark.id}" in line {mark.place.line} ends before this </{tag}>: a browser closes its <{tag}> early, for what stands in it'
            raise self.refuse(cause, "use an element that may hold it, such as <div>", offset)

    def refuse_fostered(self, inside: Element, offset: int) -> None:
        """Refuses text between the cells of a table or row that is marked."""
        mark = self.scope(inside).mark
        if mark is not None and self.marked[mark].element.tag in vocabulary.TABLE:
            cause = f'text of the warning "{self.marked[mark].id}" stands between the cells of a table: a browser moves it out of the warning'
            raise self.refuse(cause, "put it into a cell or a caption", offset)

    def leave_untranslated(self, scope: Scope, text: str) -> None:
        """Takes note of text of a warning that stays in the source's language: excluded text in no sentence, an attribute."""
        if scope.mark is not None and text.strip():
            self.marked[scope.mark].untranslated.append(fold(text).strip())

    def leave_clause(self, scope: Scope, text: str) -> None:
        """Takes note of excluded text inside a sentence that is more than a name or, in code, more than a short command."""
        words = text.split()
        if scope.excluded in vocabulary.VERBATIM:
            words = [word for word in words if word.strip(_STOPS).isalpha()]
        if len(words) > _NAME_WORDS:
            self.leave_untranslated(scope, text)

    def marks(self) -> tuple[Mark, ...]:
        """The marked warnings, in document order."""
        return tuple(Mark(mark.id, mark.severity, mark.place, tuple(dict.fromkeys(mark.units)), mark.hidden, tuple(mark.untranslated)) for mark in self.marked)

    def note(self, comment: str) -> None:
        """Keeps a comment for translators until the text that it stands before."""
        if (note := _NOTE.match(comment)) is not None:
            self._notes.append(fold(note[1]))

    def take_notes(self) -> tuple[str, ...]:
        """The notes since the last text or element."""
        notes, self._notes = self._notes, []
        return tuple(notes)

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
        host_tags: tuple[str, ...] = (),
        formats: Mapping[str, Format] = NO_FORMATS,
        shown: bool,
    ) -> int:
        """The index of the unit for a text in this scope; if it is a warning's, the warning has it."""
        mark = None if scope.mark is None else self.marked[scope.mark]
        index = self.register.add(
            msgid=msgid,
            context=scope.context if mark is None else f"warning:{mark.id}",
            warning=None if mark is None else mark.id,
            role=role,
            section=self.section,
            place=self.place(offset),
            notes=scope.notes + notes,
            hosts=hosts,
            tags=tags,
            host_tags=host_tags,
            formats=formats,
            shown=shown,
            no_warning=scope.no_warning,
        )
        if mark is not None and self.register.formats(index) != formats:
            cause = f'the warning "{mark.id}" has the same words twice, with different values in data-format'
            raise self.refuse(cause, "write the words differently, or the values in words", offset)
        if mark is not None:
            mark.units.append(index)
            if not shown:
                mark.hidden = mark.hidden or scope.standing.hidden
        return index

    def address(self, msgid: str, scope: Scope, role: str, offset: int) -> int:
        """The index of the unit for an address, in a context of its own: a text that reads the same has a translation of its own."""
        mark = None if scope.mark is None else self.marked[scope.mark]
        outer = scope.context if mark is None else f"warning:{mark.id}"
        index = self.register.add(
            msgid=msgid,
            context="address" if outer is None else f"{outer}:address",
            warning=None if mark is None else mark.id,
            role=role,
            section=self.section,
            place=self.place(offset),
            notes=scope.notes,
            shown=False,
            address=True,
        )
        if mark is not None:
            mark.units.append(index)
        return index
