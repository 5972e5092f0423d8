"""What a new entry takes over from an old one, and what it must not.

Law: what is carried is fuzzy and names the text that it translates, unless nothing but the numbers of tags changed in prose, or the settings take an exact
match in prose for translated. Law: a warning takes over nothing whose facts or severity differ or cannot be told, and never without the fuzzy flag.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.catalog.memory import Memory
from pipeline.catalog.search import Search
from pipeline.catalog.tags import realigned, renumbered, shape
from pipeline.catalog.template import is_warning, severity_said
from pipeline.lexicon.changes import Difference, differences, is_comparable
from pipeline.model import Catalogue, Entry, Key, Reuse


@dataclass(frozen=True, slots=True)
class Carried:
    """What a new entry takes over. `spent` is the vanished entry that need not be kept, because all that a person wrote in it is here."""

    msgstr: tuple[str, ...]
    flags: tuple[str, ...] = ("fuzzy",)
    comments: tuple[str, ...] = ()
    previous: Key | None = None
    spent: Key | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A warning stays empty: its old translation says something else."""

    old: Entry
    differences: tuple[Difference, ...]


Outcome: TypeAlias = "Carried | Refused"


@dataclass(slots=True)
class Case:
    """One catalogue whose new entries look for translations. `standing` are the keys of its active entries, in order; `absent` the keys of `wanted` that are
    not among them, `gone` those among them that are not wanted.

    `open` are the new entries without an outcome, `left` the vanished ones that nobody took; both shrink.
    """

    catalogue: Catalogue
    wanted: Mapping[Key, Entry]
    standing: Iterable[Key]
    absent: Container[Key]
    gone: Container[Key]
    open: dict[Key, Entry]
    left: dict[Key, Entry]
    language: str
    search: Search
    memory: Memory
    outcomes: dict[Key, Outcome] = field(default_factory=dict)

    def settle(self, key: Key, outcome: Outcome) -> None:
        """Takes a new entry's outcome down. A vanished entry serves once, a refused one not at all."""
        self.outcomes[key] = outcome
        del self.open[key]
        if isinstance(outcome, Refused):
            self.left.pop(outcome.old.key, None)
        elif outcome.spent is not None:
            del self.left[outcome.spent]


def take_over(entry: Entry, old: Entry, *, spent: bool = False) -> Carried:
    """The old translation as fuzzy, with the text that it was made for; `spent` moves the translator's comments too."""
    flags = tuple(flag for flag in old.flags if flag.lower() != "fuzzy")
    comments, key = (old.comments, old.key) if spent else ((), None)
    if not any(old.msgstr):
        return Carried(("",), flags, comments, None, key)
    origin = old.previous if old.fuzzy and old.previous is not None else old.key
    msgstr = (realigned(old.msgstr[0], origin[1], entry.msgid),)
    return Carried(msgstr, ("fuzzy", *flags), comments, None if origin == entry.key else origin, key)


def dangers(entry: Entry, old: Entry, language: str) -> tuple[Difference, ...]:
    """Why an old warning's translation must not stand under a new text; empty where it may, for a person to confirm."""
    found = [*severities(entry, severity_said(old.extracted))]
    for text in {old.msgid, old.previous[1] if old.fuzzy and old.previous is not None else old.msgid}:
        if shape(text) != shape(entry.msgid):
            found += differences(text, entry.msgid, language)
            if not is_comparable(language):
                found.append(Difference("language", f'no data to compare two texts in "{language}"', "kept apart"))
    return tuple(dict.fromkeys(found))


def severities(entry: Entry, said: str | None) -> Iterator[Difference]:
    """The severity, where both warnings tell theirs and differ."""
    asked = severity_said(entry.extracted)
    if None not in (asked, said) and asked != said:
        yield Difference("severity", said or "", asked or "")


def moved(case: Case) -> None:
    """The same text in another context: from a vanished entry, else a copy of one that stands or is obsolete."""
    asked = {entry.msgid for entry in case.open.values()}
    vanished = _by_text(case.left.values(), asked)
    active = (case.catalogue.entries[key] for key in case.standing if key[1] in asked)
    others = _by_text((*active, *case.catalogue.obsolete), asked)
    for key, entry in list(case.open.items()):
        old = next((one for one in vanished.get(entry.msgid, ()) if one.key in case.left), None)
        refused = () if old is None else tuple(severities(entry, severity_said(old.extracted)))
        copied = next((one for one in others.get(entry.msgid, ()) if any(one.msgstr) and not any(severities(entry, severity_said(one.extracted)))), None)
        if old is not None and not refused:
            case.settle(key, take_over(entry, old, spent=True))
        elif copied is not None:
            case.settle(key, take_over(entry, copied))
        elif old is not None:
            case.settle(key, Refused(old, refused))


def retagged(case: Case) -> None:
    """The same text with other numbers in its tags: in prose it stays as confirmed as it was."""
    vanished = {(entry.context, shape(entry.msgid)): entry for entry in case.left.values() if "<" in entry.msgid and any(entry.msgstr)}
    for key, entry in list(case.open.items()):
        old = vanished.pop((entry.context, shape(entry.msgid)), None)
        if old is None or old.plural is not None or is_warning(entry.context):
            continue
        msgstr = renumbered(old.msgstr[0], old.msgid, entry.msgid)
        if msgstr is not None:
            case.settle(key, Carried((msgstr,), old.flags, old.comments, old.previous, old.key))


def known(case: Case) -> None:
    """What other catalogues and memories say of the very text."""
    for key, entry in list(case.open.items()):
        carried = _known(case.memory, entry)
        if carried is not None:
            case.settle(key, carried)


def resembling(case: Case) -> None:
    """What other catalogues and memories say of prose that is like the text."""
    for key, entry in list(case.open.items()):
        carried = None if is_warning(entry.context) else _alike(case.memory, entry)
        if carried is not None:
            case.settle(key, carried)


def _known(memory: Memory, entry: Entry) -> Carried | None:
    known = [one for one in memory.exact(entry.msgid, entry.context) if not any(severities(entry, one.severity))]
    if not known:
        return None
    best = known[0]
    own = {one.msgstr for one in known if one.context == entry.context}
    if memory.reuse is Reuse.EXACT and own == {best.msgstr} and not is_warning(entry.context):
        return Carried((best.msgstr,), ())
    return Carried((best.msgstr,), previous=None if best.context == entry.context else (best.context, entry.msgid))


def _alike(memory: Memory, entry: Entry) -> Carried | None:
    for text in memory.alike(entry.msgid):
        for known in memory.exact(text, entry.context):
            if not is_warning(known.context):
                return Carried((realigned(known.msgstr, text, entry.msgid),), previous=(known.context, text))
    return None


def _by_text(entries: Iterable[Entry], asked: set[str]) -> dict[str, list[Entry]]:
    """Entries of these texts, translated ones first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.msgid in asked and entry.plural is None:
            found.setdefault(entry.msgid, []).append(entry)
    for same in found.values():
        same.sort(key=lambda entry: not any(entry.msgstr))
    return found
