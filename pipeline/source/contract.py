"""`warnings.toml` in the source folder: which warnings which articles must have."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.model import NO_PINS, Contract, Fact, Pins, PipelineError, Place, Requirement, Settings, Severity, Strength
from pipeline.source.settings import line_of, read_toml

_KEYS = ("severity", "articles", "mentions", "before", "facts")


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
        facts=_pins(label, text, id_, entry["facts"]) if "facts" in entry else NO_PINS,
    )


def _pins(label: str, text: str, id_: str, entry: object) -> Pins:
    """The facts of `[warnings.<id>.facts]`."""
    line = line_of(text, f"warnings.{id_}.facts") or line_of(text, id_)
    if not isinstance(entry, dict):
        raise PipelineError(f"warnings.{id_}.facts is not a table", mend=f"write [warnings.{id_}.facts]", file=label, line=line)
    for key, value in entry.items():
        if key not in _PINNED:
            near = difflib.get_close_matches(key, _PINNED, 1)
            mend = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_PINNED)}"
            raise PipelineError(f"{key} is no fact of a warning", mend=mend, file=label, line=line)
        sound, mend = _PINNED[key]
        if not sound(value):
            raise PipelineError(f"{key} is not what it must be", mend=mend, file=label, line=line)
    numbers, strength = entry.get("numbers"), entry.get("strength")
    return Pins(
        numbers=None if numbers is None else tuple(numbers),
        negation=entry.get("negation"),
        strength=None if strength is None else Strength(strength),
        urgency=entry.get("urgency"),
        sentences=entry.get("sentences"),
    )


def _is_amounts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and any(map(str.isdecimal, item)) for item in value)


_PINNED: dict[str, tuple[Callable[[object], bool], str]] = {
    Fact.NUMBERS: (_is_amounts, 'write amounts in digits, as in numbers = ["5 mg", "2 weeks"], or [] where no number must stay'),
    Fact.NEGATION: (lambda value: isinstance(value, bool), "write negation = true or negation = false"),
    Fact.STRENGTH: (lambda value: value in [member.value for member in Strength], f"use one of: {', '.join(Strength)}"),
    Fact.URGENCY: (lambda value: isinstance(value, bool), "write urgency = true or urgency = false"),
    Fact.SENTENCES: (lambda value: type(value) is int and value > 0, "write how many sentences a translation must have at least, as in sentences = 2"),
}


def _texts(entry: Mapping[str, Any], key: str, label: str, line: int | None) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise PipelineError(f"{key} is not a list of texts", mend=f'write {key} = ["…"]', file=label, line=line)
    return tuple(value)
