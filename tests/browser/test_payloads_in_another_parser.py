"""An independent parser reads the page whose translations hold every payload, and finds the elements of its source."""

from __future__ import annotations

from collections import Counter

from tests.assemble.test_payloads import _READ
from tests.segment.builders import walk

from .attack import pages


def inventory(text: str) -> tuple[list[object], Counter[str]]:
    """Every element with its attributes, but for the values that people read or a locale may change, and the comments."""
    found: list[object] = []
    comments: Counter[str] = Counter()
    for node in walk(text):
        if node.kind == "start":
            blank = {*_READ, "aria-label", node.attributes.get("data-localize")}
            found.append((node.tag, {name: "" if name in blank else value for name, value in node.attributes.items() if name != "lang"}))
        elif node.kind == "comment":
            comments[node.data] += 1
    return found, comments


def test_no_payload_changes_the_elements_that_html5lib_builds() -> None:
    source, page = pages()
    elements, comments = inventory(source)
    page_elements, page_comments = inventory(page)
    different = next((pair for pair in zip(elements, page_elements, strict=False) if pair[0] != pair[1]), None)
    assert different is None
    assert len(page_elements) == len(elements)
    assert not page_comments - comments
