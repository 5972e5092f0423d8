"""Units, warnings and articles for the tests of the rules."""

from __future__ import annotations

import re

from pipeline.locales import language
from pipeline.model import Article, Contract, Encoding, Mark, Place, Requirement, Settings, Severity, Termbase, Translated, Translation, Unit
from pipeline.validate.rule import (
    Fault,
    PageFault,
    PageRule,
    PageSubject,
    SourceFault,
    SourceRule,
    SourceSubject,
    Statement,
    UnitRule,
    UnitSubject,
    WarningRule,
    WarningSubject,
)

CATALOGUE = "locales/de/LC_MESSAGES/peel.po"
GLOSSARY = "locales/de/LC_MESSAGES/glossary.po"
FILE = "source/peel.html"
CONTRACT = "source/warnings.toml"
HERE = Place(CATALOGUE, 7)
SETTINGS = Settings("caveat.toml", "en", ("de",))
_TAG = re.compile(r"</?[a-z][a-z0-9]*/?>")


def unit(msgid: str, *, warning: str | None = None, hosts: tuple[str, ...] = (), context: str | None = None) -> Unit:
    """A unit whose tags are whatever looks like one in its text."""
    context = f"warning:{warning}" if warning is not None else context
    return Unit(msgid, context, warning, "paragraph", hosts=hosts, tags=tuple(_TAG.findall(msgid)))


def judge_unit(rule: UnitRule, msgid: str, translation: Translation | str, *, target: str = "de", source: str = "en") -> list[Fault]:
    """What a rule finds; a text is a translation that is done."""
    state = Translated(HERE, translation) if isinstance(translation, str) else translation
    return list(rule.check(UnitSubject(unit(msgid), state, language(source), language(target))))


def judge_warning_unit(rule: UnitRule, msgid: str, text: str, *, target: str = "de") -> list[Fault]:
    """What a rule finds in a unit of a warning whose translation is done."""
    return list(rule.check(UnitSubject(unit(msgid, warning="sun"), Translated(HERE, text), language("en"), language(target))))


def requirement(
    id_: str = "sun", *, mentions: tuple[str, ...] = (), severity: Severity | None = None, articles: tuple[str, ...] = ("*",), line: int = 3
) -> Requirement:
    return Requirement(id_, severity, articles, mentions, None, Place(CONTRACT, line))


def contract(*requirements: Requirement, written: bool = True) -> Contract:
    return Contract(CONTRACT, requirements, written)


def termbase(locale: str = "de", **forms: tuple[str, ...]) -> Termbase:
    """Underscores stand for the spaces of a concept."""
    named = {concept.replace("_", " "): accepted for concept, accepted in forms.items()}
    return Termbase(locale, named, {concept: Place(GLOSSARY, 5) for concept in named}, GLOSSARY)


def judge_warning(rule: WarningRule, text: str, mentions: tuple[str, ...], terms: Termbase) -> list[Fault]:
    return list(rule.check(WarningSubject(requirement(mentions=mentions), text, terms)))


def mark(id_: str, *units: int, severity: str | None = None, line: int = 20) -> Mark:
    return Mark(id_, severity, Place(FILE, line), units)


def article(units: tuple[Unit, ...] = (), marks: tuple[Mark, ...] = (), name: str = "peel") -> Article:
    places = tuple(Place(FILE, index + 10) for index, _ in enumerate(units))
    return Article(name, FILE, (), units, places, marks, Encoding(), 0, 0, "")


def judge_article(rule: SourceRule, made: Article, *requirements: Requirement, written: bool = True, terms: Termbase | None = None) -> list[SourceFault]:
    return list(rule.check(SourceSubject(made, requirements, written, terms or termbase("en"))))


def judge_page(rule: PageRule, *texts: tuple[str, str], target: str = "de", source: str = "en") -> list[PageFault]:
    """What a rule finds among warnings; each is its source and its translation."""
    made = (Statement(f"w{index}", unit(asked, warning=f"w{index}"), HERE, asked, said) for index, (asked, said) in enumerate(texts))
    return list(rule.check(PageSubject(tuple(made), language(source), language(target))))
