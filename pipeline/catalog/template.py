"""What a catalogue should hold: the entries of an article's units, or of a contract's concepts, without translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import Article, Contract, Entry, Key, References, Severity, Unit

GLOSSARY = "glossary"
"""The name of the termbase's catalogue, which no article may have."""

_SAFETY = re.compile(r"Safety warning \S+ \(([A-Z]+)\)\.")


@dataclass(frozen=True)  # without slots, so that `wanted` is made once for all locales
class Template:
    """The entries that a catalogue named `name` should hold, in order, and what its header says it is about."""

    name: str
    title: str
    entries: tuple[Entry, ...]

    @cached_property
    def wanted(self) -> Mapping[Key, Entry]:
        """The entries by key, in order."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def heads(self) -> Mapping[Key, str]:
        """How the text of each entry begins where nobody added a line above its msgctxt or msgid."""
        return {key: _head(entry) for key, entry in self.wanted.items()}


def _head(entry: Entry) -> str:
    references = f"#: {' '.join(entry.references)}\n" if entry.references else ""
    return "".join(f"#. {line}\n" for line in entry.extracted) + references + "msg"


def is_warning(context: str | None) -> bool:
    """Whether a context is that of a warning's text."""
    return context is not None and context.startswith("warning:")


def severity_said(extracted: Iterable[str]) -> str | None:
    """The severity that an entry's comments tell the translator, None where they tell none."""
    return next((found[1] for comment in extracted if (found := _SAFETY.match(comment))), None)


def article_template(article: Article, references: References) -> Template:
    """One entry a unit, in the order of the article. `references` says whether the place carries its line."""
    severities = {mark.id: mark.severity for mark in article.marks}
    entries = []
    for unit, place in zip(article.units, article.places, strict=True):
        reference = place.file if references is References.FILE else f"{place.file}:{place.line}"
        entries.append(_entry(unit.context, unit.msgid, (reference,), _comments(unit, severities)))
    return Template(article.name, article.file, tuple(entries))


def glossary_template(contract: Contract) -> Template:
    """One entry a concept. Its msgstr is the accepted forms, separated by ` | `; `*` stands for any ending or beginning of a word."""
    users: dict[str, list[str]] = {}
    for requirement in contract.requirements:
        for concept in requirement.mentions:
            users.setdefault(concept, []).append(requirement.id)
    return Template(
        GLOSSARY,
        contract.file,
        tuple(
            _entry(
                None,
                concept,
                (contract.file,),
                (
                    f"Every translation of these warnings must use one of the forms: {', '.join(warnings)}",
                    "Forms stand between | signs. * is any ending or beginning of a word.",
                ),
            )
            for concept, warnings in users.items()
        ),
    )


def _entry(context: str | None, msgid: str, references: tuple[str, ...], extracted: Iterable[str]) -> Entry:
    return Entry(context=context, msgid=msgid, msgstr=("",), line=0, msgstr_line=0, references=references, extracted=tuple(extracted))


def _comments(unit: Unit, severities: dict[str, str | None]) -> Iterable[str]:
    for warning in unit.guarded:
        signal = severities.get(warning)
        shown = f" ({signal.upper()})" if signal in set(Severity) else ""
        if warning == unit.warning:
            yield f"Safety warning {warning}{shown}. Until this entry is translated, whole and exact, the page stays unpublished."
        else:
            yield f"The safety warning {warning}{shown} stands inside this text. If its tag is lost, the page stays unpublished."
    if unit.section is not None:
        yield f"Section: {unit.section}"
    yield f"Role: {unit.role}"
    for note in unit.notes:
        yield f"Note: {' '.join(note.split())}"
