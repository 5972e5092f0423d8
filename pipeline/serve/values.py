"""What a preview shows of a page, in strings that people can read: whoever makes these values has escaped what nobody sees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a build would do with a page."""

    CLEARED = "cleared"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"
    """Some input of it cannot be used, so nothing would be built."""
    UNJUDGED = "not judged"
    """Nobody has asked for it yet, and there are too many pages to judge all unasked."""

    @property
    def word(self) -> str:
        """What it is called as a name of a style."""
        return self.value.replace(" ", "-")


class State(StrEnum):
    """What is wrong with a text."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding. `place` is `file:line`."""

    rule: str
    level: str
    message: str
    hint: str
    place: str | None = None
    warning: str | None = None
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A text that is missing, fuzzy or failing, and why. `unit` is the number that stands in the page's comments round it, `place` the `file:line` to edit."""

    unit: int
    state: State
    source: str
    translation: str | None
    place: str
    warning: str | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """An article's page in one locale. `address` is absolute, `trouble` says why an unreadable one is so."""

    locale: str
    tag: str
    direction: str
    autonym: str
    english: str
    address: str
    standing: Standing
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the bar of one page says. `origin` is the server's own address, without a slash at its end; `stamp` what is shown now, `path` where."""

    origin: str
    path: str
    stamp: str
    article: str
    here: Tab
    source: Tab
    tabs: tuple[Tab, ...]
    issues: tuple[Issue, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An article with its page in every locale."""

    article: str
    file: str
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Input that cannot be used: why, where (`file:line`), and what to do."""

    cause: str
    mend: str
    place: str | None
