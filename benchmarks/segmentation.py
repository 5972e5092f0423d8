"""Segmentation beside bare parsing: `python -m benchmarks.segmentation` prints Markdown tables.

Every reader gets the same bytes in the same run, in turns; figures are medians over the turns. Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import turbohtml
from bs4 import BeautifulSoup

from benchmarks.corpus import page
from pipeline.model import Encoding, PipelineError, Source
from pipeline.segment.article import segment
from pipeline.source.articles import decode

SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
TURNS = (7, 7, 5, 3)
"""How often each size is read: a large page takes long, and one reading of it varies less."""
_SHORTEST = 0.05
"""Seconds that one measurement lasts at least: small pages are read many times over."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Something that takes a page's bytes and understands their markup."""

    name: str
    read: Callable[[bytes], object]


def _segment(content: bytes) -> object:
    text, encoding = decode(content, "page.html")
    return segment(Source("page", "page.html", text, encoding, ""), "en")


READERS = (
    Reader("caveat: segment", _segment),
    Reader("turbohtml: parse with locations", lambda content: turbohtml.parse(content.decode(), source_locations=True)),
    Reader("turbohtml: parse", lambda content: turbohtml.parse(content.decode())),
    Reader("lxml.html: parse", lambda content: lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))),
    Reader("BeautifulSoup(lxml)", lambda content: BeautifulSoup(content, "lxml", from_encoding="utf-8")),
)


def measure(contents: Sequence[bytes], turns: Sequence[int]) -> dict[str, list[float]]:
    """Median seconds per reading: for each reader one figure per content, which is read in so many `turns`."""
    samples: dict[str, list[list[float]]] = {reader.name: [[] for _ in contents] for reader in READERS}
    for turn in range(max(turns)):
        for index, content in enumerate(contents):
            if turn >= turns[index]:
                continue
            for reader in READERS:
                samples[reader.name][index].append(_seconds(reader, content))
    return {name: [statistics.median(values) for values in columns] for name, columns in samples.items()}


def _seconds(reader: Reader, content: bytes) -> float:
    gc.collect()
    runs = 0
    start = time.perf_counter()
    while True:
        reader.read(content)
        runs += 1
        elapsed = time.perf_counter() - start
        if elapsed >= _SHORTEST:
            return elapsed / runs


CASES: dict[str, tuple[str, str]] = {
    "one text": ("<p>", "word "),
    "one text, CRLF and references": ("<p>", "word &amp;\r\n"),
    "lines of six words": ("<p>", "word word word word word word<br>\n"),
    "cells of two words": ("<table><tr>", "<td>word word</td>\n"),
    "cells of a letter": ("<table><tr>", "<td>x</td>"),
    "comments": ("", "<!-- -->"),
    "unclosed div": ("", "<div>"),
    "unclosed section": ("", "<section>"),
    "unclosed b": ("<p>", "<b>"),
    "unclosed b of 400 kinds, in paragraphs": ("".join(f"<b id={number}>" for number in range(400)), "<p>word"),
    "one tag's attributes": ("<p", " a=1"),
}
"""Pages beside the ordinary one whose memory is measured: how each begins, and what it repeats."""
_ODD_SIZE = 1_000_000


def odd_page(name: str) -> str:
    """A page of CASES."""
    start, part = CASES[name]
    return f"{start}{part * (_ODD_SIZE // len(part))}>"


@dataclass(frozen=True, slots=True)
class Peak:
    """What a page adds to the peak memory of a fresh process, as multiples of its size, when it is segmented; `refused` if that ends with a message."""

    times: float
    refused: bool = False

    def __str__(self) -> str:
        return f"{self.times:.1f}{', refused' if self.refused else ''}"


def peak_memory(read: Callable[[str], object], make: Callable[..., str], *arguments: object) -> Peak:
    """The peak of reading the page that `make` gives, in a process of its own. Linux only: elsewhere no process can forget its earlier peak."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as pool:
        text = pool.submit(make, *arguments).result()
        return pool.submit(_added_by, read, text).result()


def segment_text(text: str) -> object:
    """The page as an article, or why it is none."""
    return segment(Source("page", "page.html", text, Encoding(), ""), "en")


def parse_text(text: str) -> object:
    """The parser's own tree of the page."""
    return turbohtml.parse(text, source_locations=True)


def _added_by(read: Callable[[str], object], text: str) -> Peak:
    read("<p>Word")
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak, proc_pid_clear_refs(5)
    before = _status("VmRSS")
    refused = False
    try:
        read(text)
    except PipelineError:
        refused = True
    return Peak((_status("VmHWM") - before) / len(text.encode()), refused)


def _status(name: str) -> int:
    """A figure of this process, in bytes (proc_pid_status(5))."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def surroundings() -> str:
    """The machine and what runs on it, without its name."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("turbohtml", "lxml", "beautifulsoup4"))
    return f"{platform.system()} on {_processor()}, {os.cpu_count()} cores; {platform.python_implementation()} {platform.python_version()}, {libraries}"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text("utf-8").splitlines() if described.is_file() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def report(turns: Sequence[int], seed: int) -> str:
    """All that is measured, as Markdown."""
    pages: dict[str, Sequence[Any]] = {f"ordinary, {size}": (page, SIZES[size], seed) for size in ("1 MB", "10 MB")}
    pages |= {f"{name}, 1 MB": (odd_page, name) for name in CASES}
    measured = pages.items() if sys.platform == "linux" else ()
    peaks = [[name, *(str(peak_memory(read, *made)) for read in (parse_text, segment_text))] for name, made in measured]
    contents = [page(size, seed).encode() for size in SIZES.values()]
    seconds = measure(contents, turns)
    own = seconds[READERS[0].name]
    speed, faster, growth = [], [], []
    for name, figures in seconds.items():
        costs = [figure / len(content) for figure, content in zip(figures, contents, strict=True)]
        speed.append([name, *(f"{1e-6 / cost:.3g}" for cost in costs)])
        faster.append([name, *(f"{mine / figure:.3g}" for mine, figure in zip(own, figures, strict=True))])
        growth.append([name, *(f"{cost / costs[0]:.2f}" for cost in costs)])
    return "\n".join(
        (
            f"Medians of {', '.join(map(str, turns))} turns, seed {seed}. {surroundings()}.\n",
            _table(["MB/s", *SIZES], speed),
            _table(["how many times faster than segment", *SIZES], faster),
            _table(["time per byte, relative to the smallest page", *SIZES], growth),
            _table(
                ["peak memory / size of the page", "turbohtml: parse with locations", "caveat: segment"],
                peaks,
            ),
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, help=f"how often each size is read, instead of {TURNS}")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    turns = TURNS if options.turns is None else [options.turns] * len(SIZES)
    sys.stdout.write(report(turns, options.seed))


if __name__ == "__main__":
    main()
