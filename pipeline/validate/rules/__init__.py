"""All rules, in the order in which they report."""

from __future__ import annotations

from pipeline.validate.rule import SourceRule, UnitRule, WarningRule
from pipeline.validate.rules import (
    contract_unmet,
    copied_from_source,
    empty,
    facts_changed,
    filler,
    fuzzy,
    mention_missing,
    mention_unsaid,
    missing,
    obsolete,
    severity_differs,
    stale,
    tag_added,
    tag_lost,
    tag_moved,
    tag_unbalanced,
    term_undefined,
    url_unsafe,
    warning_hidden,
    warning_repeated,
    warning_unknown,
    warning_untranslated,
    warning_without_text,
)

UNIT_RULES: tuple[UnitRule, ...] = (
    missing.RULE,
    empty.RULE,
    fuzzy.RULE,
    facts_changed.RULE,
    obsolete.RULE,
    stale.RULE,
    copied_from_source.RULE,
    filler.RULE,
    tag_lost.RULE,
    tag_added.RULE,
    tag_unbalanced.RULE,
    tag_moved.RULE,
    url_unsafe.RULE,
)
WARNING_RULES: tuple[WarningRule, ...] = (mention_missing.RULE, term_undefined.RULE)
SOURCE_RULES: tuple[SourceRule, ...] = (
    contract_unmet.RULE,
    warning_unknown.RULE,
    warning_repeated.RULE,
    warning_without_text.RULE,
    warning_untranslated.RULE,
    warning_hidden.RULE,
    severity_differs.RULE,
    mention_unsaid.RULE,
)
