"""Articles for the benchmark of updates, and every way to edit a text: what it becomes, and what a tool should make of its translation."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

_SUBJECTS = (
    "The nurse", "Your doctor", "The clinic", "A trained person", "The surgeon", "Our team", "The pharmacist", "A relative", "The therapist", "Your dentist",
    "The patient", "The practice", "The laboratory", "A second physician", "The ward", "The reception",
)  # fmt: skip
_VERBS = (
    "cleans", "inspects", "covers", "cools", "marks", "numbs", "treats", "checks", "photographs", "dries", "rinses", "warms", "measures", "bandages",
    "disinfects", "massages", "shaves", "protects",
)  # fmt: skip
_OBJECTS = (
    "the cheek", "the forehead", "the wound", "the dressing", "the needle", "the scar", "the eyelid", "the injection site", "the shoulder", "the scalp",
    "the ointment", "the neck", "the catheter", "the implant", "the swelling", "the blister", "the lower lip", "the bruise", "the stitches", "the bandage",
)  # fmt: skip
_ENDS = (
    "with sterile water", "in a quiet room", "with great care", "and writes it down", "with a soft cloth", "as agreed with you", "in good light",
    "with a fresh glove", "and explains each step", "in your own time", "with medical soap", "and takes a photograph", "with a thin film of gel",
)  # fmt: skip
_REASONS = (
    "because the tissue needs rest", "so that infection has no chance", "which keeps bleeding small", "because the active agent spreads",
    "so that scars heal flat", "which most people find pleasant", "because sunlight would darken it", "so that the result lasts",
    "which takes little time", "because the area is sensitive",
)  # fmt: skip
_TALES = (
    "Many visitors ask about", "Nothing is known so far about", "A short film in the waiting room shows", "Old textbooks describe", "Our price list mentions",
    "Two leaflets are devoted to", "Insurance companies seldom pay for", "Athletes worry most about", "Some guests bring pictures of", "The website compares",
    "Training for beginners covers", "Students in their final year study", "A research group in Vienna published findings on", "Please ask at the desk about",
)  # fmt: skip
_WARNINGS = (
    "You must not use {thing} on broken skin", "Never mix {thing} with alcohol", "Take at most {number} {unit} of {thing} each day",
    "Do not drive for {number} hours when you had {thing}", "Keep {thing} at {number} °C", "You must tell your doctor when {thing} causes a rash",
    "{thing} is not safe in pregnancy", "Stop {thing} {number} days before surgery", "Do not give more than {number} {unit} of {thing} to children",
    "{thing} should never touch the eyes", "Call an ambulance when {number} {unit} of {thing} were swallowed",
)  # fmt: skip
_THINGS = (
    "lidocaine", "hyaluronidase", "the peeling acid", "tretinoin", "the numbing cream", "ibuprofen", "the filler", "cortisone", "heparin", "the silicone gel",
    "the laser", "botulinum toxin", "the iodine solution", "paracetamol", "the steroid injection", "the antiseptic",
)  # fmt: skip
_UNITS = {"mg": "g", "ml": "l", "µg": "mg", "IU": "mg"}
_SIGNALS = {"DANGER": "CAUTION", "WARNING": "NOTICE", "CAUTION": "DANGER"}
_NEGATED = (
    (" must not ", " must "), ("Never ", "Always "), ("Do not ", "Do "), (" not safe ", " safe "), ("Stop ", "Start "), (" never touch ", " touch "),
    (" at most ", " at least "), (" must ", " must not "), ("Keep ", "Do not keep "), ("Call ", "Do not call "),
    (" cleans ", " never cleans "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an article; its translation is a name by which it is known again."""

    context: str | None
    msgid: str
    translation: str
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after an edit. `names` are the translations that suit it as a proposal; `changed` says that its facts did, `same` that its text did not."""

    kind: str
    text: Text
    names: tuple[str, ...]
    changed: bool = False
    same: bool = False


def sentence(chance: random.Random) -> str:
    """A sentence of prose without full stop, in one of several orders."""
    subject, verb, thing, end, reason = (chance.choice(part) for part in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS, _REASONS))
    other, last = chance.choice(_OBJECTS), chance.choice(_TALES)
    return chance.choice((
        f"{subject} {verb} {thing} {end} {reason}",
        f"{last} {thing} {reason}, and {subject[0].lower()}{subject[1:]} {verb} it {end}",
        f"{subject} {verb} {thing} and {chance.choice(_VERBS)} {other} {reason}",
        f"{last} {thing} {end}, {reason}",
    ))  # fmt: skip


def paragraph(chance: random.Random) -> str:
    """One to three sentences."""
    return " ".join(f"{sentence(chance)}." for _ in range(chance.randint(1, 3)))


def _warning(chance: random.Random) -> str:
    thing, unit = chance.choice(_THINGS), chance.choice(list(_UNITS))
    text = chance.choice(_WARNINGS).format(thing=thing, unit=unit, number=chance.randint(2, 90))
    return f"{text[0].upper()}{text[1:]}: {sentence(chance)}."


Edit = Callable[[random.Random, str], str]


def _typo(chance: random.Random, text: str) -> str:
    words = text.split()
    place = chance.choice([number for number, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4])
    cut = chance.randrange(1, len(words[place]) - 1)
    words[place] = words[place][:cut] + words[place][cut + 1 :]
    return " ".join(words)


def _swapped(chance: random.Random, text: str) -> str:
    old = next(part for part in _OBJECTS if part in text)
    return text.replace(old, chance.choice([part for part in _OBJECTS if part != old]), 1)


def _reordered(_chance: random.Random, text: str) -> str:
    head, _, tail = text.rstrip(".").partition(" so that " if " so that " in text else " because " if " because " in text else " which ")
    first, colon, second = head.partition(": ")
    return (
        f"{first}{colon}For a good reason ({tail}), {second[0].lower()}{second[1:]}." if colon else f"For a good reason ({tail}), {head[0].lower()}{head[1:]}."
    )


def _negated(_chance: random.Random, text: str) -> str:
    for old, new in _NEGATED:
        if old in text or (old[0] != " " and text.startswith(old)):
            return text.replace(old, new, 1)
    for verb in _VERBS:
        if f" {verb} " in text:
            return text.replace(f" {verb} ", f" does not {verb[:-1]} ", 1)
    raise ValueError(text)


def _numbered(chance: random.Random, text: str) -> str:
    for word in text.split():
        if word.isdigit():
            return text.replace(f" {word} ", f" {int(word) * 10 + chance.randrange(10)} ", 1)
    raise ValueError(text)


def _measured(_chance: random.Random, text: str) -> str:
    for old, new in (*_UNITS.items(), ("hours", "days"), ("°C", "°F"), ("days", "weeks")):
        if f" {old} " in text or f" {old}:" in text:
            return text.replace(f" {old}", f" {new}", 1)
    raise ValueError(text)


_CHANGING = {"negation flipped": _negated, "number changed": _numbered, "unit changed": _measured}
_HARMLESS = {"typo fixed": _typo, "words exchanged": _swapped, "reordered": _reordered}
KINDS = (*_HARMLESS, "split", "joined", "tags renumbered", "moved to another article", "prose made a warning", "replaced", *_CHANGING, "severity changed")


class _Maker:
    """Makes the article before and after, one edit after the other, with untouched texts between."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.before: list[Text] = []
        self.other: list[Text] = []
        self.edits: list[Edited] = []
        self.seen: set[str] = set()

    def text(self, *, guarded: bool, make: Callable[[random.Random], str] | None = None) -> Text:
        while True:
            msgid = (make or (_warning if guarded else paragraph))(self.chance)
            if msgid not in self.seen:
                break
        self.seen.add(msgid)
        number = len(self.seen)
        return Text(f"warning:w{number}" if guarded else None, msgid, f"«{number}»", "WARNING" if guarded else None)

    def untouched(self) -> None:
        text = self.text(guarded=False)
        self.before.append(text)
        self.edits.append(Edited("", text, (text.translation,), same=True))

    def edit(self, kind: str, old: Text, msgid: str, *, changed: bool = False) -> None:
        self.before.append(old)
        self.seen.add(msgid)
        self.edits.append(Edited(kind, replace(old, msgid=msgid), (old.translation,), changed=changed))

    def simple(self, *, guarded: bool) -> None:
        """One of each edit that makes one text of one text."""
        for kind, change in _HARMLESS.items():
            old = self.text(guarded=guarded, make=_warning if guarded else lambda chance: f"{sentence(chance)}.")
            self.edit(kind, old, change(self.chance, old.msgid))
            self.untouched()
        for kind, change in _CHANGING.items():
            while True:
                old = self.text(guarded=guarded, make=_warning)
                try:
                    new = change(self.chance, old.msgid)
                except ValueError:
                    continue
                break
            self.edit(kind, old, new, changed=True)
            self.untouched()

    def composed(self) -> None:
        """Splitting and joining, of prose."""
        one, two = (self.text(guarded=False, make=lambda chance: f"{sentence(chance)}.") for _ in range(2))
        whole = replace(one, msgid=f"{one.msgid} {two.msgid}")
        self.before.append(whole)
        self.edits += [Edited("split", replace(part, translation=""), (whole.translation,)) for part in (one, two)]
        self.untouched()
        one, two = (self.text(guarded=False, make=lambda chance: f"{sentence(chance)}.") for _ in range(2))
        self.before += [one, two]
        self.edits.append(Edited("joined", replace(one, msgid=f"{one.msgid} {two.msgid}"), (one.translation, two.translation)))
        self.untouched()

    def marked(self, *, guarded: bool) -> None:
        """Tags that get other numbers; the translation has them too."""
        old = self.text(guarded=guarded)
        words = old.msgid.split()
        old = replace(old, msgid=" ".join([f"<a1>{words[0]}</a1>", *words[1:]]), translation=f"<a1>{old.translation}</a1>")
        self.before.append(old)
        new = replace(old, msgid=old.msgid.replace("a1>", "a2>"))
        self.edits.append(Edited("tags renumbered", new, (old.translation.replace("a1>", "a2>"),), same=not guarded))
        self.untouched()

    def placed(self, *, guarded: bool) -> None:
        """From another article; from prose to a warning; away, with something new in the place."""
        moved = self.text(guarded=guarded)
        self.other.append(moved)
        self.edits.append(Edited("moved to another article", moved, (moved.translation,), same=True))
        self.untouched()
        old = self.text(guarded=False)
        self.before.append(old)
        if guarded:
            self.edits.append(Edited("prose made a warning", replace(old, context="warning:new", severity="WARNING"), (old.translation,)))
            self.untouched()
        gone, come = self.text(guarded=guarded), self.text(guarded=guarded)
        self.before.append(gone)
        self.edits.append(Edited("replaced", come, ()))
        self.untouched()

    def signalled(self) -> None:
        """A warning of another severity, with its signal word and, in every second, its words alone kept."""
        signal = self.chance.choice(list(_SIGNALS))
        old = self.text(guarded=True)
        old = replace(old, msgid=f"{signal}: {old.msgid}", severity=signal)
        self.edit("severity changed", old, old.msgid.replace(signal, _SIGNALS[signal]), changed=True)
        self.edits[-1] = replace(self.edits[-1], text=replace(self.edits[-1].text, severity=_SIGNALS[signal]))
        self.untouched()


def edited_article(chance: random.Random, times: int) -> tuple[list[Text], list[Text], list[Edited]]:
    """An article before its edits, another article, and the first one's texts after the edits, in order."""
    maker = _Maker(chance)
    for _ in range(times):
        for guarded in (False, True):
            maker.simple(guarded=guarded)
            maker.marked(guarded=guarded)
            maker.placed(guarded=guarded)
        maker.composed()
        maker.signalled()
    return maker.before, maker.other, maker.edits
