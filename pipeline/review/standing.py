"""Where a warning stands, derived from its sign-offs and from the texts as they are.

Laws: a changed code point voids, a reverted one restores; the order of the sign-offs does not matter; a rejection undoes every acceptance that is not later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.model import (
    Decision,
    Discounted,
    Doubt,
    Independence,
    Matter,
    Rejected,
    Review,
    ReviewPolicy,
    Signed,
    SignOff,
    Stale,
    Standing,
    Translated,
    Translation,
    Unsigned,
    Voided,
)
from pipeline.review.matter import digests

Subject: TypeAlias = "tuple[str, str]"
"""An article and the id of a warning in it."""


@dataclass(frozen=True, slots=True)
class Record:
    """All sign-offs of one warning of an article in one locale: those that are believed, and those whose file or signature is in doubt."""

    sign_offs: tuple[SignOff, ...] = ()
    doubted: tuple[Discounted, ...] = ()


NOTHING = Record()


def review(record: Record, matter: Matter, severity: str | None, policy: ReviewPolicy) -> Review:
    """Where a warning stands whose texts are all there. A damaged file is told whatever it was about: what it said of these texts cannot be known."""
    found = [discounted for sign_off in record.sign_offs if sign_off.matter == matter and (discounted := _discounted(sign_off, policy)) is not None]
    found += [one for one in record.doubted if one.doubt is Doubt.BAD or one.sign_off.matter == matter]
    beside = {one.sign_off for one in found}
    here = [sign_off for sign_off in record.sign_offs if sign_off.matter == matter and sign_off not in beside]
    needed = policy.reviewers.get(severity or "", 1)
    return Review(_standing(here, record, matter, needed, policy), tuple(found))


def _standing(here: list[SignOff], record: Record, matter: Matter, needed: int, policy: ReviewPolicy) -> Standing:
    rejected = max((sign_off for sign_off in here if sign_off.decision is Decision.REJECTED), key=_moment, default=None)
    accepted = {
        identity(sign_off.name): sign_off
        for sign_off in sorted(here, key=_moment, reverse=True)
        if sign_off.decision is Decision.ACCEPTED and (rejected is None or sign_off.time > rejected.time)
    }
    if len(accepted) >= needed:
        return Signed(tuple(sorted(accepted.values(), key=_moment)))
    if rejected is not None:
        return Rejected(rejected)
    believed = Record(tuple(sign_off for sign_off in record.sign_offs if _discounted(sign_off, policy) is None))
    last = None if accepted else former(believed, matter)
    if last is not None:
        before, now = digests(last.matter), digests(matter)
        return Voided(last, tuple(part for part in now if before[part] != now[part]))
    return Unsigned(tuple(sign_off.name for sign_off in sorted(accepted.values(), key=_moment)), needed)


def with_stale(units: Iterable[int], sources: tuple[str, ...], states: tuple[Translation, ...], record: Record) -> tuple[Translation, ...]:
    """The states, with those of a warning's units whose translation was accepted with another source text, and never with this one, called stale."""
    accepted = [one for one in record.sign_offs if one.decision is Decision.ACCEPTED]
    made = list(states)
    for unit in units:
        state = states[unit]
        if not isinstance(state, Translated):
            continue
        former = {
            source: one
            for one in sorted(accepted, key=_moment)
            for source, translation in zip(one.matter.sources, one.matter.translations, strict=True)
            if translation == state.text
        }
        if former and sources[unit] not in former:
            made[unit] = Stale(state.place, state.text, max(former, key=lambda source: _moment(former[source])), signed=True)
    return tuple(made)


def former(record: Record, matter: Matter | None) -> SignOff | None:
    """The latest acceptance of other texts than these."""
    return latest(sign_off for sign_off in record.sign_offs if sign_off.matter != matter and sign_off.decision is Decision.ACCEPTED)


def latest(sign_offs: Iterable[SignOff]) -> SignOff | None:
    """The last of some sign-offs by its time; of two in one second always the same one."""
    return max(sign_offs, key=_moment, default=None)


def identity(name: str) -> str:
    """By what two names are one person: the address in `Anna Weber <anna@example.org>`, else the words, in any case."""
    return " ".join(principal(name).casefold().split())


def principal(name: str) -> str:
    """What an allowed_signers file calls a person: the address between the brackets, or all of the name."""
    return name[name.rindex("<") + 1 : -1].strip() if name.endswith(">") and "<" in name else name


def _discounted(sign_off: SignOff, policy: ReviewPolicy) -> Discounted | None:
    if policy.roles and sign_off.role not in policy.roles:
        return Discounted(sign_off, Doubt.UNKNOWN, f'the role "{sign_off.role}" is none of {", ".join(policy.roles)}')
    if sign_off.decision is Decision.REJECTED or policy.independence is Independence.OFF:
        return None
    if sign_off.translator == "":
        unknown = "the catalogue named no translator when it was signed, and the settings ask for proof that another person translated it"
        return Discounted(sign_off, Doubt.UNKNOWN, unknown) if policy.independence is Independence.PROVEN else None
    if identity(sign_off.name) == identity(sign_off.translator):
        return Discounted(sign_off, Doubt.UNKNOWN, f'"{sign_off.name}" is its translator, whom the catalogue named when it was signed')
    return None


def _moment(sign_off: SignOff) -> tuple[str, str]:
    return sign_off.time, sign_off.digest
