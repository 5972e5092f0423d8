"""The values that the stages hand to each other. Frozen, standard library only: read this file and you know the program."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TypeAlias


class PipelineError(Exception):
    """Input that cannot be used. Carries the one message a person needs: where, what, and how to mend it."""

    def __init__(self, cause: str, *, mend: str, file: str | None = None, line: int | None = None, usage: bool = False) -> None:
        super().__init__(cause)
        self.cause = cause
        self.mend = mend
        self.file = file
        self.line = line
        self.exit_code = 2 if usage else 3

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are pickled by their positional arguments alone, which would end a worker process with a traceback instead of this message.
        return _rebuilt, (self.cause, self.mend, self.file, self.line, self.exit_code == 2)

    def __str__(self) -> str:
        where = "" if self.file is None else f"{self.file}:{self.line}: " if self.line is not None else f"{self.file}: "
        return f"{where}{self.cause}\n  mend: {self.mend}"


def _rebuilt(cause: str, mend: str, file: str | None, line: int | None, usage: bool) -> PipelineError:  # noqa: FBT001  pickle gives no keywords
    return PipelineError(cause, mend=mend, file=file, line=line, usage=usage)


class Level(StrEnum):
    """How much a finding weighs. An error withholds the page it belongs to."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Severity(StrEnum):
    """The signal words of ANSI Z535.6 and ISO 3864-2, worst first."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """A project-relative POSIX path, a line and, where it is known, a column, both counted from 1."""

    file: str
    line: int
    column: int | None = None


# ---------------------------------------------------------------------------------------------------------------- article

Key: TypeAlias = "tuple[str | None, str]"
"""(msgctxt, msgid): what identifies a unit in its article and an entry in its catalogue."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One translatable piece. `hosts` are the warnings that stand inside it as closed placeholders, `host_tags` these placeholders in order."""

    msgid: str
    context: str | None
    warning: str | None
    role: str
    section: str | None = None
    notes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    host_tags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    shown: bool = True
    """False for a unit that stands in attributes only."""
    address: bool = False
    """Whether it is an address that a locale may change (`data-localize`)."""

    @property
    def key(self) -> Key:
        """What identifies the unit in its article."""
        return self.context, self.msgid

    @property
    def guarded(self) -> tuple[str, ...]:
        """The warnings that are lost or harmed when this unit's translation is not sound."""
        return self.hosts if self.warning is None else (self.warning, *self.hosts)


class Escape(Enum):
    """How a translation is written where its slot stands."""

    ATTRIBUTE = "attribute value"
    JSON = "JSON string in a script"
    ADDRESS = "attribute value that is an address"


@dataclass(frozen=True, slots=True)
class Literal:
    """The author's own text, never touched."""

    source: str


@dataclass(frozen=True, slots=True)
class TextSlot:
    """The inline content of an element.

    `content` is how the source writes it; `codes` maps each tag of the msgid (`<a1>`, `</a1>`, `<br/>`) to the pieces it stands for.
    `bare` says that no element may be added around the text (title, option, SVG text): its language then goes on the owner's tag,
    unless the author names a language there.
    """

    unit: int
    content: Pieces
    codes: Mapping[str, Pieces]
    bare: bool

    @property
    def source(self) -> str:
        """The text that the slot stands for."""
        return join(self.content)


@dataclass(frozen=True, slots=True)
class ValueSlot:
    """An attribute value or a JSON string that repeats or holds a unit; `source` includes its quotes."""

    unit: int
    source: str
    escape: Escape


@dataclass(frozen=True, slots=True)
class OwnerSlot:
    """The place behind a tag's name where `lang` goes when all of `units` fall back to the source language."""

    units: tuple[int, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceSlot:
    """The place behind a tag's name where a page repeats what the settings say of the element, for browsers and for the audit: `translate="no"`."""

    said: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class RootSlot:
    """The start tag of `html`, or where one would stand. `kept` are its attributes other than `lang` and `dir`, as the author wrote them."""

    source: str
    kept: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class LocaleSlot:
    """A quoted value that names the article's language."""

    source: str


@dataclass(frozen=True, slots=True)
class LinkSlot:
    """A URL attribute's value with its quotes, if any; `urls` are the addresses inside, in order (`srcset` has several)."""

    source: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadSlot:
    """Where publishing adds metadata."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnedSlot:
    """Metadata of the author's that publishing replaces (canonical, hreflang, og:locale, og:url)."""

    source: str


@dataclass(frozen=True, slots=True)
class SwitcherSlot:
    """The content of an element that carries `data-locales`."""

    source: str


Slot: TypeAlias = "TextSlot | ValueSlot | OwnerSlot | ChoiceSlot | RootSlot | LocaleSlot | LinkSlot | HeadSlot | OwnedSlot | SwitcherSlot"
Piece: TypeAlias = "Literal | Slot"
Pieces: TypeAlias = "tuple[Piece, ...]"


def join(pieces: Pieces) -> str:
    """Law: the pieces of an article join to its source text, character for character."""
    return "".join(piece.source for piece in pieces)


@dataclass(frozen=True, slots=True)
class Mark:
    """One element that carries `data-warning`; `severity` is the attribute as written, `units` index the article's units.

    `hidden` is why readers do not see it, None where they do; `untranslated` is text in it that stands in no sentence and that a rule excludes.
    """

    id: str
    severity: str | None
    place: Place
    units: tuple[int, ...]
    hidden: str | None = None
    untranslated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoding:
    """How an article's text becomes bytes: a Python codec and a byte-order mark or none.

    Where a byte stands for one character, `table` has the character of each byte, U+FFFE for none, and is what counts: Python's codecs leave out some.
    """

    codec: str = "utf-8"
    mark: bytes = b""
    table: str = ""

    def decode(self, content: bytes) -> str:
        """The text of bytes with their byte-order mark, line ends as they are. Raises UnicodeDecodeError."""
        content = content[len(self.mark) :]
        return codecs.charmap_decode(content, "strict", self.table)[0] if self.table else content.decode(self.codec)

    def encode(self, text: str) -> bytes:
        """The bytes of a text, line ends as they are. A character that the encoding lacks is written as a character reference."""
        if self.table:
            return codecs.charmap_encode(text, "xmlcharrefreplace", codecs.charmap_build(self.table))[0]
        return self.mark + text.encode(self.codec, "xmlcharrefreplace")


@dataclass(frozen=True, slots=True)
class Source:
    """An article's file, decoded: `text` has the author's line ends, `digest` is the SHA-256 of the bytes, `name` the path without the ending (`skin/peel`)."""

    name: str
    file: str
    text: str
    encoding: Encoding
    digest: str
    lines: tuple[int, ...] = ()
    """For text that was made from the file: the line of the file that each of its lines came from."""

    def line(self, number: int) -> int:
        """The line of the file for a line of the text."""
        return self.lines[min(number, len(self.lines)) - 1] if self.lines else number


@dataclass(frozen=True, slots=True)
class Article:
    """One file under `source/`: its pieces, the units they refer to by index, and where each unit stands (`places[i]` for `units[i]`).

    `covered` and `excluded` count visible characters in units and in excluded elements.
    """

    name: str
    file: str
    pieces: Pieces
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    encoding: Encoding
    covered: int
    excluded: int
    digest: str
    base: str | None = None
    """The first `<base href>`, against which a browser resolves the page's addresses."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Ids of the marked warnings, in document order, each once."""
        return tuple(dict.fromkeys(mark.id for mark in self.marks))


# -------------------------------------------------------------------------------------------------------------- catalogue


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue. `text` holds its lines as they stand in the file, `line` is that of `msgid`, `msgstr_line` that of `msgstr`."""

    context: str | None
    msgid: str
    msgstr: tuple[str, ...]
    line: int
    msgstr_line: int
    text: str = ""
    plural: str | None = None
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: Key | None = None

    @property
    def key(self) -> Key:
        """What identifies the entry in its catalogue."""
        return self.context, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has still to confirm the translation."""
        return any(flag.lower() == "fuzzy" for flag in self.flags)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A .po or .pot file as it stands: the header entry, the active entries by key and the obsolete ones, in file order."""

    file: str
    header: Entry | None
    entries: Mapping[Key, Entry]
    obsolete: tuple[Entry, ...]
    tail: str = ""
    newline: str = "\n"
    """What stands after the last entry, and the kind of line end."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No entry, or no catalogue."""

    place: Place


@dataclass(frozen=True, slots=True)
class Empty:
    """An entry whose msgstr holds nothing that a reader could see."""

    place: Place


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A translation that somebody has still to confirm."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Obsolete:
    """The entry is there, but commented out as obsolete."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that its translator calls done."""

    place: Place
    text: str


Translation: TypeAlias = "Missing | Empty | Fuzzy | Obsolete | Translated"


@dataclass(frozen=True, slots=True)
class Termbase:
    """The accepted forms of each concept in one locale (`*` stands for any ending), and where each is written."""

    locale: str
    forms: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Place]
    file: str


# --------------------------------------------------------------------------------------------------------------- contract


@dataclass(frozen=True, slots=True)
class Requirement:
    """What `source/warnings.toml` demands of one warning. `articles` are globs over article names."""

    id: str
    severity: Severity | None
    articles: tuple[str, ...]
    mentions: tuple[str, ...]
    before: str | None
    place: Place


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


class Segmentation(StrEnum):
    """What a unit of prose is: the content of a block, or a sentence of it."""

    BLOCK = "block"
    SENTENCE = "sentence"


class References(StrEnum):
    """What a catalogue's `#:` comments carry."""

    FILE = "file"
    LINE = "line"


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
    levels: Mapping[str, Level] = field(default_factory=dict)
    markup: Selectors = NO_SELECTORS


# ---------------------------------------------------------------------------------------------------------------- verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: rule, weight, place, what was expected, what was found, how to mend it."""

    rule: str
    level: Level
    message: str
    hint: str
    place: Place | None = None
    article: str | None = None
    locale: str | None = None
    warning: str | None = None
    context: str | None = None
    msgid: str | None = None
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of one page was looked at: units and those translated, warnings and the ids of those without an error."""

    units: int
    translated: int
    warnings: tuple[str, ...]
    sound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """Proof that a page may be published. `texts[i]` is the translation of `units[i]`, None where the source text stands in.

    Only `validate.gate.judge` makes one; `assemble` takes nothing else. Law: no warning unit is None outside the source locale.
    """

    article: str
    locale: str
    texts: tuple[str | None, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Withheld:
    """The page stays unpublished; the findings at error level say why."""

    article: str
    locale: str
    tally: Tally


Verdict: TypeAlias = "Cleared | Withheld"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one article in one locale, with all that was found."""

    verdict: Verdict
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the gate found, over all pages, in a fixed order."""

    judgements: tuple[Judgement, ...]
    general: tuple[Finding, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Every finding: those on the project first, then page by page."""
        yield from self.general
        for judgement in self.judgements:
            yield from judgement.findings

    @property
    def failed(self) -> bool:
        """Whether an error was found or a page is withheld."""
        return any(finding.level is Level.ERROR for finding in self.findings()) or any(isinstance(judgement.verdict, Withheld) for judgement in self.judgements)
