"""What takes an element, or only its content, out of sight or out of the reach of a screen reader, judged by tags and attributes.

Namespaces are not looked at: an element whose name hides in one of them is taken to hide in all. Style sheets and scripts are not read; the
real browser sees to those.
Source: WHATWG HTML (15.3.1 "Hidden elements", `hidden`, `inert`, `popover`, `details` and its `name`, `dialog`, `template shadowrootmode`), SVG 2
(5.8 "Conditional processing", 5.5 to 5.7 on what is never rendered, 6.6 "Presentation attributes", 8.2), MathML Core, WAI-ARIA 1.2 (`aria-hidden`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.sight.styles import concealment, declared

_NEVER_SHOWN = frozenset(
    (
        *("area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param"),
        *("rp", "script", "style", "template", "title"),
        *("clippath", "defs", "desc", "filter", "hatch", "lineargradient", "marker", "mask", "metadata", "pattern", "radialgradient", "symbol"),
        *("annotation", "annotation-xml", "mphantom"),
    )
)
_SHOWN_INSTEAD = frozenset(("applet", "audio", "canvas", "embed", "fencedframe", "frameset", "iframe", "meter", "object", "progress", "video"))
"""Elements that show something else in the place of their content."""
_CHOOSERS = frozenset(("select", "switch"))
"""Elements of which the content is seen in part: the choice that was made, the child that fits the reader's language."""
_SIZED = frozenset(("svg", "foreignobject"))
_TAGS = _NEVER_SHOWN | _SHOWN_INSTEAD | _CHOOSERS | {"details", "dialog", "foreignobject", "summary", "text"}
"""Elements that may hide without any attribute, and those that know what stands in them."""

_SWITCHES = ("hidden", "inert", "popover")
_CONDITIONS = ("systemlanguage", "requiredextensions")
_PRESENTATION = ("display", "visibility", "opacity", "fill-opacity", "font-size", "transform", "filter", "clip", "clip-path")
"""Presentation attributes of SVG by which an element can vanish."""


@dataclass(slots=True, eq=False)
class Standing:
    """What is known of an element's sight; made by an `Onlooker`, and not to be changed by others.

    `hidden` is by what it and all in it is not seen, `folded` by what its content is not, `unheard` by what a screen reader leaves it out; None where
    it is.
    """

    hidden: str | None = None
    folded: str | None = None
    unheard: str | None = None
    unpainted: str | None = None
    """By what text in a drawing has no colour."""
    drawn: bool = False
    """Whether it is text in a drawing."""
    summary_due: bool = False
    """Whether its first summary is still to come, which stays in sight when the rest is folded."""

    @property
    def element(self) -> str | None:
        """Why not every reader meets the element itself; None where all do."""
        return self.hidden or self.unheard

    @property
    def text(self) -> str | None:
        """Why not every reader meets a text that stands in the element; None where all do. Signs without words may be left unheard."""
        return self.folded or self.unheard or (self.unpainted if self.drawn else None)


IN_SIGHT = Standing()
"""That of the page round its first element."""


class Onlooker:
    """Looks at the elements of one document, in the order of the text."""

    def __init__(self) -> None:
        self._groups: set[str] = set()

    def enter(self, tag: str, attributes: Mapping[str, str], outer: Standing) -> Standing:
        """The standing of an element in one that has the standing `outer`. Tag and names of attributes are in small letters, without prefix."""
        if not attributes and tag not in _TAGS and outer.hidden is outer.folded:
            return outer
        folds = self._folds(tag, attributes)
        shown = tag == "summary" and outer.summary_due
        outer.summary_due &= not shown
        hidden = (outer.hidden if shown else outer.folded) or _hides(tag, attributes)
        return Standing(
            hidden=hidden,
            folded=hidden or folds,
            unheard=outer.unheard or _silences(tag, attributes),
            unpainted=_unpaints(attributes, outer.unpainted),
            drawn=tag == "text" or (outer.drawn and tag != "foreignobject"),
            summary_due=tag == "details",
        )

    def _folds(self, tag: str, attributes: Mapping[str, str]) -> str | None:
        if tag in _SHOWN_INSTEAD:
            return f"<{tag}> shows something else in the place of its content"
        if tag in _CHOOSERS:
            return f"<{tag}> shows only one of its choices"
        if tag != "details":
            return None
        if "open" not in attributes:
            return "<details> is closed"
        group = attributes.get("name", "")
        if group in self._groups:
            return f'<details> is closed by the one before it that is named "{group}" as well'
        if group:
            self._groups.add(group)
        return None


def hosts_shadow(tag: str, attributes: Mapping[str, str]) -> str | None:
    """How an element keeps out of sight what its parent holds; None where it does not.

    A declarative shadow root shows of the content of its host only what it has slots for, and these it may style: its host is taken to be folded.
    """
    if tag == "template" and attributes.get("shadowrootmode", "").strip().lower() in ("open", "closed"):
        return "<template shadowrootmode> stands for the content beside it"
    return None


def fold_content(standing: Standing, reason: str) -> Standing:
    """The standing of an element whose content turns out to be folded."""
    return replace(standing, folded=standing.folded or reason)


def _hides(tag: str, attributes: Mapping[str, str]) -> str | None:
    if tag in _NEVER_SHOWN:
        return f"<{tag}> is never shown"
    if tag == "dialog" and "open" not in attributes:
        return "<dialog> is not open"
    if not attributes:
        return None
    for name in _SWITCHES:
        if name in attributes:
            return f"{name} on <{tag}>"
    for name in _CONDITIONS:
        if name in attributes:
            return f"{name} on <{tag}> depends on the browser"
    if tag == "input" and attributes.get("type", "").strip().lower() == "hidden":
        return '<input type="hidden"> is never shown'
    style = concealment(attributes["style"]) if "style" in attributes else None
    return _presents_nothing(tag, attributes) if style is None else f'style="{style}" on <{tag}>'


def _silences(tag: str, attributes: Mapping[str, str]) -> str | None:
    return f'aria-hidden="true" on <{tag}>' if attributes.get("aria-hidden", "").strip().lower() == "true" else None


def _presents_nothing(tag: str, attributes: Mapping[str, str]) -> str | None:
    for name in _PRESENTATION:
        # A drawing has units of its own: one of them may be many pixels.
        if name in attributes and (_is_zero(attributes[name]) if name == "font-size" else concealment(f"{name}: {attributes[name]}")):
            return f'{name}="{attributes[name]}" on <{tag}>'
    if tag in _SIZED:
        for name in ("width", "height"):
            if _is_zero(attributes.get(name, "")):
                return f'{name}="{attributes[name]}" on <{tag}>'
        if any(map(_is_zero, attributes.get("viewbox", "").replace(",", " ").split()[2:])):
            return f'viewBox="{attributes["viewbox"]}" on <{tag}>'
    return None


def _is_zero(length: str) -> bool:
    number = length.strip().rstrip("%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    return number.strip("+-") != "" and not number.strip("+-0.")


def _unpaints(attributes: Mapping[str, str], inherited: str | None) -> str | None:
    """Why letters in a drawing are not painted: without a fill, unless they have an outline."""
    if not attributes:
        return inherited
    styled = declared(attributes.get("style", ""))
    fill, stroke = (styled.get(name, attributes.get(name, "")).strip().lower() for name in ("fill", "stroke"))
    if stroke not in ("", "none", "transparent"):
        return None
    if fill in ("none", "transparent"):
        return f"fill: {fill}"
    return None if fill else inherited
