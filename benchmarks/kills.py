"""Kills extract, update and build at random moments while somebody edits, and looks what is left: `make kills`.

Law: after a kill every catalogue is read strictly and holds every translation that was typed; at every moment the served folder is the complete old site or
the complete new one; the next run leaves nothing of the dead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kills_project import ARTICLES, Project, after, staging
from benchmarks.kills_watcher import Watcher, listed
from pipeline.catalog.reader import read_catalogue

CATALOGUE_COMMANDS = (("extract",), ("update",), ("update",))
BUILDS = (("build",), ("build", "--jobs", "2"))
_REST = 10
"""Kills after which a run that nobody kills has to leave nothing of the dead."""
_WRITING = 1.2
"""Kills of a writing build come within so many times what a build usually needs to write."""


@dataclass(slots=True)
class Tally:
    """What happened: kills of each command while it ran, commands that had ended before, what dead runs left behind, what the watcher of the site saw."""

    killed: Counter[str] = field(default_factory=Counter)
    ended: int = 0
    leftovers: int = 0
    edits: int = 0
    writing: int = 0
    renewed: int = 0
    readings: int = 0
    across: int = 0


def look(project: Project) -> None:
    """Raises AssertionError or PipelineError where a file is cut off, a translation is lost or the site is no whole one."""
    for path in (*project.catalogues(), *sorted(project.root.glob("locales/**/*.pot"))):
        label = path.relative_to(project.root).as_posix()
        catalogue = read_catalogue(path.read_bytes(), label)
        assert catalogue.header is not None, f"{label} is cut off"
        held = {text for entry in (*catalogue.entries.values(), *catalogue.obsolete) for text in entry.msgstr}
        assert project.typed.get(path, set()) <= held, f"{label} lost {sorted(project.typed[path] - held)}"
    site = project.root / "build" / "site"
    found = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == listed((site / "manifest.json").read_bytes()), "the site is neither the old one nor the new one"


def torment_catalogues(project: Project, kills: int, tally: Tally) -> None:
    """So many kills of extract and update while texts and translations change, each looked at."""
    usual = duration(project, "update")
    goal = tally.killed.total() + kills
    while tally.killed.total() < goal:
        project.write_article(project.random.choice(ARTICLES))
        command = project.random.choice(CATALOGUE_COMMANDS)
        delay, edits = (project.random.uniform(0.4, 1.05) * usual for _ in range(2))
        _count(tally, command, ran=project.kill(command, edits, after(delay)))
        look(project)
        _bury(project, tally, "update")


def torment_site(project: Project, kills: int, tally: Tally) -> None:
    """So many kills of build while pages and sound translations change, and somebody reads the site all the time. Half of them hit a build that writes."""
    project.run("update")
    project.settle()
    project.run("build")
    refuse_withheld(project)
    usual, writing = duration(project, "build"), writing_time(project)
    goal = tally.killed.total() + kills
    with watched(project, tally) as watcher:
        while tally.killed.total() < goal:
            project.print_anew(project.random.choice(ARTICLES))
            command = project.random.choice(BUILDS)
            aimed = project.random.random() < 0.5
            until = staging(project, project.random.uniform(0, _WRITING) * writing) if aimed else after(project.random.uniform(0.4, 1.05) * usual)
            before = manifest(project)
            ran = project.kill(command, project.random.uniform(0.1, 1.0) * usual, until)
            _count(tally, command, ran=ran)
            tally.writing += ran and aimed
            tally.renewed += ran and manifest(project) != before
            watcher.look()
            look(project)
            _bury(project, tally, "build")
            watcher.look()
            refuse_withheld(project)


def _count(tally: Tally, command: tuple[str, ...], *, ran: bool) -> None:
    tally.edits += 2
    if ran:
        tally.killed[" ".join(command)] += 1
    else:
        tally.ended += 1


def _bury(project: Project, tally: Tally, command: str) -> None:
    """Counts what a dead run left, and lets a living one remove it."""
    left = len(project.leftovers())
    tally.leftovers += left
    if left or tally.killed.total() % _REST == 0:
        project.run(command)
        look(project)
        assert not project.leftovers(), f"left behind: {project.leftovers()}"


@contextmanager
def watched(project: Project, tally: Tally) -> Iterator[Watcher]:
    """Somebody who reads the site all the time, and what they saw."""
    watcher = Watcher(project.root / "build" / "site")
    try:
        yield watcher
    finally:
        watcher.stop()
        tally.readings += watcher.readings
        tally.across += watcher.across


def manifest(project: Project) -> bytes:
    """That of the served site."""
    return (project.root / "build" / "site" / "manifest.json").read_bytes()


def refuse_withheld(project: Project) -> None:
    """Raises AssertionError where a page is a notice: then the kills would show nothing of real pages."""
    withheld = [page["path"] for page in json.loads(manifest(project))["pages"] if page["verdict"] != "cleared"]
    assert not withheld, f"withheld: {withheld}"


def duration(project: Project, command: str) -> float:
    """How long a command takes, in seconds."""
    begin = time.monotonic()
    project.run(command)
    return time.monotonic() - begin


def writing_time(project: Project) -> float:
    """How long a build takes from its first file to its end, in seconds."""
    project.print_anew(ARTICLES[0])
    times: list[float] = []
    wait = staging(project, 0)

    def end(process: subprocess.Popen[bytes]) -> None:
        wait(process)
        begin = time.monotonic()
        process.wait()
        times.append(time.monotonic() - begin)

    project.kill(("build",), 0, end)
    return times[0]


def torment(root: Path, kills: int, seed: int) -> Tally:
    """So many kills of commands that write catalogues, and as many of builds."""
    project = Project(root, random.Random(seed))  # noqa: S311
    tally = Tally()
    torment_catalogues(project, kills, tally)
    torment_site(project, kills, tally)
    return tally


def main() -> None:
    """Prints what was killed; ends with a traceback where a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="of extract and update together, and as many of build")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = torment(Path(folder), options.kills, options.seed)
    for command, count in sorted(tally.killed.items()):
        print(f"{count:5} kills of caveat {command}")  # noqa: T201
    print(  # noqa: T201
        f"{tally.killed.total()} kills among {tally.edits} edits, seed {options.seed}: no file cut off, no translation lost; {tally.leftovers} leftovers of "
        f"dead runs, all removed by the next; {tally.ended} commands had ended before their kill.\n"
        f"Of the builds {tally.writing} were killed while they wrote; {tally.renewed} had put the new site in place before. The site was read "
        f"{tally.readings + tally.across} times from outside, {tally.across} times across a swap: always a complete old or a complete new one."
    )


if __name__ == "__main__":
    main()
