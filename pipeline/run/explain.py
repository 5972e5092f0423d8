"""All rules in words: those of the gate and those of the audit."""

from __future__ import annotations

import inspect
from difflib import get_close_matches

from pipeline.audit.rules import FILE_RULES, LINK_RULES, PAGE_RULES
from pipeline.model import Explanation, PipelineError
from pipeline.validate.explain import explanations

_AUDIT = "audit: "
_SETTLE = "Build the site anew and upload it whole; where it is still found, correct the article or its style sheet."


def all_explanations() -> tuple[Explanation, ...]:
    """The gate's, then the audit's, whose names begin with `audit: `."""
    rules = [(rule.id, rule.level, rule.check.__doc__) for rule in FILE_RULES]
    rules += [(rule.id, rule.level, rule.check.__doc__) for rule in PAGE_RULES]
    rules += [(rule.id, rule.level, rule.check.__doc__) for rule in LINK_RULES]
    audit = (Explanation(_AUDIT + id_, "The audit of a built site", "", level.value, inspect.cleandoc(text or ""), _SETTLE) for id_, level, text in rules)
    return (*explanations(), *audit)


def explain(name: str) -> tuple[Explanation, ...]:
    """What is known of a rule; two answers where gate and audit have one of that name. Raises PipelineError (usage) where there is none."""
    known = all_explanations()
    found = tuple(one for one in known if name in (one.rule, one.rule.removeprefix(_AUDIT)))
    if not found:
        names = sorted({one.rule.removeprefix(_AUDIT) for one in known})
        near = get_close_matches(name, names, 3, 0.5) or [one for one in names if name and name in one][:3]
        raise PipelineError(f'"{name}" is no rule', mend=f"did you mean {' or '.join(near)}?" if near else f"use one of: {', '.join(names)}", usage=True)
    return found
