"""Dates and numbers that each page writes as its language does."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale, localedata

from pipeline.locales import formatted
from pipeline.model import Digits, Month, PipelineError, Style, Value, join
from tests.assemble.builders import faithful, render
from tests.end_to_end.builders import caveat
from tests.segment.builders import cut

from .projects import article, built, made, manifest, untranslate

DATE = '<time datetime="2026-03-01" data-format="long">1 March 2026</time>'


@pytest.mark.parametrize(
    ("value", "style", "locale", "written"),
    [
        (date(2026, 3, 1), Style.LONG, "de", "1. März 2026"),
        (date(2026, 3, 1), Style.LONG, "ja", "2026年3月1日"),
        (date(2026, 3, 1), Style.MEDIUM, "de", "01.03.2026"),
        (date(2026, 3, 1), Style.FULL, "pt_BR", "domingo, 1 de março de 2026"),
        (Month(2026, 3), Style.LONG, "de", "März 2026"),
        (Month(2026, 3), Style.MEDIUM, "de", "März 2026"),
        (Month(2026, 9), Style.MEDIUM, "en", "Sep 2026"),
        (time(14, 5), Style.SHORT, "de", "14:05"),
        (time(14, 5, 9), Style.LONG, "de", "14:05:09"),
        (datetime(2026, 3, 1, 14, 5), Style.LONG, "de", "1. März 2026, 14:05"),
        (Decimal("1234.5"), Style.DECIMAL, "de", "1.234,5"),
        (Decimal("0.005"), Style.DECIMAL, "fr", "0,005"),
        (Decimal(1234567), Style.DECIMAL, "hi", "12,34,567"),
        (Decimal("0.125"), Style.PERCENT, "de", "12,5\u00a0%"),
        (Decimal("1234.5"), Style.DECIMAL, "en_XA", "1,234.5"),
    ],
)
def test_a_value_is_written_as_its_language_writes_it(value: Value, style: Style, locale: str, written: str) -> None:
    assert formatted(locale, value, style) == written


@pytest.mark.parametrize(
    ("value", "style", "locale", "written"),
    [
        (date(2026, 3, 1), Style.LONG, "fa", "۱ مارس ۲۰۲۶"),
        (date(2026, 3, 1), Style.LONG, "ar_EG", "١ مارس ٢٠٢٦"),
        (date(2026, 3, 1), Style.LONG, "ar", "1 مارس 2026"),
        (date(2026, 3, 1), Style.LONG, "mr", "१ मार्च, २०२६"),
        (date(2026, 3, 1), Style.LONG, "hi", "1 मार्च 2026"),
        (Month(2026, 3), Style.LONG, "bn", "মার্চ ২০২৬"),
        (time(14, 5), Style.SHORT, "fa", "۱۴:۰۵"),
        (Decimal("-1234.5"), Style.DECIMAL, "fa", "\u200e−۱٬۲۳۴٫۵"),
        (Decimal("0.125"), Style.PERCENT, "ar_EG", "١٢٫٥٪\u061c"),
        (Decimal("1234.5"), Style.DECIMAL, "de", "1.234,5"),
        (Decimal("1234.5"), Style.DECIMAL, "my", "၁,၂၃၄.၅"),
    ],
)
def test_native_digits_are_those_of_the_default_numbering_system(value: Value, style: Style, locale: str, written: str) -> None:
    assert formatted(locale, value, style, Digits.NATIVE) == written


def test_every_locale_has_the_digits_of_its_default_numbering_system() -> None:
    names = localedata.locale_identifiers()
    for system, name in {Locale.parse(name).default_numbering_system: name for name in names}.items():
        written = formatted(name, Decimal(1234567890), Style.DECIMAL, Digits.NATIVE)
        assert [unicodedata.digit(character) for character in written if character.isdigit()] == [*range(1, 10), 0]
        assert (system == "latn") is ("1" in written)


def test_an_author_asks_for_native_digits() -> None:
    article_of = cut('<p>On <time datetime="2026-03-01" data-format="long native">1 March 2026</time>.</p>')
    assert "۱ مارس ۲۰۲۶</time>" in render(article_of, faithful(article_of), "fa")
    assert "1. März 2026</time>" in render(article_of, faithful(article_of), "de")


def test_a_date_in_a_sentence_is_one_closed_tag_and_no_text_of_a_unit() -> None:
    made_of = cut(f"<p>Seen on {DATE}, twice.</p>")
    assert [unit.msgid for unit in made_of.units] == ["Seen on <time1/>, twice."]
    assert made_of.units[0].notes == ("<time1/> stands for: 1 March 2026, which each page writes in its language's own way",)
    assert join(made_of.pieces) == f"<p>Seen on {DATE}, twice.</p>"
    assert made_of.excluded == len("1March2026")


@pytest.mark.parametrize(
    ("text", "german"),
    [
        (f"<p>On {DATE}.</p>", "1. März 2026</time>"),
        (f"<p>{DATE}</p>", "1. März 2026</time></p>"),
        (f"<table><tr><td>{DATE}</table>", "1. März 2026</time></table>"),
        ('<p>A <data value=" 1234.5 " data-format="decimal">1,234.5</data> b</p>', "1.234,5</data>"),
        ('<p>A <time data-format="short" datetime="14:05">2 pm</time> b</p>', "14:05</time>"),
        ('<p>A <time data-format="long" datetime="2026-03">March<!-- x --></time> b</p>', "März 2026</time>"),
        ('<p>A <time data-format="long" datetime="2026-03-01">unclosed</p>', "1. März 2026</p>"),
        ('<p>A <time data-format="long" datetime="2026-03-01">unclosed', "1. März 2026"),
        ('<p>A <time data-format="long" datetime="2026-03-01"></time> b</p>', "1. März 2026</time>"),
    ],
)
def test_a_page_in_another_language_has_the_value_in_its_own_way(text: str, german: str) -> None:
    article_of = cut(text)
    assert german in render(article_of, faithful(article_of))
    assert render(article_of, [f"Ü {unit.msgid}" for unit in article_of.units]).count("2026") >= german.count("2026")


def test_the_page_of_the_source_keeps_the_text_of_its_author() -> None:
    text = f'<html lang="en"><p>On {DATE}.</p></html>'
    article_of = cut(text)
    assert render(article_of, faithful(article_of), "en") == text


def test_a_value_without_a_text_is_written_on_the_page_of_the_source_too() -> None:
    article_of = cut('<html lang="en"><p>On <time datetime="2026-03-01" data-format="long"></time>.</p></html>')
    assert "March 1, 2026</time>" in render(article_of, faithful(article_of), "en")


def test_a_text_that_falls_back_has_the_date_of_its_author() -> None:
    assert f'<span lang="en">On {DATE}.</span>' in render(cut(f"<p>On {DATE}.</p>"), [None])


@pytest.mark.parametrize("text", [f'<p lang="fr">Le {DATE}</p>', f'<p translate="no">On {DATE}</p>', '<p>A <time datetime="yesterday">day</time> b</p>'])
def test_a_date_that_is_not_asked_for_stays_as_it_is(text: str) -> None:
    article_of = cut(text)
    assert "März" not in render(article_of, faithful(article_of))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<time datetime="2026-02-30" data-format="long">x</time>', 'the datetime of a <time> with data-format "2026-02-30" cannot be formatted'),
        ('<time datetime="2026-13" data-format="long">x</time>', '"2026-13" cannot be formatted'),
        ('<time datetime="1 March" data-format="long">x</time>', '"1 March" cannot be formatted'),
        ('<time datetime="2026-03-01T10:00Z" data-format="long">x</time>', '"2026-03-01T10:00Z" cannot be formatted'),
        ('<time datetime="٢٠٢٦-٠٣-٠١" data-format="long">x</time>', "cannot be formatted"),
        ('<time data-format="long">x</time>', "is missing"),
        ('<time datetime="2026-03-01" data-format="YYYY">x</time>', 'data-format="YYYY" is no format of a <time>'),
        ('<time datetime="2026-03-01" data-format="long arab">x</time>', 'data-format="long arab" is no format of a <time>'),
        ('<time datetime="2026-03-01" data-format="native">x</time>', 'data-format="native" is no format of a <time>'),
        ('<time datetime="2026-03-01" data-format="decimal">x</time>', 'data-format="decimal" is no format of a <time>'),
        ('<data value="1,5" data-format="decimal">x</data>', 'the value of a <data> with data-format "1,5" cannot be formatted'),
        ('<data value="NaN" data-format="decimal">x</data>', '"NaN" cannot be formatted'),
        ('<data value="1e9" data-format="decimal">x</data>', '"1e9" cannot be formatted'),
        ('<data value="1.5" data-format="long">x</data>', 'data-format="long" is no format of a <data>'),
        ('<time datetime="2026-03-01" data-format="long"><b>1</b> March</time>', "markup stands in a <time> with data-format"),
        ('<time datetime="2026-03-01" data-format="long">1 <i data-warning=x>March</i></time>', "markup stands in a <time> with data-format"),
        ('<time datetime="2026-03-01" data-format="long" data-warning=x>1 March</time>', "data-format stands on the <time> of a warning"),
        (
            f'<i data-warning=x>Before {DATE}.</i> <i data-warning=x>Before <time datetime="2026-03-02" data-format="long">2 March 2026</time>.</i>',
            'the warning "x" has the same words twice, with different values',
        ),
    ],
)
def test_what_cannot_be_formatted_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(f"<p>\n\nA {text} b</p>")
    assert caught.value.line == 3
    assert said in caught.value.cause
    assert caught.value.mend


def test_a_date_in_a_warning_is_published_listed_and_audited(tmp_path: Path) -> None:
    warning = f'<p data-warning="sun" data-severity="danger">Do not go out before {DATE}.</p>'
    root = made(tmp_path, {"peel": article(f"<p>Seen on {DATE}.</p>", warning)})
    untranslate(root, "de", "peel", "Seen")
    site = built(root)
    texts = {page["locale"]: page["warnings"][0]["texts"] for page in manifest(site)["pages"]}
    assert texts == {
        "en": ["Do not go out before 1 March 2026."],
        "de": ["Gehen Sie nicht hinaus vor dem 1. März 2026."],
        "ar": ["لا تخرج قبل 1 مارس 2026."],
    }
    assert caveat(root, "audit").code == 0
    page = site / "de/peel.html"
    page.write_text(page.read_text("utf-8").replace("1. März 2026", "1. März 2025"), "utf-8")
    assert "[warning-altered]" in caveat(root, "audit").out
