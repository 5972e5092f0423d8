"""Law: a rule finds nothing in a subject that does not concern it, whatever the texts are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.locales import language
from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Place, Stale, Translated, Translation, Unit
from pipeline.validate.rule import UnitRule, UnitSubject, always
from pipeline.validate.rules import UNIT_RULES

from .builders import HERE, unit

CORPUS = Path(__file__).parent.parent / "corpus" / "warnings"
SPARING = tuple(rule for rule in UNIT_RULES if rule.concerns is not always)
PAIRS = [(path.stem, pair["en"], pair["tr"]) for path in sorted(CORPUS.glob("*.toml")) for pair in tomllib.loads(path.read_text(encoding="utf-8"))["pair"][:12]]
ODD = [
    *(
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u3164",
        "\ufffd",
        "\ue000",
        "\x07",
        "???",
        "f?r",
        "Ã¤",
        "â€™",
        "РќРµ",
        "Ø§Ù„",
        "ï»¿",
    ),
    *(
        "\U0001d4c3\U0001d4be",
        "ⓝⓞ",
        "ᵖᵃˢ",
        "n\u0336",
        "\u0301\u0301",
        "\u00a0\u00a0\u00a0\u00a0",
        "\u2003 \u2003 \u2003 \u2003",
        "5O",
        "5²",
        "0,5 mg",
        "٣",
        "½",
        "(7)",
    ),
    *(
        "<a1>",
        "</a1>",
        "<br/>",
        "&amp;",
        "\\n",
        "%20",
        "**x",
        "[b]",
        "http://a.b",
        "www.x",
        "a@b.de",
        "  ",
        "..",
        ",,",
        "。。",
        "(",
        "о",
        "α",
        "Ω",
        "µ",
        "TODO",
        "xxx",
    ),
    *(
        "lorem ipsum",
        "Do not inhale.",
        "ß",
        "…",
        "中文字",
        "個個",
        "ひら",
        "한글",
        "ไทย",
        "עברית",
        "العربية",
        "\U0001f600",
        "\u0378",
        "\u034f",
        "\ufe0f",
        "İ",
        "ﬁ",
        "①",
        "|",
    ),
]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Unit, str]:
    """A locale, a unit and a translation, with odd things put in: into the source too, now and then."""
    locale, asked, said = draw(st.sampled_from(PAIRS))
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=3)):
        place = draw(st.integers(0, len(said)))
        said = said[:place] + odd + said[place:]
    if draw(st.booleans()):
        asked += draw(st.sampled_from(ODD))
    return locale, unit(f"<a1>{asked}</a1>" if draw(st.booleans()) else asked), draw(st.sampled_from((said, asked, f"<a1>{said}</a1>", said[: len(said) // 2])))


STATES = [Missing(HERE), Empty(HERE), Fuzzy(HERE, "x 7", "y"), Obsolete(HERE, "x"), Stale(HERE, "x", "y")]


def test_most_rules_say_whom_they_concern() -> None:
    assert len(SPARING) >= 20


@given(texts())
def test_a_rule_finds_nothing_where_nothing_concerns_it(drawn: tuple[str, Unit, str]) -> None:
    locale, asked, said = drawn
    subject = UnitSubject(asked, Translated(HERE, said), language("en"), language(locale))
    for rule in SPARING:
        assert rule.concerns(subject) or list(rule.check(subject)) == [], rule.id


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("rule", SPARING, ids=lambda rule: rule.id)
def test_nor_where_no_translation_is_done(rule: UnitRule, state: Translation) -> None:
    subject = UnitSubject(unit("Take 5 mg of <a1>it</a1>."), state, language("en"), language("de"))
    assert rule.concerns(subject) or list(rule.check(subject)) == []


def test_an_address_concerns_the_rule_about_addresses() -> None:
    address = Unit("https://example.org/", None, None, "link", address=True)
    subject = UnitSubject(address, Translated(Place("x.po", 1), "javascript:x"), language("en"), language("de"))
    assert [rule.id for rule in SPARING if rule.concerns(subject) and list(rule.check(subject))] == ["url-unsafe"]
