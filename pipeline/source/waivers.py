"""`waivers.toml` in the source folder: what the safety owner lets pass."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from pipeline.model import PipelineError, Place, Settings, Waiver
from pipeline.source.settings import line_of, read_toml

_KEYS = ("rule", "warning", "locale", "digest", "reason", "who", "expires")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?waivers[\"']?[ \t]*\]\]", re.MULTILINE)
_DIGEST = re.compile(r"[0-9a-f]{32}\Z")


def read_waivers(project: Path, settings: Settings) -> tuple[Waiver, ...]:
    """The waivers in the order of the file, none where the project has no such file. Raises PipelineError with file and line for what it cannot mean."""
    label = f"{settings.source_dir}/waivers.toml"
    found = read_toml(project / label, label)
    if found is None:
        return ()
    table, text = found
    for key in table:
        if key != "waivers":
            raise PipelineError(f"{key} means nothing here", mend="write tables headed [[waivers]]", file=label, line=line_of(text, key))
    entries = table.get("waivers", [])
    if not isinstance(entries, list):
        raise PipelineError("waivers is not a list of tables", mend="head each waiver with [[waivers]]", file=label, line=line_of(text, "waivers"))
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    if len(lines) != len(entries):  # written as an array in one place
        lines = [line_of(text, "waivers") or 1] * len(entries)
    waivers: list[Waiver] = []
    for entry, line in zip(entries, lines, strict=True):
        waiver = _Reader(Place(label, line), entry).waiver()
        if any(_subject(other) == _subject(waiver) for other in waivers):
            raise PipelineError("the same is waived twice", mend="delete one of the two", file=label, line=line)
        waivers.append(waiver)
    return tuple(waivers)


def _subject(waiver: Waiver) -> tuple[str, str, str, str]:
    return waiver.rule, waiver.warning, waiver.locale, waiver.digest


class _Reader:
    """Takes one table apart; every complaint names the file and the line of its heading."""

    def __init__(self, place: Place, entry: object) -> None:
        self.place = place
        if not isinstance(entry, dict):
            self.refuse("a waiver is not a table", "head it with [[waivers]]")
        self.entry: Mapping[str, Any] = entry

    def refuse(self, cause: str, mend: str) -> NoReturn:
        raise PipelineError(cause, mend=mend, file=self.place.file, line=self.place.line)

    def waiver(self) -> Waiver:
        for key in self.entry:
            if key not in _KEYS:
                near = difflib.get_close_matches(key, _KEYS, 1)
                self.refuse(f"{key} is no key of a waiver", f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_KEYS)}")
        digest = self.text("digest")
        if not _DIGEST.match(digest):
            self.refuse(f'digest "{digest}" is not 32 hexadecimal digits', "copy the digest that caveat check prints below the finding")
        return Waiver(
            rule=self.text("rule"),
            warning=self.text("warning"),
            locale=self.text("locale"),
            digest=digest,
            reason=self.text("reason"),
            who=self.text("who"),
            expires=self.day("expires"),
            place=self.place,
        )

    def text(self, key: str) -> str:
        value = self.entry.get(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse(f"{key} is missing" if value is None else f"{key} is not a text", f'write {key} = "…"')
        return value.strip()

    def day(self, key: str) -> date:
        value = self.entry.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            self.refuse(f'{key} "{value}" is not a day', f"write {key} = 2027-01-31, the last day on which it holds")
