from __future__ import annotations

import pytest

from pipeline.validate.rules.wrong_script import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE

MSGID = "Do not inhale the vapours of ACME Cleaner."
BAD = [
    ("ru", "Ne vdykhat pary ACME Cleaner."),
    ("uk", "Ne vdykhaty pary."),
    ("bg", "Do not inhale the vapours."),
    ("el", "Min eispneete tous atmous."),
    ("ar", "Do not inhale the vapours."),
    ("he", "Do not inhale the vapours."),
    ("hi", "Vaashp ko saans mein na lein."),
    ("ja", "Joki wo suikomanaide kudasai."),
    ("ko", "吸い込まないでください。蒸気を。"),
    ("zh_Hans", "請勿吸入此產品的蒸氣。"),
    ("zh_Hant", "请勿吸入本产品的蒸气。"),
    ("de", "Не вдыхать пары этого средства."),
    ("sr_Latn", "Не удишите испарења."),
    ("sr_Cyrl", "Ne udišite isparenja."),
    ("fa", "Bokhar ra estenshagh nakonid."),
]
GOOD = [
    ("ru", MSGID, "Не вдыхать пары ACME Cleaner."),
    ("ru", "ACME Cleaner", "ACME Cleaner"),
    ("ja", MSGID, "ACME Cleanerの蒸気を吸い込まないでください。"),
    ("zh_Hans", MSGID, "请勿吸入ACME Cleaner的蒸气。"),
    ("zh_TW", MSGID, "請勿吸入ACME Cleaner的蒸氣。"),
    ("ko", MSGID, "ACME Cleaner의 증기를 흡입하지 마십시오."),
    ("hi", MSGID, "ACME Cleaner की भाप साँस में न लें।"),
    ("ar", MSGID, "لا تستنشق أبخرة ACME Cleaner."),
    ("de", MSGID, "Die Dämpfe nicht einatmen (β, Ω)."),
    ("sr", MSGID, "Не удишите испарења."),
    ("sr", MSGID, "Ne udišite isparenja."),
    ("el", "SPF 30", "SPF 30"),
    ("he", MSGID, "CO2"),
    ("ru", "Wi-Fi", "Wi-Fi"),
]


@pytest.mark.parametrize(("target", "text"), BAD)
def test_letters_of_another_script_are_found(target: str, text: str) -> None:
    assert len(judge_unit(RULE, MSGID, text, target=target)) == 1


@pytest.mark.parametrize(("target", "msgid", "text"), GOOD)
def test_names_in_latin_letters_and_either_script_where_none_is_named_are_sound(target: str, msgid: str, text: str) -> None:
    assert judge_unit(RULE, msgid, text, target=target) == []


@pytest.mark.parametrize("locale", ["ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "zh_Hans"])
def test_one_sentence_in_other_letters_is_found(locale: str) -> None:
    first, second = SENTENCES[locale]
    assert judge_unit(RULE, SOURCE, f"{first} Wash your hands thoroughly.", target=locale)
    assert judge_unit(RULE, SOURCE, f"{first} {second}", target=locale) == []
