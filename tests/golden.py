"""`make golden`: writes the files that are made from the code. The tests only compare."""

from __future__ import annotations

from pathlib import Path

from pipeline.report.rules import render_rules
from pipeline.run.explain import all_explanations

ROOT = Path(__file__).parent.parent
RULES = ROOT / "docs" / "rules.md"


def main() -> None:
    RULES.write_text(rules(), encoding="utf-8")


def rules() -> str:
    """docs/rules.md."""
    return render_rules(all_explanations())


if __name__ == "__main__":
    main()
