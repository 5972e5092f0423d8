"""What cannot be judged of a page's warnings for want of language data: said once for each aspect, and never passed in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.lexicon.amounts import amounts
from pipeline.lexicon.identification import verifies
from pipeline.lexicon.lexicon import lexicon
from pipeline.locales import Language
from pipeline.model import Article, Translated, Translation
from pipeline.validate.rule import Fault, bare

ASPECTS = ("negation", "obligation", "urgency", "signal words", "numbers written as words")
"""What words are needed for."""
ORDER = "the order of amounts"
LANGUAGE = "the language"


def unverified(article: Article, translations: Sequence[Translation], source: Language, target: Language) -> Iterator[Fault]:
    """One fault for each aspect of the translated warnings that no rule can judge."""
    texts = [
        bare(unit.msgid, unit.tags)
        for unit, state in zip(article.units, translations, strict=True)
        if unit.warning is not None and not unit.address and isinstance(state, Translated)
    ]
    if not texts or target.pseudo:
        return
    if not verifies(target.primary):
        yield _unknown(LANGUAGE, target, "it cannot be told from others", "have a person who knows it read the page")
    for spoken in dict.fromkeys((source, target)):
        if lexicon(spoken.primary) is None:
            for aspect in ASPECTS:
                yield _unknown(aspect, spoken, "there is no data for the language", "have a second person compare it, and write the data: docs/lexicon.md")
            return
    data = (lexicon(source.primary), lexicon(target.primary))
    if any(one is None or not one.keeps_order for one in data) and any(_has_order(text, source.name) for text in texts):
        yield _unknown(ORDER, target, "the language may put them in another order", "have a second person compare amounts of one unit in one sentence")


def _unknown(aspect: str, spoken: Language, reason: str, hint: str) -> Fault:
    return Fault(f"{aspect} not verified in {spoken.tag}: {reason}", hint, found=aspect)


def _has_order(text: str, locale: str) -> bool:
    """Whether a text has two amounts of one unit."""
    counts = Counter(unit for amount in amounts(text, locale) for unit in amount.units)
    return any(count > 1 for count in counts.values())
