"""What is left of a verdict when its page has been dealt with.

Law: nothing can be assembled from it. A `Passed` says that a page was cleared, it does not clear one.
"""

from __future__ import annotations

from pipeline.model import Cleared, Passed, Tally, Verdict, Withheld


def passed(verdict: Verdict) -> Passed | Withheld:
    """The verdict without the texts that a page is assembled from."""
    return Passed(verdict.article, verdict.locale, verdict.tally) if isinstance(verdict, Cleared) else verdict


def recalled(article: str, locale: str, tally: Tally, *, cleared: bool) -> Passed | Withheld:
    """A verdict of an earlier run on the very same input, as the cache kept it."""
    return Passed(article, locale, tally) if cleared else Withheld(article, locale, tally)
