"""The rules in words: what `caveat explain`, docs/rules.md and the reports say of them, from the rules themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from pipeline.model import Explanation
from pipeline.validate.rule import UnitRule
from pipeline.validate.rules import PAGE_RULES, REVIEW_RULES, SOURCE_RULES, UNIT_RULES, WARNING_RULES
from pipeline.validate.waivers import UNWAIVABLE

_TRANSLATION = "Correct the translation."
_SIGNATURE = "Have it read and signed off (docs/review.md)."
_SOURCE = "Correct the article or the contract."
_WAIVER = "Where the rule is mistaken in a warning, the safety owner may waive it, for this text and until a day (docs/settings.md, Waivers)."
_NO_WAIVER = "In a warning it cannot be waived."
_PAGE = "Warnings of a page"
_PROJECT = "Source and contract"
_WEIGHT = "error"
_ENGINE = (
    ("too-little-translated", "Pages of a locale", "The share of translated prose is below `min_translated`.", "Translate more, or lower `min_translated`."),
    ("unverified", "Pages of a locale", "No rule could judge an aspect of the warnings, for want of language data.", "Have it compared, or write the data."),
    (
        "rule-crashed",
        "Pages of a locale",
        "A rule failed on this text, so nothing is proven of it.",
        "Report it, with the text and what `caveat check -v` prints. The page stays withheld.",
    ),
    ("contract-idle", _PROJECT, "The contract requires a warning of articles that do not exist.", _SOURCE),
    ("waiver-idle", _PROJECT, "A waiver lets nothing pass: the texts have changed, or nothing is left to waive.", "Delete the waiver, or judge the new text."),
    ("waiver-expired", _PROJECT, "The last day of a waiver has passed, and what it let pass is an error again.", "Correct the translation, or decide anew."),
)
"""What the gate itself finds, without a rule: id, scope, summary, how to settle it."""
_LIGHT = {"waiver-idle": "warning", "waiver-expired": "warning", "unverified": "info"}


def explanations() -> tuple[Explanation, ...]:
    """All that the gate can find, in the order in which it looks."""
    return (*_of_locales(), *_of_the_engine("Pages of a locale"), *_of_the_source(), *_of_the_engine(_PROJECT))


def waivable() -> tuple[str, ...]:
    """Ids of rules whose errors in warnings can be waived."""
    ids = [[rule.id for rule in UNIT_RULES], [rule.id for rule in WARNING_RULES], [rule.id for rule in PAGE_RULES]]
    return tuple(id_ for group in ids for id_ in group if id_ not in UNWAIVABLE)


def promise(check: Callable[..., object]) -> str:
    """What a rule's docstring promises."""
    return inspect.cleandoc(check.__doc__ or "")


def _of_locales() -> Iterator[Explanation]:
    for rule in UNIT_RULES:
        yield Explanation(rule.id, "Units of a locale", rule.summary, _weight(rule), promise(rule.check), _settle(rule.id), rule.mqm)
    for warning_rule in WARNING_RULES:
        details = promise(warning_rule.check)
        yield Explanation(warning_rule.id, "Warnings of a locale", warning_rule.summary, _WEIGHT, details, _settle(warning_rule.id), warning_rule.mqm)
    for page_rule in PAGE_RULES:
        yield Explanation(page_rule.id, _PAGE, page_rule.summary, _WEIGHT, promise(page_rule.check), _settle(page_rule.id), page_rule.mqm)
    for review_rule in REVIEW_RULES:
        yield Explanation(review_rule.id, "The review ledger", review_rule.summary, _WEIGHT, promise(review_rule.check), f"{_SIGNATURE} {_NO_WAIVER}")


def _of_the_source() -> Iterator[Explanation]:
    for rule in SOURCE_RULES:
        yield Explanation(rule.id, _PROJECT, rule.summary, rule.level.value, promise(rule.check), _SOURCE)


def _of_the_engine(wanted: str) -> Iterator[Explanation]:
    for id_, scope, summary, settle in _ENGINE:
        if scope == wanted:
            yield Explanation(id_, scope, summary, _LIGHT.get(id_, _WEIGHT), "", settle)


def _weight(rule: UnitRule) -> str:
    return f"{rule.in_warnings.value} in warnings, {rule.level.value} elsewhere"


def _settle(rule: str) -> str:
    return f"{_TRANSLATION} {_NO_WAIVER if rule in UNWAIVABLE else _WAIVER}"
