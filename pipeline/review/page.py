"""The warnings of one article in one locale, held against the locale's ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TypeAlias

from pipeline.model import Article, Contract, Requirement, Review, ReviewPolicy, Translation
from pipeline.review.matter import matter_of, severity_of
from pipeline.review.standing import NOTHING, Record, Subject, review, with_stale

Ledger: TypeAlias = Mapping[Subject, Record]
"""All that was ever signed in one locale."""


def demands(article: Article, contract: Contract) -> Mapping[str, Requirement]:
    """What the contract demands of an article, by warning."""
    return {one.id: one for one in contract.requirements if any(fnmatchcase(article.name, pattern) for pattern in one.articles)}


def page_reviews(
    article: Article, requirements: Iterable[Requirement], states: tuple[Translation, ...], ledger: Ledger, policy: ReviewPolicy
) -> Mapping[str, Review]:
    """Where each warning stands that is wholly translated, by id."""
    demanded = {requirement.id: requirement for requirement in requirements}
    found: dict[str, Review] = {}
    for warning in article.warnings:
        matter = matter_of(article, warning, states, demanded.get(warning))
        if matter is not None:
            severity = severity_of(article, warning, demanded.get(warning))
            found[warning] = review(ledger.get((article.name, warning), NOTHING), matter, severity, policy)
    return found


def page_states(article: Article, states: tuple[Translation, ...], ledger: Ledger) -> tuple[Translation, ...]:
    """The states, with the translations called stale that the ledger knows as those of another source text."""
    sources = tuple(unit.msgid for unit in article.units)
    for mark in article.marks:
        record = ledger.get((article.name, mark.id))
        if record is not None:
            states = with_stale(mark.units, sources, states, record)
    return states
