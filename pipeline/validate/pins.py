"""Facts that the contract states of a warning: they are judged over all its texts, and not derived from any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.locales import Language
from pipeline.model import NO_PINS, Article, Fact, Requirement, Translated, Translation, Unit
from pipeline.validate.rule import UnitSubject, bare


@dataclass(frozen=True, slots=True)
class Pinned:
    """A whole warning as one subject, and the longest of its units, at which a finding stands."""

    subject: UnitSubject
    unit: Unit


def stated_elsewhere(unit: Unit, requirements: Iterable[Requirement]) -> frozenset[Fact]:
    """The facts that are not to be judged in one unit, because the contract states them of its warning."""
    return frozenset(fact for requirement in requirements if requirement.id == unit.warning for fact in requirement.facts.stated)


def pinned(article: Article, requirements: Iterable[Requirement], translations: Sequence[Translation], source: Language, target: Language) -> Iterator[Pinned]:
    """The warnings with stated facts whose texts are all translated: what is missing has been said already."""
    for requirement in requirements:
        if requirement.facts == NO_PINS or target.pseudo:
            continue
        for mark in article.marks:
            units = [index for index in mark.units if not article.units[index].address]
            states = [state for index in units if isinstance(state := translations[index], Translated)]
            if mark.id != requirement.id or not units or len(states) < len(units):
                continue
            longest = max(units, key=lambda index: len(article.units[index].msgid))
            asked = " ".join(bare(article.units[index].msgid, article.units[index].tags) for index in units)
            said = " ".join(bare(state.text, article.units[index].tags) for index, state in zip(units, states, strict=True))
            place = translations[longest].place
            whole = Unit(asked, article.units[longest].context, mark.id, article.units[longest].role)
            silent = frozenset(Fact) - requirement.facts.stated
            yield Pinned(UnitSubject(whole, Translated(place, said), source, target, pins=requirement.facts, silent=silent), article.units[longest])
