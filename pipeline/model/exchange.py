"""What goes out to a CAT tool and what comes back from it, whatever the file format."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from pipeline.model.article import Key
from pipeline.model.catalogue import Catalogue


class Progress(StrEnum):
    """How far a translation is. A translation without text is empty, whatever its flags say."""

    EMPTY = "empty"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"


State: TypeAlias = "tuple[Progress, str]"
"""How far a translation is, and its text."""

_TICKET = re.compile(r"k([0-9a-f]{24})\.t([0-9a-f]{16})\Z")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a unit carries through a CAT tool as its id: the digest of its context and source text, and that of the state in which it was exported.

    An id is what every tool brings back. Written, it is an XML name and nothing that a spreadsheet takes for a number.
    """

    key: str
    state: str

    def __str__(self) -> str:
        return f"k{self.key}.t{self.state}"


def key_digest(key: Key) -> str:
    """The first 96 bits of the SHA-256 of a context and a source text."""
    context, msgid = key
    return _digest(("" if context is None else f"\x01{context}") + f"\x04{msgid}")[:24]


def state_digest(state: State) -> str:
    """The first 64 bits of the SHA-256 of a state."""
    progress, text = state
    return _digest(f"{progress.value}\x04{text}")[:16]


def read_ticket(written: str) -> Ticket | None:
    """The ticket that an id stands for, None where another tool has made the id."""
    match = _TICKET.match(written)
    return None if match is None else Ticket(match[1], match[2])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class OfferedUnit:
    """One unit on its way out. `alert` is what a translator must know of the warnings in it, None where there are none; `tags` are those of the source."""

    key: Key
    state: State
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    warning: str | None = None
    severity: str | None = None
    alert: str | None = None

    @property
    def ticket(self) -> Ticket:
        """The id under which the unit comes back."""
        return Ticket(key_digest(self.key), state_digest(self.state))


@dataclass(frozen=True, slots=True)
class Offer:
    """An article in one locale on its way out; `source` and `target` are BCP 47 tags, `locale` is how the project writes the target."""

    article: str
    locale: str
    source: str
    target: str
    units: tuple[OfferedUnit, ...]


@dataclass(frozen=True, slots=True)
class DeliveredUnit:
    """One unit as a file brings it. `source` and `target` have the inline tags that its codes stand for, `codes` are those of the target.

    A code of which nothing is known is an empty string among `codes`.
    """

    line: int
    ticket: Ticket | None
    context: str | None
    source: str
    state: State
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one file brings for an article in one language; `article` and `target` are as the file names them. Nothing in it is trusted."""

    file: str
    line: int
    article: str
    source: str | None
    target: str
    units: tuple[DeliveredUnit, ...]


class Reason(Enum):
    """Why a unit was not taken, and what to do about it."""

    CONFLICT = ("the catalogue's translation has changed since the export", "compare the two and write the better one into the catalogue")
    SOURCE_CHANGED = ("the article no longer has this text", "export the article again")
    SOURCE_ALTERED = ("the source text was changed in the file", "change only the translation; a source text is changed in its article")
    NO_ENTRY = ("the catalogue has no entry for this text", "run caveat update, then import again")
    PLURAL = ("the entry has plural forms", "translate it in the catalogue")
    AMBIGUOUS = ("the file does not say which entry of this text it means", "translate it in the catalogue")
    DONE_ALREADY = (
        "the catalogue has another translation, and the file does not say which is newer",
        "compare the two and write the better one into the catalogue",
    )
    EMPTIED = ("the translation was emptied", "empty it in the catalogue if that is meant")
    TAGS = ("the tags are not those of the source, or not well nested", "put each tag of the source into the translation, closed in its place")
    CONTROL = ("the translation has a control character", "type that part of the translation again")

    @property
    def cause(self) -> str:
        """What is wrong."""
        return self.value[0]

    @property
    def mend(self) -> str:
        """What a person can do."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A unit of a file that was not taken."""

    file: str
    line: int
    reason: Reason
    key: Key


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A catalogue after a delivery (the same object where nothing changed), what was taken into it and what was not."""

    catalogue: Catalogue
    taken: tuple[Key, ...]
    refused: tuple[Refusal, ...]
