"""Rules in words: a page of documentation, and what `caveat explain` prints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.model import Explanation

_INTRODUCTION = (
    "Written by `make golden` from the code; `caveat explain RULE` prints the same. An error withholds the page. "
    "Outside warnings a rule about units weighs what is said here, or what [the settings](settings.md) say. "
    "The types are those of [MQM](https://themqm.org)."
)


def render_rules(explanations: Iterable[Explanation]) -> str:
    """docs/rules.md."""
    parts = ["# Rules", _INTRODUCTION]
    for scope, group in groupby(explanations, lambda one: one.scope):
        parts.append(f"## {scope}")
        for one in group:
            facts = [one.summary, f"Weighs: {one.weight}.", f"Type: {one.kind}." if one.kind else ""]
            parts += [f"### {one.rule}", " ".join(fact for fact in facts if fact), one.details]
    return "\n\n".join(part for part in parts if part) + "\n"


def render_explanation(one: Explanation) -> str:
    """One rule for a terminal: its name and summary, *Bad* and *Good*, what it weighs and how to settle it."""
    head = f"{one.rule} · {one.scope}"
    facts = [f"weighs: {one.weight}", f"type:   {one.kind} (MQM)" if one.kind else "", f"settle: {one.settle}"]
    parts = (head, one.summary, one.details, "\n".join(fact for fact in facts if fact))
    return "\n\n".join(part for part in parts if part) + "\n"
