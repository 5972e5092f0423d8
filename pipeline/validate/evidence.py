"""What the gate saw of each warning, kept for the reports: texts, states, and the facts that a translation must keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from pipeline.lexicon.amounts import amounts
from pipeline.lexicon.lexicon import Aspect, lexicon
from pipeline.lexicon.polarity import sense, sentences
from pipeline.locales import Language
from pipeline.model import Article, Evidence, Fact, Passage, Requirement, Translation
from pipeline.placeholders import strip

_WORDS = {
    Aspect.DENIES: "negation",
    Aspect.EXCLUDES: "exclusion",
    Aspect.MUST: "what must be done",
    Aspect.SHOULD: "what should be done",
    Aspect.MAY: "what may be",
    Aspect.IMMEDIATELY: "at once",
    Aspect.STOP: "stop",
}
"""What the aspects are called; with a number behind: how often the source says so."""


def evidence(article: Article, requirements: Sequence[Requirement], translations: Sequence[Translation] | None, source: Language) -> tuple[Evidence, ...]:
    """One for each warning, marked or required, in the order of the article. Without `translations`: of the source's own page."""
    ids = dict.fromkeys((*article.warnings, *(requirement.id for requirement in requirements)))
    return tuple(_seen(id_, article, requirements, translations, source) for id_ in ids)


def _seen(id_: str, article: Article, requirements: Iterable[Requirement], translations: Sequence[Translation] | None, source: Language) -> Evidence:
    units = [(index, unit) for index, unit in enumerate(article.units) if unit.warning == id_]
    passages = tuple(Passage(unit.msgid, None if translations is None else translations[index]) for index, unit in units)
    severity = next((mark.severity for mark in article.marks if mark.id == id_ and mark.severity), None)
    severity = severity or next((str(requirement.severity) for requirement in requirements if requirement.id == id_ and requirement.severity), None)
    mentions = tuple(concept for requirement in requirements if requirement.id == id_ for concept in requirement.mentions)
    texts = tuple(strip(unit.msgid, unit.tags) for _, unit in units if not unit.address)
    return Evidence(id_, severity, (*_demanded(severity, mentions), *_pinned(id_, requirements), *_stated(texts, source)), passages)


def _demanded(severity: str | None, mentions: tuple[str, ...]) -> Iterable[str]:
    if severity is not None:
        yield f"severity: {severity}"
    if mentions:
        yield f"mentions: {', '.join(mentions)}"


def _pinned(id_: str, requirements: Iterable[Requirement]) -> Iterable[str]:
    """What the contract states, and what therefore counts instead of what is derived."""
    for requirement in requirements:
        for fact in Fact if requirement.id == id_ else ():
            value = getattr(requirement.facts, fact.value)
            if value is not None:
                yield f"{fact.value} (contract): {_written(value)}"


def _written(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)
def _stated(texts: tuple[str, ...], source: Language) -> tuple[str, ...]:
    """What the source text of a warning says, as far as the language data tells; once for all locales."""
    whole = " ".join(texts)
    facts = [f"sentences: {sum(len(sentences(text, source.primary)) for text in texts)}"] if texts else []
    if numbers := [amount.written for text in texts for amount in amounts(text, source.name)]:
        facts.append(f"numbers: {', '.join(numbers)}")
    words = lexicon(source.primary)
    if words is not None:
        counts = sense(whole, words).counts
        facts += [f"{word}: {counts[aspect]}" for aspect, word in _WORDS.items() if counts.get(aspect)]
    return tuple(facts)
