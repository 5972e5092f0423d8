"""Families of payloads, made by combination, beside those that tests/assemble/test_payloads.py lists one by one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

_RUN = "<img src=x onerror=alert(1)>"

_LESS = (
    "&lt;", "&LT;", "&lt", "&#60;", "&#060;", "&#0000060", "&#x3c;", "&#X3C;", "&#x00003c", "&amp;lt;", "&nvlt;", "&Lt;", "\uff1c", "\ufe64", "\u2039",
    "\u226e", "\\x3c", "\\074", "%3c", "%253c",
)  # fmt: skip
_QUOTES = (
    "&quot;", "&QUOT;", "&quot", "&#34;", "&#x22;", "&#034", "&apos;", "&#39;", "&#x27", "&grave;", "&Tab;", "&NewLine;", "\uff02", "\u02ba", "\\x22",
    "%22",
)  # fmt: skip
_ODD_REFERENCES = (
    "&#0;", "&#x0;", "&#128;", "&#x80;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#-1;", "&#x;", "&#;", "&notit;", "&not", "&ampersand;", "&lang=x",
    "&sect", "&zwnj;", "&CounterClockwiseContourIntegral;", "&NotEqualTilde;", "&bogus;",
)  # fmt: skip
_MARKS = (
    "\ufeff", "\ufffe", "\u2028", "\u2029", "\ufdd0", "\U0001fffe", "\U0010ffff", "\x00", "\x0c", "\x0b", "\x85", "\xad", "\u034f", "\\ud83c", "&#xd83c;",
    "\u202e", "\u2066", "\U000e0001",
)  # fmt: skip
_OPENERS = ("<!--", "<!", "<?", "</ ", "<![CDATA[", "<!--[if gte IE 4]>", "<!--->", "<!--<!--", "<!--<script>")
_CLOSERS = ("-->", "--!>", ">", "]]>", "--\n>", "<![endif]-->")
_RAW = ("style", "title", "textarea", "noscript", "noembed", "noframes", "xmp", "iframe", "template", "script", "select", "table")
_FOREIGN = (
    ("math", "mtext"), ("math", "annotation-xml encoding=text/html"), ("math", "mglyph"), ("svg", "foreignObject"), ("svg", "desc"), ("svg", "title"),
)  # fmt: skip
_BREAKS = ('"', "'", "`", "", "\t", "\n", "\f", "/", "\u00a0", "\\")
_GAINS = (
    "onfocus=alert(1) autofocus", "style=display:none", "hidden", "data-warning=x", "><script>alert(1)</script>", "/><svg onload=alert(1)>", "href=//x.y",
    "srcdoc=x",
)  # fmt: skip


def _foreign() -> list[str]:
    """Content that a parser reads in another namespace, or another state, once it has been written out and read again."""
    nested = [f"<{outer}><{inner}><{raw}>{_RUN}</{raw}></{inner.split()[0]}></{outer}>" for (outer, inner), raw in product(_FOREIGN, _RAW)]
    closed = [f"<{outer}><{raw}></{outer}>{_RUN}" for outer, raw in product(("math", "svg"), _RAW)]
    hidden = [f'<{raw}><b title="</{raw}>{_RUN}">' for raw in _RAW]
    forms = [f"<form><{outer}><{inner}></form><form><{inner}><style></{outer}>{_RUN}" for outer, inner in (("math", "mtext"), ("svg", "desc"))]
    return nested + closed + hidden + forms


FAMILIES: Mapping[str, list[str]] = {
    "references for <": [less + tail for less in _LESS for tail in ("script>alert(1)</script>", "img src=x onerror=alert(1)>")],
    "references for a quote": [quote + tail for quote in _QUOTES for tail in (" onmouseover=alert(1) x=", "><svg onload=alert(1)>")],
    "references that are none": [f"{reference}<b onclick=alert(1)>" for reference in _ODD_REFERENCES],
    "overlong and other encodings": [
        "\u00c0\u00bcscript>alert(1)</script>", "%c0%bcscript%c0%be", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "+ADw-img src=x onerror=alert(1)+AD4-",
        "+/v8-+ADw-script+AD4-", "\u00bcscript\u00bealert(1)\u00bc/script\u00be", "\x1b(J<script>alert(1)</script>", "\x1b$B<script>alert(1)</script>",
        "\x1b(I<script>", "~{<script~}>alert(1)", "\x0e<script>\x0f", "\u00a5<script>alert(1)</script>", "<meta charset=utf-7>+ADw-script+AD4-",
        "<meta http-equiv=content-type content='text/html;charset=utf-7'>", "<?xml version='1.0' encoding='utf-7'?>+ADw-b+AD4-", "\u0160\u0131<script>",
        "\u00e2\u20ac\u00a8</script><script>alert(1)</script>", "\u3c73\u6372\u6970\u743e",
    ],
    "marks and characters that are none": [f"{mark}<script>alert(1)</script>" for mark in _MARKS],
    "NUL": [
        "<\0script>alert(1)</script>", "<scr\0ipt>alert(1)</scr\0ipt>", "<\0/title><script>alert(1)</script>", "<a\0href=//x.y>", "<!\0-- x -->",
        "<!--\0-->", "\0\" onclick=alert(1)", "\0' onclick=alert(1)", "</\0script>", "<img\0src=x\0onerror=alert(1)>", "&\0lt;script>", "&#\0060;",
    ],
    "comments and sections": [f"{opener}{closer}{_RUN}" for opener, closer in product(_OPENERS, _CLOSERS)],
    "other namespaces": _foreign(),
    "attributes": [f"{cut} {gain} {cut}" for cut, gain in product(_BREAKS, _GAINS)],
    "strings in scripts": [
        '\\"}</script><script>alert(1)</script>', '"}]}<!--<script>', "<!--<script>", "</script\t>", "</script/>", "</SCRIPT\f>", "\\u003c/script>",
        '"\u2028"', "'}</script >", "]]></script><script>alert(1)</script>", "<!--</script>", "-->alert(1)", '\\', '\\\\"', '\\u2028', '"+alert(1)+"',
    ],
}  # fmt: skip
"""The name of a family, and what it holds. A lone surrogate is missing: no catalogue can hold one."""

_SCHEMES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "\x01javascript:alert(1)",
    " javascript:alert(1)", "\u00a0javascript:alert(1)", "\u2028javascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)",
    "javascript&#x3a;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "jav&Tab;ascript:alert(1)", "jav&NewLine;ascript:alert(1)",
    "jav&#9;ascript:alert(1)", "jav\0ascript:alert(1)", "javascript\u200b:alert(1)", "\u202ejavascript:alert(1)", "\ufeffjavascript:alert(1)",
    "\uff4aavascript:alert(1)", "javascript\uff1aalert(1)", "java%0ascript:alert(1)", "%6aavascript:alert(1)", "./javascript:alert(1)",
    "http:javascript:alert(1)", "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "blob:https://x.y/1", "filesystem:https://x.y/1", "file:///etc/passwd", "about:blank",
    "intent://x.y#Intent;end", "ms-word:ofe|u|x", "tel:1", "mailto:x@x.y?body=<script>", "//x.y/", "/\\x.y/", "\\\\x.y/", "http:/\\x.y/", "https:x.y",
    "https:///x.y", "https://www.who.int@x.y/", "https://www.who.int:x@x.y/", "http://", "https://?", "https://x.y\\@www.who.int/",
)  # fmt: skip
_HARMLESS = (
    "https://www.who.int/de", "http://www.who.int/", "../de/leaflet.pdf", "?lang=de", "#teil", "de.html?a=1&amp;b=2", "https://x.y/?a=<script>&b='\"",
    "a&quot;onclick=alert(1)", "#\"><script>alert(1)</script>", "x'onclick='alert(1)", 'x"onclick="alert(1)', "x`onclick=alert(1)", "?&lt;script&gt;", "#-->",
)  # fmt: skip
ADDRESSES = [*_SCHEMES, *_HARMLESS]
