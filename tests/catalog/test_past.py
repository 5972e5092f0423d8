"""Which pairs of text and translation came together by accident."""

from __future__ import annotations

import pytest

from pipeline.catalog.past import Version, first_version, next_version
from pipeline.model import Catalogue, Entry, Former

from .builders import catalogue, written

COLD, HOT = "Wash it with cold water.", "Wash it with hot water."
SUN = "warning:sun"


def one(msgid: str, msgstr: str, *, context: str | None = SUN, fuzzy: bool = False, comments: tuple[str, ...] = ()) -> Entry:
    return written(context, msgid, msgstr, fuzzy=fuzzy, comments=comments)


def first(*entries: Entry) -> Version:
    return first_version(catalogue(*entries))


def behind(version: Version, *steps: Catalogue) -> Version:
    """Ordinary commits, one after the other."""
    for step in steps:
        version = next_version(step, [version], merged=False)
    return version


def merged(*parents: Version, result: Catalogue) -> Version:
    return next_version(result, list(parents), merged=True)


def test_a_new_text_above_the_translation_of_an_old_one_is_stale() -> None:
    version = behind(first(one(COLD, "kalt")), catalogue(one(HOT, "kalt")))
    assert version.stale == {(SUN, HOT): Former(COLD, "kalt")}


def test_a_merge_that_loses_the_fuzzy_flag_makes_a_stale_pair() -> None:
    doubted = first(one(COLD, "kalt", fuzzy=True))
    confirmed, edited = behind(doubted, catalogue(one(COLD, "kalt"))), behind(doubted, catalogue(one(HOT, "kalt", fuzzy=True)))
    for parents in ((confirmed, edited), (edited, confirmed)):
        assert merged(*parents, result=catalogue(one(HOT, "kalt"))).stale == {(SUN, HOT): Former(COLD, "kalt")}


def test_a_merge_that_joins_a_mended_translation_to_a_new_text_makes_a_stale_pair() -> None:
    base = first(one(COLD, "kalt"))
    mended, edited = behind(base, catalogue(one(COLD, "ganz kalt"))), behind(base, catalogue(one(HOT, "kalt", fuzzy=True)))
    assert merged(mended, edited, result=catalogue(one(HOT, "ganz kalt"))).stale == {(SUN, HOT): Former(COLD, "ganz kalt")}


def test_a_flag_that_was_taken_from_this_very_pair_confirms_it() -> None:
    version = behind(first(one(COLD, "kalt")), catalogue(one(HOT, "kalt", fuzzy=True)), catalogue(one(HOT, "kalt")))
    assert version.stale == {}


def test_what_one_branch_confirmed_stays_confirmed_when_it_is_merged() -> None:
    base = first(one(COLD, "kalt"))
    confirmed = behind(base, catalogue(one(HOT, "kalt", fuzzy=True)), catalogue(one(HOT, "kalt")))
    assert merged(base, confirmed, result=catalogue(one(HOT, "kalt"))).stale == {}


def test_what_is_stale_on_one_branch_and_confirmed_on_the_other_is_confirmed() -> None:
    base = first(one(COLD, "kalt"))
    confirmed = behind(base, catalogue(one(HOT, "kalt", fuzzy=True)), catalogue(one(HOT, "kalt")))
    stale = behind(base, catalogue(one(HOT, "kalt")))
    assert merged(stale, confirmed, result=catalogue(one(HOT, "kalt"))).stale == {}


def test_a_pair_stays_stale_until_somebody_looks_at_it() -> None:
    stale = behind(first(one(COLD, "kalt")), catalogue(one(HOT, "kalt")))
    assert behind(stale, catalogue(one(HOT, "kalt"), one("more", "mehr"))).stale == stale.stale
    assert behind(stale, catalogue(one(HOT, "kalt", comments=("checked",)))).stale == {}
    assert behind(stale, catalogue(one(HOT, "heiß"))).stale == {}
    assert behind(stale, catalogue(one(HOT, "kalt", fuzzy=True)), catalogue(one(HOT, "kalt"))).stale == {}


def test_a_comment_that_comes_by_a_merge_confirms_nothing() -> None:
    stale = behind(first(one(COLD, "kalt")), catalogue(one(HOT, "kalt")))
    assert merged(stale, stale, result=catalogue(one(HOT, "kalt", comments=("checked",)))).stale == stale.stale


def test_one_translation_may_serve_several_texts() -> None:
    version = behind(first(one("The skin", "Haut", context=None)), catalogue(one("The skin", "Haut", context=None), one("Skin", "Haut", context=None)))
    assert version.stale == {}


def test_a_translation_typed_into_an_entry_that_waited_for_one_is_meant() -> None:
    version = behind(first(one(COLD, "kalt"), one(HOT, "")), catalogue(one(HOT, "kalt")))
    assert version.stale == {}


def test_a_translation_that_nobody_has_seen_before_is_new() -> None:
    assert behind(first(one(COLD, "kalt")), catalogue(one(HOT, "heiß"))).stale == {}


@pytest.mark.parametrize("other", [None, "warning:water"])
def test_the_same_text_in_another_context_has_its_own_translation(other: str | None) -> None:
    assert behind(first(one(COLD, "kalt")), catalogue(one(COLD, "kalt", context=other))).stale == {}


def test_tags_with_other_numbers_are_the_same_text() -> None:
    before, after = one("Read <a1>this</a1>.", "Lies <a1>das</a1>."), one("Read <a2>this</a2>.", "Lies <a2>das</a2>.")
    assert behind(first(before), catalogue(after)).stale == {}
    edited = one("Burn <a2>this</a2>.", "Lies <a2>das</a2>.")
    assert behind(first(before), catalogue(edited)).stale == {(SUN, "Burn <a2>this</a2>."): Former("Read <a1>this</a1>.", "Lies <a2>das</a2>.")}


def test_an_obsolete_pair_that_comes_back_is_the_pair_that_it_was() -> None:
    old = written(SUN, HOT, "kalt", obsolete=True)
    assert behind(first(one(COLD, "kalt"), old), catalogue(one(HOT, "kalt"))).stale == {}


def test_a_fuzzy_or_empty_entry_is_not_stale_but_what_it_is() -> None:
    base = first(one(COLD, "kalt"), one("a", ""))
    assert behind(base, catalogue(one(HOT, "kalt", fuzzy=True), one("b", ""))).stale == {}
