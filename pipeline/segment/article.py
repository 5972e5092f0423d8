"""Cuts an HTML article into literal pieces and slots, in one pass over the parser's tokens.

Law: the pieces join to the source text. Law: every visible character is in a unit or in an excluded element.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import NO_SELECTORS, Article, Piece, Pieces, Segmentation, Selectors, Source, join
from pipeline.segment.frames import Script, merge
from pipeline.segment.ledger import Ledger
from pipeline.segment.nested import nest
from pipeline.segment.positions import base_address, head_position, root_position
from pipeline.segment.structured import cut_structured_data
from pipeline.segment.walk import Walk


def segment(source: Source, source_language: str, segmentation: Segmentation = Segmentation.BLOCK, selectors: Selectors = NO_SELECTORS) -> Article:
    """The article's pieces and units. `source_language` is a primary language subtag ("en"), `selectors` are those of settings that were read.

    Raises PipelineError for markup in which no translation could be proved safe: a malformed warning id, a context that poses as a warning's.
    """
    ledger = Ledger(source, source_language)
    walk = Walk(ledger, segmentation, selectors, nest)
    tokens = walk.tokens()
    pieces = _with_structured_data(walk.cut(tokens, root_position(tokens, source.text), head_position(tokens, source.text)), ledger)
    if join(pieces) != source.text:
        raise AssertionError(f"{source.file}: the pieces do not join to the source")
    return Article(
        name=source.name,
        file=source.file,
        pieces=pieces,
        units=ledger.register.units(),
        places=ledger.register.places(),
        marks=ledger.marks(),
        encoding=source.encoding,
        covered=walk.runs.covered,
        excluded=walk.runs.excluded,
        digest=source.digest,
        base=base_address(tokens),
    )


def _with_structured_data(pieces: Iterable[Piece | Script], ledger: Ledger) -> Pieces:
    """Scripts can be cut now that all units are known."""
    texts = ledger.register.by_text()
    cut: list[Piece] = []
    for piece in pieces:
        cut.extend(cut_structured_data(piece.source, texts, ledger.language) if isinstance(piece, Script) else (piece,))
    return merge(cut)
