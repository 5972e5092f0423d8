"""Small projects with real translations of the warnings, built as a publisher builds them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import polib

from tests.end_to_end.builders import SETTINGS, caveat, write

WARNING = '<p data-warning="sun" data-severity="danger">Never rub the skin.</p>'


PARTS = {
    "A peel at home": ("Ein Peeling zu Hause", "تقشير البشرة في المنزل"),
    "A peel takes off the outer layer of the skin.": ("Ein Peeling trägt die äußere Schicht der Haut ab.", "يزيل التقشير الطبقة الخارجية من البشرة."),
    "Rinse the skin.": ("Spülen Sie die Haut ab.", "اشطف البشرة."),
    "Never rub the skin.": ("Niemals die Haut reiben.", "لا تفرك البشرة أبدًا."),
    "Do not go out before": ("Gehen Sie nicht hinaus vor dem", "لا تخرج قبل"),
    "Seen on": ("Gesehen am", "شوهد في"),
    "Skin": ("Haut", "البشرة"),
    "Start": ("Anfang", "البداية"),
    "A jar of cream": ("Ein Tiegel mit Creme", "علبة كريم"),
}
"""The German and the Arabic of what stands between two tags."""


def translated(text: str, locale: str) -> str:
    """What a translator wrote for a text, its tags where they were."""

    def said(part: re.Match[str]) -> str:
        return PARTS[part[0]][("de", "ar").index(locale)]

    return re.sub(r"(?<![<\w/])[A-Z][\w .]*\w\.?(?![\w/>])", said, text)


def article(body: str, warning: str = WARNING) -> str:
    head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>A peel at home</title></head>'
    return f"{head}\n<body><nav data-locales></nav><main>{body}{warning}</main></body></html>\n"


def made(root: Path, articles: dict[str, str], settings: str = "", files: dict[str, str] | None = None) -> Path:
    """A project in German and Arabic with every text translated, not built yet."""
    sources = {f"source/{name}.html": content for name, content in articles.items()}
    contract = '[warnings.sun]\narticles = ["*"]\n'
    write(root, {"pyproject.toml": SETTINGS + settings, "source/warnings.toml": contract, **sources, **(files or {})})
    assert caveat(root, "update").code == 0
    for path in sorted(root.glob("locales/*/LC_MESSAGES/**/*.po")):
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = translated(entry.msgid, path.relative_to(root / "locales").parts[0])
        catalogue.save()
    return root


def built(root: Path) -> Path:
    """The folder of the site. Raises AssertionError, with what was said, where not everything is published."""
    ran = caveat(root, "build")
    assert ran.code == 0, ran.out + ran.err
    return root / "build/site"


def untranslate(root: Path, locale: str, name: str, text: str) -> None:
    """Takes the translations out that belong to texts with `text` in them."""
    path = root / "locales" / locale / "LC_MESSAGES" / f"{name}.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        if text in entry.msgid:
            entry.msgstr = ""
    catalogue.save()


def manifest(site: Path) -> Any:
    return json.loads((site / "manifest.json").read_bytes())
