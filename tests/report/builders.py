"""Outcomes for the tests of the reports."""

from __future__ import annotations

from pipeline.model import Cleared, Finding, Judgement, Level, Outcome, Place, Tally, Withheld

CATALOGUE = "locales/de/LC_MESSAGES/peel.po"
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

CLEARED = Judgement(Cleared("peel", "en", (None,) * 4, Tally(4, 4, ("sun", "dose"), ("sun", "dose"))), ())
WITHHELD = Judgement(Withheld("peel", "de", Tally(4, 3, ("sun", "dose"), ("dose",))), (FULL, LIGHT))
OUTCOME = Outcome((CLEARED, WITHHELD), (BARE,))
