"""Where a warning stands: derived from the sign-offs and the texts, whatever their order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    Decision,
    Discounted,
    Doubt,
    Independence,
    Matter,
    Place,
    Rejected,
    ReviewPolicy,
    Signed,
    SignOff,
    Stale,
    Translated,
    Unsigned,
    Voided,
)
from pipeline.review.matter import digests
from pipeline.review.standing import Record, identity, principal, review, with_stale

from .builders import MATTER, sign_off

POLICY = ReviewPolicy()
TWO = ReviewPolicy(reviewers={"danger": 2})
REJECTED = Decision.REJECTED
HERE = Place("locales/de/LC_MESSAGES/peel.po", 3)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
EVENTS = st.lists(
    st.builds(
        lambda decision, name, second: sign_off(decision=decision, name=name, time=f"2026-11-22T10:00:0{second}Z"),
        st.sampled_from(Decision),
        st.sampled_from(("Anna", "Bo", "Cleo")),
        st.integers(0, 4),
    ),
    max_size=6,
)


def stands(*sign_offs: SignOff, matter: Matter = MATTER, policy: ReviewPolicy = POLICY, severity: str = "danger") -> object:
    return review(Record(sign_offs), matter, severity, policy).standing


@st.composite
def one_code_point_off(draw: st.DrawFn) -> tuple[Matter, Matter, str]:
    """A matter, the same with one code point of one part changed, taken out or added, and that part."""
    matter = Matter((draw(TEXT), draw(TEXT)), (draw(TEXT), draw(TEXT)), draw(TEXT))
    part = draw(st.sampled_from(("source", "translation", "facts")))
    text = {"source": matter.sources[1], "translation": matter.translations[1], "facts": matter.facts}[part]
    at = draw(st.integers(0, len(text) - 1))
    now = draw(st.sampled_from((text[:at] + text[at + 1 :], f"{text[:at]}{draw(TEXT)[0]}{text[at:]}", f"{text[:at]}{draw(TEXT)[0]}{text[at + 1 :]}")))
    if part == "facts":
        return matter, replace(matter, facts=now), part
    if part == "source":
        return matter, replace(matter, sources=(matter.sources[0], now)), part
    return matter, replace(matter, translations=(matter.translations[0], now)), part


@given(one_code_point_off())
def test_a_changed_code_point_voids_and_a_reverted_one_restores(made: tuple[Matter, Matter, str]) -> None:
    before, now, part = made
    signed = sign_off(matter=before)
    if before == now:
        return
    assert stands(signed, matter=now) == Voided(signed, (part,))
    assert stands(signed, matter=before) == Signed((signed,))
    assert digests(before)[part] != digests(now)[part]


@given(TEXT, TEXT, TEXT)
def test_texts_that_move_from_one_unit_to_the_next_are_other_texts(one: str, two: str, three: str) -> None:
    assert digests(Matter((one + two, three), (one, two), ""))["source"] != digests(Matter((one, two + three), (one, two), ""))["source"]


@given(EVENTS.flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))))
def test_the_order_of_the_lines_does_not_matter(orders: tuple[list[SignOff], list[SignOff]]) -> None:
    one, other = orders
    assert stands(*one, policy=TWO) == stands(*other, policy=TWO)


@given(EVENTS)
def test_a_rejection_that_is_the_last_word_undoes_every_acceptance(events: list[SignOff]) -> None:
    last = sign_off(decision=REJECTED, name="Dana", time="2026-11-22T11:00:00Z")
    assert stands(*events, last) == Rejected(last)


@given(EVENTS)
def test_a_rejection_is_answered_by_later_acceptances_of_as_many_people_as_are_needed(events: list[SignOff]) -> None:
    later = [sign_off(name=name, time="2026-11-22T12:00:00Z") for name in ("Dana", "Edo")]
    assert isinstance(stands(*events, *later, policy=TWO), Signed)


def test_nobody_has_signed_a_new_warning() -> None:
    assert stands() == Unsigned((), 1)


def test_of_a_rejection_and_an_acceptance_in_one_second_the_rejection_counts() -> None:
    rejected = sign_off(decision=REJECTED, name="Bo")
    assert stands(sign_off(), rejected) == Rejected(rejected)


def test_a_danger_needs_as_many_people_as_the_policy_says_and_nobody_counts_twice() -> None:
    anna = sign_off(), sign_off(name="ANNA <Anna@Example.org>", time="2026-11-22T10:05:00Z")
    assert stands(*anna, policy=TWO) == Unsigned(("Anna Weber <anna@example.org>",), 2)
    assert isinstance(stands(*anna, sign_off(name="Bo"), policy=TWO), Signed)
    assert isinstance(stands(*anna, policy=TWO, severity="notice"), Signed)


def test_half_of_the_signatures_on_new_texts_is_told_as_that() -> None:
    assert stands(sign_off(matter=replace(MATTER, sources=("Old.",))), sign_off(), policy=TWO) == Unsigned(("Anna Weber <anna@example.org>",), 2)


def test_a_role_that_the_policy_does_not_name_does_not_count() -> None:
    found = review(Record((sign_off(role="intern"),)), MATTER, None, ReviewPolicy(roles=("doctor",)))
    assert found.standing == Unsigned((), 1)
    assert [(one.doubt, one.reason) for one in found.discounted] == [(Doubt.UNKNOWN, 'the role "intern" is none of doctor')]


@pytest.mark.parametrize(
    ("independence", "translator", "counts"),
    [
        (Independence.WHERE_KNOWN, "A. Weber <ANNA@example.org>", False),
        (Independence.WHERE_KNOWN, "Bo", True),
        (Independence.WHERE_KNOWN, "", True),
        (Independence.PROVEN, "", False),
        (Independence.PROVEN, "Bo", True),
        (Independence.OFF, "Anna Weber <anna@example.org>", True),
    ],
)
def test_a_translator_does_not_sign_their_own_work(independence: Independence, translator: str, counts: bool) -> None:
    found = review(Record((sign_off(translator=translator),)), MATTER, None, ReviewPolicy(independence=independence))
    assert isinstance(found.standing, Signed) is counts
    assert [one.doubt for one in found.discounted] == ([] if counts else [Doubt.UNKNOWN])


def test_a_translator_may_reject_their_own_work() -> None:
    rejected = sign_off(decision=REJECTED, translator="anna@example.org", time="2026-11-22T11:00:00Z")
    assert stands(sign_off(name="Bo"), rejected) == Rejected(rejected)


def test_what_is_doubted_does_not_count_and_a_bad_file_is_told_whatever_it_says() -> None:
    bad = Discounted(sign_off(matter=replace(MATTER, facts="{}")), Doubt.BAD, "line 1 was altered")
    unknown = Discounted(sign_off(name="Bo", matter=replace(MATTER, facts="{}")), Doubt.UNKNOWN, "no key")
    found = review(Record((), (bad, unknown)), MATTER, None, POLICY)
    assert (found.standing, found.discounted) == (Unsigned((), 1), (bad,))


@pytest.mark.parametrize(("name", "other"), [("Anna  Weber", "anna weber"), ("Anna <a@x.org>", "A. Weber <A@X.org>"), ("a@x.org", "Anna <a@x.org>")])
def test_two_ways_to_write_a_person_are_one_person(name: str, other: str) -> None:
    assert identity(name) == identity(other)


def test_an_allowed_signers_file_knows_a_person_by_the_address() -> None:
    assert (principal("Anna <a@x.org>"), principal("Anna Weber")) == ("a@x.org", "Anna Weber")


def test_a_translation_that_was_signed_for_another_text_is_stale() -> None:
    old, new = sign_off(matter=Matter(("Wash cold.",), ("Kalt waschen.",), "")), Translated(HERE, "Kalt waschen.")
    assert with_stale((0,), ("Wash hot.",), (new,), Record((old,))) == (Stale(HERE, "Kalt waschen.", "Wash cold.", signed=True),)
    assert with_stale((0,), ("Wash cold.",), (new,), Record((old,))) == (new,)


def test_a_pair_that_was_accepted_is_not_stale_and_one_that_was_rejected_stays_so() -> None:
    old = sign_off(matter=Matter(("Wash cold.",), ("Waschen.",), ""))
    new = Matter(("Wash hot.",), ("Waschen.",), "")
    state = Translated(HERE, "Waschen.")
    assert with_stale((0,), ("Wash hot.",), (state,), Record((old, sign_off(matter=new)))) == (state,)
    assert isinstance(with_stale((0,), ("Wash hot.",), (state,), Record((old, sign_off(matter=new, decision=REJECTED))))[0], Stale)


def test_a_new_translation_of_a_new_text_is_not_stale() -> None:
    state = Translated(HERE, "Heiß waschen.")
    assert with_stale((0,), ("Wash hot.",), (state,), Record((sign_off(matter=Matter(("Wash cold.",), ("Kalt waschen.",), "")),))) == (state,)
