from __future__ import annotations

import pytest

from pipeline.model import Rejected, Review, Signed, Standing, Unsigned, Voided
from pipeline.validate.rule import ReviewSubject
from pipeline.validate.rules.unsigned import RULE
from tests.review.builders import sign_off


def test_a_warning_with_too_few_signatures_is_found_with_those_it_has() -> None:
    (fault,) = RULE.check(ReviewSubject(Review(Unsigned(("Anna",), 2))))
    assert fault.message == "it has 1 of 2 signatures, by Anna"


@pytest.mark.parametrize("standing", [Signed((sign_off(),)), Rejected(sign_off()), Voided(sign_off(), ("source",))])
def test_another_standing_is_not_unsigned(standing: Standing) -> None:
    assert list(RULE.check(ReviewSubject(Review(standing)))) == []
