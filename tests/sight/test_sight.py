"""The gate and the audit know the same ways of hiding, and say them in the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.soup import READERS, read_page
from pipeline.sight import IN_SIGHT, Onlooker
from pipeline.validate.rules.warning_hidden import RULE
from tests.segment.builders import cut
from tests.validate.builders import judge_article

from .cases import SEEN, UNHEARD, UNSEEN, WARNING

HIDDEN = UNSEEN | UNHEARD


def worded(reason: str) -> str:
    return reason.replace("<object data=x>", "<object>")


@pytest.mark.parametrize("markup", HIDDEN)
def test_the_gate_finds_a_warning_that_markup_hides(markup: str) -> None:
    (found,) = judge_article(RULE, cut(f"<!doctype html><body>{markup}"))
    assert (found.warning, found.fault.found) == ("w", worded(HIDDEN[markup]))


@pytest.mark.parametrize("markup", HIDDEN)
def test_a_reader_of_the_audit_finds_a_warning_that_markup_hides(markup: str) -> None:
    (found,) = read_page(f"<!doctype html><meta charset=utf-8><body>{markup}".encode(), "html5lib").warnings
    assert found.hidden == worded(HIDDEN[markup])


@pytest.mark.parametrize("markup", HIDDEN)
def test_the_fast_reader_finds_it_too(markup: str) -> None:
    """It nests some elements in another way; what counts is that it clears no page that the other one would refuse."""
    (found,) = read_page(f"<!doctype html><meta charset=utf-8><body>{markup}".encode(), "lxml").warnings
    assert found.hidden is not None


@pytest.mark.parametrize("markup", SEEN)
def test_the_gate_finds_nothing_on_a_warning_in_sight(markup: str) -> None:
    assert judge_article(RULE, cut(f"<!doctype html><body>{markup}")) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("markup", SEEN)
def test_the_audit_finds_nothing_on_a_warning_in_sight(markup: str, reader: str) -> None:
    (found,) = read_page(f"<!doctype html><meta charset=utf-8><body>{markup}".encode(), reader).warnings
    assert found.hidden is None


def test_a_shadow_root_hides_every_warning_beside_it() -> None:
    beside = WARNING.replace('"w"', '"v"')
    faults = judge_article(RULE, cut(f"<main>{beside}<div><ul><li>{WARNING}</ul><template shadowrootmode=open></template></div></main>"))
    assert [fault.warning for fault in faults] == ["w"]


def test_an_image_of_a_warning_that_is_not_shown_is_hidden() -> None:
    (found,) = judge_article(RULE, cut('<p data-warning="w">Danger: <img src=a.png alt="Do not inhale." hidden></p>'))
    assert found.fault.found == "hidden on <img>"


def test_a_sign_kept_from_screen_readers_may_have_a_title() -> None:
    assert judge_article(RULE, cut('<p data-warning="w"><i aria-hidden="true" title="Danger">⚠</i> Do not inhale.</p>')) == []


@given(st.dictionaries(st.sampled_from(["width", "height", "viewbox", "style", "fill", "opacity", "font-size", "transform"]), st.text(max_size=12)))
def test_any_attributes_can_be_looked_at(attributes: dict[str, str]) -> None:
    Onlooker().enter("svg", attributes, IN_SIGHT)
