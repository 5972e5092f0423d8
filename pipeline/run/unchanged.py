"""The answer of the run before, where nothing has changed since: a look at every file, and none is read.

Nothing of the segmenter, the rules or the languages is imported here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.model import Judgement, Outcome
from pipeline.run.cache import VERDICTS, Cache, Index, thawed_verdicts
from pipeline.run.stamps import same


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found, where the site lies, whether anything in it changed, and how many articles were taken over from earlier runs, of how many."""

    outcome: Outcome
    output: str
    changed: bool
    taken_over: int = 0
    articles: int = 0


def unchanged_outcome(cache: Cache, today: date) -> Outcome | None:
    """The outcome of a check of everything, None where it has to be found."""
    index = cache.index()
    return _outcome(cache, index) if index is not None and _same_inputs(cache, index, today) else None


def unchanged_site(cache: Cache, today: date) -> Built | None:
    """The outcome of a build that would change nothing, None where it has to be made."""
    index = cache.index()
    if index is None or not _same_inputs(cache, index, today) or not _same_site(cache, index):
        return None
    outcome = _outcome(cache, index)
    return None if outcome is None else Built(outcome, index.output, changed=False, taken_over=len(index.articles), articles=len(index.articles))


def _same_inputs(cache: Cache, index: Index, today: date) -> bool:
    places = index.places
    return (
        index.holds_on(today)
        and same(index.general, places.general_stamp(cache.watch))
        and all(same(known.inputs, places.input_stamp(cache.watch, name)) for name, known in index.articles.items())
    )


def _same_site(cache: Cache, index: Index) -> bool:
    places = index.places
    return same(index.site, places.site_stamp(cache.watch, index.others)) and all(
        same(known.pages, places.page_stamp(cache.watch, name)) for name, known in index.articles.items()
    )


def _outcome(cache: Cache, index: Index) -> Outcome | None:
    found = dict(cache.store.get((known.key for known in index.articles.values()), VERDICTS))
    judgements: list[Judgement] = []
    for known in index.articles.values():
        if known.key not in found:
            return None
        judgements += thawed_verdicts(found[known.key])[2]
    return Outcome(tuple(judgements), index.findings)
