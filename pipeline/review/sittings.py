"""A file of a ledger: one sitting of one reviewer, each line chained to the one before by its digest.

Law: in a file that is believed no line was altered since it was written, and none was taken out from before another. The order of the lines does not
matter, and neither does the union of two files, which is what git makes of them: a line may stand twice, and a file may hold two chains.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import PipelineError, Place, SignOff
from pipeline.review.lines import is_genuine, read_line

LARGEST = 16 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
"""Bytes. A sitting of a thousand warnings is about one megabyte."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A file of a ledger as it stands. `fault` is why none of its sign-offs is believed, None where there is no reason of its own."""

    file: str
    content: bytes
    sign_offs: tuple[SignOff, ...]
    fault: str | None


def read_sitting(content: bytes, label: str, locale: str) -> Sitting:
    """Raises PipelineError with file and line for what is no ledger; an altered one is read, and its fault says what was altered."""
    if len(content) > LARGEST:
        raise PipelineError(f"is larger than {LARGEST // 2**20} MiB", mend="split it where a chain begins, at a line whose previous is null", file=label)
    sign_offs = []
    for number, line in enumerate(content.split(b"\n"), 1):
        if len(line) > LONGEST_LINE:
            raise PipelineError(f"is longer than {LONGEST_LINE // 2**20} MiB", mend="bring the line back as it was", file=label, line=number)
        if line.strip():
            sign_offs.append(read_line(line, Place(label, number)))
    unique = tuple({sign_off.digest or sign_off.place: sign_off for sign_off in reversed(sign_offs)}.values())[::-1]
    return Sitting(label, content, unique, _fault(unique, locale))


def _fault(sign_offs: tuple[SignOff, ...], locale: str) -> str | None:
    lines = {sign_off.digest: sign_off for sign_off in sign_offs}
    for sign_off in sign_offs:
        at = f"line {sign_off.place.line}"
        if not is_genuine(sign_off):
            return f"{at} was altered after it was written"
        if sign_off.locale != locale:
            return f"{at} is about the locale {sign_off.locale}, whose ledger this is not"
        before = None if sign_off.previous is None else lines.get(sign_off.previous)
        if sign_off.previous is not None and before is None:
            return f"the line before {at} was taken out or altered"
        if before is not None and before.time > sign_off.time:
            return f"{at} is older than the line before it"
    return None
