"""What a sentence says yes and no to, how binding it is, and how urgent: counted by a language's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon.bounds import bounds
from pipeline.lexicon.lexicon import Aspect, Lexicon
from pipeline.sentences import sentence_starts
from pipeline.terms import is_wordless, plain


@dataclass(frozen=True, slots=True)
class Sense:
    """How often each aspect stands in a text or a sentence."""

    counts: Mapping[Aspect, int]

    def __getitem__(self, aspect: Aspect) -> int:
        return self.counts.get(aspect, 0)


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text that have a word in them, in order. `language` is a primary language subtag."""
    starts = [0, *sentence_starts(text, language), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(starts))
    return tuple(part for part in parts if not is_wordless(part))


def sense(text: str, lexicon: Lexicon) -> Sense:
    """Counts the aspects of a text. What only looks like a denial ("not only", "no more than") counts for none."""
    folded = plain(text)
    found = Counter(hit.kind for finder in (lexicon.polarity, lexicon.modality, lexicon.urgency, lexicon.conditions) for hit in finder.find(folded))
    found.update(bounds(folded, lexicon))
    return Sense(found)
