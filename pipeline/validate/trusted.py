"""Which translations may stand on a page."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Article, Finding, Level, Translated, Translation


def trusted(article: Article, translations: tuple[Translation, ...], findings: Iterable[Finding]) -> tuple[str | None, ...]:
    """The translation of each unit that is done and of which nothing is found; None where the source text has to stand in for it."""
    # Tags that do not fit could carry an element over the text behind it, and an address could run a script, whatever the settings say of them.
    doubted = {(finding.context, finding.msgid) for finding in findings if finding.level is not Level.INFO or finding.rule.startswith(("tag-", "url-"))}
    return tuple(
        state.text if isinstance(state, Translated) and unit.key not in doubted else None for unit, state in zip(article.units, translations, strict=True)
    )
