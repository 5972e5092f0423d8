"""What a signature is about, and the digests by which it is known.

Law: two matters have one digest exactly when no code point of a source text, a translation or a fact differs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from pipeline.model import Article, Matter, Requirement, Translated, Translation

_PLACING = frozenset(("id", "articles", "before", "place", "severity"))
"""What a requirement says of where a warning stands; a page that moves it needs no new signature."""


def canonical(value: object) -> str:
    """One way to write a JSON value: sorted, in ASCII, without white space."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def digest(value: object) -> str:
    """The SHA-256 of a JSON value's canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode("ascii")).hexdigest()


def digests(matter: Matter) -> Mapping[str, str]:
    """By what each part of a matter is known, under the names that the ledger gives the parts."""
    return {"source": digest(matter.sources), "translation": digest(matter.translations), "facts": digest(matter.facts)}


def matter_of(article: Article, warning: str, states: tuple[Translation, ...], requirement: Requirement | None) -> Matter | None:
    """What there is to sign of a warning in a locale; None while one of its texts has no translation that its translator calls done.

    An address that a locale may change counts too, empty where the locale keeps the author's.
    """
    units = tuple(dict.fromkeys(unit for mark in article.marks if mark.id == warning for unit in mark.units))
    translations = tuple(state.text if isinstance(state, Translated) else None for state in (states[unit] for unit in units))
    if not units or any(text is None and not article.units[unit].address for unit, text in zip(units, translations, strict=True)):
        return None
    sources = tuple(article.units[unit].msgid for unit in units)
    return Matter(sources, tuple(text or "" for text in translations), facts(severity_of(article, warning, requirement), requirement))


def severity_of(article: Article, warning: str, requirement: Requirement | None) -> str | None:
    """The contract's word, or the mark's where the contract has none."""
    if requirement is not None and requirement.severity is not None:
        return requirement.severity.value
    return next((mark.severity for mark in article.marks if mark.id == warning), None)


def facts(severity: str | None, requirement: Requirement | None) -> str:
    """The severity and all that the contract demands of the words, as canonical JSON. A demand at its default is left out, so that a new kind of demand
    voids no signature where nobody makes it.
    """
    stated: dict[str, object] = {"severity": severity}
    for part in fields(requirement) if requirement is not None else ():
        value = getattr(requirement, part.name)
        if part.name not in _PLACING and value != _default(part) and value not in ((), None):
            stated[part.name] = _plain(value)
    return canonical(stated)


def _default(part: Field[Any]) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _plain(value: object) -> object:
    """A value of the model as JSON; what is left open is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        stated = {part.name: getattr(value, part.name) for part in fields(value)}
        return {name: _plain(inner) for name, inner in stated.items() if inner is not None}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (bool, int)) else str(value)
