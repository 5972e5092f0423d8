"""What was found, and what follows from it for a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.model.basics import Level, Place
from pipeline.model.catalogue import Translation
from pipeline.model.review import SignOff
from pipeline.model.waiver import Waiver


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
    digest: str | None = None
    """What a waiver of this finding has to name: the warning's texts as they stand. None where it cannot be waived."""
    waived: Waiver | None = None
    """Who let it pass, and why; its level is then INFO."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a warning and what the locale's catalogue says of it; None in the source's own language."""

    source: str
    translation: Translation | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the gate saw of one warning in one locale. `facts` is what a translation must keep, a line each; prose leaves no evidence."""

    warning: str
    severity: str | None
    facts: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule is about, in words. `scope` is what it looks at, `weight` what its findings weigh, `settle` how one is brought to rest.

    `details` has its *Bad* and *Good*, in Markdown; `kind` is its error type of MQM (Multidimensional Quality Metrics), where it has one.
    """

    rule: str
    scope: str
    summary: str
    weight: str
    details: str
    settle: str
    kind: str | None = None


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
class Passed:
    """What is left of a Cleared when its page has been dealt with: that it was cleared. Nothing can be assembled from it.

    Only `validate.passing` makes one.
    """

    article: str
    locale: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Withheld:
    """The page stays unpublished; the findings at error level say why."""

    article: str
    locale: str
    tally: Tally


Verdict: TypeAlias = "Cleared | Passed | Withheld"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one article in one locale, with all that was found."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...] = ()
    sign_offs: Mapping[str, tuple[SignOff, ...]] = field(default_factory=dict)
    """By warning, who has signed it off as it stands; a warning that is not signed off is not among them."""


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
