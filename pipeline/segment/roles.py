"""What a translator is told about the place of a text."""

from __future__ import annotations

from pipeline.markup import Element, Space


def role(element: Element | None) -> str:
    """The place of a text that stands in an element: "list item"."""
    if element is None:
        return "text of the page"
    if element.space is Space.SVG:
        return {"title": "title of a drawing", "desc": "description of a drawing"}.get(element.tag, "text in a drawing")
    return _ROLES.get(element.tag, f"text of <{element.tag}>")


_ROLES = {
    "title": "page title",
    "p": "paragraph",
    "li": "list item",
    "dt": "term",
    "dd": "description of a term",
    "td": "table cell",
    "th": "table heading",
    "caption": "table caption",
    "figcaption": "figure caption",
    "summary": "summary of a details box",
    "legend": "title of a group of fields",
    "option": "choice",
    "button": "button",
    "label": "label of a field",
    "textarea": "text in a field",
    "blockquote": "quotation",
    **{f"h{level}": f"heading {level}" for level in range(1, 7)},
}
