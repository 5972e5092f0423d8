"""`warnings.toml` in the source folder: which warnings which articles must have."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.model import Contract, PipelineError, Place, Requirement, Settings, Severity
from pipeline.source.settings import line_of, read_toml

_KEYS = ("severity", "articles", "mentions", "before")


def read_contract(project: Path, settings: Settings) -> Contract:
    """The contract, empty and `written=False` where the project has none. Raises PipelineError with file and line for what it cannot mean."""
    label = f"{settings.source_dir}/warnings.toml"
    found = read_toml(project / label, label)
    if found is None:
        return Contract(label, (), written=False)
    table, text = found
    for key in table:
        if key != "warnings":
            raise PipelineError(f"{key} means nothing here", mend="write tables named [warnings.<id>]", file=label, line=line_of(text, key))
    warnings = table.get("warnings", {})
    if not isinstance(warnings, dict) or not warnings:
        raise PipelineError("requires no warning, so it would prove nothing", mend="write a table [warnings.<id>], or delete the file", file=label, usage=True)
    return Contract(label, tuple(_requirement(label, text, id_, entry) for id_, entry in warnings.items()), written=True)


def _requirement(label: str, text: str, id_: str, entry: object) -> Requirement:
    line = line_of(text, id_)
    if not isinstance(entry, dict):
        raise PipelineError(f"warnings.{id_} is not a table", mend=f"write [warnings.{id_}]", file=label, line=line)
    for key in entry:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            mend = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_KEYS)}"
            raise PipelineError(f"{key} is no key of a warning", mend=mend, file=label, line=line)
    severity = entry.get("severity")
    if severity is not None and severity not in [member.value for member in Severity]:
        raise PipelineError(f'"{severity}" is no severity', mend=f"use one of: {', '.join(Severity)}", file=label, line=line)
    before = entry.get("before")
    if before is not None and not isinstance(before, str):
        raise PipelineError("before is not a CSS selector", mend='write before = "main .call-to-action"', file=label, line=line)
    articles = _texts(entry, "articles", label, line)
    if not articles:
        raise PipelineError(f'the warning "{id_}" names no article', mend='write articles = ["*"] or the names of articles', file=label, line=line)
    return Requirement(
        id=id_,
        severity=None if severity is None else Severity(severity),
        articles=articles,
        mentions=_texts(entry, "mentions", label, line),
        before=before,
        place=Place(label, line or 1),
    )


def _texts(entry: Mapping[str, Any], key: str, label: str, line: int | None) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise PipelineError(f"{key} is not a list of texts", mend=f'write {key} = ["…"]', file=label, line=line)
    return tuple(value)
