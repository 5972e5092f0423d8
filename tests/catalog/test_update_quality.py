"""The benchmark of edits, with our own update alone: what it promises holds for every seed."""

from __future__ import annotations

import random

import pytest

from benchmarks.edits import KINDS, edited_article
from benchmarks.updates import TOOLS, Tool, quality, verdict
from pipeline.model import Entry


def ours() -> tuple[Tool, ...]:
    return tuple(tool for tool in TOOLS if tool.name == "caveat")


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_no_edit_leads_to_a_dangerous_carry_and_most_are_right(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.updates.TOOLS", ours())
    counts = quality(seed, 4)["caveat"]
    assert not [kind for kind, what in counts if what == "dangerous"]
    right = sum(number for (kind, what), number in counts.items() if kind and what == "right")
    assert right >= 0.9 * sum(number for (kind, _), number in counts.items() if kind)


def test_every_kind_of_edit_is_made() -> None:
    _, _, edits = edited_article(random.Random(1), 1)
    assert {edit.kind for edit in edits} == {"", *KINDS}


def test_the_benchmark_knows_a_dangerous_carry() -> None:
    _, _, edits = edited_article(random.Random(1), 1)
    changed = next(edit for edit in edits if edit.kind == "negation flipped" and edit.text.context)
    entry = Entry(changed.text.context, changed.text.msgid, (changed.names[0],), 1, 2, flags=("fuzzy",))
    assert verdict(changed, entry) == "dangerous"
    typo = next(edit for edit in edits if edit.kind == "typo fixed")
    assert verdict(typo, Entry(typo.text.context, typo.text.msgid, typo.names, 1, 2)) == "dangerous"
    assert verdict(typo, Entry(typo.text.context, typo.text.msgid, typo.names, 1, 2, flags=("fuzzy",))) == "right"
