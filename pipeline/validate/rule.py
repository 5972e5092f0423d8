"""What a rule is: its name and weight, and a pure generator of faults. The engine adds place, locale and level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from pipeline.locales import Language
from pipeline.model import NO_PINS, Article, Fact, Level, Mark, Pins, Place, Requirement, Review, Termbase, Translated, Translation, Unit
from pipeline.placeholders import cut


class Scope(Enum):
    """Which units a rule looks at. Whatever is not EVERY is asked only of translations that are done, in real languages: no address, no pseudo-locale."""

    EVERY = "every unit of every locale"
    WORDS = "every translation"
    WARNINGS = "translations in warnings; elsewhere where the settings give the rule a level"


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
    usual: float | None = None
    """How many characters a translation of this page usually has for each of its source, None where that is unknown: then the languages' own ratio counts."""
    pins: Pins = NO_PINS
    """Of a whole warning, whose texts are one unit here: the facts that the contract states. They are judged instead of derived ones."""
    silent: frozenset[Fact] = frozenset()
    """The facts that are judged elsewhere: in the whole warning where the contract states them, in its single texts where it does not."""
    asked: str = field(init=False)
    """The source without its tags; a line break is a space."""
    said: str = field(init=False)
    """The translation without its tags; "" where none is done."""

    def __post_init__(self) -> None:
        tags = self.unit.tags
        object.__setattr__(self, "asked", bare(self.unit.msgid, tags))
        object.__setattr__(self, "said", bare(self.translation.text, tags) if isinstance(self.translation, Translated) else "")


def bare(text: str, tags: tuple[str, ...]) -> str:
    """A text without the tags of its unit; a line break parts words, a place for one (`<wbr/>`) does not."""
    return _bare(text, tags) if tags and "<" in text else text


@lru_cache(maxsize=1024)
def _bare(text: str, tags: tuple[str, ...]) -> str:
    """Each rule asks for it anew, of the same few texts."""
    parts = cut(text, tags)
    return "".join((" " if part == "<br/>" else "") if index % 2 else part for index, part in enumerate(parts))


@dataclass(frozen=True, slots=True)
class WarningSubject:
    """One warning whose texts are all translated: the whole of it in one locale, tags left out.

    `elsewhere` are, by concept, translations of the article's texts that do not speak of it.
    """

    requirement: Requirement
    text: str
    termbase: Termbase
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """One unit of a warning whose translation is done: both texts without tags."""

    warning: str
    unit: Unit
    place: Place
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class PageSubject:
    """All statements of one article's warnings in one locale, in the article's order. `usual` as in a UnitSubject."""

    statements: tuple[Statement, ...]
    source: Language
    target: Language
    usual: float | None = None


@dataclass(frozen=True, slots=True)
class PageFault:
    """A fault of one statement, seen by comparing it with others."""

    statement: Statement
    fault: Fault


@dataclass(frozen=True, slots=True)
class SourceSubject:
    """One article and what the contract demands of it. `written` is False where there is no contract; `termbase` is the source locale's."""

    article: Article
    requirements: tuple[Requirement, ...]
    written: bool
    termbase: Termbase


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A fault of the article itself, at one of its marks or, where a warning is absent, at its requirement; of a text outside warnings at neither: then
    `fault.place` says where it is.
    """

    warning: str | None
    at: Mark | Requirement | None
    fault: Fault
    msgid: str | None = None

    @property
    def place(self) -> Place | None:
        """Where it is."""
        return self.at.place if self.at is not None else self.fault.place

    @property
    def context(self) -> str | None:
        """The context that a warning's entries have."""
        return None if self.warning is None else f"warning:{self.warning}"


def always(_: UnitSubject) -> bool:
    """Every subject may concern a rule that says nothing else."""
    return True


@dataclass(frozen=True, slots=True)
class UnitRule:
    """`level` is what a finding weighs outside warnings."""

    id: str
    level: Level
    summary: str
    check: Callable[[UnitSubject], Iterator[Fault]]
    scope: Scope = Scope.EVERY
    mqm: str = "accuracy"
    """The error type of MQM (Multidimensional Quality Metrics, themqm.org), as dimension/type."""
    in_warnings: Level = Level.ERROR
    """What a finding weighs inside warnings: less than an error only where no reader can be harmed by it."""
    concerns: Callable[[UnitSubject], bool] = always
    """A cheap look at a subject. Law: where it says no, `check` finds nothing."""


@dataclass(frozen=True, slots=True)
class WarningRule:
    """A rule about a whole warning in one locale; its findings are errors."""

    id: str
    summary: str
    check: Callable[[WarningSubject], Iterator[Fault]]
    mqm: str = "terminology/inconsistent-with-terminology-resource"


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule about all warnings of an article in one locale; its findings are errors."""

    id: str
    summary: str
    check: Callable[[PageSubject], Iterator[PageFault]]
    mqm: str = "accuracy/mistranslation"


@dataclass(frozen=True, slots=True)
class SourceRule:
    """A rule about an article and its contract. A finding of another level than error withholds no page."""

    id: str
    summary: str
    check: Callable[[SourceSubject], Iterator[SourceFault]]
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True)
class ReviewSubject:
    """Where one warning stands in the review ledger of a locale."""

    review: Review


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """A rule about who signed a warning off; its findings are errors, and no waiver lets them pass."""

    id: str
    summary: str
    check: Callable[[ReviewSubject], Iterator[Fault]]
