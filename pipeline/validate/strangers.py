"""Which texts of an article do not speak of a concept: a form of the glossary that stands in their translations too proves nothing where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Article, Requirement, Termbase, Translated, Translation
from pipeline.placeholders import strip
from pipeline.terms import mentions

_MOST = 12
"""How many texts are looked at, the longest first: what nearly every text says, they say."""
_LEAST = 5
"""With fewer nothing can be told."""
_SHARE = 0.4
"""From this share on a form is in any text. In the sixteen translations of the first article no accepted form comes above 0.17."""


def strangers(article: Article, requirements: Sequence[Requirement], terms: Termbase) -> Mapping[str, tuple[int, ...]]:
    """By concept, the units of the article whose source does not mention it, the longest. `terms` is the source locale's glossary."""
    found: dict[str, tuple[int, ...]] = {}
    asked = dict.fromkeys(concept for requirement in requirements for concept in requirement.mentions)
    units = [(index, strip(unit.msgid, unit.tags)) for index, unit in enumerate(article.units) if not unit.address] if asked else []
    units.sort(key=lambda one: -len(one[1]))
    for concept in asked:
        others = [one for one in units if not mentions(one[1], (f"{concept}*",))]
        forms = terms.forms.get(concept, ())
        if forms and common_form(forms, [text for _, text in others[:_MOST]]) is None:
            others = [one for one in others if not mentions(one[1], forms)]
        found[concept] = tuple(index for index, _ in others[:_MOST])
    return found


def said_elsewhere(article: Article, units: Mapping[str, tuple[int, ...]], translations: Sequence[Translation]) -> Mapping[str, tuple[str, ...]]:
    """By concept, the translations of these units, as far as they are done."""
    return {
        concept: tuple(strip(state.text, article.units[index].tags) for index in indices if isinstance(state := translations[index], Translated))
        for concept, indices in units.items()
    }


def common_form(forms: tuple[str, ...], texts: Sequence[str]) -> str | None:
    """The form that most of these texts hold, where together the forms stand in so many of them that a mention proves nothing."""
    if len(texts) < _LEAST:
        return None
    needed = _SHARE * len(texts)
    met = 0
    for place, text in enumerate(texts):
        met += mentions(text, forms)
        if met + len(texts) - place - 1 < needed:
            return None
    return max(forms, key=lambda form: sum(mentions(text, (form,)) for text in texts))
