from __future__ import annotations

from pipeline.model import Discounted, Doubt, Review, Signed, Unsigned
from pipeline.validate.rule import ReviewSubject
from pipeline.validate.rules.signature_bad import RULE
from tests.review.builders import FILE, sign_off

ALTERED = Discounted(sign_off(), Doubt.BAD, "line 1 was altered")


def test_a_damaged_file_is_found_once_even_where_others_have_signed() -> None:
    (fault,) = RULE.check(ReviewSubject(Review(Signed((sign_off(name="Bo"),)), (ALTERED, ALTERED))))
    assert fault.message == f"what {FILE} says of it is not believed: line 1 was altered"


def test_an_unknown_reviewer_is_no_damaged_file() -> None:
    assert list(RULE.check(ReviewSubject(Review(Unsigned((), 1), (Discounted(sign_off(), Doubt.UNKNOWN, "no key"),))))) == []
