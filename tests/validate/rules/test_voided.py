from __future__ import annotations

import pytest

from pipeline.model import Rejected, Review, Signed, Standing, Unsigned, Voided
from pipeline.validate.rule import ReviewSubject
from pipeline.validate.rules.voided import RULE
from tests.review.builders import sign_off


def test_a_change_behind_a_signature_is_found_with_what_was_signed() -> None:
    (fault,) = RULE.check(ReviewSubject(Review(Voided(sign_off(), ("source", "translation")))))
    assert "source and translation changed since Anna Weber <anna@example.org> signed it off" in fault.message
    assert fault.expected == "Nicht einatmen."


def test_a_rejection_is_found_with_its_reason() -> None:
    (fault,) = RULE.check(ReviewSubject(Review(Rejected(sign_off()))))
    assert "(medical reviewer) rejected it at 2026-11-22T10:00:00Z: I compared both." in fault.message


@pytest.mark.parametrize("standing", [Signed((sign_off(),)), Unsigned((), 1)])
def test_another_standing_is_not_voided(standing: Standing) -> None:
    assert list(RULE.check(ReviewSubject(Review(standing)))) == []
