"""What kind of file a delivery is: its content says, not its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.interchange import xliff1, xliff2
from pipeline.interchange.table import read_table
from pipeline.interchange.tmx import TMX_ROOTS
from pipeline.interchange.xml import Element, read_xml
from pipeline.model import DeliveredUnit, Delivery, PipelineError

MOST_UNITS = 200_000
_ROOTS: Mapping[str, Callable[[Element, str], tuple[Delivery, ...]]] = {
    f"{{{xliff2.NAMESPACE}}}xliff": xliff2.read_xliff2,
    f"{{{xliff1.NAMESPACE}}}xliff": xliff1.read_xliff1,
    f"{{{xliff1.EARLIER}}}xliff": xliff1.read_xliff1,
}
_VERSIONS = {
    f"{{{xliff2.NAMESPACE}}}xliff": ("2.0", "2.1"),
    f"{{{xliff1.NAMESPACE}}}xliff": ("1.2",),
    f"{{{xliff1.EARLIER}}}xliff": ("1.1",),
}
_SPACE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def read_delivery(content: bytes, label: str) -> tuple[Delivery, ...]:
    """What a file from a CAT tool brings, article by article. Raises PipelineError with the line: unknown format, unsound file, too many units, one twice."""
    if content.startswith(b"PK\x03\x04"):
        raise PipelineError("is an archive or a workbook", mend='save the table as "CSV UTF-8", or unpack the XLIFF file', file=label)
    if not content.strip(_SPACE):
        raise PipelineError("is empty", mend="export the file again", file=label)
    deliveries = _documents(read_xml(content, label), label) if content.lstrip(_SPACE).startswith(b"<") else read_table(content, label)
    if sum(len(delivery.units) for delivery in deliveries) == 0:
        raise PipelineError("holds no unit", mend="export the file again", file=label, line=1)
    if sum(len(delivery.units) for delivery in deliveries) > MOST_UNITS:
        raise PipelineError(f"holds more than {MOST_UNITS} units", mend="export fewer articles at once", file=label)
    for delivery in deliveries:
        _refuse_twice(delivery)
    return deliveries


def _documents(root: Element, label: str) -> tuple[Delivery, ...]:
    if root.name in TMX_ROOTS:
        raise PipelineError(
            "is a translation memory, which knows no articles", mend=f"use it as a memory: caveat update --memory {label}", file=label, line=root.line
        )
    reader = _ROOTS.get(root.name)
    version = root.attributes.get("version", "")
    if reader is None or version not in _VERSIONS[root.name]:
        found = f"XLIFF {version[:20]}" if root.name.endswith("}xliff") or root.name == "xliff" else root.name[:80]
        raise PipelineError(f"is {found}, which is not read", mend="save it as XLIFF 2.1, XLIFF 1.2 or CSV", file=label, line=root.line)
    return reader(root, label)


def _refuse_twice(delivery: Delivery) -> None:
    """A unit that stands in a file twice has two translations, and nobody knows which is meant. Files of other tools may say the same thing twice."""
    first: dict[object, DeliveredUnit] = {}
    for unit in delivery.units:
        name = (unit.context, unit.source) if unit.ticket is None else unit.ticket.key
        earlier = first.setdefault(name, unit)
        if earlier is not unit and (unit.ticket is not None or earlier.state != unit.state):
            raise PipelineError(
                f'"{unit.source[:60]}" is here a second time, first in line {earlier.line}',
                mend="keep the better of the two units, delete the other",
                file=delivery.file,
                line=unit.line,
            )
