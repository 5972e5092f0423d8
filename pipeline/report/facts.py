"""What a translation must keep of each warning, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Evidence
from pipeline.report.visible import visible


def render_facts(found: Iterable[tuple[str, Sequence[Evidence]]]) -> str:
    """Each article's warnings with their texts and facts."""
    return "\n".join(line for article, warnings in found for line in _lines(article, warnings)) + "\n"


def _lines(article: str, warnings: Sequence[Evidence]) -> Iterator[str]:
    yield visible(article) if warnings else f"{visible(article)}: no warning"
    for warning in warnings:
        yield f"  {visible(warning.warning)}" + (f" ({visible(warning.severity)})" if warning.severity else "")
        yield from (f"      {visible(passage.source, _WHOLE)}" for passage in warning.passages)
        yield from (f"    - {visible(fact, _WHOLE)}" for fact in warning.facts)


_WHOLE = 2000
