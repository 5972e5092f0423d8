"""What was signed off is not what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Rejected, Voided
from pipeline.validate.rule import Fault, ReviewRule, ReviewSubject


def check(subject: ReviewSubject) -> Iterator[Fault]:
    """Bad: a comma of the source, of the translation, or a fact of the contract changed after the sign-off; a reviewer rejected it later.
    Good: the signed texts stand again, or the new ones are signed. Asked where the settings say `review = "required"`.
    """
    match subject.review.standing:
        case Voided(last=last, changed=changed):
            yield Fault(
                f"{' and '.join(changed)} changed since {last.name} signed it off at {last.time}",
                "have the change read and signed off: caveat review shows it; or bring the signed text back",
                expected=" ".join(last.matter.translations if "translation" in changed else last.matter.sources),
            )
        case Rejected(by=by):
            yield Fault(
                f"{by.name} ({by.role}) rejected it at {by.time}: {by.meaning}",
                "correct the translation; if it is right as it stands, have it signed off anew: caveat review",
                found=" ".join(by.matter.translations),
            )


RULE = ReviewRule("voided", "What was signed off has changed since, or was rejected.", check)
