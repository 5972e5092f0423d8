"""Which script a letter belongs to, and in which scripts a locale is written (Unicode Standard Annex #24, CLDR's likely subtags).

Python has no table of scripts, but Unicode names each letter after its script: the first words of the name decide.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from pipeline.locales import Language

_NAMES = {
    "LATIN": "Latn",
    "FULLWIDTH LATIN": "Latn",
    "KELVIN": "Latn",
    "ANGSTROM": "Latn",
    "FEMININE": "Latn",
    "MASCULINE": "Latn",
    "GREEK": "Grek",
    "OHM": "Grek",
    "CYRILLIC": "Cyrl",
    "ARMENIAN": "Armn",
    "HEBREW": "Hebr",
    "ARABIC": "Arab",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
    "NKO": "Nkoo",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MYANMAR": "Mymr",
    "GEORGIAN": "Geor",
    "HANGUL": "Hang",
    "HALFWIDTH HANGUL": "Hang",
    "ETHIOPIC": "Ethi",
    "CHEROKEE": "Cher",
    "CANADIAN": "Cans",
    "KHMER": "Khmr",
    "MONGOLIAN": "Mong",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HALFWIDTH KATAKANA": "Kana",
    "BOPOMOFO": "Bopo",
    "CJK": "Hani",
    "IDEOGRAPHIC ITERATION": "Hani",
    "YI": "Yiii",
    "TIFINAGH": "Tfng",
    "OL CHIKI": "Olck",
    "ADLAM": "Adlm",
    "JAVANESE": "Java",
    "MEETEI": "Mtei",
    "COPTIC": "Copt",
    "GLAGOLITIC": "Glag",
    "GOTHIC": "Goth",
    "TAGALOG": "Tglg",
    "BALINESE": "Bali",
    "SUNDANESE": "Sund",
    "LEPCHA": "Lepc",
    "LIMBU": "Limb",
    "VAI": "Vaii",
}
"""The first word, or the first two, of a letter's name, and the ISO 15924 code of its script."""

_MICRO = "\u00b5"
"""MICRO SIGN is of no script (Common), though its compatibility form is Greek."""

_WRITTEN = {
    "Hans": frozenset(("Hani", "Bopo")),
    "Hant": frozenset(("Hani", "Bopo")),
    "Hanb": frozenset(("Hani", "Bopo")),
    "Jpan": frozenset(("Hani", "Hira", "Kana")),
    "Kore": frozenset(("Hang", "Hani")),
    "Aran": frozenset(("Arab",)),
}
"""ISO 15924 codes that stand for several scripts, or for a style of one."""

_BOTH = frozenset(("sr", "bs", "az", "uz", "kk", "tg", "tk", "mn", "ku", "sh"))
"""Languages written in Latin and in Cyrillic letters: a name without a script (sr) leaves both open."""


class _Scripts(dict[str, str | None]):
    """A table that fills itself: the script of each letter, None for what is no letter or of no script."""

    def __missing__(self, character: str) -> str | None:
        made = None
        if character.isalpha() and character != _MICRO:
            first, second, *_ = (*unicodedata.name(character, "").replace("-", " ").split(), "", "")
            made = _NAMES.get(f"{first} {second}") or _NAMES.get(first)
        self[character] = made
        return made


_SCRIPTS = _Scripts()


def script_of(character: str) -> str | None:
    """The ISO 15924 code of a letter's script, None for a digit, a sign, a letter of no script (µ) and what is not in the table."""
    return _SCRIPTS[character]


@lru_cache(maxsize=256)
def expected_scripts(language: Language) -> frozenset[str]:
    """The scripts in which a locale is written; none where CLDR does not know."""
    if language.script is None:
        return frozenset()
    if language.primary in _BOTH and not language.name.replace("-", "_").casefold().endswith((f"_{language.script.casefold()}",)):
        return frozenset((language.script, "Latn", "Cyrl"))
    return _WRITTEN.get(language.script, frozenset((language.script,)))


def scripts_in(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    counts: Counter[str] = Counter()
    for character, number in Counter(text).items():
        script = _SCRIPTS[character]
        if script is not None:
            counts[script] += number
    return counts


_PAIRS = (
    "个個们們伤傷体體儿兒关關养養内內册冊减減凉涼几幾别別剂劑办辦务務动動医醫单單卖賣卫衛厂廠压壓发發变變口口叶葉号號后後吗嗎员員响響唤喚园園围圍图圖圆圓场場块塊坏壞处處备備复復"
    "头頭妇婦娇嬌学學孕孕实實审審宽寬对對导導寿壽将將尘塵尽盡层層属屬岁歲应應开開异異张張强強当當录錄彻徹总總恶惡愈癒愿願戏戲执執护護报報担擔择擇损損换換据據摄攝无無时時显顯晒曬"
    "暂暫术術机機权權条條来來极極构構标標样樣检檢欢歡残殘气氣汤湯没沒沟溝泪淚洁潔浅淺测測济濟浓濃润潤涩澀温溫湿濕满滿灭滅灯燈热熱爱愛状狀独獨环環现現电電画畫疗療皱皺盐鹽监監离離"
    "种種稳穩穷窮纯純纸紙组組细細终終经經结結给給络絡绝絕统統继繼续續缓緩缩縮网網职職联聯肤膚肾腎肿腫胀脹脑腦脚腳脸臉节節苏蘇药藥营營虑慮虽雖补補装裝见見规規觉覺触觸计計认認让讓"
    "议議记記许許论論设設证證诉訴诊診试試话話询詢该該误誤说說请請读讀谁誰调調谨謹负負责責贴貼费費赖賴轻輕载載辅輔过過运運还還这這进進远遠连連适適选選递遞遗遺释釋针針钟鐘钠鈉钱錢铁鐵"
    "银銀锁鎖错錯长長门門闭閉问問间間阴陰阶階际際险險随隨难難雾霧预預领領题題颜顏风風饭飯饮飲马馬验驗骤驟鱼魚齐齊龄齡"
)
_SIMPLIFIED = frozenset(one for one, other in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if one != other)
_TRADITIONAL = frozenset(other for one, other in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if one != other)
"""Common characters that are written otherwise in the other orthography (Unihan, kSimplifiedVariant); those of both are left out below."""


def other_han(text: str, language: Language) -> str:
    """The characters of a Chinese text that only the other orthography has, traditional in zh_Hans and simplified in zh_Hant; "" for any other language, and
    for a locale that says neither its script nor its country (zh). What stands in both, as 后 does, counts for neither.
    """
    match language.script if language.name != "zh" else None:
        case "Hans":
            foreign, own = _TRADITIONAL, _SIMPLIFIED
        case "Hant":
            foreign, own = _SIMPLIFIED, _TRADITIONAL
        case _:
            return ""
    if foreign.isdisjoint(text):
        return ""
    found = [character for character in text if character in foreign and character not in own and character not in _IN_BOTH]
    return "".join(dict.fromkeys(found)) if len(found) > sum(character in own for character in text) else ""


_IN_BOTH = frozenset("后几别口孕叶号")
"""Simplified forms that are characters of traditional Chinese too."""
