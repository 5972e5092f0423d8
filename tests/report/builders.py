"""Outcomes for the tests of the reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.model import Cleared, Evidence, Explanation, Finding, Judgement, Level, Outcome, Passage, Place, Tally, Translated, Waiver, Withheld

CATALOGUE = "locales/de/LC_MESSAGES/peel.po"
DIGEST = "0123456789abcdef0123456789abcdef"
FULL = Finding(
    rule="tag-lost",
    level=Level.ERROR,
    message="the tag <a1> is missing",
    hint="put <a1> where it belongs",
    place=Place(CATALOGUE, 42, 7),
    article="peel",
    locale="de",
    warning="sun",
    context="warning:sun",
    msgid="See the <a1>leaflet</a1>.",
    expected="See the <a1>leaflet</a1>.",
    found="Siehe das Merkblatt.",
)
BARE = Finding(rule="contract-idle", level=Level.WARNING, message="no article is called other", hint="delete it")
LIGHT = Finding(rule="missing", level=Level.INFO, message="there is no entry", hint="run caveat update", place=Place(CATALOGUE, 9), article="peel", locale="de")
WAIVER = Waiver("filler", "dose", "de", DIGEST, "TODO is the product's name", "A. Owner", date(2027, 1, 31), Place("source/waivers.toml", 3))
WAIVED = replace(FULL, rule="filler", level=Level.INFO, warning="dose", msgid="Five drops.", digest=DIGEST, waived=WAIVER)

CLEARED = Judgement(Cleared("peel", "en", (None,) * 4, Tally(4, 4, ("sun", "dose"), ("sun", "dose"))), ())
WITHHELD = Judgement(Withheld("peel", "de", Tally(4, 3, ("sun", "dose"), ("dose",))), (FULL, LIGHT))
OUTCOME = Outcome((CLEARED, WITHHELD), (BARE,))
WITH_WAIVER = Outcome((CLEARED, replace(WITHHELD, findings=(FULL, LIGHT, WAIVED))), (BARE,))
EXPLANATIONS = (Explanation("tag-lost", "Units of a locale", "A tag is missing.", "error in warnings", "Bad: `x`.", "Correct it.", "accuracy/omission"),)


def damaged(text: str) -> Outcome:
    """An outcome in which whatever a catalogue, a contract, a waiver or a file name can say is this text."""
    place = Place(text, 3)
    waiver = replace(WAIVER, reason=text, who=text, place=place)
    finding = replace(
        FULL, message=text, hint=text, expected=text, found=text, warning=text, article=text, msgid=text, context=text, place=place, digest=DIGEST
    )
    waived = replace(finding, level=Level.INFO, waived=waiver)
    tally = Tally(4, 3, (text,), ())
    seen = Evidence(text, text, (text,), (Passage(text, Translated(place, text)),))
    page = Judgement(Withheld(text, "ar", tally), (finding, waived, replace(finding, level=Level.WARNING, warning=None)), (seen,))
    source = Judgement(Cleared(text, "en", (None,), tally), (), (Evidence(text, text, (text,), (Passage(text, None),)),))
    return Outcome((source, page), (replace(finding, article=None, locale=None, place=None), finding))
