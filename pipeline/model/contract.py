"""What the safety owner demands, and the settings of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.basics import Level, Place, Severity
from pipeline.model.review import NO_REVIEW, ReviewPolicy


class Fact(StrEnum):
    """What a translation of a warning must keep; the values are the keys of `[warnings.<id>.facts]`."""

    NUMBERS = "numbers"
    NEGATION = "negation"
    STRENGTH = "strength"
    URGENCY = "urgency"
    SENTENCES = "sentences"


class Strength(StrEnum):
    """How binding a warning is."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pins:
    """Facts of a warning that its owner states; None where they are derived from the source text."""

    numbers: tuple[str, ...] | None = None
    negation: bool | None = None
    strength: Strength | None = None
    urgency: bool | None = None
    sentences: int | None = None

    @property
    def stated(self) -> frozenset[Fact]:
        """The facts that the owner states."""
        return frozenset(fact for fact in Fact if getattr(self, fact.value) is not None)


NO_PINS = Pins()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What `source/warnings.toml` demands of one warning. `articles` are globs over article names."""

    id: str
    severity: Severity | None
    articles: tuple[str, ...]
    mentions: tuple[str, ...]
    before: str | None
    place: Place
    facts: Pins = NO_PINS


@dataclass(frozen=True, slots=True)
class Contract:
    """What the safety owner demands; `file` is where it stands, or would stand."""

    file: str
    requirements: tuple[Requirement, ...]
    written: bool
    """False where the project has no contract: then whatever is marked is required."""


class Presence(StrEnum):
    """Whether a project without a single warning is an error."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Links(StrEnum):
    """Whether addresses are rewritten for the place where a page lies."""

    LOCALIZE = "localize"
    KEEP = "keep"


class Metadata(StrEnum):
    """Whether publishing adds metadata and the language switcher."""

    ADD = "add"
    KEEP = "keep"


class PartialNotice(StrEnum):
    """Whether a page of which parts are not translated says so where the article has no place for that."""

    ASKED = "asked"
    ADD = "add"


class Hosting(StrEnum):
    """The server whose own configuration publishing writes."""

    NONE = "none"
    APACHE = "apache"
    NGINX = "nginx"
    NETLIFY = "netlify"


class Segmentation(StrEnum):
    """What a unit of prose is: the content of a block, or a sentence of it."""

    BLOCK = "block"
    SENTENCE = "sentence"


class References(StrEnum):
    """What a catalogue's `#:` comments carry."""

    FILE = "file"
    LINE = "line"


class Reuse(StrEnum):
    """What becomes of a translation that another article, or a translation memory, has for the very same text. In warnings it is always fuzzy."""

    FUZZY = "fuzzy"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Selectors:
    """What a project adds to the table of what is translatable, as CSS selectors: `[tool.caveat.markup]`.

    `translate` and `exclude` are elements whose text is translated or not, `inline` elements that stand inside a sentence; `attributes` maps the name
    of an attribute to the elements in which people read its value.
    """

    translate: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


NO_SELECTORS = Selectors()


@dataclass(frozen=True, slots=True)
class Settings:
    """`[tool.caveat]`; see docs/settings.md for what each key means."""

    file: str
    source_locale: str
    locales: tuple[str, ...]
    source_dir: str = "source"
    locales_dir: str = "locales"
    output_dir: str = "build/site"
    min_translated: float = 0.0
    warnings: Presence = Presence.REQUIRED
    base_url: str | None = None
    links: Links = Links.LOCALIZE
    metadata: Metadata = Metadata.ADD
    references: References = References.FILE
    segmentation: Segmentation = Segmentation.BLOCK
    memory: Reuse = Reuse.FUZZY
    levels: Mapping[str, Level] = field(default_factory=dict)
    markup: Selectors = NO_SELECTORS
    review: ReviewPolicy = NO_REVIEW
    urls: str = "{locale}/{path}"
    source_urls: str | None = None
    """None: `urls` holds for the source locale's pages too."""
    partial_notice: PartialNotice = PartialNotice.ASKED
    hosting: Hosting = Hosting.NONE
