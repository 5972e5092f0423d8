"""What the rules of the review ledger find. They ask of a warning what no waiver can answer, so they come behind the waivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.locales import Language
from pipeline.model import UNREVIEWED, Article, Finding, Level, Place, Review, Reviews, Translated, Translation
from pipeline.validate.rule import ReviewSubject
from pipeline.validate.rules import REVIEW_RULES

NO_REVIEWS: Reviews = {}


def on_reviews(article: Article, translations: tuple[Translation, ...], reviews: Reviews, target: Language) -> Iterator[Finding]:
    """One by one the warnings that are wholly translated; what is missing has been said already. One that `reviews` lacks is unsigned."""
    whole: dict[str, tuple[Review, Place]] = {}
    for mark in article.marks:
        words = [unit for unit in mark.units if not article.units[unit].address]
        if words and all(isinstance(translations[unit], Translated) for unit in words):
            main = max(words, key=lambda unit: len(article.units[unit].msgid))
            whole[mark.id] = reviews.get(mark.id, UNREVIEWED), translations[main].place
    yield from review_findings(article, whole, target)


def review_findings(article: Article, reviews: Mapping[str, tuple[Review, Place]], target: Language) -> Iterator[Finding]:
    """The findings on these warnings of an article; beside each stands where it is translated."""
    for warning, (review, place) in reviews.items():
        for rule in REVIEW_RULES:
            for fault in rule.check(ReviewSubject(review)):
                yield Finding(
                    rule=rule.id,
                    level=Level.ERROR,
                    message=fault.message,
                    hint=fault.hint,
                    place=fault.place or place,
                    article=article.name,
                    locale=target.name,
                    warning=warning,
                    context=f"warning:{warning}",
                    expected=fault.expected,
                    found=fault.found,
                )
