"""The lines between `---` and `---` at the top of an article: `title` and `description`, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import PipelineError

_FENCE = re.compile(r"---[ \t]*\Z")
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*\Z")
_KEYS = ("title", "description")


@dataclass(frozen=True, slots=True)
class Field:
    """A value, unquoted, and the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`body` has as many lines as the file: those of the front matter are empty in it."""

    fields: Mapping[str, Field]
    body: str


def read_front_matter(text: str, file: str) -> FrontMatter:
    """Splits an article. Raises PipelineError: never closed, a malformed line, an unknown or repeated key, a key without a value."""
    first, _, rest = text.partition("\n")
    if not _FENCE.match(first):
        return FrontMatter({}, text)
    fields: dict[str, Field] = {}
    lines = rest.split("\n")
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            return FrontMatter(fields, "\n" * (index + 2) + "\n".join(lines[index + 1 :]))
        if line.strip():
            key, value = _field(line, file, index + 2)
            if key in fields:
                raise PipelineError(f'the front matter has two lines "{key}"', mend="keep one of them", file=file, line=index + 2)
            fields[key] = Field(value, index + 2)
    raise PipelineError("the front matter is never closed", mend="put a line --- behind it, or begin the file with an empty line", file=file, line=1)


def _field(line: str, file: str, number: int) -> tuple[str, str]:
    match = _FIELD.match(line)
    if match is None:
        raise PipelineError(
            f'"{line.strip()}" is no line of front matter',
            mend="write title: … or description: … on one line, or close the front matter with ---",
            file=file,
            line=number,
        )
    key, value = match[1], match[2] or ""
    if key not in _KEYS:
        raise PipelineError(f'"{key}" is no key of the front matter', mend="only title and description are known; take the line out", file=file, line=number)
    if value[:1] in ('"', "'"):
        quote = value[0]
        if len(value) < 2 or value[-1] != quote or quote in value[1:-1]:
            raise PipelineError(
                f"the value of {key} is badly quoted", mend="quote it at both ends with a quote that it does not hold, or not at all", file=file, line=number
            )
        value = value[1:-1]
    if not value.strip():
        raise PipelineError(f"{key} has no text", mend="write it behind the colon, on the same line, or take the line out", file=file, line=number)
    return key, value.strip()
