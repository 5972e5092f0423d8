"""A small project that an author and translators edit while commands are killed. Its translations are sound, so that its pages are published, not withheld.

What is typed in prose is signed with a name that nobody has typed before, so that its loss shows. Warnings have several sound translations each.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

LOCALES = ("de", "ar")
ARTICLES = ("peel", "mask", "skin/acid", "skin/laser")
SETTINGS = f'[tool.caveat]\nsource_locale = "en"\nlocales = {json.dumps(LOCALES)}\nbase_url = "https://example.org/"\n'
ARTICLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>About {name}</title></head>
<body class="print-{print}"><main><h1>About {name}</h1>
<p>It takes off the outer layer of the skin, and this is edition {edition} of the text.</p>
<p data-warning="sun">Do not go into the sun for {edition} days.</p>
<ul><li>Rinse the skin.</li><li data-warning="rub">Never rub the skin.</li></ul>
</main></body></html>
"""
_EDITIONS = (3, 4, 5, 6)
_PROSE: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "de": (
        (r"About (.+)", r"Über \1", ", gelesen von {}"),
        (
            r"It takes .+ edition (\d) of the text\.",
            r"Das trägt die äußere Schicht der Haut ab, und dies ist Ausgabe \1 des Textes, gelesen von {}.",
            "",
        ),
        (r"Rinse the skin\.", "Spülen Sie die Haut, sagt {}.", ""),
    ),
    "ar": (
        (r"About (.+)", r"حول \1", "، راجعه {}"),
        (r"It takes .+ edition (\d) of the text\.", r"يزيل الطبقة الخارجية من الجلد، وهذه هي الطبعة \1 من النص التي راجعها {}.", ""),
        (r"Rinse the skin\.", "اشطف الجلد كما يقول {}.", ""),
    ),
}
_WARNINGS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "de": (
        (
            r"Do not go into the sun for (\d) days\.",
            (r"Gehen Sie \1 Tage lang nicht in die Sonne.", r"Gehen Sie für \1 Tage nicht in die Sonne.", r"Sie dürfen \1 Tage lang nicht in die Sonne gehen."),
        ),
        (r"Never rub the skin\.", ("Reiben Sie niemals die Haut.", "Reiben Sie nie an der Haut.", "Die Haut darf niemals gerieben werden.")),
    ),
    "ar": (
        (
            r"Do not go into the sun for (\d) days\.",
            (r"لا تخرج إلى الشمس لمدة \1 أيام.", r"لا تتعرض لأشعة الشمس لمدة \1 أيام.", r"لا تجلس في الشمس لمدة \1 أيام."),
        ),
        (r"Never rub the skin\.", ("لا تفرك الجلد أبدًا.", "لا تفرك بشرتك أبدًا.", "لا تقم بفرك الجلد أبدًا.")),
    ),
}
_SYLLABLES: Mapping[str, tuple[str, ...]] = {
    "de": ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu"),
    "ar": ("با", "دي", "كو", "لا", "مي", "نو", "را", "سي", "تو", "فا"),
}
_ENTRY = re.compile(r'(?P<remarks>(?:^#[ .:,|].*\n)*)(?P<context>^msgctxt ".*"\n)?^msgid "(?P<msgid>.+)"\nmsgstr "(?P<msgstr>.*)"$', re.MULTILINE)
_UNSURE = re.compile(r"^(?:#, fuzzy|#\| .*)\n", re.MULTILINE)


class Project:
    """The project in a folder. `typed` has, for each catalogue, what its translators have typed and not replaced themselves."""

    def __init__(self, root: Path, random_: random.Random) -> None:
        self.root = root
        self.random = random_
        self.typed: dict[Path, set[str]] = {}
        self.count = 0
        (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
        for name in ARTICLES:
            self.write_article(name)
        self.run("update")
        self.settle()
        self.run("build")

    def catalogues(self) -> list[Path]:
        """Those of all locales."""
        return sorted(self.root.glob("locales/*/LC_MESSAGES/**/*.po"))

    def write_article(self, name: str) -> None:
        """An author saves an article, perhaps with other numbers."""
        self._write(name, ARTICLE.format(name=name, edition=self.random.choice(_EDITIONS), print=0))

    def print_anew(self, name: str) -> None:
        """An author saves an article with other markup and the same texts: its pages change, its catalogues do not."""
        self.count += 1
        text = (self.root / "source" / f"{name}.html").read_text(encoding="utf-8")
        self._write(name, re.sub(r"print-\d+", f"print-{self.count}", text))

    def _write(self, name: str, content: str) -> None:
        path = self.root / "source" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, content)

    def translate(self) -> None:
        """A translator opens a catalogue, types one translation and saves, by the way of most editors: a new file takes the old one's place."""
        path = self.random.choice(self.catalogues())
        content = path.read_text(encoding="utf-8")
        self._type(path, content, self.random.choice(list(_ENTRY.finditer(content))))

    def settle(self) -> None:
        """Translators translate what is empty and read what is fuzzy."""
        for path in self.catalogues():
            while (content := path.read_text(encoding="utf-8")) and (
                open_ := next((entry for entry in _ENTRY.finditer(content) if not entry["msgstr"] or "#, fuzzy" in entry["remarks"]), None)
            ):
                self._type(path, content, open_)

    def _type(self, path: Path, content: str, entry: re.Match[str]) -> None:
        """Types over one entry and says that it is done."""
        locale = path.relative_to(self.root / "locales").parts[0]
        made = self.translated(entry["msgid"], locale)
        self.typed.setdefault(path, set()).add(made)
        written = f'{_UNSURE.sub("", entry["remarks"])}{entry["context"] or ""}msgid "{entry["msgid"]}"\nmsgstr "{made}"'
        save(path, content[: entry.start()] + written + content[entry.end() :])
        if f'"{entry["msgstr"]}"' not in path.read_text(encoding="utf-8"):
            self.typed[path].discard(entry["msgstr"])

    def translated(self, msgid: str, locale: str) -> str:
        """A sound translation of one of the article's texts."""
        for pattern, translations in _WARNINGS[locale]:
            if found := re.fullmatch(pattern, msgid):
                return found.expand(self.random.choice(translations))
        for pattern, translation, signed in _PROSE[locale]:
            if found := re.fullmatch(pattern, msgid):
                return (found.expand(translation) + signed).format(self._name(locale))
        raise AssertionError(msgid)

    def _name(self, locale: str) -> str:
        """A name that nobody has typed before: a number in syllables."""
        self.count += 1
        return "".join(_SYLLABLES[locale][int(digit)] for digit in f"{self.count:04}").capitalize()

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command that nobody kills. Build withholds what is fuzzy, which is no failure."""
        ran = subprocess.run(self.arguments(*command), capture_output=True, text=True, check=False, timeout=120)  # noqa: S603
        assert ran.returncode in (0, 1), ran.stderr
        return ran

    def arguments(self, *command: str) -> list[str]:
        """A command of this project as a process."""
        return [sys.executable, "-m", "pipeline", *command, "--project", str(self.root)]

    def kill(self, command: tuple[str, ...], edits: float, until: Callable[[subprocess.Popen[bytes]], None]) -> bool:
        """Begins a command, lets a translator save after `edits` seconds, kills it when `until` returns; says whether it still ran."""
        process = subprocess.Popen(  # noqa: S603
            self.arguments(*command), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        editor = threading.Timer(edits, self.translate)
        editor.start()
        until(process)
        running = process.poll() is None
        if running:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        editor.join()
        return running

    def staged(self) -> list[Path]:
        """Sites that a build is writing, or has left behind, beside the served one."""
        return list((self.root / "build").glob(".site.caveat-*"))

    def leftovers(self) -> list[Path]:
        """What has a name that only caveat gives, the lock's folder aside."""
        return sorted(self.root.rglob("*.caveat-*"))


def save(path: Path, content: str) -> None:
    """As editors do."""
    new = path.with_name(f".{path.name}.editor")
    new.write_text(content, encoding="utf-8")
    new.replace(path)


def after(delay: float) -> Callable[[subprocess.Popen[bytes]], None]:
    """The moment so many seconds after a command began."""
    return lambda _: time.sleep(delay)


def staging(project: Project, delay: float) -> Callable[[subprocess.Popen[bytes]], None]:
    """The moment so many seconds after a build began to write its site; at once where it ends without writing one."""
    before = set(project.staged())

    def wait(process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None and set(project.staged()) <= before:
            time.sleep(0.0005)
        time.sleep(delay)

    return wait
