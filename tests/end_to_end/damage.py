"""Ways to harm one entry of a catalogue, done to its text by hand: no reader or writer of the program takes part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Block: TypeAlias = "list[str]"


def _cut(lines: Block) -> tuple[Block, Block]:
    """The lines before the msgstr, and the msgstr with the lines that go on with it."""
    start = next(index for index, line in enumerate(lines) if line.startswith("msgstr"))
    return lines[:start], lines[start:]


def emptied(lines: Block) -> Block:
    return [*_cut(lines)[0], 'msgstr ""']


def invisible(lines: Block) -> Block:
    return [*_cut(lines)[0], 'msgstr "\u200b\u00ad\u2060"']


def fuzzy(lines: Block) -> Block:
    return ["#, fuzzy", *lines]


def copied(lines: Block) -> Block:
    before, _ = _cut(lines)
    msgid = next(index for index, line in enumerate(before) if line.startswith("msgid"))
    return [*before, "msgstr" + before[msgid].removeprefix("msgid"), *before[msgid + 1 :]]


def obsolete(lines: Block) -> Block:
    return [line if line.startswith("#") else f"#~ {line}" for line in lines]


def removed(lines: Block) -> Block:  # noqa: ARG001  one of the ways
    return []


WAYS: dict[str, Callable[[Block], Block]] = {
    "empty": emptied,
    "fuzzy": fuzzy,
    "copied-from-source": copied,
    "obsolete": obsolete,
    "missing": removed,
}
"""Each way by the rule that must find it."""


@dataclass(frozen=True, slots=True)
class Harm:
    """`line` is that of the entry's msgstr after the harm, None where no such line is left."""

    line: int | None


def harm(path: Path, warning: str, way: Callable[[Block], Block], index: int = 0) -> Harm:
    """Harms the entry number `index` of a warning."""
    blocks = [block.split("\n") for block in path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")]
    place = [number for number, block in enumerate(blocks) if f'msgctxt "warning:{warning}"' in block][index]
    blocks[place] = way(blocks[place])
    path.write_text("\n\n".join("\n".join(block) for block in blocks if block) + "\n", encoding="utf-8")
    before = sum(len(block) + 1 for block in blocks[:place])
    at = [number for number, line in enumerate(blocks[place], 1) if line.removeprefix("#~ ").startswith("msgstr" if way is not obsolete else "msgid")]
    return Harm(before + at[0] if at else None)


def entries(path: Path) -> list[str]:
    """The warning of each entry that belongs to one, in the order of the file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.removeprefix('msgctxt "warning:').removesuffix('"') for line in lines if line.startswith('msgctxt "warning:')]
