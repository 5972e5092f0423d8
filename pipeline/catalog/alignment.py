"""Which vanished text became which new one: by likeness, and by the neighbours that both still have."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import groupby, islice
from typing import TypeAlias

from pipeline.catalog.carry import Case, Refused, dangers, take_over
from pipeline.catalog.search import Proposal
from pipeline.catalog.similarity import LEAST, is_part, likeness
from pipeline.catalog.template import is_warning
from pipeline.model import Entry, Key

Gap: TypeAlias = "tuple[Key | None, Key | None]"
"""The nearest entries before and behind that stand in the old catalogue and in the new template."""

_ALIKE = 65
"""Likeness from which a text is taken for the edited one wherever it stands."""
_NEAR_ALIKE = 55
"""Between the same neighbours, or in the same warning, this is enough."""
_PART = 85
"""What it counts that a text holds the other one."""
_NEIGHBOUR = 6
"""What one neighbour in common adds to a likeness when several texts compete."""
_STRANGE = 5
"""What another context takes away."""
_NEAR = 8
"""How many vanished entries beside one place are looked at."""


class Neighbourhood:
    """The vanished entries by the places where they stood."""

    def __init__(self, case: Case) -> None:
        self._new = _gaps(case.wanted, case.absent)
        self._old = _gaps(case.standing, case.gone)
        self._beside: dict[tuple[str, Key | None], list[Entry]] = {}
        for key, entry in case.left.items():
            before, behind = self._old[key]
            for place in (("before", before), ("behind", behind), *((("warning", (entry.context, "")),) if is_warning(entry.context) else ())):
                self._beside.setdefault(place, []).append(entry)

    def beside(self, entry: Entry) -> Iterator[Entry]:
        """Entries that stood where the new entry stands, or in the same warning."""
        before, behind = self._new[entry.key]
        for place in (("before", before), ("behind", behind), ("warning", (entry.context, ""))):
            yield from islice(self._beside.get(place, ()), _NEAR)

    def shared(self, entry: Entry, old: Entry) -> int:
        """How many neighbours two entries have in common; a warning is its own neighbour."""
        if is_warning(entry.context):
            return 2 if entry.context == old.context else 0
        new, gone = self._new[entry.key], self._old[old.key]
        return (new[0] == gone[0]) + (new[1] == gone[1])


def edited(case: Case) -> None:
    """Pairs new entries with vanished ones, the likest first, each used once; what was split serves each of its parts. A warning whose facts changed is
    refused.
    """
    vanished = dict(case.left)
    question = (list(case.standing), list(case.open), list(vanished))
    for proposal in case.search.proposals(question, partial(_best_first, case)):
        old = vanished[proposal.old]
        if proposal.new not in case.open or old.plural is not None:
            continue
        entry = case.open[proposal.new]
        if proposal.old in case.left:
            why = dangers(entry, old, case.language) if is_warning(entry.context) and any(old.msgstr) else ()
            case.settle(proposal.new, Refused(old, why) if why else take_over(entry, old, spent=True))
        elif proposal.part and any(old.msgstr):
            case.settle(proposal.new, take_over(entry, old))


def _best_first(case: Case) -> list[Proposal]:
    return sorted(_proposals(case), key=lambda proposal: -proposal.rank)


def _proposals(case: Case) -> Iterator[Proposal]:
    neighbourhood, index = Neighbourhood(case), case.search.index
    by_text: dict[str, list[Entry]] = {}
    for old in case.left.values():
        by_text.setdefault(old.msgid, []).append(old)
    index.learn(by_text)
    for key, entry in case.open.items():
        likes = {old.key: (score, old) for score, text in index.alike(entry.msgid) for old in by_text.get(text, ())}
        for old in neighbourhood.beside(entry):
            if old.key not in likes:
                likes[old.key] = likeness(entry.msgid, old.msgid), old
        for gone, (score, old) in likes.items():
            if _are_kin(entry, old):
                shared = neighbourhood.shared(entry, old)
                part = shared > 0 and score < _PART and not is_warning(entry.context) and is_part(entry.msgid, old.msgid)
                if part or score >= (_NEAR_ALIKE if shared else _ALIKE):
                    yield Proposal(max(score, part * _PART) + _NEIGHBOUR * shared - _STRANGE * (entry.context != old.context), key, gone, part)


def returned(case: Case) -> None:
    """Prose that is like an obsolete text takes its translation over; the obsolete entry stays. Of several with one text the last counts."""
    gone = {old.msgid: old for old in case.catalogue.obsolete if old.plural is None and any(old.msgstr) and not is_warning(old.context)}
    former = case.search.former
    former.learn(gone)
    for key, entry in list(case.open.items()) if gone else ():
        if not is_warning(entry.context):
            text = next((text for score, text in former.alike(entry.msgid) if score >= _ALIKE and text in gone), None)
            if text is not None:
                case.settle(key, take_over(entry, gone[text]))


def formerly(case: Case) -> None:
    """A warning that found nothing says where an obsolete translation of it is, if there is one: for reading, not for use."""
    gone: dict[str | None, list[Entry]] = {}
    for old in case.catalogue.obsolete:
        if is_warning(old.context) and old.plural is None and any(old.msgstr):
            gone.setdefault(old.context, []).append(old)
    for key, entry in list(case.open.items()):
        scored = [(likeness(entry.msgid, old.msgid), number) for number, old in enumerate(gone.get(entry.context, ())[-_NEAR:])]
        if scored and max(scored)[0] >= LEAST:
            old = gone[entry.context][-_NEAR:][max(scored)[1]]
            case.settle(key, Refused(old, dangers(entry, old, case.language)))


def _are_kin(entry: Entry, old: Entry) -> bool:
    """A warning and another text are strangers, and so are two warnings."""
    return entry.context == old.context or not (is_warning(entry.context) or is_warning(old.context))


def _gaps(keys: Iterable[Key], strangers: Container[Key]) -> dict[Key, Gap]:
    """The gap of each key that stands on one side only."""
    gaps: dict[Key, Gap] = {}
    before: Key | None = None
    waiting: list[Key] = []
    for strange, group in groupby(keys, strangers.__contains__):
        here = list(group)
        if strange:
            waiting = here
        else:
            gaps.update((key, (before, here[0])) for key in waiting)
            before, waiting = here[-1], []
    gaps.update((key, (before, None)) for key in waiting)
    return gaps
