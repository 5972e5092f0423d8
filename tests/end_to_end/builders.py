"""Small projects, the command line run on them, and pages read as a browser reads them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import polib
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from pipeline.cli.main import caveat as program

REPOSITORY = Path(__file__).parent.parent.parent

SETTINGS = """[tool.caveat]
source_locale = "en"
locales = ["de", "ar"]
base_url = "https://example.org/"
"""

ARTICLE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A peel at home</title>
</head>
<body>
<nav data-locales></nav>
<main>
<h1>A peel at home</h1>
<p>A peel takes off the outer layer of the skin.</p>
<p data-warning="sun" data-severity="danger">Do not go into the sun for fourteen days.</p>
<ul>
<li>Rinse the skin.</li>
<li data-warning="item">Never rub the skin.</li>
</ul>
<table><tr><th>Age</th><td data-warning="cell">Not for children.</td></tr></table>
<blockquote><div data-warning="nested"><div><p>Keep it away from the eyes.</p></div></div></blockquote>
<p>Use a mask; <strong data-warning="inline">do not breathe the vapour</strong> while you work.</p>
<section data-warning="several"><h2>Danger</h2><p>Do not swallow it.</p><ul><li>Call <b>a doctor</b> at once.</li></ul></section>
</main>
</body>
</html>
"""

CONTRACT = "".join(f'[warnings.{id_}]\narticles = ["peel*"]\n' for id_ in ("sun", "item", "cell", "nested", "inline", "several"))
CONTRACT = CONTRACT.replace("[warnings.item]", 'severity = "danger"\n[warnings.item]', 1)

UNITS = {
    "sun": ("Do not go into the sun for fourteen days.",),
    "item": ("Never rub the skin.",),
    "cell": ("Not for children.",),
    "nested": ("Keep it away from the eyes.",),
    "inline": ("do not breathe the vapour",),
    "several": ("Danger", "Do not swallow it.", "Call <b>a doctor</b> at once."),
}
"""The texts of each warning of ARTICLE as translators see them: a paragraph, a list item, a table cell, a nested block, part of a sentence, several blocks."""


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


def caveat(project: Path, command: str, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
    """Runs a command in this process. A traceback in the program is one in the test."""
    result = CliRunner().invoke(program, [command, *arguments, "--project", str(project)], env=env, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def process(project: Path, command: str, *arguments: str, cwd: Path = REPOSITORY) -> Ran:
    """Runs a command as a person would."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ran = subprocess.run(
        [sys.executable, "-m", "pipeline", command, *arguments, "--project", str(project)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def project(root: Path, articles: Mapping[str, str] | None = None, translations: Translations | None = None) -> Path:
    """A project in German and Arabic in which a translator has been through every catalogue. `translations` are those of texts that ARTICLE has not."""
    sources = {f"source/{name}.html": content for name, content in (articles or {"peel": ARTICLE}).items()}
    write(root, {"pyproject.toml": SETTINGS, "source/warnings.toml": CONTRACT, **sources})
    assert caveat(root, "update").code == 0
    for path in sorted(root.glob("locales/*/LC_MESSAGES/*.po")):
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = translation(entry.msgid, path.parts[-3], translations)
        catalogue.save()
    return root


def translation(text: str, locale: str, translations: Translations | None = None) -> str:
    """What a translator wrote for a text. A text that nobody translated is a mistake of the test: the gate refuses invented words, and rightly."""
    return {**TRANSLATIONS, **(translations or {})}[text][("de", "ar").index(locale)]


Translations: TypeAlias = Mapping[str, tuple[str, str]]
"""Of each text the German and the Arabic."""

TRANSLATIONS: Translations = {
    "A peel at home": ("Ein Peeling zu Hause", "تقشير البشرة في المنزل"),
    "A peel takes off the outer layer of the skin.": ("Ein Peeling trägt die äußere Schicht der Haut ab.", "يزيل التقشير الطبقة الخارجية من البشرة."),
    "Rinse the skin.": ("Spülen Sie die Haut ab.", "اشطف البشرة."),
    "Age": ("Alter", "العمر"),
    "Use a mask; <strong1/> while you work.": ("Tragen Sie eine Maske; <strong1/>, während Sie arbeiten.", "استخدم قناعًا؛ <strong1/> أثناء العمل."),
    "Do not go into the sun for fourteen days.": ("Gehen Sie vierzehn Tage lang nicht in die Sonne.", "لا تتعرض للشمس لمدة أربعة عشر يومًا."),
    "Never rub the skin.": ("Niemals die Haut reiben.", "لا تفرك البشرة أبدًا."),
    "Not for children.": ("Nicht für Kinder.", "ليس للأطفال."),
    "Keep it away from the eyes.": ("Von den Augen fernhalten.", "أبقه بعيدًا عن العينين."),
    "do not breathe the vapour": ("den Dampf nicht einatmen", "لا تستنشق البخار"),
    "Danger": ("Gefahr", "خطر"),
    "Do not swallow it.": ("Nicht verschlucken.", "لا تبتلعه."),
    "Call <b>a doctor</b> at once.": ("Rufen Sie sofort <b>einen Arzt</b>.", "اتصل <b>بطبيب</b> فورًا."),
}


def catalogue(root: Path, locale: str, article: str = "peel") -> Path:
    return root / "locales" / locale / "LC_MESSAGES" / f"{article}.po"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes; folders too, with none."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def page(root: Path, locale: str, article: str = "peel") -> BeautifulSoup:
    return BeautifulSoup((root / "build" / "site" / locale.replace("_", "-") / f"{article}.html").read_bytes(), "html5lib")


def root_of(soup: BeautifulSoup) -> Tag:
    assert soup.html is not None
    return soup.html


def words(text: str) -> str:
    """Text without white space, as two readers can compare it."""
    return "".join(text.split())


def said(soup: BeautifulSoup) -> dict[str, str]:
    """What each warning says on a page."""
    return {str(element["data-warning"]): words(element.get_text()) for element in soup.select("[data-warning]")}


def promised(path: Path) -> dict[str, str]:
    """What each warning says in a catalogue, its entries in order."""
    texts: dict[str, str] = {}
    for entry in polib.pofile(str(path)):
        if entry.msgctxt and entry.msgctxt.startswith("warning:"):
            id_ = entry.msgctxt.removeprefix("warning:")
            texts[id_] = texts.get(id_, "") + words(re.sub(r"</?[a-z]+[0-9]*/?>", "", entry.msgstr))
    return texts
