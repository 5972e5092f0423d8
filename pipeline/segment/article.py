"""Cuts an HTML article into literal pieces and slots, in one pass over the parser's tokens.

Law: the pieces join to the source text. Law: every visible character is in a unit or in an excluded element.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import NO_SELECTORS, Article, Piece, Pieces, Segmentation, Selectors, Source
from pipeline.segment.ledger import Ledger
from pipeline.segment.nested import nest
from pipeline.segment.positions import base_address, head_position, root_position
from pipeline.segment.strip import Script, merge
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
    if not _joins_to(source.text, pieces):
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


def _with_structured_data(pieces: Sequence[Piece | Script], ledger: Ledger) -> Pieces:
    """Scripts can be cut now that all units are known."""
    texts = ledger.register.by_text() if any(isinstance(piece, Script) for piece in pieces) else {}
    return merge(part for piece in pieces for part in (cut_structured_data(piece.source, texts, ledger.language) if isinstance(piece, Script) else (piece,)))


def _joins_to(text: str, pieces: Pieces) -> bool:
    """Whether the pieces join to a text, of which no second copy is made."""
    position = 0
    for piece in pieces:
        source = piece.source
        if not text.startswith(source, position):
            return False
        position += len(source)
    return position == len(text)
