"""Pages of warnings, their catalogues, and what the real gate says of each: segmentation, a rendered catalogue, its lookup and the verdict."""

from __future__ import annotations

import html
import json
import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from benchmarks.damage_ways import Pair, Subject, words
from pipeline.catalog.lookup import look_up
from pipeline.catalog.reader import read_catalogue
from pipeline.locales import language
from pipeline.model import Article, Contract, Encoding, Finding, Level, Settings, Source, Termbase
from pipeline.segment.article import segment
from pipeline.validate.gate import Case, judge, open_case

ROOT = Path(__file__).parent.parent
WARNINGS = 6
"""On one page."""
_HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_NEAR = {
    "da": "nb", "nb": "da", "sv": "da", "cs": "sk", "sk": "cs", "hr": "sl", "sl": "hr", "sr": "bg", "bg": "ru", "ru": "uk", "uk": "ru", "es": "pt",
    "pt": "es", "it": "es", "ro": "it", "fr": "it", "de": "nl", "nl": "de", "fi": "et", "et": "fi", "lt": "lv", "lv": "lt", "pl": "cs", "hu": "fi",
    "id": "vi", "vi": "id", "ar": "fa", "fa": "ar", "ja": "zh", "zh": "ja", "tr": "id", "mt": "it", "ga": "mt", "el": "bg", "hi": "th", "th": "hi",
    "ko": "ja", "he": "ar",
}  # fmt: skip


class Way(Enum):
    """Ways that change an entry, or two."""

    MISSING = "entry missing"
    FUZZY = "fuzzy"
    OBSOLETE = "obsolete"
    SWAPPED = "two warnings swapped"


@dataclass(frozen=True, slots=True)
class Page:
    """Some pairs of one locale as an article that has been cut, with the number of each pair's unit."""

    locale: str
    pairs: tuple[Pair, ...]
    case: Case


def read_pairs(folders: Iterable[Path]) -> Iterator[Pair]:
    """The sound pairs of corpora: each file is named by its language, or holds tables named by locale."""
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            yield from _pairs(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)


def read_file(path: Path) -> tuple[Pair, ...]:
    """The sound pairs of one file."""
    return tuple(_pairs(tomllib.loads(path.read_text(encoding="utf-8")), path.stem))


def _pairs(data: Mapping[str, list[Mapping[str, str]]], origin: str) -> Iterator[Pair]:
    for pair in data.get("pair", []):
        if "locale" in pair:
            yield Pair(pair["locale"], pair["en"], pair["tr"], origin)
        elif "tr" in pair and "register" not in pair:
            yield Pair(_locale(origin, pair["tr"]), pair["en"], pair["tr"], origin)
        else:
            yield from (Pair(locale, pair["en"], text, origin) for locale, text in pair.items() if locale not in ("en", "register"))


def _locale(name: str, text: str) -> str:
    """The corpora of Serbian and of Chinese hold two scripts."""
    if name == "sr":
        return "sr_Cyrl" if re.search("[а-я]", text) else "sr_Latn"
    if name == "zh":
        return "zh_Hant" if re.search("[請將與過會這個時間醫藥應熱開續後劑濃滿歲機權員進無換電頭網潔裝隨療適]", text) else "zh_Hans"
    return name


def prepared(folder: Path) -> Iterator[tuple[Pair, str, str]]:
    """Pairs, what somebody who speaks the language made of them, and the way."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("damage", []):
            locale = _locale(path.stem, case["tr"])
            yield Pair(locale, case["en"], "", path.stem), case["tr"], case["way"]


def tagged(pair: Pair) -> Pair | None:
    """The pair behind a signal word in `strong`."""
    known = words().get(pair.language)
    if known is None:
        return None
    return Pair(pair.locale, f"<strong>WARNING:</strong> {pair.english}", f"<strong>{known.signals[1]}:</strong> {pair.text}", pair.origin, tags=True)


def pages(pairs: Iterable[Pair], seed: int) -> list[Page]:
    """Pages of some warnings each, by locale; no page has one English text twice."""
    by_locale: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_locale.setdefault(pair.locale, []).append(pair)
    made = []
    for locale, found in sorted(by_locale.items()):
        random.Random(f"{seed}{locale}").shuffle(found)  # noqa: S311  texts, no secrets
        left = found
        while left:
            chosen = list({pair.english: pair for pair in reversed(left)}.values())[-WARNINGS:]
            left = [pair for pair in left if pair not in chosen]
            made.append(page(locale, chosen))
    return made


def page(locale: str, pairs: Sequence[Pair]) -> Page:
    """One page, cut and opened."""
    body = "".join(f'<div data-warning="w{number}"><p>{_markup(pair)}</p></div>\n' for number, pair in enumerate(pairs))
    text = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Title</title>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n'
    article = segment(Source("page", "source/page.html", text, Encoding(), "0" * 64), "en")
    source = language("en")
    return Page(locale, tuple(pairs), open_case(article, Contract("source/warnings.toml", (), written=False), Termbase("en", {}, {}, "glossary.po"), source))


def _markup(pair: Pair) -> str:
    return pair.english if pair.tags else html.escape(pair.english, quote=False)


def subjects(made: Page, by_english: Mapping[tuple[str, str], Pair], by_language: Mapping[str, Pair]) -> Iterator[Subject]:
    """Each pair of a page with what surrounds it; the near and the far text say the same where a corpus has it."""

    def elsewhere(pair: Pair, spoken: str) -> str:
        found = by_english.get((spoken, pair.english)) or by_language.get(spoken)
        return "" if found is None else found.text

    for pair in made.pairs:
        near = _NEAR.get(pair.language, "es")
        far = "ru" if pair.language not in ("ru", "uk", "bg", "sr") else "fr"
        yield Subject(pair, [other for other in made.pairs if other is not pair], elsewhere(pair, near), elsewhere(pair, far))


def verdict(made: Page, changes: Mapping[int, str | Way]) -> list[Finding]:
    """The errors of a page whose warnings are damaged as told: a text, or a way."""
    return [finding for finding in findings(made, changes) if finding.level is Level.ERROR]


def findings(made: Page, changes: Mapping[int, str | Way]) -> list[Finding]:
    """What the gate finds, errors or not."""
    article, label = made.case.article, f"locales/{made.locale}/LC_MESSAGES/page.po"
    catalogue = read_catalogue(rendered(article, made, changes), label)
    settings = Settings("caveat.toml", "en", (made.locale,))
    termbase = Termbase(made.locale, {}, {}, "glossary.po")
    return list(judge(made.case, look_up(article, catalogue, label), termbase, settings, language(made.locale)).findings)


def rendered(article: Article, made: Page, changes: Mapping[int, str | Way]) -> bytes:
    """The catalogue of a page, the title included."""
    parts = [_HEADER.format(made.locale)]
    for unit in article.units:
        number = int(unit.warning[1:]) if unit.warning is not None else None
        change = changes.get(number) if number is not None else None
        text = made.pairs[number].text if number is not None else "…"
        if isinstance(change, str):
            text = change
        elif change is Way.MISSING:
            continue
        flag = "#, fuzzy\n" if change is Way.FUZZY else ""
        lines = f"msgid {_quoted(unit.msgid)}\nmsgstr {_quoted(text)}\n"
        lines = (f"msgctxt {_quoted(unit.context)}\n" if unit.context is not None else "") + lines
        if change is Way.OBSOLETE:
            lines = "".join(f"#~ {line}\n" for line in lines.splitlines())
        parts.append(f"{flag}{lines}")
    return "\n".join(parts).encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\\u0008", "\x08").replace("\\b", "\x08")
