"""Which attributes a project may have translated: those that people read, and none by which words could run code, lead elsewhere or hide a warning.

Source: WHATWG HTML (index of attributes, obsolete features), WAI-ARIA 1.3, SVG 2 and MathML Core; the directives of libraries that run attributes.
"""

from __future__ import annotations

import re

_ATTRIBUTE = re.compile(r"[a-z][a-z0-9._-]*\Z")
_READ_ALOUD = frozenset(
    ["label", "description", "placeholder", "roledescription", "valuetext", "braillelabel", "brailleroledescription"],
)
"""WAI-ARIA 1.3: the properties of which the value is text, without their aria-."""

_OURS = frozenset(["data-warning", "data-severity", "data-context", "data-note", "data-locales", "data-localize", "data-not-warning"])
_CODE = frozenset(["srcdoc", "html", "innerhtml", "script", "code", "classid", "is", "jsaction", "jscontroller", "jsmodel", "jsdata"])
_ADDRESS = frozenset(
    [
        "action", "archive", "background", "base", "cite", "codebase", "data", "download", "dynsrc", "formaction", "href", "hreftranslate", "imagesrcset",
        "itemid", "itemtype", "link", "longdesc", "lowsrc", "manifest", "ping", "pluginspage", "poster", "profile", "src", "srcset", "uri", "url", "usemap",
        "xmlns",
    ]
)  # fmt: skip
_LOOK = frozenset(
    [
        "class", "clip", "clip-path", "clip-rule", "color", "content-visibility", "cursor", "display", "fill", "fill-opacity", "fill-rule", "filter", "font",
        "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "hidden", "inert", "mask", "opacity",
        "overflow", "pointer-events", "popover", "stroke", "stroke-opacity", "stroke-width", "style", "theme", "transform", "transform-origin", "visibility",
        "z-index",
    ]
)  # fmt: skip
_TRUST = frozenset(
    [
        "allow", "allowfullscreen", "crossorigin", "csp", "http-equiv", "integrity", "nonce", "referrerpolicy", "rel", "sandbox", "shadowrootmode", "target",
        "formtarget", "credentialless", "fetchpriority", "blocking",
    ]
)  # fmt: skip
_MACHINE = frozenset(
    [
        # HTML
        "accept", "accept-charset", "accesskey", "align", "alink", "allowpaymentrequest", "anchor", "as", "async", "attributionsrc", "autocapitalize",
        "autocomplete", "autocorrect", "autofocus", "autoplay", "axis", "bgcolor", "border", "capture", "cellpadding", "cellspacing", "char", "charoff",
        "charset", "checked", "clear", "closedby", "codetype", "cols", "colspan", "command", "commandfor", "compact", "contenteditable", "contextmenu",
        "controls", "controlslist", "coords", "datetime", "declare", "decoding", "default", "defer", "dir", "dirname", "disabled",
        "disablepictureinpicture", "disableremoteplayback", "draggable", "elementtiming", "enctype", "enterkeyhint", "event", "exportparts", "face", "for",
        "form", "formenctype", "formmethod", "formnovalidate", "frame", "frameborder", "headers", "height", "high", "hreflang", "hspace", "id", "imagesizes",
        "inputmode", "interestfor", "ismap", "itemprop", "itemref", "itemscope", "key", "keytype", "kind", "lang", "language", "list", "loading", "loop", "low",
        "marginheight", "marginwidth", "max", "maxlength", "media", "method", "min", "minlength", "multiple", "muted", "name", "nohref", "nomodule", "noresize",
        "noshade", "novalidate", "nowrap", "object", "open", "optimum", "part", "pattern", "playsinline", "popovertarget", "popovertargetaction", "preload",
        "property", "readonly", "ref", "required", "rev", "reversed", "role", "rows", "rowspan", "rules", "scheme", "scope", "scrolling", "selected",
        "shadowrootclonable", "shadowrootdelegatesfocus", "shadowrootserializable", "shape", "size", "sizes", "slot", "span", "spellcheck", "srclang", "start",
        "step", "tabindex", "text", "translate", "type", "valign", "valuetype", "version", "virtualkeyboardpolicy", "vlink", "vspace", "width", "wrap",
        "writingsuggestions",
        # SVG and MathML
        "accent", "accumulate", "additive", "alignment-baseline", "attributename", "attributetype", "basefrequency", "baseline-shift", "begin", "by",
        "calcmode",
        "clippathunits", "columnalign", "columnspan", "cx", "cy", "d", "dominant-baseline", "dur", "dx", "dy", "encoding", "end", "from", "fr", "fx", "fy",
        "gradienttransform", "gradientunits", "in", "in2", "k", "keypoints", "keysplines", "keytimes", "lengthadjust", "letter-spacing", "linethickness",
        "lspace", "marker-end", "marker-mid", "marker-start", "markerheight", "markerunits", "markerwidth", "maskunits", "mathbackground", "mathcolor",
        "mathsize", "mathvariant", "mode", "notation", "offset", "operator", "orient", "paint-order", "path", "pathlength", "patterntransform", "patternunits",
        "points", "preserveaspectratio", "r", "refx", "refy", "repeatcount", "repeatdur", "requiredextensions", "requiredfeatures", "restart", "result",
        "rotate", "rspace", "rx", "ry", "scale", "scriptlevel", "seed", "side", "spreadmethod", "startoffset", "stddeviation", "stop-color", "stop-opacity",
        "stretchy", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "surfacescale", "symmetric",
        "systemlanguage", "text-anchor", "text-decoration", "text-rendering", "textlength", "to", "unicode-bidi", "values", "vector-effect", "viewbox",
        "word-spacing", "writing-mode", "x", "x1", "x2", "y", "y1", "y2",
    ]
)  # fmt: skip
_REASONS = (
    (_CODE, "it can run code"),
    (_ADDRESS, "it holds an address (data-localize lets a locale change one)"),
    (_LOOK, "it can put a warning out of sight"),
    (_TRUST, "it decides on what a page may do"),
    (_MACHINE, "machines read it"),
)
_FRAMEWORKS = re.compile(
    r"(?:v|x|ng|hx|sse|ws|wire|up|uk|th|bind|bindon|on|q|wp|turbo|alpine|dojo|ko|astro|svelte|datastar|signals|livewire|phx|fx|attr)-|on|ng[a-z]*\Z"
)
"""How the attributes begin by which browsers, Vue, Alpine, Angular, htmx, Livewire, Unpoly, UIkit, Thymeleaf, Phoenix and the like run what stands there."""
_RUNS = frozenset(
    ("html", "innerhtml", "srcdoc", "script", "handler", "bind", "model", "computed", "effect", "expr", "expression", "controller", "method", "init")
)
_LEADS = frozenset(("href", "src", "srcset", "url", "uri", "link", "action", "target", "remote", "poster", "background"))
_SHOWS = frozenset(("class", "style", "hidden", "show", "visible", "display", "opacity"))
_ENDINGS = ((_RUNS, _REASONS[0][1]), (_LEADS, _REASONS[1][1]), (_SHOWS, _REASONS[2][1]))
"""The last word of a name that scripts take for an instruction or an address: `data-controller`, `data-lazy-src`."""


def reason_against(name: str) -> str | None:
    """Why no translation may stand in an attribute, None where one may.

    A name that only a project knows is its own affair, unless it reads like an instruction or an address: `data-href`, `data-on-click`, `hx-get`.
    """
    if not _ATTRIBUTE.match(name):
        return "its name has something other than small letters, digits, dots, hyphens and underscores"
    if name in _OURS:
        return "caveat itself reads it"
    if name.startswith("aria-"):
        return None if name.removeprefix("aria-") in _READ_ALOUD else _REASONS[-1][1]
    for names, reason in _REASONS:
        if name in names:
            return reason
    own = name.removeprefix("data-")
    if _FRAMEWORKS.match(own):
        return _REASONS[0][1]
    last = re.split("[._-]", name)[-1]
    return next((reason for names, reason in _ENDINGS if last in names and last != name), None)
