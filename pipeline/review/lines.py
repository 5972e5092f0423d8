"""One line of a ledger, written and read: a JSON object whose members are all texts, lists of texts or null.

Law: reading what was written gives the sign-off back. Whatever else stands in a line is refused with its file and line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NoReturn

from pipeline.model import Decision, Matter, PipelineError, Place, SignOff
from pipeline.review.matter import digest, digests

VERSION = 1
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_MEND = "bring the line back as it was (git log -p names who changed it); a ledger is only ever appended to, by caveat review"
_TEXTS = ("sources", "translations")
_NAMED = (
    "locale",
    "article",
    "warning",
    "source",
    "translation",
    "facts",
    "facts_digest",
    "decision",
    "role",
    "name",
    "translator",
    "time",
    "meaning",
    "digest",
)
_LONGEST_NAME = 200


def seal(sign_off: SignOff) -> SignOff:
    """The sign-off with the digest of its line."""
    return replace(sign_off, digest=digest(_members(sign_off)))


def write_line(sign_off: SignOff) -> bytes:
    """The line of a sealed sign-off, with its line end."""
    return (json.dumps(_members(sign_off) | {"digest": sign_off.digest}, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")


def is_genuine(sign_off: SignOff) -> bool:
    """Whether the line says what it said when its digest was made."""
    return sign_off.digest == digest(_members(sign_off))


def read_line(content: bytes, place: Place) -> SignOff:
    """Raises PipelineError for what is no line of a ledger: malformed JSON, a name twice, a member that is missing, unknown or of another type."""
    record = _record(content, place)
    for name in (*_NAMED, *_TEXTS):
        if name not in record:
            _refuse(place, f'has no "{name}"')
        if name in _NAMED and not isinstance(record[name], str):
            _refuse(place, f'"{name}" is no text')
    texts = {name: record[name] for name in _NAMED}
    if record.get("version") is True or record.get("version") != VERSION:
        _refuse(place, f"is of a version other than {VERSION}")
    if unknown := sorted(record.keys() - {*_NAMED, *_TEXTS, "version", "previous"}):
        _refuse(place, f'"{unknown[0]}" means nothing here')
    sources, translations = (_texts(record[name], name, place) for name in _TEXTS)
    previous = record.get("previous")
    if previous is not None and not isinstance(previous, str):
        _refuse(place, '"previous" is neither a text nor null')
    _check_form(texts, place)
    return _sign_off(texts, Matter(sources, translations, str(texts["facts"])), previous, place)


def name_fault(name: str) -> str | None:
    """Why a text cannot be a person's name or role, None where it can."""
    if not name.strip() or name != name.strip():
        return "is empty, or begins or ends with a space"
    if not name.isprintable():
        return "has a character that does not show"
    if name.startswith("-") or len(name) > _LONGEST_NAME:
        return f"begins with a hyphen, or is longer than {_LONGEST_NAME} characters"
    return None


def is_time(text: str) -> bool:
    """Whether a text is a moment as a ledger writes it."""
    if not _TIME.match(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _members(sign_off: SignOff) -> dict[str, object]:
    """All that a line says but its own digest."""
    matter = sign_off.matter
    parts = digests(matter)
    return {
        "version": VERSION,
        "locale": sign_off.locale,
        "article": sign_off.article,
        "warning": sign_off.warning,
        "source": parts["source"],
        "translation": parts["translation"],
        "facts_digest": parts["facts"],
        "sources": list(matter.sources),
        "translations": list(matter.translations),
        "facts": matter.facts,
        "decision": sign_off.decision.value,
        "role": sign_off.role,
        "name": sign_off.name,
        "translator": sign_off.translator,
        "time": sign_off.time,
        "meaning": sign_off.meaning,
        "previous": sign_off.previous,
    }


def _record(content: bytes, place: Place) -> Mapping[str, object]:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        record = dict(pairs)
        if len(record) != len(pairs):
            raise ValueError("a name stands twice")
        return record

    def no_number(_: str) -> NoReturn:
        raise ValueError("a number that is none")

    try:
        record = json.loads(content.decode("utf-8"), object_pairs_hook=unique, parse_constant=no_number)
    except RecursionError:
        _refuse(place, "is nested too deep")
    except ValueError as error:  # JSONDecodeError, UnicodeDecodeError, a number with too many digits, and those above
        _refuse(place, f"is no line of a review ledger: {error}")
    if not isinstance(record, dict):
        _refuse(place, "is no JSON object")
    return record


def _texts(value: object, name: str, place: Place) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        _refuse(place, f'"{name}" is no list of texts')
    return tuple(value)


def _check_form(texts: Mapping[str, object], place: Place) -> None:
    for name in ("role", "name", "meaning"):
        fault = name_fault(str(texts[name])[:_LONGEST_NAME]) if name == "meaning" else name_fault(str(texts[name]))
        if fault is not None:
            _refuse(place, f'"{name}" {fault}')
    if not is_time(str(texts["time"])):
        _refuse(place, f'"time" is "{texts["time"]}", not a moment such as 2026-11-22T19:30:00Z')
    if texts["decision"] not in [member.value for member in Decision]:
        _refuse(place, f'"decision" is "{texts["decision"]}", not one of {", ".join(Decision)}')
    if not _DIGEST.match(str(texts["digest"])):
        _refuse(place, '"digest" is no SHA-256 in hexadecimal')


def _sign_off(texts: Mapping[str, object], matter: Matter, previous: str | None, place: Place) -> SignOff:
    words = {name: str(texts[name]) for name in ("locale", "article", "warning", "role", "name", "translator", "time", "meaning", "digest")}
    sign_off = SignOff(**words, matter=matter, decision=Decision(str(texts["decision"])), previous=previous, place=place)
    parts = digests(matter)
    # The three digests stand in the line for people and for the manifest; one that is not that of the texts beside it makes the line ungenuine.
    agree = (texts["source"], texts["translation"], texts["facts_digest"]) == (parts["source"], parts["translation"], parts["facts"])
    return sign_off if agree and len(matter.sources) == len(matter.translations) else replace(sign_off, digest="")


def _refuse(place: Place, cause: str) -> NoReturn:
    raise PipelineError(cause, mend=_MEND, file=place.file, line=place.line)
