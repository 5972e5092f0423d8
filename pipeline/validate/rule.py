"""What a rule is: its name and weight, and a pure generator of faults. The engine adds place, locale and level."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.locales import Language
from pipeline.model import Article, Level, Mark, Place, Requirement, Termbase, Translation, Unit


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule found in one subject. `hint` says what to do, in the imperative."""

    message: str
    hint: str
    expected: str | None = None
    found: str | None = None
    place: Place | None = None
    """Where it is, if that is not where the subject is."""


@dataclass(frozen=True, slots=True)
class UnitSubject:
    """One unit and what the catalogue of a locale says of it."""

    unit: Unit
    translation: Translation
    source: Language
    target: Language


@dataclass(frozen=True, slots=True)
class WarningSubject:
    """One warning whose texts are all translated: the whole of it in one locale, tags left out."""

    requirement: Requirement
    text: str
    termbase: Termbase


@dataclass(frozen=True, slots=True)
class SourceSubject:
    """One article and what the contract demands of it. `written` is False where there is no contract; `termbase` is the source locale's."""

    article: Article
    requirements: tuple[Requirement, ...]
    written: bool
    termbase: Termbase


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A fault of the article itself, at one of its marks or, where a warning is absent, at its requirement."""

    warning: str
    at: Mark | Requirement
    fault: Fault


@dataclass(frozen=True, slots=True)
class UnitRule:
    """`level` is what a finding weighs outside warnings; inside, every finding is an error."""

    id: str
    level: Level
    summary: str
    check: Callable[[UnitSubject], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class WarningRule:
    """A rule about a whole warning in one locale; its findings are errors."""

    id: str
    summary: str
    check: Callable[[WarningSubject], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class SourceRule:
    """A rule about an article and its contract; its findings are errors."""

    id: str
    summary: str
    check: Callable[[SourceSubject], Iterator[SourceFault]]
