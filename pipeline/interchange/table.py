"""A table for spreadsheets: CSV (RFC 4180) in UTF-8 with a byte-order mark, every cell quoted.

Law: reading what was written gives every unit's ticket, source and state back. A cell that a spreadsheet would compute or take for a number or a date gets an
apostrophe in front: one that begins with `=`, `+`, `-`, `@`, a digit, a tab or a line end, after any apostrophes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.interchange.xml import LARGEST
from pipeline.model import DeliveredUnit, Delivery, Offer, OfferedUnit, PipelineError, Progress, State, read_ticket

COLUMNS = ("article", "locale", "context", "source", "translation", "state", "notes", "warning", "severity", "key")
_NEEDED = frozenset(("article", "locale", "source", "translation"))
_COMPUTED = re.compile(r"'*[=+\-@\t\r\n0-9]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n0-9]")
_SEPARATORS = ",;\t"
_MARK = "\ufeff"


def write_table(offer: Offer) -> bytes:
    """An article in one locale, a unit a row."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guard(cell) for cell in _row(offer, unit)] for unit in offer.units)
    return (_MARK + written.getvalue()).encode("utf-8")


def _row(offer: Offer, unit: OfferedUnit) -> tuple[str, ...]:
    progress, translation = unit.state
    notes = "\n".join((*(() if unit.alert is None else (unit.alert,)), *unit.notes, *unit.remarks))
    context, msgid = unit.key
    warning, severity = unit.warning or "", unit.severity or ""
    return offer.article, offer.locale, context or "", msgid, translation, progress.value, notes, warning, severity, str(unit.ticket)


def _guard(cell: str) -> str:
    return f"'{cell}" if _COMPUTED.match(cell) else cell


def _freed(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def read_table(content: bytes, label: str) -> tuple[Delivery, ...]:
    """One delivery for each article and locale that the rows name. Commas, semicolons or tabs may stand between cells, as spreadsheets save them."""
    if len(content) > LARGEST:
        raise PipelineError(f"is larger than {LARGEST // 1024 // 1024} MB", mend="split it", file=label)
    written = _decoded(content, label)
    separator, skipped = _separator(written, label)
    units: dict[tuple[str, str], list[DeliveredUnit]] = {}
    for line, cells in _rows(written, separator, label):
        if line > skipped and (unit := _delivered(cells, line, label)) is not None:
            units.setdefault((cells["article"], cells["locale"]), []).append(unit)
    return tuple(Delivery(label, found[0].line, article, None, locale, tuple(found)) for (article, locale), found in units.items())


def _decoded(content: bytes, label: str) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PipelineError("is not UTF-8", mend='save it as "CSV UTF-8"', file=label, line=line) from error


def _separator(written: str, label: str) -> tuple[str, int]:
    """What stands between cells, and the line of the names of the columns."""
    for number, line in enumerate(written.split("\n", 2)[:2], 1):
        for separator in _SEPARATORS:
            if set(_names(next(csv.reader([line.strip("\r\n")], delimiter=separator), []))) >= _NEEDED:
                return separator, number
        if not line.lower().startswith("sep="):
            break
    missing = ", ".join(column for column in COLUMNS if column in _NEEDED)
    raise PipelineError(
        "is neither XLIFF nor TMX nor a table whose first row names its columns", mend=f"name the columns in the first row: {missing}", file=label, line=1
    )


def _names(row: Sequence[str]) -> list[str]:
    return [name.strip().lower() for name in row]


def _rows(written: str, separator: str, label: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its first line, its cells by the names of their columns."""
    reader = csv.reader(io.StringIO(written, newline=""), delimiter=separator, strict=True)
    names: list[str] | None = None
    line = 1
    try:
        for row in reader:
            if names is None:
                names = _names(row) if set(_names(row)) >= _NEEDED else None
            elif any(row):
                if len(row) != len(names):
                    raise PipelineError(f"has {len(row)} cells where {len(names)} columns are", mend="export the table again", file=label, line=line)
                yield line, {name: _freed(cell) for name, cell in zip(names, row, strict=True)}
            line = reader.line_num + 1
    except csv.Error as error:
        raise PipelineError(f"cannot be read as a table: {error}", mend="save it as CSV with quotes round its cells", file=label, line=line) from error


def _delivered(cells: Mapping[str, str], line: int, label: str) -> DeliveredUnit | None:
    if not cells["article"] or not cells["locale"]:
        raise PipelineError("does not say its article and locale", mend="fill these two cells as the export had them", file=label, line=line)
    state = _state(cells.get("state", ""), cells["translation"])
    return DeliveredUnit(line, read_ticket(cells.get("key", "")), cells.get("context") or None, cells["source"], state)


def _state(written: str, translation: str) -> State:
    if not translation:
        return Progress.EMPTY, ""
    return Progress.TRANSLATED if written.strip().lower() == Progress.TRANSLATED else Progress.FUZZY, translation
