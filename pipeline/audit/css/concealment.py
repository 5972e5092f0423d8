"""What the declarations that win on an element, and on those round it, take out of sight or cut off.

What the gate knows of inline styles is asked of `sight`; what only the sum of several elements or the place of the text tells is here.
Source: CSS Text Decoration 4, CSS Overflow 4, CSS Writing Modes 4, CSS Inline 3, CSS Fonts 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.audit.css.cascade import Look, Value
from pipeline.sight import concealing

Reason = tuple[str, str]
"""A declaration, and the `file:line` that says it."""

SMALLEST = 9.0
"""Pixels below which nobody reads."""
_MEDIUM = 16.0
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|lh|%)?\Z")
_FUNCTION = re.compile(r"\b(scalex|scaley|scale|matrix)\(([^)]*)\)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945}
_KEYWORDS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0}
_STEPS = {"smaller": 1 / 1.2, "larger": 1.2}
_FAR = 999.0
_FAINT = 0.05
_HEIGHTS = ("height", "max-height", "block-size", "max-block-size")
_INSETS = ("left", "right", "top", "bottom", "inset", "inset-inline", "inset-inline-start", "inset-inline-end", "inset-block-start", "inset-block-end")
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline")


def concealed(chain: Sequence[Look], inside: int) -> Reason | None:
    """By what a text in the last of these elements is not seen in full; None where it is. `chain` begins at the root, the warning at `inside`."""
    for look in chain:
        reason = _told(look.own, concealing(_pairs(look.own))) or _first(look.own, _OWN)
        if reason is not None:
            return reason
    for look in chain[inside:]:
        reason = _cut_off(look)
        if reason is not None:
            return reason
    text = chain[-1]
    return _told(text.inherited, concealing(_pairs(text.inherited))) or _first(text.inherited, _INHERITED) or _faded(chain) or _tiny(chain) or _mirrored(chain)


def font_size(chain: Sequence[Look]) -> tuple[float | None, str]:
    """The size of the last element's letters in pixels, None where it depends on the window; and what has set it."""
    size: float | None = _MEDIUM
    root: float | None = _MEDIUM
    origin = ""
    for place, look in enumerate(chain):
        value = look.own.get("font-size")
        if value is not None:
            size, origin = _pixels(value.text, size, root), value.origin
        if place == 0:
            root = size
    return size, origin


def opacity(chain: Sequence[Look]) -> float:
    """How much of the last element is left after its own opacity and that of all round it, from 0 to 1."""
    left = 1.0
    for look in chain:
        value = look.own.get("opacity")
        match = None if value is None else _LENGTH.match(value.text)
        if match is not None:
            left *= max(0.0, min(1.0, float(match[1]) / (100 if match[2] == "%" else 1)))
    return left


def _pairs(values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    return ((name, value.text) for name, value in values.items() if name != "font-size")


def _told(values: Mapping[str, Value], reason: str | None) -> Reason | None:
    return None if reason is None else (reason, values[reason.partition(":")[0]].origin)


def _first(values: Mapping[str, Value], tests: Mapping[str, Callable[[str], bool]]) -> Reason | None:
    for name, value in values.items():
        test = tests.get(name)
        if test is not None and test(value.text):
            return f"{name}: {value.text}", value.origin
    if values.get("position", Value("", "")).text in ("absolute", "fixed"):
        for name in _INSETS:
            value_ = values.get(name)
            if value_ is not None and any(abs(_rough(part)) >= _FAR for part in value_.text.split()):
                return f"{name}: {value_.text}", value_.origin
    return None


def _cut_off(look: Look) -> Reason | None:
    """A box that holds only so much of its text, however long that is in this language."""
    for name in ("-webkit-line-clamp", "line-clamp"):
        value = look.own.get(name)
        if value is not None and value.text[:1].isdigit():
            return f"{name}: {value.text}", value.origin
    clips = next((look.own[name] for name in _OVERFLOWS if name in look.own and {"hidden", "clip"} & set(look.own[name].text.split())), None)
    if clips is None:
        return None
    for name in _HEIGHTS:
        value = look.own.get(name)
        match = None if value is None else _LENGTH.match(value.text)
        if value is not None and match is not None and match[2] not in (None, "%"):
            return f"{name}: {value.text} with its overflow hidden", value.origin
    wrapping = look.inherited.get("white-space")
    if wrapping is not None and wrapping.text in ("nowrap", "pre"):
        return f"white-space: {wrapping.text} with its overflow hidden", wrapping.origin
    return None


def _faded(chain: Sequence[Look]) -> Reason | None:
    if opacity(chain) > _FAINT:
        return None
    origins = [look.own["opacity"].origin for look in chain if "opacity" in look.own]
    return "opacity: 0, taken together", origins[-1]


def _tiny(chain: Sequence[Look]) -> Reason | None:
    size, origin = font_size(chain)
    return (f"font-size: {size:.3g}px", origin) if size is not None and size < SMALLEST else None


def _mirrored(chain: Sequence[Look]) -> Reason | None:
    """Whether an odd number of reflections is between the root and the letters. Source: CSS Transforms 2: one reflects where its determinant is negative."""
    found = [
        (f"{name}: {value.text}", value.origin)
        for look in chain
        for name, reflects in _REFLECTIONS.items()
        if (value := look.own.get(name)) is not None and reflects(value.text)
    ]
    return found[-1] if len(found) % 2 else None


def _reflects_by_functions(transform: str) -> bool:
    return sum(_reflects(name, numbers) for name, numbers in _FUNCTION.findall(transform.lower())) % 2 == 1


def _reflects(name: str, numbers: str) -> bool:
    """Whether one function does, by its numbers without units."""
    values = [float(number) for number in _NUMBER.findall(numbers)]
    if name == "matrix":
        return len(values) > 3 and values[0] * values[3] < values[1] * values[2]
    return bool(values) and values[0] * (values[1] if len(values) > 1 else 1 if name in ("scalex", "scaley") else values[0]) < 0


def _pixels(text: str, outer: float | None, root: float | None) -> float | None:
    if text in _KEYWORDS:
        return _KEYWORDS[text]
    if text in _STEPS:
        return None if outer is None else outer * _STEPS[text]
    if text in ("inherit", "unset"):
        return outer
    match = _LENGTH.match(text)
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit in _PIXELS:
        return number * _PIXELS[unit]
    if unit is None:
        return 0.0 if number == 0 else outer  # a number without a unit is no size, and the declaration counts for nothing
    share = {"%": 0.01, "ex": 0.5, "ch": 0.5, "lh": 1.2}.get(unit, 1.0)
    base = root if unit == "rem" else outer
    return None if base is None else number * share * base


def _rough(length: str) -> float:
    match = re.match(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z%]*)\Z", length)
    if match is None:
        return 0.0
    return float(match[1]) * (_PIXELS.get(match[2]) or {"em": 16.0, "rem": 16.0}.get(match[2], 10.0))


def _is_negative_spacing(text: str) -> bool:
    match = _LENGTH.match(text)
    return match is not None and float(match[1]) * {"px": 1 / 16, None: 0.0}.get(match[2], 1.0) <= -0.4


def _is_flat(text: str) -> bool:
    match = _LENGTH.match(text)
    return match is not None and float(match[1]) * {"px": 1 / 16, "%": 0.01}.get(match[2], 1.0) <= 0.4


_OWN: Mapping[str, Callable[[str], bool]] = {
    "text-decoration": lambda text: "line-through" in text,
    "text-decoration-line": lambda text: "line-through" in text,
    "unicode-bidi": lambda text: text in ("bidi-override", "isolate-override"),
    "zoom": lambda text: _LENGTH.match(text) is not None and not float(text.rstrip("%") or 1),
}
_REFLECTIONS: Mapping[str, Callable[[str], bool]] = {"transform": _reflects_by_functions, "scale": lambda text: _reflects("scale", text)}
_INHERITED: Mapping[str, Callable[[str], bool]] = {
    "-webkit-text-security": lambda text: text != "none",
    "letter-spacing": _is_negative_spacing,
    "line-height": _is_flat,
}
