"""What a reader of the source would take for a warning box, and what anybody may write: the first is refused with its line, the second never."""

from __future__ import annotations

import pytest

from pipeline.markdown import lookalikes

from .builders import FILE, body, refused

LOOKALIKES = [
    # GitHub's alerts, mistyped or in the wrong place
    ("> [! WARNING]\n> b", 1),
    ("> [ !WARNING ] {#a}\n> b", 1),
    ("> [!WARN-ING] {#a}\n> b", 1),
    ("> [!Warnung]\n> b", 1),
    ("> [!Avertissement grave] b", 1),
    ("> [!警告]\n> b", 1),
    ("> [!УВАГА] b", 1),
    ("> [!]\n> b", 1),
    ("> [!WARNING]: b c", 1),
    ("> [!WARNING](see below) b", 1),
    ("> [!WARNING b", 1),
    ("> [!WARNING}\n> b", 1),
    ("> [¡WARNING]\n> b", 1),
    ("> 【!WARNING】\n> b", 1),
    ("> ［！ＷＡＲＮＩＮＧ］\n> b", 1),
    ("> \u200b[!WARNING] b", 1),
    ("> [!\u00adWARNING\u200b] b", 1),
    ("> ⚠️ [!WARNING] b", 1),
    ("> **[!WARNING]**\n> b", 1),
    ("**[!WARNING]** b", 1),
    ("*[!CAUTION]* b", 1),
    ("__[!DANGER]__", 1),
    ("a\n**[!WARNING]** b", 2),
    ("<b>[!WARNING]</b> b", 1),
    ("- **[!WARNING]** b", 1),
    ("1. a\n2. [!WARN] b", 2),
    ("a\n2. [!WARN] b", 2),
    ("# [!Achtung]", 1),
    ("|a|\n|-|\n|[!WARNING] b|", 3),
    ("> [!NOTE]\n> b\n>\n> **[!WARNING]** c", 4),
    ("> [!WARNING] {#a} [!DANGER] b", 1),
    # containers
    (":::warning\nb\n:::", 1),
    ("::: warnin {#x}\nb\n:::", 1),
    ("::: warning {#x}\nb", 1),
    ("::: :::", 1),
    (":: warning\nb\n::", 1),
    (":: warnin\nb", 1),
    ("::{warning}\nb", 1),
    (": : : warning\nb", 1),
    ("：：： warning\nb", 1),
    ("\u200b::: warning\nb", 1),
    ("\u00a0::: danger\nb", 1),
    ("**::: warning**", 1),
    (":::{warning}\nb\n:::", 1),
    (":::danger[Stop]{#a}\nb\n:::", 1),
    ("- ::: warning\n  b\n  :::", 1),
    ("- a\n\n  ::: warnin {#x}\n  b\n  :::", 3),
    ("> ::: warning\n> b\n> :::", 1),
    ("> ::: warning {#x}\n> b", 1),
    ("a\n\n    ::: warning {#x}\n    b\n    :::", 3),
    ("- a\n\n      ::: warning {#x}\n      b", 3),
    ("    a\n    > [!WARNING] {#x}", 2),
    # fences of code
    ("```warning\nb\n```", 1),
    ("```{warning}\nb\n```", 1),
    ("~~~ {.danger #a}\nb\n~~~", 1),
    ("a\n\n``` ::: warning {#a}\nb\n```", 3),
    ("```ad-caution\nb\n```", 1),
    ("```{admonition} Stop\nb\n```", 1),
    ("```[!NOTICE]\nb\n```", 1),
    # other dialects
    ("> **Warning**\n> b", 1),
    ("> __Danger!__\n> b", 1),
    ("> **Warning:** b", 1),
    ("> **Caution**: b", 1),
    ("> WARNING\n> b", 1),
    ("> [WARNING] b", 1),
    ("> ### Warning\n> b", 1),
    ("[WARNING]\nb", 1),
    ("**[Caution]**\nb", 1),
    ("!!! warning\n    b", 1),
    ('!!! danger "Stop"\n    b', 1),
    ("??? caution\n    b", 1),
    ("???+ warning\n    b", 1),
    ("/// warning\nb\n///", 1),
    (".. warning::\n   b", 1),
    ("{% warning %}\nb\n{% endwarning %}", 1),
    ('{% hint style="danger" %}\nb', 1),
    ("{{< warning >}}\nb", 1),
    ("{{% caution %}}\nb", 1),
    ("b\n{: .warning }", 2),
    ("{.danger}\nb", 1),
    (":warning: b", 1),
    ("> :warning: b", 1),
    ("<Warning>\nb\n</Warning>", 1),
    ("a\n\nb <caution>c</caution>", 3),
    ('<callout type="warning">\n\nb\n\n</callout>', 1),
    ("<div>\n**[!WARNING]** b\n</div>", 2),
    ("<div>\n!!! danger\n</div>", 2),
]


@pytest.mark.parametrize(("markdown", "line"), LOOKALIKES)
def test_what_looks_like_a_warning_box_and_is_none_is_refused_with_its_line(markdown: str, line: int) -> None:
    assert refused(markdown).line == line


ORDINARY = [
    "[!NOTE](a.html) b",
    '[!NOTE](a.html "b c") d',
    "[![Build](a.svg)](b.html) c",
    "![!](a.png)",
    "see [!WARNING] above",
    r"\[!WARNING] b",
    r"[\!WARNING] b",
    r"> \[! WARNING] b",
    r"**\[!WARNING]** b",
    "`[!WARNING]` marks a warning",
    "> `[!WARNING]` marks a warning",
    '"[!WARNING]" is what GitHub writes',
    "[x] done\n[ ] open",
    "- [x] done\n- [ ] open",
    "Oh no!\n[Sic!] he said",
    "[1] Warning labels in hospitals, 2019",
    "[warning]\n\n[warning]: a.html",
    "> [warning] b\n\n[warning]: a.html",
    "[Danger zones](a.html) of the face",
    "[danger] signs and how to read them",
    r"\::: warning",
    "`::: warning`",
    ":: two colons",
    "::before and ::after",
    "std::warning",
    "a ::: b",
    "Term\n: warnings, of all kinds",
    "At 10:30: warning lights",
    ":smile: hello",
    "a :warning: b",
    "Warning: keep away",
    "**Warning:** keep away",
    "**Danger** is his middle name",
    "> **Danger** is my middle name",
    "> Warning signs were ignored for years",
    "> Caution is the parent of safety.",
    "> Danger, Will Robinson!",
    "# Warning",
    "## Notice",
    "Caution\n=======",
    "- Warning\n- Danger",
    "|Warning|Danger|\n|-|-|\n|a|b|",
    "!!",
    "!!! Wow",
    "What??? Note it",
    "and so on ...\n.. warning lights",
    "// warning",
    "/usr/share/warning",
    "{{ name }} and {% raw %}",
    "{a, b} is a set",
    "</>",
    "#warning",
    "@danger",
    "```\nwarning\n::: warning\n[!WARNING]\n```",
    "```python\nwarnings.warn('b')\n```",
    "```warn\nb\n```",
    "``` markdown\n> [! WARNING]\n```",
    "    warning: b",
    "    :: warning",
    "<!-- [! WARNING] -->",
    "<!--\n::: warning\n!!! danger\n-->",
    "<pre>\n::: warning\n</pre>",
    "<div>\n<!--\n[! WARNING]\n-->\nb\n</div>",
    '<warning data-warning="a">b</warning>',
    "<warning-light>b</warning-light>",
    "# 警告について",
    "⚠️ keep away",
    "¡Atención! b",
    "“[!WARNING]” b",
]


@pytest.mark.parametrize("markdown", ORDINARY)
def test_ordinary_text_is_never_refused(markdown: str) -> None:
    assert body(markdown)


@pytest.mark.parametrize("text", ["*>" * 50_000, "[!" * 50_000, "<" * 100_000, ": " * 50_000, "[! " + "a" * 100_000, "** " * 40_000, "[" + " " * 100_000])
def test_a_long_line_that_begins_almost_like_a_warning_is_read_all_the_same(text: str) -> None:
    lookalikes.refuse_lookalike(text, FILE, 1)
    lookalikes.refuse_label(text, (), FILE, 1)
    lookalikes.refuse_quotation(text, (), FILE, 1)
    lookalikes.refuse_in_html(f"<p>{text}", FILE, 1)
    lookalikes.refuse_indented(text, FILE, 1)
    lookalikes.refuse_fence(text, FILE, 1)
