"""What counts as translatable: the one table. docs/segmentation.md prints it for authors.

Sources: WHATWG HTML (phrasing and flow content, the `translate` attribute and its translatable attributes), W3C ITS 2.0, WAI-ARIA 1.2, Open Graph.
"""

from __future__ import annotations

from pipeline.markup import Attribute, Choice, Element, Space

BLOCK = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
        *("hgroup", "hr", "html", "label", "legend", "li", "link", "listing", "main", "menu", "meta", "nav", "noframes", "noscript", "ol"),
        *("optgroup", "option", "p", "param", "plaintext", "pre", "rb", "rtc", "search", "section", "source", "style", "script", "summary", "table"),
        *("tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "track", "ul", "xmp", "base", "bgsound", "basefont"),
    )
)
"""HTML elements whose edges end a unit. All others, unknown ones too, are inline, as browsers display them."""

CONTAINERS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "div", "figcaption", "figure", "footer"),
        *("header", "hgroup", "label", "main", "nav", "search", "section"),
    )
)
"""Blocks that a translator may move within a sentence: no parser closes them, or moves them, for what stands beside them."""

ISLAND = frozenset(
    ["audio", "button", "canvas", "iframe", "math", "meter", "object", "picture", "progress", "select", "svg", "textarea", "video", "datalist", "output"]
)
"""Inline elements whose content is cut into units of its own: in the sentence around them they are one closed placeholder."""

BARE = frozenset(("title", "option", "textarea"))
"""HTML elements whose text cannot hold an element."""

SVG_INLINE = frozenset(("a", "tspan", "textpath"))

CODE = frozenset(["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"])
"""Never translated, whatever an attribute says."""

UNSEEN = CODE - {"xmp", "plaintext"}
"""Of these, what no browser shows as text."""

VERBATIM = frozenset(["code", "pre", "listing", "kbd", "samp", "var"])
"""Not translated unless `translate="yes"` says so."""

TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "colgroup"))
"""Text directly in these is moved in front of the table (WHATWG HTML, 13.2.6.4.9)."""

EVERYWHERE = frozenset(["title", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext"])
ATTRIBUTES = {
    "alt": frozenset(("img", "area", "input")),
    "placeholder": frozenset(("input", "textarea")),
    "label": frozenset(("track", "option", "optgroup", "menu")),
    "summary": frozenset(("table",)),
    "abbr": frozenset(("th",)),
}
BUTTONS = frozenset(("button", "submit", "reset"))
_MUTE_FIELDS = frozenset(("hidden", "password", "file", "checkbox", "radio", "image", "color", "range"))
META = frozenset(
    [
        "description",
        "keywords",
        "application-name",
        "apple-mobile-web-app-title",
        "twitter:title",
        "twitter:description",
        "twitter:image:alt",
        "og:title",
        "og:description",
        "og:site_name",
        "og:image:alt",
        "dc.title",
        "dc.description",
    ]
)
OWNED_META = frozenset(("og:locale", "og:locale:alternate", "og:url"))

PREFORMATTED = frozenset(("pre", "listing", "textarea"))
"""HTML elements in which browsers show white space as it is written (WHATWG HTML, 15.3.3, 15.3.5); the others are never translated."""

FRAMES = frozenset(("iframe",))
DOCUMENTS = {"srcdoc": FRAMES}
"""Attributes that hold a document of its own, and on which elements."""

LINKS = {
    "href": frozenset(("a", "area", "link", "image", "use")),
    "src": frozenset(["img", "script", "source", "video", "audio", "track", "iframe", "embed", "input", "frame"]),
    "poster": frozenset(("video",)),
    "data": frozenset(("object",)),
    "xlink:href": frozenset(("a", "image", "use")),
    "srcset": frozenset(("img", "source")),
    "imagesrcset": frozenset(("link",)),
}
MOVED = {
    "action": frozenset(("form",)),
    "formaction": frozenset(("button", "input")),
    "cite": frozenset(("blockquote", "q", "ins", "del")),
    "background": frozenset(("body", "table", "td", "th")),
    "longdesc": frozenset(("img",)),
}
"""Attributes that hold an address which a page adjusts to where it lies, and which no locale may change."""


def is_inline(element: Element) -> bool:
    """Whether the element stands inside a sentence without ending it."""
    return Choice.INLINE in element.choices or _is_phrasing(element)


def can_be_inline(element: Element) -> bool:
    """Whether settings may say that the element stands inside a sentence."""
    return _is_phrasing(element) or (element.space is Space.HTML and element.tag in CONTAINERS)


def _is_phrasing(element: Element) -> bool:
    match element.space:
        case Space.HTML:
            return element.tag not in BLOCK
        case Space.SVG:
            return element.tag.lower() in SVG_INLINE or element.tag == "svg"
        case Space.MATHML:
            return True


def is_island(element: Element) -> bool:
    """Whether an inline element's content is cut on its own."""
    return element.tag in ISLAND or element.get("data-warning") is not None


def is_bare(element: Element) -> bool:
    """Whether no element can be added around the text that this element holds: in SVG a `span` would end the drawing."""
    if element.space is Space.SVG:
        return element.tag.lower() != "foreignobject"
    return element.tag in BARE


def is_translatable(element: Element, attribute: Attribute) -> bool:
    """Whether people read this attribute's value."""
    name, tag = attribute.name, element.tag
    if not attribute.value or not attribute.value.strip():
        return False
    if name in element.read and element.get("http-equiv") is None:
        return True
    if name in EVERYWHERE:
        return tag not in ("link", "style", "script") or name != "title"
    if tag == "meta":
        key = (element.get("name") or element.get("property") or "").strip().lower()
        return name == "content" and key in META
    if tag == "input":
        kind = (element.get("type") or "text").strip().lower()
        if name == "value":
            return kind in BUTTONS
        if name == "alt":
            return kind == "image"
    return tag in ATTRIBUTES.get(name, frozenset())


def is_shown_value(element: Element, attribute: Attribute) -> bool:
    """Whether the attribute is what a reader finds in a field: data, which is not translated."""
    return attribute.name == "value" and element.tag == "input" and (element.get("type") or "text").strip().lower() not in _MUTE_FIELDS


def is_link(element: Element, name: str) -> bool:
    """Whether an attribute holds an address."""
    return element.tag in LINKS.get(name, frozenset())


def is_moved(element: Element, name: str) -> bool:
    """Whether an attribute holds an address that no translator ever meets."""
    return element.space is Space.HTML and element.tag in MOVED.get(name, frozenset())


def holds_text_only(element: Element) -> bool:
    """Whether no element stands in this one, so that its `lang` says the language of its text and of its attributes alone."""
    return element.space is Space.HTML and element.tag in BARE


def holds_no_text(element: Element) -> bool:
    """Whether a browser shows nothing that stands between the element's tags, so that its `lang` says the language of its attributes alone."""
    return element.space is Space.HTML and element.tag in FRAMES


def is_preformatted(element: Element) -> bool:
    """Whether the element's text keeps its line ends and spaces."""
    return element.space is Space.HTML and element.tag in PREFORMATTED


def is_document(element: Element, name: str) -> bool:
    """Whether an attribute holds a document."""
    return element.space is Space.HTML and element.tag in DOCUMENTS.get(name, frozenset())


def is_owned(element: Element) -> bool:
    """Whether publishing replaces this element with its own metadata."""
    if element.tag == "link":
        rel = (element.get("rel") or "").lower().split()
        return "canonical" in rel or ("alternate" in rel and element.get("hreflang") is not None)
    return element.tag == "meta" and (element.get("property") or "").strip().lower() in OWNED_META


def exclusion(element: Element, inherited: str | None) -> str | None:
    """The rule by which an element's text is not translated, None where it is. The author's `translate` comes first, then the settings."""
    tag = element.tag.lower()
    if tag in CODE:
        return tag
    if element.space is Space.MATHML:
        return "math"
    if tag in VERBATIM and _written_choice(element) is None and setting(element) is None and not _is_notranslate(element):
        return tag
    return said_exclusion(element, inherited)


def said_exclusion(element: Element, inherited: str | None) -> str | None:
    """What the author and the settings say of translating an element, whatever its kind: it holds for the document in its `srcdoc`, too."""
    match _written_choice(element) or setting(element):
        case "no":
            return 'translate="no"'
        case "yes":
            return inherited if inherited in CODE else None
    return 'class="notranslate"' if _is_notranslate(element) else inherited


def setting(element: Element) -> str | None:
    """What the settings say of translating an element, "yes" or "no"; None where they say nothing, or its own `translate` or its kind decides."""
    if element.tag.lower() in CODE - FRAMES or element.space is Space.MATHML or _written_choice(element) is not None:
        return None
    return "no" if Choice.EXCLUDE in element.choices else "yes" if Choice.TRANSLATE in element.choices else None


def _is_notranslate(element: Element) -> bool:
    return "notranslate" in (element.get("class") or "").split()


def _written_choice(element: Element) -> str | None:
    value = element.get("translate")
    choice = None if value is None else value.strip().lower() or "yes"
    return choice if choice in ("yes", "no") else None
