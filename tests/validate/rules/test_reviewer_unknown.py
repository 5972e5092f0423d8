from __future__ import annotations

from pipeline.model import Discounted, Doubt, Review, Signed, Unsigned
from pipeline.validate.rule import ReviewSubject
from pipeline.validate.rules.reviewer_unknown import RULE
from tests.review.builders import sign_off

STRANGER = Discounted(sign_off(), Doubt.UNKNOWN, "no key")


def test_a_signature_that_does_not_count_is_found_at_its_line() -> None:
    (fault,) = RULE.check(ReviewSubject(Review(Unsigned((), 1), (STRANGER,))))
    assert fault.message == "the signature of Anna Weber <anna@example.org> does not count: no key"
    assert fault.place == sign_off().place


def test_it_is_no_fault_where_enough_others_have_signed() -> None:
    assert list(RULE.check(ReviewSubject(Review(Signed((sign_off(name="Bo"),)), (STRANGER,))))) == []


def test_a_bad_file_is_no_unknown_reviewer() -> None:
    assert list(RULE.check(ReviewSubject(Review(Unsigned((), 1), (Discounted(sign_off(), Doubt.BAD, "altered"),))))) == []
