"""Makes projects of a wished size out of this one: its sentences, its warnings, its translations.

Every article has its own number behind each of its texts, so that no text of one article is known from another.
Law: the same count, locales and seed give the same files.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipeline.catalog.reader import read_catalogue
from pipeline.model import Key

_ROOT = Path(__file__).parent.parent
_ARTICLE = "mesotherapy"
_WARNINGS = ("side-effects", "qualified-practitioner", "pregnancy", "medical-conditions")
_SIGNALS = {"side-effects": "Caution"}
_SEVERITIES = {"side-effects": "caution"}
_PLAIN = re.compile(r"(?:[^<]|</?(?:em|strong)>)*")
_TAG = re.compile("<[^<>]*>")
_PARAGRAPHS = 18
_LINE = re.compile(r'^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr ""$', re.MULTILINE)
_NUMBER = re.compile(r" \(([0-9]+)\)$")


@dataclass(frozen=True, slots=True)
class Words:
    """What the project's own article says, and how each locale says it."""

    prose: tuple[str, ...]
    warnings: Mapping[str, str]
    translations: Mapping[str, Mapping[Key, str]]
    headers: Mapping[str, str]


def words(locales: Sequence[str]) -> Words:
    """The texts of the project's own article that need no attributes, in these locales."""
    translations: dict[str, dict[Key, str]] = {}
    headers = {}
    for locale in locales:
        path = _ROOT / "locales" / locale / "LC_MESSAGES" / f"{_ARTICLE}.po"
        catalogue = read_catalogue(path.read_bytes(), path.name)
        assert catalogue.header is not None
        headers[locale] = catalogue.header.text
        translations[locale] = {key: entry.msgstr[0] for key, entry in catalogue.entries.items()}
    first = translations[locales[0]]
    prose = tuple(text for context, text in first if context is None and len(text) > 25 and _PLAIN.fullmatch(text))
    found = {name: max((text for context, text in first if context == f"warning:{name}"), key=len) for name in _WARNINGS}
    return Words(prose, found, translations, headers)


def write_sources(folder: Path, count: int, locales: Sequence[str], seed: int, said: Words) -> None:
    """The settings, the contract, the glossaries, and `count` articles of three to four KB with one warning each."""
    (folder / "source").mkdir(parents=True)
    names = ", ".join(f'"{locale}"' for locale in locales)
    (folder / "caveat.toml").write_text(f'source_locale = "en"\nlocales = [{names}]\nbase_url = "https://example.org/"\n')
    contract = (_ROOT / "source" / "warnings.toml").read_text(encoding="utf-8")
    tables = [table for table in contract.split("\n\n") if any(table.startswith(f"[warnings.{name}]") for name in _WARNINGS)]
    wanted = [re.sub(r"articles = .*", f'articles = ["{name}-*"]', table) for table in tables for name in _WARNINGS if f"[warnings.{name}]" in table]
    (folder / "source" / "warnings.toml").write_text("\n\n".join(wanted) + "\n", encoding="utf-8")
    for locale in ("en", *locales):
        glossary = _ROOT / "locales" / locale / "LC_MESSAGES" / "glossary.po"
        if glossary.exists():
            (folder / "locales" / locale / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
            shutil.copy(glossary, folder / "locales" / locale / "LC_MESSAGES" / "glossary.po")
    chance = Random(seed)  # noqa: S311  texts, no secrets
    for number in range(count):
        warning = _WARNINGS[number % len(_WARNINGS)]
        (folder / "source" / f"{warning}-{number:05}.html").write_text(_article(number, warning, said, chance), encoding="utf-8")


def _article(number: int, warning: str, said: Words, chance: Random) -> str:
    chosen = chance.sample(said.prose, min(_PARAGRAPHS, len(said.prose)))
    title = chosen.pop()
    paragraphs = "".join(f"<p>{text} ({number})</p>\n" for text in chosen)
    signal = _SIGNALS.get(warning, "Warning")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{_TAG.sub("", title)} ({number})</title>\n</head>\n<body>\n<main>\n'
        f'<h1>{title} ({number})</h1>\n{paragraphs}<div role="note" data-warning="{warning}" data-severity="{_SEVERITIES.get(warning, "warning")}">\n'
        f'<p class="signal">{signal}</p>\n<p>{said.warnings[warning]}</p>\n</div>\n</main>\n</body>\n</html>\n'
    )


def write_catalogues(folder: Path, locales: Sequence[str], said: Words) -> None:
    """A whole catalogue for each template that `caveat extract` has written."""
    for template in sorted((folder / "locales").glob("*.pot")):
        if template.stem == "glossary":
            continue
        _, _, entries = template.read_text(encoding="utf-8").partition("\n\n")
        for locale in locales:
            known = said.translations[locale]
            text = _LINE.sub(lambda match, known=known: match[0][:-1] + _translated(match, known) + '"', entries)  # type: ignore[misc]
            path = folder / "locales" / locale / "LC_MESSAGES" / f"{template.stem}.po"
            path.write_text(f"{said.headers[locale]}\n\n{text}", encoding="utf-8")


def _translated(match: re.Match[str], known: Mapping[Key, str]) -> str:
    number = _NUMBER.search(match[2])
    msgid = match[2] if number is None else match[2][: number.start()]
    found = known.get((match[1], msgid)) or next((text for (_, asked), text in known.items() if _TAG.sub("", asked) == msgid), "")
    bare = found if "<" in msgid else _TAG.sub("", found)
    return bare if number is None or not bare else f"{bare} ({number[1]})"
