"""A signature is that of somebody who may not sign."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Doubt, Signed
from pipeline.validate.rule import Fault, ReviewRule, ReviewSubject


def check(subject: ReviewSubject) -> Iterator[Fault]:
    """Bad: a role that the settings do not name; the translator's own signature; a key that is not among the signers, or had expired.
    Good: another person, in one of the roles, with a key among the signers. Silent where enough others have signed. Asked where `review = "required"`.
    """
    if isinstance(subject.review.standing, Signed):
        return
    for found in subject.review.discounted:
        if found.doubt is Doubt.UNKNOWN:
            yield Fault(
                f"the signature of {found.sign_off.name} does not count: {found.reason}",
                "have somebody else sign it off, or let the owner of the settings admit this person",
                place=found.sign_off.place,
                found=f"{found.sign_off.name}, {found.sign_off.role}",
            )


RULE = ReviewRule("reviewer-unknown", "Somebody signed it off who may not.", check)
