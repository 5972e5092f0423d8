"""Markup that keeps a warning, or a word of it, from its readers, and markup that does not. Gate, audit and a real browser are asked about each."""

from __future__ import annotations

WARNING = '<p data-warning="w">Do not inhale.</p>'
DRAWN = '<text data-warning="w" y="20">Do not inhale.</text>'


ABSENT = [
    ("display", "none"), ("visibility", "hidden"), ("visibility", "collapse"), ("opacity", "0"), ("opacity", "0%"), ("fill-opacity", "0"),
    ("font-size", "0"), ("font-size", "0px"), ("transform", "scale(0)"),
]  # fmt: skip
"""Presentation attributes."""


def drawing(content: str, attributes: str = "") -> str:
    return f"<svg{attributes}>{content}</svg>"


def element(tag: str) -> str:
    return f"<{tag}>{WARNING}</{tag}>"


UNSEEN = {
    **{element(tag): f"<{tag}> is never shown" for tag in ("template", "noscript", "datalist")},
    **{element(tag): f"<{tag}> shows something else in the place of its content" for tag in ("object data=x", "video", "audio", "canvas", "progress", "meter")},
    f"<ruby>x<rp>{WARNING}</rp></ruby>": "<rp> is never shown",
    '<map><area data-warning="w" alt="Do not inhale."></map>': "<area> is never shown",
    '<select><option>Choose<option data-warning="w">Do not inhale.</select>': "<select> shows only one of its choices",
    '<select><optgroup label=x hidden><option data-warning="w">Do not inhale.</select>': "<select> shows only one of its choices",
    f"<details><summary>More</summary>{WARNING}</details>": "<details> is closed",
    f"<details><summary>More</summary><summary>{WARNING}</summary></details>": "<details> is closed",
    f"<details open name=g>x</details><details open name=g>{WARNING}</details>": '<details> is closed by the one before it that is named "g" as well',
    f"<dialog>{WARNING}</dialog>": "<dialog> is not open",
    f"<div hidden>{WARNING}</div>": "hidden on <div>",
    f'<div hidden="until-found">{WARNING}</div>': "hidden on <div>",
    f"<div popover>{WARNING}</div>": "popover on <div>",
    f'<div popover="manual">{WARNING}</div>': "popover on <div>",
    '<p data-warning="w" style="Display : none">Do not inhale.</p>': 'style="display: none" on <p>',
    '<p data-warning="w" style="opacity:0">Do not inhale.</p>': 'style="opacity: 0" on <p>',
    '<p data-warning="w" style="display:/**/none">Do not inhale.</p>': 'style="display: none" on <p>',
    '<p data-warning="w" style="content-visibility:hidden">Do not inhale.</p>': 'style="content-visibility: hidden" on <p>',
    '<p data-warning="w">Do <span hidden>not</span> inhale.</p>': "hidden on <span>",
    '<p data-warning="w"><span>Do <b style="visibility:hidden">not</b></span> inhale.</p>': 'style="visibility: hidden" on <b>',
    f"<div><template shadowrootmode=open>x</template>{WARNING}</div>": "<template shadowrootmode> stands for the content beside it",
    f"<section>{WARNING}<p>y</p><template shadowrootmode=CLOSED>x</template></section>": "<template shadowrootmode> stands for the content beside it",
    '<div data-warning="w">Do not inhale.<template shadowrootmode=open>x</template></div>': "<template shadowrootmode> stands for the content beside it",
    '<div data-warning="w"><template shadowrootmode=open>x</template>Do not inhale.</div>': "<template shadowrootmode> stands for the content beside it",
    **{drawing(f"<{tag}>{DRAWN}</{tag}>"): f"<{tag.lower()}> is never shown" for tag in ("defs", "symbol", "clipPath", "mask", "pattern", "marker")},
    drawing(f"<desc>{WARNING}</desc>"): "<desc> is never shown",
    drawing(f"<metadata>{DRAWN}</metadata>"): "<metadata> is never shown",
    drawing('<title data-warning="w">Do not inhale.</title>'): "<title> is never shown",
    drawing(f"<switch><text>x</text>{DRAWN}</switch>"): "<switch> shows only one of its choices",
    drawing(f'<g systemLanguage="xx">{DRAWN}</g>'): "systemlanguage on <g> depends on the browser",
    drawing(f'<g requiredExtensions="http://example.org/x">{DRAWN}</g>'): "requiredextensions on <g> depends on the browser",
    **{drawing(f'<g {name}="{value}">{DRAWN}</g>'): f'{name}="{value}" on <g>' for name, value in ABSENT},
    drawing(f'<g fill="none">{DRAWN}</g>'): "fill: none",
    drawing(DRAWN.replace("<text", '<text style="fill: transparent"')): "fill: transparent",
    drawing('<text data-warning="w" y="20">Do <tspan opacity="0" fill-opacity="0.0">not</tspan> inhale.</text>'): 'opacity="0" on <tspan>',
    drawing(DRAWN, ' width="0"'): 'width="0" on <svg>',
    drawing(DRAWN, ' height="0px"'): 'height="0px" on <svg>',
    drawing(DRAWN, ' viewBox="0 0 0 9"'): 'viewBox="0 0 0 9" on <svg>',
    drawing(f'<foreignObject width="9" height="0">{WARNING}</foreignObject>'): 'height="0" on <foreignobject>',
}
"""What a browser does not show, each with how the gate and the audit say it."""

UNHEARD = {
    f"<div inert>{WARNING}</div>": "inert on <div>",
    f'<div aria-hidden="true">{WARNING}</div>': 'aria-hidden="true" on <div>',
    '<p data-warning="w">Do <i aria-hidden="TRUE">not</i> inhale.</p>': 'aria-hidden="true" on <i>',
}
"""What a browser shows, but does not read out."""

SEEN = [
    WARNING,
    f"<details open>{WARNING}</details>",
    f"<details open name=g>{WARNING}</details><details name=g>x</details>",
    f"<details open name=g>x</details><details open name=h>{WARNING}</details>",
    f"<details open name>x</details><details open name>{WARNING}</details>",
    '<details><summary data-warning="w">Do not inhale.</summary>x</details>',
    f"<details>x<summary><b>y</b>{WARNING}</summary></details>",
    f"<dialog open>{WARNING}</dialog>",
    f"<p hidden>x</p>{WARNING}",
    f"<div><template>x</template>{WARNING}</div>",
    f"<div><template shadowrootmode=ajar>x</template>{WARNING}</div>",
    f"<div><div><template shadowrootmode=open>x</template>y</div>{WARNING}</div>",
    '<p data-warning="w"><span aria-hidden="true">⚠</span> Do not inhale.</p>',
    '<p data-warning="w" style="display:block">Do not inhale.</p>',
    '<p data-warning="w"><ruby>吸<rp>(</rp><rt>す</rt><rp>)</rp></ruby> Do not inhale.</p>',
    '<p data-warning="w"><svg fill="none" width="9" height="9"><defs><path id="a"/></defs><path fill="none" d="M0 0h9v9H0z"/></svg> Do not inhale.</p>',
    '<p data-warning="w">Do not inhale.<script>let not = 1</script><style>not {}</style></p>',
    drawing(DRAWN),
    drawing(DRAWN.replace("<text", '<text fill="red"'), ' fill="none"'),
    drawing(DRAWN.replace("<text", '<text stroke="red"'), ' fill="none"'),
    drawing(f'<foreignObject width="300" height="90">{WARNING}</foreignObject>', ' fill="none"'),
    drawing(DRAWN, ' viewBox="0 0 300 90" font-size="9" opacity=".9" display="inline"'),
]
"""What every reader meets."""
