"""Updates beside other tools: `python -m benchmarks.updates` prints Markdown tables.

Quality: every way to edit a text is tried on prose and on warnings of a generated article, and each tool brings the same catalogue up to date. A translation is
the name of its text, so that it can be seen where it went. Speed: the same catalogues and templates for all, processor time in one run.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from benchmarks.edits import KINDS, Edited, Text, edited_article, paragraph
from pipeline.catalog.headers import new_header
from pipeline.catalog.memory import remember
from pipeline.catalog.reader import read_catalogue
from pipeline.catalog.search import Search
from pipeline.catalog.similarity import is_part
from pipeline.catalog.template import Template, is_warning
from pipeline.catalog.update import update, write_template
from pipeline.catalog.writer import render_catalogue, render_entry
from pipeline.locales import language
from pipeline.model import Catalogue, Entry

DATE = "2026-01-02 03:04+0000"
LOCALES = 24
ENTRIES = 10_000
_NAME = re.compile("«\\d+»")
CHANGED = 0.05


@dataclass(frozen=True, slots=True)
class Files:
    """What a tool is given: the old catalogue, the new template, and another article's catalogue."""

    old: Path
    template: Path
    other: Path


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that brings a catalogue up to date; `run` gives the new file's bytes."""

    name: str
    run: Callable[[Files], bytes]


def _caveat(files: Files) -> bytes:
    template = _template(read_catalogue(files.template.read_bytes(), "new.pot"))
    memory = remember([read_catalogue(files.other.read_bytes(), "other.po")])
    return render_catalogue(update(read_catalogue(files.old.read_bytes(), "old.po"), template, "en", memory=memory))


def _msgmerge(files: Files, *options: str) -> bytes:
    return _output(["msgmerge", "-q", "--previous", "--no-wrap", *options, "-C", str(files.other), "-o", "-", str(files.old), str(files.template)])


def _pot2po(files: Files) -> bytes:
    target = files.old.with_suffix(".pot2po")
    _output(["pot2po", "--progress=none", "-t", str(files.old), "-i", str(files.template), "-o", str(target)])
    return target.read_bytes()


def _babel(files: Files) -> bytes:
    with files.old.open("rb") as old, files.template.open("rb") as new:
        catalogue, template = read_po(old, locale="de"), read_po(new)
    catalogue.update(template)
    written = BytesIO()
    write_po(written, catalogue, width=0)
    return written.getvalue()


def _output(command: Sequence[str]) -> bytes:
    # The programs are named by this file alone.
    return subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout  # noqa: S603


TOOLS = (
    Tool("caveat", _caveat),
    *((Tool("msgmerge", _msgmerge), Tool("msgmerge -N", lambda files: _msgmerge(files, "-N"))) if shutil.which("msgmerge") else ()),
    *((Tool("pot2po", _pot2po),) if shutil.which("pot2po") else ()),
    Tool("Babel", _babel),
)


def _template(catalogue: Catalogue) -> Template:
    return Template("article", "source/article.html", tuple(catalogue.entries.values()))


def _entry(text: Text, msgstr: str) -> Entry:
    comments = (f"Safety warning {text.context[8:]} ({text.severity}). Until …",) if text.context and text.severity else ()
    return Entry(text.context, text.msgid, (msgstr,), 0, 0, references=("source/article.html",), extracted=(*comments, "Role: paragraph"))


def catalogue(texts: Sequence[Text]) -> Catalogue:
    """A catalogue in which each translation is the name of its text, in the text's tags."""
    entries = [_entry(text, text.translation) for text in texts]
    header = new_header(Template("article", "source/article.html", ()), language("de"), date=DATE, generator="benchmark")
    return Catalogue("old.po", header, {entry.key: replace(entry, text=render_entry(entry)) for entry in entries}, ())


def template(texts: Sequence[Text]) -> Catalogue:
    """A template that asks for these texts."""
    asked = Template("article", "source/article.html", tuple(_entry(text, "") for text in texts))
    return write_template(asked, "new.pot", None, date=DATE, generator="benchmark")


def verdict(edit: Edited, entry: Entry | None) -> str:
    """What became of an edited text: right, lost (or with tags that do not fit any more), wrong (another text's translation) or dangerous.

    Dangerous is a warning that has any translation though its facts changed, and any entry that is called translated though its source changed.
    """
    carried = "" if entry is None or not entry.msgstr[0] else entry.msgstr[0]
    done = carried != "" and entry is not None and not entry.fuzzy
    if carried and edit.changed and is_warning(edit.text.context):
        return "dangerous"
    if done and not edit.same:
        return "dangerous"
    if not carried:
        return "right" if not edit.names or (edit.changed and is_warning(edit.text.context)) else "lost"
    if any(name in carried for name in edit.names):
        return "right"
    return "lost" if any(_NAME.findall(name) == _NAME.findall(carried) for name in edit.names) else "wrong"


def quality(seed: int, times: int) -> dict[str, Counter[tuple[str, str]]]:
    """For each tool, how often each verdict was given on each kind of edit."""
    before, other, edits = edited_article(random.Random(seed), times)  # noqa: S311  a benchmark is no secret
    found: dict[str, Counter[tuple[str, str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = Files(Path(folder) / "old.po", Path(folder) / "new.pot", Path(folder) / "other.po")
        files.old.write_bytes(render_catalogue(catalogue(before)))
        files.other.write_bytes(render_catalogue(catalogue(other)))
        files.template.write_bytes(render_catalogue(template([edit.text for edit in edits])))
        for tool in TOOLS:
            entries = read_catalogue(tool.run(files), tool.name).entries
            found[tool.name] = Counter((edit.kind, verdict(edit, entries.get((edit.text.context, edit.text.msgid)))) for edit in edits)
    return found


def quality_table(found: dict[str, Counter[tuple[str, str]]]) -> Iterator[str]:
    """Share of right outcomes for each kind of edit, then all, wrong and dangerous."""
    yield "| right, of each kind of edit | " + " | ".join(found) + " |"
    yield "| --- |" + " ---: |" * len(found)
    for kind in KINDS:
        yield f"| {kind} | " + " | ".join(f"{_share(counts, [kind], 'right'):.0%}" for counts in found.values()) + " |"
    for name, kind in (("**all edits: right**", "right"), ("translation of another text", "wrong"), ("nothing carried, or with the tags of before", "lost")):
        yield f"| {name} | " + " | ".join(f"{_share(counts, KINDS, kind):.1%}" for counts in found.values()) + " |"
    yield "| **dangerous carries** | " + " | ".join(str(sum(n for (_, what), n in counts.items() if what == "dangerous")) for counts in found.values()) + " |"


def _share(counts: Counter[tuple[str, str]], kinds: Sequence[str], verdict: str) -> float:
    of_kind = {key: number for key, number in counts.items() if key[0] in kinds}
    return sum(number for (_, what), number in of_kind.items() if what == verdict) / max(1, sum(of_kind.values()))


def changed_article(entries: int, seed: int) -> tuple[list[Text], list[Text]]:
    """An article, and what it is after 5 % of its texts were edited, replaced or removed."""
    chance = random.Random(seed)  # noqa: S311
    before = [Text(None, f"{paragraph(chance)} {number}", f"T{number}") for number in range(entries)]
    after = list(before)
    for number in sorted(chance.sample(range(entries), int(entries * CHANGED)), reverse=True):
        fate = chance.random()
        words = after[number].msgid.split()
        words[chance.randrange(len(words))] = "otherwise"
        if fate < 0.7:
            after[number] = Text(None, " ".join(words), "")
        elif fate < 0.9:
            after[number] = Text(None, f"{paragraph(chance)} new {number}", "")
        else:
            del after[number]
    return before, after


def our_seconds(old: bytes, new: bytes, locales: int) -> float:
    """Processor time for reading a template once, and reading, updating and rendering so many catalogues."""
    is_part.cache_clear()  # what an earlier turn found out is not known to a new process
    start = time.process_time()
    search, asked = Search(), _template(read_catalogue(new, "new.pot"))
    for _ in range(locales):
        render_catalogue(update(read_catalogue(old, "old.po"), asked, "en", search=search))
    return time.process_time() - start


def speed(locales: int, entries: int) -> Iterator[str]:
    """Processor time of all catalogues. msgmerge with fuzzy matching is run on one of them, and counted as often as there are catalogues."""
    before, after = changed_article(entries, 1)
    asked = template(after)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.po", Path(folder) / "new.pot"
        old.write_bytes(render_catalogue(catalogue([replace(text, translation=text.msgid[::-1]) for text in before])))
        new.write_bytes(render_catalogue(asked))
        ours = our_seconds(old.read_bytes(), new.read_bytes(), locales)
        yield f"| {locales} catalogues × {entries:,} entries, {CHANGED:.0%} changed | CPU s | times caveat's |"
        yield "| --- | ---: | ---: |"
        yield f"| caveat update | {ours:.2f} | 1 |"
        if shutil.which("msgmerge"):
            for name, options, times in (("msgmerge -N --no-wrap", ["-N"], locales), ("msgmerge --no-wrap", [], 1)):
                seconds = _children(["msgmerge", "-q", "--no-wrap", *options, "-o", f"{folder}/out.po", str(old), str(new)], times) * locales / times
                yield f"| {name} | {seconds:.1f} | {seconds / ours:.1f} |"


def _children(command: Sequence[str], times: int) -> float:
    """Processor seconds of a program that is run so many times."""
    before = os.times()
    for _ in range(times):
        _output(command)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def growth(sizes: Sequence[int]) -> Iterator[str]:
    """Time per entry for one catalogue, the search included; 1.00 is that of the smallest. Looking every text up in a table of as many others shows what the
    machine's memory alone makes slower.
    """
    seconds, floors = [], []
    for size in sizes:
        before, after = changed_article(size, 2)
        old = render_catalogue(catalogue(before))
        repeats = max(3, 20_000 // size)
        asked = render_catalogue(template(after))
        seconds.append(min(our_seconds(old, asked, 1) for _ in range(repeats)) / size)
        floors.append(min(_lookup_seconds([text.msgid for text in before]) for _ in range(repeats)) / size)
    yield "| entries | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "| --- |" + " ---: |" * len(sizes)
    yield "| µs an entry | " + " | ".join(f"{second * 1e6:.1f}" for second in seconds) + " |"
    yield "| relative to the smallest | " + " | ".join(f"{second / seconds[0]:.2f}" for second in seconds) + " |"
    yield "| one look-up of every text, µs an entry | " + " | ".join(f"{second * 1e6:.2f}" for second in floors) + " |"


def _lookup_seconds(texts: Sequence[str]) -> float:
    """Processor time for looking every text up among as many others that equal them."""
    table, asked = {(None, f"{text} "[:-1]) for text in texts}, [(None, f" {text}"[1:]) for text in texts]
    start = time.process_time()
    assert all(map(table.__contains__, asked))
    return time.process_time() - start


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=12, help="how often each kind of edit is tried, on prose and on warnings each")
    parser.add_argument("--locales", type=int, default=LOCALES)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    options = parser.parse_args()
    gc.set_threshold(200_000, 20, 20)  # as the command line does
    out = sys.stdout
    for table in (
        quality_table(quality(options.seed, options.times)),
        speed(options.locales, options.entries),
        growth((options.entries // 10, options.entries, options.entries * 10)),
    ):
        for line in table:
            out.write(f"{line}\n")
            out.flush()
        out.write("\n")


if __name__ == "__main__":
    main()
