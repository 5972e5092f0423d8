"""A file of the review ledger cannot be believed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Doubt
from pipeline.validate.rule import Fault, ReviewRule, ReviewSubject


def check(subject: ReviewSubject) -> Iterator[Fault]:
    """Bad: a line was altered or taken out after it was written; the file's signature is absent, belongs to another content, or its key is revoked.
    Good: the file is as its reviewer left it. Asked where the settings say `review = "required"`, however many others have signed.
    """
    for file, found in {found.sign_off.place.file: found for found in reversed(subject.review.discounted) if found.doubt is Doubt.BAD}.items():
        yield Fault(
            f"what {file} says of it is not believed: {found.reason}",
            "bring the file back as its reviewer left it (git log -p), or take it out and have its warnings signed off anew",
            place=found.sign_off.place,
        )


RULE = ReviewRule("signature-bad", "A file of the review ledger was altered, or its signature is not sound.", check)
