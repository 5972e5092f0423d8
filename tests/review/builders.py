"""Sign-offs, ledgers and a small project whose German says what the English says."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.model import Decision, Matter, Place, SignOff
from pipeline.review.lines import seal, write_line
from pipeline.review.sittings import Sitting, read_sitting
from tests.end_to_end.builders import catalogue, caveat, write

FILE = "locales/de/reviews/one.jsonl"
MATTER = Matter(("Do not inhale.",), ("Nicht einatmen.",), '{"severity":"danger"}')
SETTINGS = 'source_locale = "en"\nlocales = ["de"]\n'
ARTICLE = """<!doctype html><html lang="en"><head><title>Peel</title></head><body>
<p data-warning="vapour" data-severity="danger">Do not inhale the vapour.</p>
<p data-warning="eyes">Keep it away from the eyes.</p>
</body></html>
"""
GERMAN = {"Peel": "Schälkur", "Do not inhale the vapour.": "Den Dampf nicht einatmen.", "Keep it away from the eyes.": "Von den Augen fernhalten."}


def sign_off(
    *,
    matter: Matter = MATTER,
    decision: Decision = Decision.ACCEPTED,
    name: str = "Anna Weber <anna@example.org>",
    role: str = "medical reviewer",
    time: str = "2026-11-22T10:00:00Z",
    translator: str = "",
    previous: str | None = None,
    locale: str = "de",
) -> SignOff:
    return seal(SignOff(locale, "peel", "vapour", matter, decision, role, name, translator, time, "I compared both.", previous, "", Place(FILE, 1)))


def sitting(*sign_offs: SignOff) -> Sitting:
    return read_sitting(b"".join(write_line(one) for one in sign_offs), FILE, "de")


def chain(*sign_offs: SignOff) -> tuple[SignOff, ...]:
    """The same, each with the one before it as its previous line."""
    chained: list[SignOff] = []
    for one in sign_offs:
        previous = chained[-1].digest if chained else None
        chained.append(sign_off(matter=one.matter, decision=one.decision, name=one.name, role=one.role, time=one.time, previous=previous))
    return tuple(chained)


def project(root: Path, settings: str = "") -> Path:
    """A project in German whose catalogue is translated; `settings` are added to its own."""
    write(root, {"caveat.toml": SETTINGS + settings, "source/peel.html": ARTICLE})
    assert caveat(root, "update").code == 0
    path = catalogue(root, "de")
    for msgid, msgstr in GERMAN.items():
        translate(path, msgid, msgstr)
    return root


def translate(path: Path, msgid: str, msgstr: str) -> None:
    text = path.read_text("utf-8")
    made = re.sub(rf'(msgid "{re.escape(msgid)}"\nmsgstr )"[^\n]*"', lambda match: f'{match[1]}"{msgstr}"', text)
    assert made != text
    path.write_text(made, "utf-8")


def by(name: str) -> tuple[str, ...]:
    return ("--name", name, "--role", "medical reviewer")


def ledger(root: Path) -> Path:
    """The one file of the German ledger."""
    (path,) = (root / "locales/de/reviews").glob("*.jsonl")
    return path
