"""What is known of a locale from its name."""

from __future__ import annotations

from typing import Any

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from pipeline.locales import language
from pipeline.model import PipelineError

KNOWN = [
    ("en", "en", "ltr", "en_US"),
    ("de", "de", "ltr", "de_DE"),
    ("ar", "ar", "rtl", "ar_EG"),
    ("fa", "fa", "rtl", "fa_IR"),
    ("he", "he", "rtl", "he_IL"),
    ("ur", "ur", "rtl", "ur_PK"),
    ("hi", "hi", "ltr", "hi_IN"),
    ("ja", "ja", "ltr", "ja_JP"),
    ("pt_BR", "pt-BR", "ltr", "pt_BR"),
    ("pt-br", "pt-BR", "ltr", "pt_BR"),
    ("zh_Hans", "zh-Hans", "ltr", "zh_CN"),
    ("zh_Hant", "zh-Hant", "ltr", "zh_TW"),
    ("pa_Arab", "pa-Arab", "rtl", "pa_PK"),
    ("az_Latn", "az-Latn", "ltr", "az_AZ"),
    ("uz_Arab", "uz-Arab", "rtl", "uz_AF"),
]


@pytest.mark.parametrize(("name", "tag", "direction", "territorial"), KNOWN)
def test_a_name_tells_tag_direction_and_likely_territory(name: str, tag: str, direction: str, territorial: str) -> None:
    known = language(name)
    assert (known.name, known.tag, known.direction, known.territorial) == (name, tag, direction, territorial)


def test_a_language_is_called_by_its_own_name_and_in_english() -> None:
    assert (language("de").autonym, language("de").english) == ("Deutsch", "German")
    assert language("pt_BR").autonym == "Português (Brasil)"
    assert language("ar").autonym == "العربية"


def test_pseudo_locales_are_called_by_their_tags() -> None:
    assert (language("en_XA").autonym, language("ar_XB").autonym) == ("[en-XA]", "[ar-XB]")


def test_the_whole_data_of_a_locale_is_read_for_its_own_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    load = localedata.load

    def seen(*arguments: Any) -> dict[str, Any]:
        read.append(arguments[0])
        return load(*arguments)

    monkeypatch.setattr(localedata, "load", seen)
    known = language.__wrapped__("fo")
    assert "fo" not in read
    assert known.autonym == "Føroyskt"
    assert "fo" in read


@pytest.mark.parametrize(("name", "count"), [("ja", 1), ("de", 2), ("pl", 3), ("ar", 6)])
def test_plural_forms_are_as_gettext_counts_them(name: str, count: int) -> None:
    assert language(name).plural_forms.startswith(f"nplurals={count};")


@pytest.mark.parametrize(
    "name", ["", "qq", "english", "de/..", "../de", "de\n", "de\x00", "d", "de__AT", "de_", "root", "de.UTF-8", "de@euro", "ｄｅ", "../../etc/passwd"]
)
def test_a_name_that_cldr_does_not_know_is_a_usage_error(name: str) -> None:
    with pytest.raises(PipelineError) as caught:
        language(name)
    assert caught.value.exit_code == 2
    assert caught.value.mend


@given(st.text(st.sampled_from("abdefnprtzHBsR_-/.\\ \n\x00é"), max_size=10))
def test_any_name_is_known_and_safe_as_a_folder_or_refused(name: str) -> None:
    try:
        known = language(name)
    except PipelineError:
        return
    assert not set(known.name) & set("/.\\ \n\x00")
    assert known.tag.isascii()
