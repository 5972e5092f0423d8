"""What the rules about whole pages compare: the warnings' texts of one article in one locale."""

from __future__ import annotations

from pipeline.lexicon.lengths import ratio_of
from pipeline.locales import Language
from pipeline.model import Article, Translated, Translation
from pipeline.validate.rule import PageSubject, Statement, bare


def usual_length(article: Article, translations: tuple[Translation, ...], source: Language, target: Language) -> float | None:
    """How many characters this page's translations have for each of their sources, None where no warning asks for it."""
    if target.pseudo or not article.marks:
        return None
    pairs = zip(article.units, translations, strict=True)
    lengths = ((len(unit.msgid), len(state.text)) for unit, state in pairs if isinstance(state, Translated) and not unit.address)
    return ratio_of(lengths, target.primary, source.primary)


def page_subject(article: Article, translations: tuple[Translation, ...], source: Language, target: Language, usual: float | None) -> PageSubject:
    """The page's statements: each unit of a warning once, where its translation is done."""
    statements = tuple(
        Statement(unit.warning, unit, state.place, bare(unit.msgid, unit.tags), bare(state.text, unit.tags))
        for unit, state in zip(article.units, translations, strict=True)
        if unit.warning is not None and not unit.address and isinstance(state, Translated)
    )
    return PageSubject(statements, source, target, usual)
