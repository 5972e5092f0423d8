"""How much a sentence reads like a warning: what it speaks of, by weight, and whether it denies, obliges or urges."""

from __future__ import annotations

from functools import lru_cache

from pipeline.lexicon.lexicon import Aspect, lexicon
from pipeline.lexicon.polarity import sense
from pipeline.terms import plain

_CLAIMS = (Aspect.DENIES, Aspect.MUST, Aspect.IMMEDIATELY)
_NAMED = 2
"""Less than so much danger named, and commands are those of any manual."""


@lru_cache(maxsize=4096)
def menace(sentence: str, language: str) -> int:
    """The weights of the sentence's dangers, each form once, and one for each way in which it commands; 0 where it names hardly any danger, or where
    the language has no table `danger`. `language` is a primary language subtag.
    """
    data = lexicon(language)
    if data is None:
        return 0
    folded = plain(sentence)
    named = {folded[hit.start : hit.end]: hit.kind for hit in data.danger.find(folded)}
    weight = sum(named.values())
    if weight < _NAMED:
        return 0
    said = sense(sentence, data)
    return weight + sum(bool(said[aspect]) for aspect in _CLAIMS)
