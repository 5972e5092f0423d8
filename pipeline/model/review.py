"""The review ledger: who signed which text of which warning off, what a project asks of reviewers, and what follows from both.

Nothing of what follows is stored: it is derived from the sign-offs and from the texts as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from pipeline.model.basics import Place


class Mode(StrEnum):
    """Whether a warning is published without a signature."""

    OFF = "off"
    REQUIRED = "required"


class Independence(StrEnum):
    """Who may not sign a translation: its translator, as the catalogue's Last-Translator named them when it was signed.

    WHERE_KNOWN accepts a signature where the catalogue named nobody, PROVEN does not; OFF asks nothing.
    """

    WHERE_KNOWN = "where-known"
    PROVEN = "proven"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """`review` in the settings. `reviewers` is how many people must sign, by severity, 1 where it says nothing; no `roles` means any role.

    `signers` is an allowed_signers file of ssh-keygen and `revoked` a list of revoked keys, as paths in the project; without signers nothing is signed by key.
    """

    mode: Mode = Mode.OFF
    reviewers: Mapping[str, int] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    independence: Independence = Independence.WHERE_KNOWN
    signers: str | None = None
    revoked: str | None = None


NO_REVIEW = ReviewPolicy()


class Decision(StrEnum):
    """What a reviewer says of a warning in a locale."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a signature is about: a warning's texts in both languages, one for each unit, and the facts as `review.matter` writes them."""

    sources: tuple[str, ...]
    translations: tuple[str, ...]
    facts: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """One line of a ledger. `time` is UTC as 2026-11-22T19:30:00Z; `translator` is who the catalogue named then, empty for nobody.

    `digest` is that of the line, `previous` that of the line before it in its sitting, None for the first.
    """

    locale: str
    article: str
    warning: str
    matter: Matter
    decision: Decision
    role: str
    name: str
    translator: str
    time: str
    meaning: str
    previous: str | None
    digest: str
    place: Place


class Doubt(StrEnum):
    """Why a sign-off does not count: its file or its signature is not sound, or the person may not sign."""

    BAD = "signature-bad"
    UNKNOWN = "reviewer-unknown"


@dataclass(frozen=True, slots=True)
class Discounted:
    """A sign-off of the texts as they stand that does not count, and why."""

    sign_off: SignOff
    doubt: Doubt
    reason: str


@dataclass(frozen=True, slots=True)
class Signed:
    """As many people as the policy asks for have accepted the texts as they stand."""

    sign_offs: tuple[SignOff, ...]


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Fewer people than needed have accepted it, and it was never signed off before."""

    accepted: tuple[str, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """Somebody rejected the texts as they stand, and too few have accepted them since."""

    by: SignOff


@dataclass(frozen=True, slots=True)
class Voided:
    """Other texts were signed off before. `last` is the latest of these sign-offs, `changed` what is different now."""

    last: SignOff
    changed: tuple[str, ...]


Standing: TypeAlias = "Signed | Unsigned | Rejected | Voided"


@dataclass(frozen=True, slots=True)
class Review:
    """Where one warning of one article stands in one locale."""

    standing: Standing
    discounted: tuple[Discounted, ...] = ()


UNREVIEWED = Review(Unsigned((), 1))
"""What holds of a warning of which nobody has asked."""

Reviews: TypeAlias = Mapping[str, Review]
"""Where the warnings of one article stand in one locale, by id."""
