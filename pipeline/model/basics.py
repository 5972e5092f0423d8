"""What every stage speaks of: places, levels, severities, and the error for input that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PipelineError(Exception):
    """Input that cannot be used. Carries the one message a person needs: where, what, and how to mend it."""

    def __init__(self, cause: str, *, mend: str, file: str | None = None, line: int | None = None, usage: bool = False) -> None:
        super().__init__(cause)
        self.cause = cause
        self.mend = mend
        self.file = file
        self.line = line
        self.exit_code = 2 if usage else 3

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are pickled by their positional arguments alone, which would end a worker process with a traceback instead of this message.
        return _rebuilt, (self.cause, self.mend, self.file, self.line, self.exit_code == 2)

    def __str__(self) -> str:
        where = "" if self.file is None else f"{self.file}:{self.line}: " if self.line is not None else f"{self.file}: "
        return f"{where}{self.cause}\n  mend: {self.mend}"


def _rebuilt(cause: str, mend: str, file: str | None, line: int | None, usage: bool) -> PipelineError:  # noqa: FBT001  pickle gives no keywords
    return PipelineError(cause, mend=mend, file=file, line=line, usage=usage)


class Level(StrEnum):
    """How much a finding weighs. An error withholds the page it belongs to."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Severity(StrEnum):
    """The signal words of ANSI Z535.6 and ISO 3864-2, worst first."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """A project-relative POSIX path, a line and, where it is known, a column, both counted from 1."""

    file: str
    line: int
    column: int | None = None
