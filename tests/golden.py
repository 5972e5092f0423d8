"""`make golden`: writes the files that are made from the code. The tests only compare."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.audit.rules import FILE_RULES, PAGE_RULES
from pipeline.validate.rules import SOURCE_RULES, UNIT_RULES, WARNING_RULES

ROOT = Path(__file__).parent.parent
RULES = ROOT / "docs" / "rules.md"
INTRODUCTION = (
    "Written by `make golden` from the code. In a warning every finding is an error and withholds the page. "
    "Outside warnings a rule about units weighs what is said here, or what [the settings](settings.md) say."
)


def main() -> None:
    RULES.write_text(rules(), encoding="utf-8")


def rules() -> str:
    """docs/rules.md."""
    parts = [
        "# Rules",
        INTRODUCTION,
        "## Units of a locale",
        *(section(rule.id, f"{rule.summary} Outside warnings: {rule.level.value}.", promise(rule.check)) for rule in UNIT_RULES),
        "## Warnings of a locale",
        *(section(rule.id, rule.summary, promise(rule.check)) for rule in WARNING_RULES),
        "## Pages of a locale",
        section("too-little-translated", "The share of translated prose is below `min_translated`.", ""),
        "## Source and contract",
        *(section(rule.id, rule.summary, promise(rule.check)) for rule in SOURCE_RULES),
        section("contract-idle", "The contract requires a warning of articles that do not exist.", ""),
        "## The audit of a built site",
        *audit(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def audit() -> Iterable[str]:
    yield from (section(f"audit: {rule.id}", "", promise(rule.check)) for rule in FILE_RULES)
    yield from (section(f"audit: {rule.id}", "", promise(rule.check)) for rule in PAGE_RULES)


def section(name: str, summary: str, text: str) -> str:
    return "\n\n".join(part for part in (f"### {name}", summary, text) if part)


def promise(check: Callable[..., object]) -> str:
    return inspect.cleandoc(check.__doc__ or "")


if __name__ == "__main__":
    main()
