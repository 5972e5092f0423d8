"""Beside other tools: `python -m benchmarks.peers` prints a Markdown table of processor time, as ratios of one run.

Every tool is a process of its own, started as its users start it, and gets the same articles; what is not installed is left out. Catalogues that a tool needs
in its own cut are made from its own template. Our `build` and `check` look at every unit with every rule and take nothing over from earlier runs.
Nothing here asserts on time.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from benchmarks.projects import words, write_catalogues, write_sources
from benchmarks.whole import LOCALES

_EDITED = 20
"""Every so many articles one has a paragraph edited, before catalogues are brought up to date."""
_CAVEAT = "caveat"

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What one tool does at one stage: commands to run one after the other."""

    stage: str
    tool: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """The folders of one comparison: our project, its articles alone, and what the other tools make."""

    folder: Path
    locales: tuple[str, ...]

    @property
    def project(self) -> Path:
        """Settings, sources and catalogues as Caveat has them."""
        return self.folder / "project"

    @property
    def site(self) -> Path:
        """The articles as tools for XML read them too, and nothing beside them."""
        return self.folder / "site"

    def of(self, *parts: str) -> Path:
        """A path among what the other tools make; its folder is there."""
        path = self.folder.joinpath("peers", *parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def _ours(ground: Ground, *arguments: str) -> Command:
    return (sys.executable, "-m", "pipeline", *arguments, "-q", "--project", str(ground.project))


def extracting(ground: Ground) -> Iterator[Task]:
    """Articles to templates."""
    yield Task("extract", _CAVEAT, (_ours(ground, "extract"),))
    pot = ground.of("toolkit", "pot")
    yield Task("extract", "html2po", (("html2po", "-P", "--progress=none", str(ground.site), str(pot)),))
    yield Task("extract", "po4a", (("po4a", "-q", "-f", "-M", "UTF-8", "--no-translations", str(_po4a_extracting(ground))),))


def localizing(ground: Ground) -> Iterator[Task]:
    """Articles and catalogues to pages; ours are judged before they are written."""
    yield Task("build: check and localize", _CAVEAT, (_ours(ground, "build", "--no-cache"),))
    made = [(str(ground.of("toolkit", "po", locale)), str(ground.of("toolkit", "html", locale))) for locale in ground.locales]
    commands = tuple(("po2html", "--progress=none", "-t", str(ground.site), "-i", po, "-o", html) for po, html in made)
    yield Task("build: check and localize", "po2html, which checks nothing", commands)
    command = ("po4a", "-q", "-f", "-k", "0", "-M", "UTF-8", "--no-update", str(_po4a_localizing(ground)))
    yield Task("build: check and localize", "po4a, which checks nothing", (command,))


def checking(ground: Ground) -> Iterator[Task]:
    """Catalogues to verdicts. msgfmt gets one file a locale, and one file an article as they lie in the project."""
    yield Task("check", _CAVEAT, (_ours(ground, "check", "--no-cache"),))
    folders = [(locale, ground.project / "locales" / locale / "LC_MESSAGES") for locale in ground.locales]
    found = tuple(("pofilter", "--progress=none", str(folder), str(ground.of("filtered", locale))) for locale, folder in folders)
    yield Task("check", "pofilter, its default tests", found)
    joined = tuple(("msgfmt", "--check", "-o", "/dev/null", str(ground.of("joined", f"{locale}.po"))) for locale in ground.locales)
    yield Task("check", "msgfmt --check, one file a locale", joined)
    single = tuple(("msgfmt", "--check", "-o", "/dev/null", str(path)) for _, folder in folders for path in sorted(folder.glob("*.po")))
    yield Task("check", "msgfmt --check, one file an article", single)


def updating(ground: Ground) -> Iterator[Task]:
    """An edited template into every catalogue."""
    yield Task("update", _CAVEAT, (_ours(ground, "update"),))
    for name, options in (("msgmerge -N", ("-N",)), ("msgmerge", ())):
        pairs = [(str(ground.of("joined", f"{locale}.po")), str(ground.of("merged", f"{locale}.po"))) for locale in ground.locales]
        pot = str(ground.of("joined", "template.pot"))
        yield Task("update", f"{name}, one file a locale", tuple(("msgmerge", "-q", *options, old, pot, "-o", new) for old, new in pairs))


def _po4a_extracting(ground: Ground) -> Path:
    """The configuration of po4a for all articles, without locales."""
    made = ground.of("po4a", "extract.cfg")
    lines = [f"[po4a_langs] {' '.join(ground.locales)}", f"[po4a_paths] {ground.of('po4a', 'pot', 'site.pot')}"]
    lines += [f"[type: xhtml] {path}" for path in sorted(ground.site.iterdir())]
    made.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def _po4a_localizing(ground: Ground) -> Path:
    """The same with all locales."""
    made = ground.of("po4a", "po4a.cfg")
    names = sorted(path.name for path in ground.site.iterdir())
    lines = [f"[po4a_langs] {' '.join(ground.locales)}", f"[po4a_paths] {ground.of('po4a', 'pot', 'site.pot')} $lang:{ground.of('po4a', 'po')}/$lang.po"]
    lines += [f"[type: xhtml] {ground.site / name} $lang:{ground.of('po4a', 'html')}/$lang/{name}" for name in names]
    made.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def _translate(template: Path, target: Path) -> None:
    """A catalogue in which every text is translated by itself: what the translation says is of no account to these tools."""
    catalogue = polib.pofile(str(template))
    for entry in catalogue:
        entry.msgstr = entry.msgid
        entry.flags = []
    target.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(target))


def _prepare_localizing(ground: Ground) -> None:
    for locale in ground.locales:
        for template in sorted(ground.of("toolkit", "pot").glob("*.pot")):
            _translate(template, ground.of("toolkit", "po", locale, f"{template.stem}.po"))
        if ground.of("po4a", "pot", "site.pot").exists():
            _translate(ground.of("po4a", "pot", "site.pot"), ground.of("po4a", "po", f"{locale}.po"))


def _join(ground: Ground) -> None:
    """One file a locale, where gettext is installed."""
    if shutil.which("msgcat") is None:
        return
    for locale in ground.locales:
        parts = sorted((ground.project / "locales" / locale / "LC_MESSAGES").glob("*.po"))
        _run(("msgcat", "--use-first", "-o", str(ground.of("joined", f"{locale}.po")), *map(str, parts)))


def _edit(ground: Ground) -> None:
    """Changes a paragraph of some articles, and makes the template that msgmerge gets."""
    for path in sorted((ground.project / "source").glob("*.html"))[::_EDITED]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"<p>(\w+)", r"<p>Today \1", text, count=1), encoding="utf-8")
    spent(Task("", _CAVEAT, (_ours(ground, "extract"),)))
    if shutil.which("msgcat") is not None:
        parts = sorted((ground.project / "locales").glob("*.pot"))
        _run(("msgcat", "--use-first", "-o", str(ground.of("joined", "template.pot")), *map(str, parts)))


def _run(command: Command) -> None:
    """Raises CalledProcessError where a tool fails."""
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parent.parent)  # noqa: S603  the commands of this module


def spent(task: Task) -> float:
    """Processor seconds of a task's processes. Raises CalledProcessError where one fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in task.commands:
        _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(folder: Path, count: int, locales: Sequence[str], seed: int) -> list[tuple[Task, float]]:
    """Makes a project of `count` articles in `folder`, and takes every tool that is there through its stages."""
    said, ground = words(locales), Ground(folder, tuple(locales))
    write_sources(ground.project, count, locales, seed, said)
    ground.site.mkdir()
    for path in (ground.project / "source").glob("*.html"):
        text = path.read_text(encoding="utf-8").replace("<!doctype", "<!DOCTYPE").replace('"utf-8">', '"utf-8"/>')
        (ground.site / path.name).write_text(text, encoding="utf-8")
    made: list[tuple[Task, float]] = []

    def go(tasks: Callable[[Ground], Iterator[Task]]) -> None:
        made.extend((task, spent(task)) for task in tasks(ground) if shutil.which(task.commands[0][0]) is not None)

    go(extracting)
    write_catalogues(ground.project, locales, said)
    _prepare_localizing(ground)
    _join(ground)
    go(localizing)
    go(checking)
    _edit(ground)
    go(updating)
    return made


def table(results: Sequence[tuple[Task, float]]) -> Iterator[str]:
    """The lines of a Markdown table; the ratios are those of one stage."""
    yield "| stage | tool | CPU s | times caveat's |"
    yield "| --- | --- | ---: | ---: |"
    ours = {task.stage: seconds for task, seconds in results if task.tool == _CAVEAT}
    for task, seconds in results:
        yield f"| {task.stage} | {task.tool} | {seconds:.2f} | {seconds / ours[task.stage]:.1f} |"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = compare(Path(folder), options.articles, LOCALES, options.seed)
    lines = (f"Seed {options.seed}, {options.articles} articles, {len(LOCALES)} locales, processor time, one job.\n", *table(results))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
