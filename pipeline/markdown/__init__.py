"""Markdown articles: CommonMark with tables, strikethrough, raw HTML and warning boxes, rendered as an HTML document for the segmenter.

`parser` is the door to markdown-it; only `transcript` reads its tokens.
"""

from __future__ import annotations

from pipeline.markdown.page import Enclosure, Rendered, render

__all__ = ["Enclosure", "Rendered", "render"]
