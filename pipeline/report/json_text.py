"""JSON as the reports print it."""

from __future__ import annotations

import json
from typing import Any


def render(report: Any) -> str:
    """Indented, with a line feed at its end. `##[`, a command to GitHub's runner wherever it stands, is written with an escape, which means the same."""
    return json.dumps(report, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"
