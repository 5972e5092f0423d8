"""What an inline style takes out of sight.

Every declaration counts, also one that a later declaration overrides: which of two wins depends on what a browser can parse, and a warning
needs neither. Style sheets are not read here; the audit reads them, and asks `concealing` about what wins.
Source: CSS 2.2, CSS Display 3, CSS Masking 1, CSS Transforms 2; the patterns for off-screen text are those that WebAIM collects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z")
_LENGTH = re.compile(r"(?<![\w.#-])([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)")
_FUNCTION = re.compile(r"([a-z][a-z0-9-]*)\(([^()]*)\)")

_FAR = 999.0
"""Pixels beyond which a box is taken to be off the screen."""
_DOT = 1.0
"""Pixels up to which a clipped box is taken to be empty."""
_FAINT = 0.05
"""Opacity up to which nothing is seen."""
_PIXELS = {"em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "pt": 1.333, "pc": 16.0}
_PIXELS |= dict.fromkeys(("%", "vw", "vh", "vi", "vb", "vmin", "vmax", "dvw", "dvh", "svw", "svh", "lvw", "lvh"), 10.0)
"""Roughly how many pixels a unit is; a hundred of those that measure a window or a box are off the screen."""

_EDGES = ("top", "right", "bottom", "left", "inline", "block", "inline-start", "inline-end", "block-start", "block-end")
_OFFSETS = frozenset(
    ("top", "right", "bottom", "left", "inset", "margin", "translate", *(f"{shift}-{edge}" for shift in ("inset", "margin") for edge in _EDGES))
)
_EXTENTS = ("width", "height", "inline-size", "block-size")
_SIZES = frozenset((*_EXTENTS, *(f"max-{extent}" for extent in _EXTENTS)))


def concealment(style: str) -> str | None:
    """The declaration (`display: none`) by which the value of a style attribute hides its element, None where it hides nothing."""
    return concealing(_declarations(style))


def concealing(pairs: Iterable[tuple[str, str]]) -> str | None:
    """The one of several declarations of an element, each a name and a value in small letters with single spaces, that hides it; None where none does."""
    declarations = tuple(pairs)
    for name, value in declarations:
        test = _TESTS.get(name)
        if test is not None and test(value):
            return f"{name}: {value}"
    clipped = any(name.startswith("overflow") and re.search(r"\b(?:hidden|clip)\b", value) for name, value in declarations)
    for name, value in declarations:
        if clipped and name in _SIZES and any(0 <= size <= _DOT for size in _lengths(value)[:1]):
            return f"{name}: {value} with its overflow hidden"
    return None


def declared(style: str) -> Mapping[str, str]:
    """The declarations of a style attribute, each name with what is said of it last, in small letters."""
    return dict(_declarations(style)) if style else {}


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    plain = _ESCAPE.sub(_unescape, _COMMENT.sub(" ", style)).lower()
    for declaration in plain.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), " ".join(_IMPORTANT.sub("", value).split())


def _unescape(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def _lengths(value: str) -> list[float]:
    """The lengths of a value, roughly in pixels, in the order in which they stand."""
    return [float(number) * _PIXELS.get(unit, 1.0) for number, unit in _LENGTH.findall(value)]


def _numbers(value: str) -> list[float]:
    return [float(number) / (100 if unit == "%" else 1) for number, unit in _LENGTH.findall(value)]


def _is_one_of(*words: str) -> Callable[[str], bool]:
    return lambda value: value in words


def _is_faint(value: str) -> bool:
    numbers = _numbers(value)
    return bool(numbers) and all(number <= _FAINT for number in numbers)


def _is_tiny(value: str) -> bool:
    sizes = _lengths(value)
    return bool(sizes) and all(size <= _DOT for size in sizes)


def _names_tiny_font(value: str) -> bool:
    """`font` holds weights and widths as well; the size is the first length that has a unit, or a bare 0."""
    size_and_before = value.partition("/")[0]
    sizes = [(number, unit) for number, unit in _LENGTH.findall(size_and_before) if unit or float(number) == 0]
    return any(float(number) * _PIXELS.get(unit, 1.0) <= _DOT for number, unit in sizes[:1])


def _is_far_back(value: str) -> bool:
    return any(length <= -_FAR for length in _lengths(value))


def _is_far(value: str) -> bool:
    return any(abs(length) >= _FAR for length in _lengths(value))


def _clips_all(value: str) -> bool:
    """`clip: rect(0, 0, 0, 0)`: the edges come in pairs, and a pair that leaves a pixel or nothing leaves no text."""
    rect = re.match(r"rect\((.*)\)", value)
    if rect is None:
        return False
    edges = rect[1].replace(",", " ").split()
    sides = [None if edge == "auto" else next(iter(_lengths(edge)), None) for edge in edges]
    if len(sides) != 4:
        return False
    top, right, bottom, left = sides
    return _no_more_than_a_dot(top, bottom) or _no_more_than_a_dot(left, right)


def _no_more_than_a_dot(near: float | None, far: float | None) -> bool:
    return far is not None and far - (near or 0.0) <= _DOT


def _cuts_all(value: str) -> bool:
    """`clip-path`: a shape without an inside."""
    for shape, arguments in _FUNCTION.findall(value):
        if shape == "inset" and any(number >= 0.5 for number, unit in _shares(arguments) if unit == "%"):
            return True
        if shape in ("circle", "ellipse") and any(size <= _DOT for size in _lengths(arguments.partition(" at ")[0])[:2]):
            return True
        if shape in ("polygon", "rect", "xywh") and not any(_lengths(arguments)):
            return True
    return False


def _shares(arguments: str) -> list[tuple[float, str]]:
    return [(float(number) / 100, unit) for number, unit in _LENGTH.findall(arguments.partition("round")[0])]


def _transforms_away(value: str) -> bool:
    for function, arguments in _FUNCTION.findall(value):
        if function in ("scale", "scalex", "scaley", "scale3d") and _scales_away(arguments):
            return True
        if function.startswith("translate") and _is_far(arguments):
            return True
        if function == "matrix" and _flattens(_numbers(arguments)):
            return True
    return False


def _flattens(matrix: list[float]) -> bool:
    """Whether a matrix leaves no area: its determinant is 0."""
    return len(matrix) == 6 and matrix[0] * matrix[3] == matrix[1] * matrix[2]


def _scales_away(value: str) -> bool:
    return 0 in _numbers(value)[:2]


def _filters_away(value: str) -> bool:
    return any(function == "opacity" and _is_faint(arguments) for function, arguments in _FUNCTION.findall(value))


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "display": _is_one_of("none"),
    "visibility": _is_one_of("hidden", "collapse"),
    "content-visibility": _is_one_of("hidden"),
    "color": _is_one_of("transparent"),
    "-webkit-text-fill-color": _is_one_of("transparent"),
    "opacity": _is_faint,
    "fill-opacity": _is_faint,
    "filter": _filters_away,
    "font-size": _is_tiny,
    "font": _names_tiny_font,
    "text-indent": _is_far,
    "clip": _clips_all,
    "clip-path": _cuts_all,
    "-webkit-clip-path": _cuts_all,
    "transform": _transforms_away,
    "-webkit-transform": _transforms_away,
    "scale": _scales_away,
    **dict.fromkeys(_OFFSETS, _is_far_back),
}
