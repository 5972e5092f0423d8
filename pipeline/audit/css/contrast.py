"""How well a text stands out from what it is painted on, where both colours are known.

Source: WCAG 2.2, 1.4.3 and the definitions of contrast ratio and relative luminance; CSS Compositing 1 for what shines through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.audit.css.cascade import Look
from pipeline.audit.css.concealment import opacity
from pipeline.audit.css.values import Colour, read_colour

LEAST = 4.5
"""The contrast that a text of ordinary size needs."""
_WHITE, _BLACK = Colour(1, 1, 1, 1), Colour(0, 0, 0, 1)
_COLOURED = frozenset(("a", "mark", "button", "input", "select", "textarea"))
"""Elements to which the browser gives colours of its own."""


def contrast(chain: Sequence[Look]) -> float | None:
    """The contrast of a text in the last of these elements, from 1 to 21; None where a colour or what lies below is not known."""
    if any(look.tag == "svg" for look in chain) or "-webkit-text-fill-color" in chain[-1].inherited:
        return None
    text, ground = _text(chain), _ground(chain)
    if text is None or ground is None:
        return None
    seen = _over(Colour(text.red, text.green, text.blue, text.alpha * opacity(chain)), ground)
    light, dark = sorted((_luminance(seen), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _text(chain: Sequence[Look]) -> Colour | None:
    declared = [look.inherited.get("color") for look in chain]
    coloured = max((place for place, look in enumerate(chain) if look.tag in _COLOURED), default=0)
    if coloured and declared[coloured] == declared[coloured - 1]:
        return None
    value = declared[-1]
    if value is None:
        return None if _may_be_dark(chain) else _BLACK
    return read_colour(value.text)


def _ground(chain: Sequence[Look]) -> Colour | None:
    layers = []
    for colour in _backgrounds(chain):
        if colour is None:
            return None
        layers.append(colour)
        if colour.alpha == 1:
            break
    else:
        if _may_be_dark(chain):
            return None
        layers.append(_WHITE)
    ground = layers.pop()
    while layers:
        ground = _over(layers.pop(), ground)
    return ground


def _backgrounds(chain: Sequence[Look]) -> Iterator[Colour | None]:
    """What lies below the text, from the nearest on; None for what is not known."""
    for look in reversed(chain):
        image, colour = look.own.get("background-image"), look.own.get("background-color")
        if (image is not None and image.text not in ("none", "initial")) or (colour is None and look.tag in _COLOURED - {"a"}):
            yield None
        elif colour is not None and colour.text == "currentcolor":
            yield read_colour(look.inherited["color"].text) if "color" in look.inherited else None
        elif colour is not None and colour.text not in ("transparent", "none", "initial", "unset"):
            yield read_colour(colour.text)


def _may_be_dark(chain: Sequence[Look]) -> bool:
    return any("dark" in look.inherited["color-scheme"].text for look in chain if "color-scheme" in look.inherited)


def _over(above: Colour, below: Colour) -> Colour:
    rest = 1 - above.alpha
    red, green, blue = (one * above.alpha + other * rest for one, other in zip(_channels(above), _channels(below), strict=True))
    return Colour(red, green, blue, 1)


def _channels(colour: Colour) -> tuple[float, float, float]:
    return colour.red, colour.green, colour.blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
