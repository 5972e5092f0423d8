"""A page whose translations hold every payload, each in each place where a page has text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from itertools import cycle

from pipeline.model import Unit
from tests.assemble.builders import render, reworded
from tests.assemble.test_payloads import PAGE, PAYLOADS
from tests.segment.builders import cut

from .payloads import FAMILIES

Change = Callable[[str, str], str]


def armed(payload: str) -> str:
    """The payload, saying that it ran where it ran."""
    return re.sub(r"""(<script>|\bon\w+=(?:["']|&quot;)?|javascript:)(?:alert\(1\)|x|y)""", r"\1window.__hit=1", payload, flags=re.IGNORECASE)


ARMED = list(dict.fromkeys(map(armed, PAYLOADS)))
MADE = [payload for payload in dict.fromkeys(armed(payload) for family in FAMILIES.values() for payload in family) if payload not in ARMED]
_CHANGES: tuple[Change, ...] = (lambda payload, text: payload + text, lambda payload, text: text + payload, lambda payload, _: payload)
VARIANTS = [(payload, change) for payload in ARMED for change in _CHANGES] + list(zip(MADE, cycle(_CHANGES), strict=False))
"""Payloads with their place in the text: all three for those that are listed, one in turn for those that are made."""
_MORE = (
    '<p><math title="Formula"><mi>x</mi></math> next to <svg viewBox="0 0 9 9"><foreignObject><p>Inside</p></foreignObject><a xlink:href="x.html">'
    '<text aria-label="Aloud">Link</text></a><desc>Described</desc></svg> and <a data-localize="href" href="https://www.who.int/en">the address</a></p>'
)


def article() -> str:
    """The page of the payload tests, its body once for each variant, and as many descriptions and strings of structured data."""
    head, body = PAGE.removesuffix("</body></html>").split("<body>")
    texts = [f"How {index}" for index in range(len(VARIANTS))]
    metas = "".join(f'<meta name="description" content="{text}">' for text in texts)
    structured = f'<script type="application/ld+json">{json.dumps([{"description": text} for text in texts])}</script>'
    sections = "".join(
        f'<section data-context="{index}">{body}{_MORE}</section>'.replace('data-warning="', f'data-warning="{index}-') for index in range(len(VARIANTS))
    )
    head = head.replace("<head>", '<head><meta charset="utf-8">').replace("</head>", f"{metas}{structured}</head>")
    return f"{head}<body>{sections}</body></html>"


@cache
def pages() -> tuple[str, str]:
    """The source, and the page in which every text is attacked."""
    source = article()
    cutting = cut(source)
    return source, render(cutting, [attacked(unit) for unit in cutting.units])


def attacked(unit: Unit) -> str:
    """The unit with the payload that its number asks for, and with every payload where it has none.

    Where a payload says a tag of the unit it is a misplaced tag, not text; that is the gate's to refuse.
    """
    number = re.search(r"\d+", unit.context or unit.msgid)
    if number is None:
        return " ".join(ARMED + MADE)
    payload, change = VARIANTS[int(number.group())]
    return unit.msgid if any(tag in payload for tag in unit.tags) else reworded(unit, lambda text: change(payload, text))
