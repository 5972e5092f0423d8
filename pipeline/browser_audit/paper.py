"""The door to PDFium, which draws a printed page: what of it has ink."""

from __future__ import annotations

from pipeline.model import PipelineError

COARSE, FINE = 150, 450
"""Dots per inch: enough for the stems of ordinary letters, and for those of the smallest that are printed."""
_POINTS = 72
_RGB = 0xFFFFFF


def refuse_missing() -> None:
    """Raises PipelineError, as a usage error, where PDFium is not installed."""
    try:
        import pypdfium2  # noqa: F401, PLC0415  an extra: the other commands do without
    except ImportError:
        raise PipelineError("the browser audit needs pypdfium2, which is not installed", mend="pip install 'caveat[browser]'", usage=True) from None


def colours(pdf: bytes, dots: int) -> frozenset[int]:
    """Every colour that a pixel of the document has at so many dots per inch, as 0xRRGGBB."""
    import pypdfium2  # noqa: PLC0415  an extra

    found: set[int] = set()
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            drawn = page.render(scale=dots / _POINTS, prefer_bgrx=True)
            found.update(memoryview(drawn.buffer).cast("B").cast("I"))
            drawn.close()
            page.close()
    finally:
        document.close()
    return frozenset(colour & _RGB for colour in found)
