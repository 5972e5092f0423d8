"""Too few people have signed a warning's translation off."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Unsigned
from pipeline.validate.rule import Fault, ReviewRule, ReviewSubject


def check(subject: ReviewSubject) -> Iterator[Fault]:
    """Bad: a new translation that nobody signed; one signature on a danger where the settings ask for two. Good: as many people as the settings ask for
    accepted these very texts with `caveat review`. Asked where the settings say `review = "required"`.
    """
    match subject.review.standing:
        case Unsigned(accepted=accepted, needed=needed):
            by = f", by {' and '.join(accepted)}" if accepted else ""
            yield Fault(
                f"it has {len(accepted)} of {needed} signatures{by}",
                "have it read beside the source and signed off: caveat review",
                expected=f"signatures: {needed}",
                found=f"signatures: {len(accepted)}",
            )


RULE = ReviewRule("unsigned", "Fewer people have signed it off than the settings ask for.", check)
