"""What a delivery may change: only what was exported and has not moved since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog.accept import accept
from pipeline.catalog.offer import offer, state_of
from pipeline.catalog.writer import render_catalogue
from pipeline.model import (
    Acceptance,
    Article,
    Catalogue,
    DeliveredUnit,
    Delivery,
    Encoding,
    Mark,
    Place,
    Progress,
    Reason,
    Ticket,
    Unit,
    key_digest,
    read_ticket,
    state_digest,
)

from .builders import catalogue, read, reread, written

UNITS = (
    Unit("A peel", None, None, "heading 1"),
    Unit("Rinse for 5 minutes.", None, None, "paragraph"),
    Unit("See the <a1>leaflet</a1>.<br/>", None, None, "paragraph", tags=("<a1>", "</a1>", "<br/>")),
    Unit("Avoid the sun.", "warning:sun", "sun", "paragraph", "Peels"),
    Unit("Stop.", None, None, "button"),
    Unit("Stop.", "menu", None, "link"),
)
ARTICLE = Article(
    "peel",
    "source/peel.html",
    (),
    UNITS,
    tuple(Place("source/peel.html", line) for line in range(1, 7)),
    (Mark("sun", "danger", Place("source/peel.html", 4), (3,)),),
    Encoding(),
    0,
    0,
    "",
)
CATALOGUE = catalogue(
    written(None, "A peel", "Ein Peeling", comments=["kept"]),
    written(None, "Rinse for 5 minutes.", "Spülen.", fuzzy=True),
    written(None, "See the <a1>leaflet</a1>.<br/>", ""),
    written("warning:sun", "Avoid the sun.", "Meiden Sie die Sonne."),
    written(None, "Stop.", "Halt."),
    written("menu", "Stop.", ""),
    written(None, "Old", "Alt", obsolete=True),
)
DONE, FUZZY, EMPTY = Progress.TRANSLATED, Progress.FUZZY, Progress.EMPTY


def brought(index: int, progress: Progress, text: str, *, since: Catalogue = CATALOGUE, **other: object) -> DeliveredUnit:
    """A unit as a tool brings it back after an export of `since`."""
    made = offer(ARTICLE, since, "de", "en", "de").units[index]
    values = {"line": 9, "ticket": made.ticket, "context": made.key[0], "source": made.key[1], "state": (progress, text)} | other
    return DeliveredUnit(**values)  # type: ignore[arg-type]


def taken(*units: DeliveredUnit, into: Catalogue = CATALOGUE) -> Acceptance:
    return accept(into, {unit.key: unit.tags for unit in ARTICLE.units}, Delivery("peel.xlf", 1, "peel", "en", "de", units))


def reasons(acceptance: Acceptance) -> list[Reason]:
    return [refusal.reason for refusal in acceptance.refused]


def test_an_export_that_comes_back_as_it_went_changes_nothing() -> None:
    units = [brought(index, *made.state) for index, made in enumerate(offer(ARTICLE, CATALOGUE, "de", "en", "de").units)]
    assert taken(*units) == Acceptance(CATALOGUE, (), ())
    assert taken(*units).catalogue is CATALOGUE


def test_an_export_says_what_a_translator_must_know() -> None:
    made = offer(ARTICLE, CATALOGUE, "de", "en", "de")
    assert [unit.alert for unit in made.units if unit.alert] == [
        "Safety warning sun (DANGER). Until this entry is translated, whole and exact, the page stays unpublished."
    ]
    assert (made.units[3].warning, made.units[3].severity, made.units[3].notes) == ("sun", "danger", ("Section: Peels", "Role: paragraph"))
    assert made.units[0].remarks == ("kept",)
    assert made.units[2].tags == ("<a1>", "</a1>", "<br/>")


def test_a_new_translation_is_taken_and_the_rest_keeps_its_bytes() -> None:
    text = "Siehe <a1>Merkblatt</a1>."
    acceptance = taken(brought(2, DONE, text))
    assert acceptance.taken == ((None, UNITS[2].msgid),)
    before, after = render_catalogue(CATALOGUE).decode(), render_catalogue(acceptance.catalogue).decode()
    assert after == before.replace('<br/>"\nmsgstr ""', f'<br/>"\nmsgstr "{text}"', 1)


def test_a_fuzzy_entry_that_comes_back_confirmed_forgets_its_older_source() -> None:
    old = read('#, fuzzy, no-wrap\n#| msgid "Rinse."\nmsgid "Rinse for 5 minutes."\nmsgstr "Spülen."\n')
    entry = taken(brought(1, DONE, "5 Minuten spülen.", since=old), into=old).catalogue.entries[None, "Rinse for 5 minutes."]
    assert (entry.msgstr, entry.flags, entry.previous) == (("5 Minuten spülen.",), ("no-wrap",), None)
    still = taken(brought(1, FUZZY, "5 Minuten spülen.", since=old), into=old).catalogue.entries[None, "Rinse for 5 minutes."]
    assert (still.msgstr, still.flags, still.previous) == (("5 Minuten spülen.",), ("fuzzy", "no-wrap"), (None, "Rinse."))


def test_a_reviewer_may_take_a_confirmation_back() -> None:
    assert taken(brought(3, FUZZY, "Meiden Sie die Sonne.")).catalogue.entries["warning:sun", "Avoid the sun."].fuzzy


CHANGED = catalogue(*(written(entry.context, entry.msgid, f"{entry.msgstr[0]} Neu.") for entry in CATALOGUE.entries.values()))


@pytest.mark.parametrize("index", range(len(UNITS)))
def test_newer_work_in_the_catalogue_is_never_replaced(index: int) -> None:
    theirs = "Siehe <a1>x</a1>."
    assert reasons(taken(brought(index, DONE, theirs), into=CHANGED)) == [Reason.CONFLICT]
    assert taken(brought(index, DONE, theirs), into=CHANGED).catalogue is CHANGED


def test_newer_work_in_the_catalogue_is_no_conflict_where_the_file_brings_nothing_new() -> None:
    assert taken(brought(0, DONE, "Ein Peeling"), into=CHANGED) == Acceptance(CHANGED, (), ())
    assert taken(brought(0, DONE, "Ein Peeling Neu."), into=CHANGED) == Acceptance(CHANGED, (), ())


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (brought(0, DONE, "x", ticket=Ticket("0" * 24, "0" * 16)), Reason.SOURCE_CHANGED),
        (brought(0, DONE, "x", source="A  peel"), Reason.SOURCE_ALTERED),
        (brought(0, EMPTY, ""), Reason.EMPTIED),
        (brought(2, DONE, "Siehe das Merkblatt."), Reason.TAGS),
        (brought(2, DONE, "Siehe </a1>das Merkblatt<a1>."), Reason.TAGS),
        (brought(2, DONE, "Siehe <a1>das</a1> Merkblatt<a1>."), Reason.TAGS),
        (brought(2, DONE, "Siehe <a1>das</a1>.", codes=("<a1>", "</a1>", "<b>")), Reason.TAGS),
        (brought(2, DONE, "Siehe <a1>das</a1>.", codes=("",)), Reason.TAGS),
        (brought(0, DONE, "Ein\x00Peeling"), Reason.CONTROL),
        (brought(0, DONE, "Ein\x1bPeeling"), Reason.CONTROL),
        (brought(0, DONE, "Neu", ticket=None), Reason.DONE_ALREADY),
        (brought(0, DONE, "Neu", ticket=None, source="A pill"), Reason.SOURCE_CHANGED),
        (brought(4, DONE, "Neu", ticket=None, context="other"), Reason.AMBIGUOUS),
        (brought(1, DONE, "Neu", ticket=None, context="other"), Reason.AMBIGUOUS),
    ],
)
def test_what_is_not_taken_is_listed_with_its_reason(unit: DeliveredUnit, reason: Reason) -> None:
    acceptance = taken(unit)
    assert reasons(acceptance) == [reason]
    assert acceptance.catalogue is CATALOGUE
    assert (acceptance.refused[0].file, acceptance.refused[0].line) == ("peel.xlf", 9)
    assert reason.cause
    assert reason.mend


def test_an_entry_that_is_not_there_is_listed() -> None:
    assert reasons(taken(brought(0, DONE, "x"), into=read('msgid "b"\nmsgstr ""\n'))) == [Reason.NO_ENTRY]
    plural = read('msgid "A peel"\nmsgid_plural "Peels"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    assert reasons(taken(brought(0, DONE, "x"), into=plural)) == [Reason.PLURAL]
    assert [unit.key[1] for unit in offer(ARTICLE, plural, "de", "en", "de").units].count("A peel") == 0


def test_a_text_that_the_article_lost_is_not_taken_though_the_catalogue_still_has_it() -> None:
    old = catalogue(written(None, "Gone", ""))
    unit = DeliveredUnit(9, Ticket(key_digest((None, "Gone")), state_digest((EMPTY, ""))), None, "Gone", (DONE, "Weg"))
    assert reasons(taken(unit, into=old)) == [Reason.SOURCE_CHANGED]


@pytest.mark.parametrize(("index", "context"), [(1, None), (2, None), (5, "menu")])
def test_a_file_without_tickets_fills_what_is_empty_or_fuzzy(index: int, context: str | None) -> None:
    acceptance = taken(brought(index, DONE, "<a1>Neu</a1>", ticket=None, context=context))
    assert len(acceptance.taken) == 1
    assert acceptance.refused == ()


def test_a_file_without_tickets_and_contexts_fills_the_only_entry_of_its_text() -> None:
    empty = catalogue(*(written(entry.context, entry.msgid, "") for entry in CATALOGUE.entries.values()))
    assert taken(brought(3, DONE, "Meiden", ticket=None, context=None), into=empty).taken == (("warning:sun", "Avoid the sun."),)


def test_a_file_without_tickets_says_nothing_where_it_is_empty() -> None:
    assert taken(brought(0, EMPTY, "", ticket=None), brought(0, EMPTY, "", ticket=None, source="other")) == Acceptance(CATALOGUE, (), ())


@pytest.mark.parametrize("text", ["Siehe <a1>Merk</a1>- und <a1>Beiblatt</a1>.", "Siehe <a1>x</a1>.<br/><br/>", "<b>x</b> <a1>y</a1>"])
def test_a_pair_may_stand_twice_breaks_are_free_and_other_markup_is_text(text: str) -> None:
    assert len(taken(brought(2, DONE, text)).taken) == 1


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from('\t\n"\\'), max_size=20)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([DONE, FUZZY]), TEXT), max_size=5, unique_by=lambda row: row[0]))
def test_what_is_taken_can_be_read_again_and_accepting_twice_changes_nothing(rows: list[tuple[int, Progress, str]]) -> None:
    units = [brought(index, progress if text else EMPTY, text) for index, progress, text in rows]
    acceptance = taken(*units)
    now = acceptance.catalogue
    again = taken(*units, into=reread(now))
    assert again.taken == ()
    assert reasons(again) == reasons(acceptance)
    for unit in units:
        key = (unit.context, unit.source)
        if key in acceptance.taken:
            assert state_of(reread(now).entries[key]) == unit.state
    untouched = [key for key in CATALOGUE.entries if key not in acceptance.taken]
    assert [now.entries[key] for key in untouched] == [CATALOGUE.entries[key] for key in untouched]


def test_a_ticket_is_written_and_read() -> None:
    made = brought(0, DONE, "x").ticket
    assert made is not None
    assert read_ticket(str(made)) == made
    for other in ("", "1", "k12.t34", f"{made}0", str(made).upper()):
        assert read_ticket(other) is None


def test_a_context_and_its_lack_are_told_apart() -> None:
    keys = [(None, "a"), ("", "a"), ("a", ""), (None, "\x04a"), ("\x04a", "")]
    assert len({key_digest(key) for key in keys}) == len(keys)
