"""Reading catalogues, and writing one changed entry back, beside polib and Babel: `python -m benchmarks.catalogues` prints Markdown tables.

Every reader gets the same file in the same run, in turns; figures are medians of processor time. "Read" takes a file from disk and knows of every entry its
key, its translation, and whether a flag stands above it. Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.pofile import read_po

from pipeline.catalog.entries import Entries
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.writer import edited, render_catalogue, render_entry

SIZES = (20, 1_000, 10_000, 100_000)
TURNS = (201, 21, 9, 3)
_WORDS = ("patient", "direct sunlight", "several days", "after treatment", "because redness", "swelling", "and bruising", "usually pass", "hours")
_HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalogue(size: int, seed: int) -> bytes:
    """So many ordinary entries with comments and references; one in ten has a quote, one in twenty is fuzzy."""
    chance = random.Random(seed)  # noqa: S311  texts, no secrets
    parts = [_HEADER]
    for number in range(size):
        source, target = (" ".join(chance.choices(_WORDS, k=6)) for _ in range(2))
        quoted = ' \\"so\\"' if number % 10 == 5 else ""
        fuzzy = "#, fuzzy\n" if number % 20 == 7 else ""
        comments = f"#. Role: paragraph\n#. Section: {chance.choice(_WORDS)}\n#: source/peel.html\n{fuzzy}"
        parts.append(f'{comments}msgid "{source}{quoted} {number}"\nmsgstr "{target}{quoted}"\n')
    return "\n".join(parts).encode()


def wrapped(content: bytes) -> bytes:
    """The same catalogue, wrapped as Poedit and gettext wrap."""
    file = polib.pofile(content.decode())
    file.wrapwidth = 78
    return str(file).encode()


def _told(path: Path) -> list[tuple[str, int] | None]:
    """Translation and line of every entry, each asked for by its key, as the gate does."""
    entries = read_catalogue(path.read_bytes(), "peel.po").entries
    assert isinstance(entries, Entries)
    return [entries.done(key) for key in entries]


def _change(path: Path) -> None:
    read = read_catalogue(path.read_bytes(), "peel.po")
    key = next(iter(read.entries))
    changed = replace(read.entries[key], msgstr=("changed",))
    render_catalogue(edited(read, {key: replace(changed, text=render_entry(changed))}))


def _change_with_polib(path: Path) -> None:
    file = polib.pofile(str(path))
    file[0].msgstr = "changed"
    str(file).encode()


def tasks(path: Path) -> dict[str, Callable[[], object]]:
    """What is measured, by name, on the catalogue at `path`."""
    return {
        "caveat: read": lambda: read_catalogue(path.read_bytes(), "peel.po"),
        "caveat: read, and tell each translation and its line by key": lambda: _told(path),
        "caveat: read, and every value of every entry": lambda: list(read_catalogue(path.read_bytes(), "peel.po").entries.values()),
        "polib: read": lambda: polib.pofile(str(path)),
        "Babel: read": lambda: read_po(BytesIO(path.read_bytes())),
        "caveat: read, change one entry, write": lambda: _change(path),
        "polib: read, change one entry, write": lambda: _change_with_polib(path),
    }


def measure(content: bytes, turns: int) -> dict[str, float]:
    """Median seconds of processor time for each task."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peel.po"
        path.write_bytes(content)
        measured = tasks(path)
        samples: dict[str, list[float]] = {name: [] for name in measured}
        for _ in range(turns):
            for name, task in measured.items():
                gc.collect()
                start = time.process_time()
                task()
                samples[name].append(time.process_time() - start)
    return {name: statistics.median(values) for name, values in samples.items()}


def report(sizes: Sequence[int], turns: Sequence[int], form: Callable[[int], bytes]) -> str:
    """All that is measured of catalogues of these sizes, as Markdown. `form` makes them."""
    columns = [measure(form(size), count) for size, count in zip(sizes, turns, strict=True)]
    lines = [_row("entries/s", *(f"{size:,}" for size in sizes))]
    lines.append(_row("---", *["---:"] * len(sizes)))
    lines += [_row(name, *(f"{size / column[name]:,.0f}" for size, column in zip(sizes, columns, strict=True))) for name in columns[0]]
    lines += ["", _row("how many times faster than polib", *(f"{size:,}" for size in sizes)), _row("---", *["---:"] * len(sizes))]
    for name in [name for name in columns[0] if not name.startswith("polib")]:
        witness = "polib: read, change one entry, write" if "write" in name else "polib: read"
        lines.append(_row(name, *(f"{column[witness] / column[name]:.1f}" for column in columns)))
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    seed = parser.parse_args().seed
    gc.set_threshold(200_000, 20, 20)  # as the command line does
    sys.stdout.write(f"Medians of {', '.join(map(str, TURNS))} turns, seed {seed}, processor time.\n\n")
    sys.stdout.write(f"One line a text:\n\n{report(SIZES, TURNS, lambda size: catalogue(size, seed))}\n")
    sys.stdout.write(f"Wrapped at 78:\n\n{report(SIZES, TURNS, lambda size: wrapped(catalogue(size, seed)))}")


if __name__ == "__main__":
    main()
