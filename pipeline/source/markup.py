"""`[tool.caveat.markup]`: what a project adds to the table of what is translatable."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import TypeAlias

from pipeline.markup import selector_fault
from pipeline.model import PipelineError, Selectors
from pipeline.source.attributes import reason_against

Wrong: TypeAlias = "Callable[[str, str, str], PipelineError]"
"""From a key, a cause and a mend to the error that also names file and line."""

_KEYS = ("translate", "exclude", "inline", "attributes")
_EXAMPLES = {"translate": "code.label", "exclude": ".sku", "inline": "div.badge"}


def read_selectors(table: object, wrong: Wrong) -> Selectors:
    """Raises what `wrong` makes for an unknown key, a value of the wrong type, a text that is no selector, an attribute that no person reads."""
    if not isinstance(table, dict):
        raise wrong("markup", "is not a table", 'write [tool.caveat.markup] and below it lines such as exclude = [".sku"]')
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            raise wrong(key, "is no setting of markup", f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_KEYS)}")
    return Selectors(
        translate=_list("translate", table.get("translate", []), wrong),
        exclude=_list("exclude", table.get("exclude", []), wrong),
        inline=_list("inline", table.get("inline", []), wrong),
        attributes=_attributes(table.get("attributes", {}), wrong),
    )


def _list(key: str, value: object, wrong: Wrong) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(selector, str) for selector in value):
        raise wrong(key, "is not a list of CSS selectors", f'write {key} = ["{_EXAMPLES[key]}"]')
    for selector in value:
        _check(key, selector, wrong)
    return tuple(value)


def _attributes(value: object, wrong: Wrong) -> Mapping[str, str]:
    mend = 'write attributes = { "data-tooltip" = "button, a" }'
    if not isinstance(value, dict):
        raise wrong("attributes", "is not a table from attributes to CSS selectors", mend)
    for name, selector in value.items():
        if not isinstance(selector, str):
            raise wrong(name, "is not given a CSS selector", mend)
        if (reason := reason_against(name)) is not None:
            raise wrong(name, f"is no attribute that people read: {reason}", "name one that holds text, such as data-tooltip")
        _check(name, selector, wrong)
    return value


def _check(key: str, selector: str, wrong: Wrong) -> None:
    if (fault := selector_fault(selector)) is not None:
        raise wrong(key, f'names "{selector}", which is no CSS selector: {fault}', "mend the selector, or take it out")
