"""Asks a long history for stale pairs: `python -m benchmarks.past` prints a Markdown table.

A repository is made from a seed: so many commits in which translators type, authors edit texts of an article in all its locales, and branches are merged.
The whole history is looked through, as `caveat check --since` does before it judges. The floor lets git write out every version of a catalogue once.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.run.past import stale_pairs
from pipeline.run.project import open_project

LOCALES = ("ar", "de", "es", "fr", "ja")
ARTICLES = 10
ENTRIES = 200
_HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
_WORDS = ("patient", "sunlight", "several days", "after treatment", "redness", "swelling", "bruising", "usually pass", "hours")
_AUTHOR = "A <a@example.org> 1700000000 +0000"


class Past:
    """A project's catalogues as they change: for each article its texts, for each catalogue its translations."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  texts, no secrets
        self.count = 0
        self.texts = {f"a{number}": [self._said() for _ in range(ENTRIES)] for number in range(ARTICLES)}
        self.said = {(locale, name): [self._said() for _ in texts] for locale in LOCALES for name, texts in self.texts.items()}

    def _said(self) -> str:
        self.count += 1
        return f"{' '.join(self.random.choices(_WORDS, k=6))} {self.count}"

    def catalogue(self, locale: str, name: str) -> str:
        """A catalogue as it is now."""
        pairs = zip(self.texts[name], self.said[locale, name], strict=True)
        entries = (f'\n#. Role: paragraph\n#: source/{name}.html\nmsgid "{text}"\nmsgstr "{said}"\n' for text, said in pairs)
        return _HEADER.format(locale) + "".join(entries)

    def change(self) -> list[tuple[str, str]]:
        """A translator types three translations, or in one of ten commits an author edits a text and five translators follow."""
        name, place = self.random.choice(list(self.texts)), self.random.randrange(ENTRIES)
        if self.random.randrange(10) == 0:
            self.texts[name][place] = self._said()
            for locale in LOCALES:
                self.said[locale, name][place] = self._said()
            return [(locale, name) for locale in LOCALES]
        locale = self.random.choice(LOCALES)
        for one in self.random.sample(range(ENTRIES), 3):
            self.said[locale, name][one] = self._said()
        return [(locale, name)]


def commands(past: Past, commits: int) -> Iterator[str]:
    """The history for `git fast-import`. Every twentieth commit merges the one before last, as from a branch."""
    everything = list(past.said)
    for number in range(1, commits + 1):
        changed = everything if number == 1 else past.change()
        side = number % 20 == 19
        yield f"commit refs/heads/{'side' if side else 'main'}\nmark :{number}\ncommitter {_AUTHOR}\ndata 1\nx\n"
        if number > 1:
            yield f"from :{number - 2 if number % 20 == 0 else number - 1}\n"
        if number % 20 == 0:
            yield f"merge :{number - 1}\n"
            changed = [*changed, *everything] if number == commits else changed
        if side:
            yield f"M 644 inline note-{number}\ndata 0\n\n"
        for locale, name in dict.fromkeys(changed):
            content = past.catalogue(locale, name)
            yield f"M 644 inline locales/{locale}/LC_MESSAGES/{name}.po\ndata {len(content.encode())}\n{content}\n"


def repository(root: Path, commits: int, seed: int) -> None:
    """The project and its history; the working tree is the last commit."""
    (root / "source").mkdir()
    for number in range(ARTICLES):
        (root / "source" / f"a{number}.html").write_text("<p>text</p>\n", encoding="utf-8")
    names = ", ".join(f'"{locale}"' for locale in LOCALES)
    (root / "caveat.toml").write_text(f'source_locale = "en"\nlocales = [{names}]\nwarnings = "optional"\n', encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "fast-import", "--quiet", given="".join(commands(Past(seed), commits)).encode())
    git(root, "reset", "--quiet", "--hard", "main")


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers."""
    ran = subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=True)  # noqa: S603, S607
    return ran.stdout


def floor(root: Path) -> int:
    """Lets git write out all that the history has of catalogues; how many contents that are."""
    listed = git(root, "rev-list", "--objects", "main", "--", "locales").splitlines()
    blobs = [line.split()[0] for line in listed if line.endswith(b".po")]
    git(root, "cat-file", "--batch", given=b"\n".join(blobs) + b"\n")
    return len(blobs)


def cpu() -> float:
    """Processor time of this process and of those that it waited for, in seconds."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"Seed {options.seed}, {len(LOCALES) * ARTICLES} catalogues of {ENTRIES} entries, processor time in seconds.\n")  # noqa: T201
    print("| commits | contents | caveat | git alone | ms a content |\n| ---: | ---: | ---: | ---: | ---: |")  # noqa: T201
    for commits in options.commits:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            repository(root, commits, options.seed)
            project = open_project(root)
            begin = cpu()
            stale_pairs(project, git(root, "rev-list", "--max-parents=0", "main").decode().strip(), LOCALES)
            between = cpu()
            contents = floor(root)
            spent, alone = between - begin, cpu() - between
            print(f"| {commits} | {contents} | {spent:.2f} | {alone:.2f} | {spent / contents * 1000:.2f} |")  # noqa: T201


if __name__ == "__main__":
    main()
