"""Kills extract, update and build at random moments while somebody edits, and looks what is left: `make kills`.

Law: after a kill every catalogue is read strictly and holds every translation that was typed; the site is a whole one; the next run leaves nothing of the dead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.catalog.reader import read_catalogue

COMMANDS = (("extract",), ("update",), ("update",), ("build",), ("build", "--jobs", "2"))
LOCALES = ("de", "ar")
ARTICLES = ("peel", "mask", "skin/acid", "skin/laser")
SETTINGS = f'[tool.caveat]\nsource_locale = "en"\nlocales = {json.dumps(LOCALES)}\nbase_url = "https://example.org/"\n'
ARTICLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>About {name}</title></head>
<body><main><h1>About {name}</h1>
<p>It takes off the outer layer of the skin, and this is edition {edition} of the text.</p>
<p data-warning="sun">Do not go into the sun for {edition} days.</p>
<ul><li>Rinse the skin.</li><li data-warning="rub">Never rub the skin.</li></ul>
</main></body></html>
"""
_MSGSTR = re.compile(r'(?<=^msgstr ")([^"]*)(?="$)', re.MULTILINE)


@dataclass(slots=True)
class Tally:
    """What happened: kills of each command while it ran, commands that had ended before, and what dead runs left behind."""

    killed: Counter[str] = field(default_factory=Counter)
    ended: int = 0
    leftovers: int = 0
    edits: int = 0


class Project:
    """A small project that an author and translators edit. Each thing typed is a word of its own, so that its loss shows."""

    def __init__(self, root: Path, random_: random.Random) -> None:
        self.root = root
        self.random = random_
        self.typed: dict[Path, set[str]] = {}
        self.count = 0
        (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
        for name in ARTICLES:
            self.write_article(name)
        self.run("update")
        for path in self.catalogues():
            content = path.read_text(encoding="utf-8")
            header, _, rest = content.partition("\n\n")
            save(path, f"{header}\n\n{_MSGSTR.sub(partial(self._translated, path), rest)}")
        self.run("build")

    def catalogues(self) -> list[Path]:
        """Those of all locales."""
        return sorted(self.root.glob("locales/*/LC_MESSAGES/**/*.po"))

    def _translated(self, path: Path, _: re.Match[str]) -> str:
        return self.word(path)

    def word(self, path: Path) -> str:
        """A translation that nobody has typed before."""
        self.count += 1
        made = f"übersetzt{self.count}"
        self.typed.setdefault(path, set()).add(made)
        return made

    def write_article(self, name: str) -> None:
        """An author saves an article, perhaps with other numbers."""
        path = self.root / "source" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, ARTICLE.format(name=name, edition=self.random.randrange(2, 6)))

    def translate(self) -> None:
        """A translator opens a catalogue, types one translation and saves, by the way of most editors: a new file takes the old one's place."""
        path = self.random.choice(self.catalogues())
        content = path.read_text(encoding="utf-8")
        places = [match for match in _MSGSTR.finditer(content) if match.start() > content.index("\n\n")]
        place = self.random.choice(places)
        made = self.word(path)
        save(path, content[: place.start()] + made + content[place.end() :])
        if f'"{place[0]}"' not in path.read_text(encoding="utf-8"):
            self.typed[path].discard(place[0])

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command that nobody kills. Build withholds what is fuzzy, which is no failure."""
        ran = subprocess.run(self.arguments(*command), capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
        assert ran.returncode in (0, 1), ran.stderr
        return ran

    def arguments(self, *command: str) -> list[str]:
        """A command of this project as a process."""
        return [sys.executable, "-m", "pipeline", *command, "--project", str(self.root)]

    def kill(self, command: tuple[str, ...], delay: float, edits: float) -> bool:
        """Begins a command, lets a translator save after `edits` seconds, kills it after `delay`; says whether it still ran."""
        process = subprocess.Popen(  # noqa: S603
            self.arguments(*command), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        editor = threading.Timer(edits, self.translate)
        editor.start()
        time.sleep(delay)
        running = process.poll() is None
        if running:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        editor.join()
        return running

    def leftovers(self) -> list[Path]:
        """What has a name that only caveat gives, the lock's folder aside."""
        return sorted(self.root.rglob("*.caveat-*"))


def save(path: Path, content: str) -> None:
    """As editors do."""
    new = path.with_name(f".{path.name}.editor")
    new.write_text(content, encoding="utf-8")
    new.replace(path)


def look(project: Project) -> None:
    """Raises AssertionError or PipelineError where something is broken."""
    for path in (*project.catalogues(), *sorted(project.root.glob("locales/**/*.pot"))):
        label = path.relative_to(project.root).as_posix()
        catalogue = read_catalogue(path.read_bytes(), label)
        assert catalogue.header is not None, f"{label} is cut off"
        held = {text for entry in (*catalogue.entries.values(), *catalogue.obsolete) for text in entry.msgstr}
        assert project.typed.get(path, set()) <= held, f"{label} lost {sorted(project.typed[path] - held)}"
    site = project.root / "build" / "site"
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    listed = {page["path"]: page["output"] for page in manifest["pages"]} | {file["path"]: file["digest"] for file in manifest["files"]}
    found = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == listed, "the site is neither the old one nor the new one"


def torment(root: Path, kills: int, seed: int) -> Tally:
    """So many kills, each looked at; now and then a run that nobody kills, after which nothing of the dead is left."""
    random_ = random.Random(seed)  # noqa: S311
    project = Project(root, random_)
    usual = duration(project)
    tally = Tally()
    while tally.killed.total() < kills:
        project.write_article(random_.choice(ARTICLES))
        command = random_.choice(COMMANDS)
        delay, edits = (random_.uniform(0.4, 1.05) * usual for _ in range(2))
        if project.kill(command, delay, edits):
            tally.killed[" ".join(command)] += 1
        else:
            tally.ended += 1
        tally.edits += 2
        look(project)
        left = len(project.leftovers())
        tally.leftovers += left
        if left or tally.killed.total() % 10 == 0:
            project.run("update")
            project.run("build")
            look(project)
            assert not project.leftovers(), f"left behind: {project.leftovers()}"
    return tally


def duration(project: Project) -> float:
    """How long an update takes, in seconds."""
    begin = time.monotonic()
    project.run("update")
    return time.monotonic() - begin


def main() -> None:
    """Prints what was killed; ends with a traceback where a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = torment(Path(folder), options.kills, options.seed)
    for command, count in sorted(tally.killed.items()):
        print(f"{count:5} kills of caveat {command}")  # noqa: T201
    print(  # noqa: T201
        f"{tally.killed.total()} kills among {tally.edits} edits, seed {options.seed}: no file cut off, no translation lost, the site always whole; "
        f"{tally.leftovers} leftovers of dead runs, all removed by the next; {tally.ended} commands had ended before their kill"
    )


if __name__ == "__main__":
    main()
