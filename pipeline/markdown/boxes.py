"""The grammar of warning boxes: what stands behind `::: warning` and behind `[!WARNING]`.

Whatever looks like a warning and cannot be proved to be one is refused: a reader of the source would take it for a warning, and no locale would be
held to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import PipelineError, Severity

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
ALERT = re.compile(r"\[!([A-Za-z]+)\](?![(\[:])[ \t]*(.*)")
"""The marker of a GitHub alert, and what follows it on its line; a link that begins with an exclamation mark is none."""

_FENCE = re.compile(r"([A-Za-z]+)(?![\w-])[ \t]*(.*)")
_ATTRIBUTES = re.compile(r"\{([^{}]*)\}[ \t]*(.*)")
_SEVERITY = re.compile(r"severity=(\"?)([a-z]+)\1\Z")
_WARNINGS = frozenset(severity.value for severity in Severity)
_REMARKS = frozenset(("note", "tip", "important"))
_ID_MEND = "use letters, digits, dots, hyphens and underscores, with a letter or a digit first"


@dataclass(frozen=True, slots=True)
class Box:
    """`id` and `severity` are None for a remark, which is no warning. `signal` is Markdown, "" where the author gave no signal word."""

    kind: str
    id: str | None
    severity: Severity | None
    signal: str

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """What the box's element carries."""
        shared = (("class", f"caveat-{self.kind}"), ("role", "note"))
        if self.id is None or self.severity is None:
            return shared
        return (*shared, ("data-warning", self.id), ("data-severity", self.severity.value))


def read_fence(info: str, file: str, line: int) -> Box:
    """The box that a line `::: info` opens. Raises PipelineError for one that is no sound warning."""
    match = _FENCE.match(info)
    kind = match[1].lower() if match else ""
    if match is None or kind not in _WARNINGS:
        raise PipelineError(
            f'":::" is followed by "{info}", which names no kind of warning',
            mend="write ::: danger, warning, caution or notice, then {#id}",
            file=file,
            line=line,
        )
    return _read(kind, match[2], file, line)


def read_alert(kind: str, rest: str, file: str, line: int) -> Box:
    """The box of a quotation that begins with `[!kind] rest`. Raises PipelineError for one that is no sound warning."""
    kind = kind.lower()
    if kind not in _WARNINGS | _REMARKS:
        raise PipelineError(
            f'"[!{kind.upper()}]" is no kind of alert',
            mend=r"write DANGER, WARNING, CAUTION, NOTICE, NOTE, TIP or IMPORTANT, or \[! for plain text",
            file=file,
            line=line,
        )
    return _read(kind, rest, file, line)


def read_id(written: str, file: str, line: int) -> str:
    """The id as written. Raises PipelineError for one that cannot be the id of a warning or of a heading."""
    if not ID.match(written):
        raise PipelineError(f'"{written}" is no id', mend=_ID_MEND, file=file, line=line)
    return written


def _read(kind: str, rest: str, file: str, line: int) -> Box:
    match = _ATTRIBUTES.match(rest)
    if match is None and rest.startswith("{"):
        raise PipelineError(f'"{rest}" has no closing brace', mend="write {#id} or {#id severity=caution}", file=file, line=line)
    written, signal = (match[1].split(), match[2]) if match else ([], rest)
    ids = [word[1:] for word in written if word.startswith("#")]
    levels = [word for word in written if not word.startswith("#")]
    if not ids and (kind in _WARNINGS or written):
        raise PipelineError(
            f"the {kind} has no id, so nobody could prove that it is in every locale", mend=f"write {{#id}} right behind {kind.upper()}", file=file, line=line
        )
    if len(ids) > 1 or len(levels) > 1:
        raise PipelineError(f'"{{{match[1] if match else ""}}}" says a thing twice', mend="give one id and at most one severity", file=file, line=line)
    if not ids:
        return Box(kind, None, None, signal.strip())
    default = Severity(kind) if kind in _WARNINGS else Severity.NOTICE
    severity = _severity(levels[0], file, line) if levels else default
    return Box(kind, read_id(ids[0], file, line), severity, signal.strip())


def _severity(written: str, file: str, line: int) -> Severity:
    match = _SEVERITY.match(written)
    if match is None or match[2] not in _WARNINGS:
        raise PipelineError(
            f'"{written}" is not understood behind the id of a warning',
            mend="write severity=danger, severity=warning, severity=caution or severity=notice, without spaces",
            file=file,
            line=line,
        )
    return Severity(match[2])
