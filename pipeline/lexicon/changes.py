"""What two versions of one source text state differently: numbers with what they count, negation, strength, signal words. "Not safe" is nine tenths of "safe",
"5 mg" of "50 mg".

Both texts are in one language, so that words can be held against words, and one that is missed is a danger: the lists below are wider than those of `data`,
by which `facts` holds a translation against its source and which must not cry wolf. They are read with this module, since `caveat update` needs nothing else
of the language data. A language without lists has comparable numbers and nothing else, and is never taken for the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "no not never none nobody nothing nowhere neither nor without cannot avoid avoids avoided avoiding stop stops refrain prevent prevents unless except "
        "only unsafe unable hardly barely rarely seldom lack lacks lacking absent absence free fail fails failed instead rather contraindicated "
        "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't mustn't shouldn't needn't haven't hasn't hadn't shan't ain't "
        "dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt mustnt shouldnt neednt havent hasnt"
    ),
}
"""Words that turn or narrow a sentence's meaning, by primary language subtag."""

_STRENGTHS = {
    "en": _words(
        "must should shall will may might can could would need needs needed ought required requires recommend recommended recommends advise advised advisable "
        "allow allowed permit permitted forbid forbidden prohibited banned optional mandatory compulsory obligatory essential necessary unnecessary always "
        "usually often sometimes occasionally possible impossible likely unlikely probably certainly definitely strictly absolutely immediately urgently "
        "urgent promptly now once soon later straightaway emergency seriously serious severe severely mild moderate fatal deadly lethal harmless harmful "
        "safe safely dangerous hazardous toxic poisonous death die kill kills"
    ),
}
"""Words that say how binding an advice is, how soon it holds and how grave its matter is."""

_LIMITS = {
    "en": _words(
        "before after during until till while when whenever if since by within between from through or both either else than more less most least fewer "
        "above below over under up down out off inside outside minimum maximum min max any all every each some few many several other another same "
        "again increase increases increased decrease decreases decreased reduce reduced reduces raise lower higher high low longer shorter long short larger "
        "smaller large small big greater hot cold warm cool wet dry left right upper front back open closed close start begin continue end "
        "enough too full empty early late morning noon evening night today tomorrow daily nightly internal external internally externally orally oral "
        "adult adults child children baby babies infant infants newborn elderly pregnant breastfeeding women men woman man away"
    ),
}
"""Words that say when something holds, for whom, and which side of a limit is meant; in pairs whose one half is the other's opposite."""

_NUMERALS = {
    "en": _words(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
        "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million half halves third quarter quarters dozen single "
        "double triple pair couple once twice thrice first second fourth fifth hourly daily weekly biweekly fortnight fortnightly monthly yearly "
        "annually seconds minute minutes hour hours day days week weeks month months year years gram grams milligram milligrams microgram micrograms "
        "kilogram kilograms gramme grammes litre litres liter liters millilitre millilitres milliliter milliliters mg µg μg mcg g kg ng ml l dl cl iu "
        "mmol mol kcal cal kj mm cm m km inch inches foot feet ounce ounces oz pound pounds lb lbs percent per celsius fahrenheit degree degrees drop "
        "drops tablet tablets capsule capsules pill pills spray sprays puff puffs sachet sachets dose doses spoon spoons teaspoon teaspoons "
        "tablespoon tablespoons unit units times h min sec s"
    ),
}
"""Numbers and units written as words."""

_SIGNALS = {"en": _words("danger warning caution notice attention important note")}
"""Signal words of ANSI Z535.6 and what authors put in their place."""

_TURNING_HEADS = {"en": ("un", "in", "im", "ir", "il", "non", "dis", "anti", "mis", "de", "a", "hypo", "hyper", "pre", "post", "over", "under")}
_TURNING_TAILS = {"en": (("ful", "less"), ("", "less"), ("", "free"), ("", "proof"))}
"""What turns a word's meaning at its beginning (safe, unsafe) and at its end (harmful, harmless)."""

_NUMBER = re.compile(
    r"(?:(?:[<>≤≥±−~+]|(?<![\w)])-)\s*)?\d+(?:[.,:\u2044/]\d+)*\s*(?:%|‰|°\s?[CFcf]\b|°|(?!(?:and|or|to)\b)[^\W\d_]+(?:/[^\W\d_]+)*)?",
)
_CURRENCY = re.compile(r"[$€£¥₹]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TAG = re.compile(r"</?([a-z]+)\d*/?>")
_SHOWN = 6
_LONG_UNIT = 4
"""Letters from which on a unit means the same in capitals: "DAYS", but not "Mg"."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of fact in which two texts differ; `before` and `after` are what each says, empty where it says nothing."""

    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.before or 'nothing'} → {self.after or 'nothing'}"


@dataclass(frozen=True, slots=True)
class _Facts:
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    tags: str


def is_comparable(language: str) -> bool:
    """Whether there is data to tell two texts in a language apart (its primary subtag)."""
    return language in NEGATIONS


def same_facts(one: str, other: str, language: str) -> bool:
    """Whether two texts in one language agree in their facts. Never for a language without data."""
    return is_comparable(language) and not differences(one, other, language)


@lru_cache(maxsize=4096)
def differences(before: str, after: str, language: str) -> tuple[Difference, ...]:
    """The facts in which two texts in one language differ, as far as can be told; of a language without data only numbers."""
    old, new = _facts(before), _facts(after)
    return tuple(_compared(old, new, language))


def _compared(old: _Facts, new: _Facts, language: str) -> Iterator[Difference]:
    if old.numbers != new.numbers:
        yield _shown("numbers and units", old.numbers, new.numbers)
    told = ""
    for kind, table in (
        ("negation", NEGATIONS),
        ("signal word", _SIGNALS),
        ("strength", _STRENGTHS),
        ("number or unit in words", _NUMERALS),
        ("limit", _LIMITS),
    ):
        marks = table.get(language, frozenset())
        one, other = ([word for word in facts.words if word in marks] for facts in (old, new))
        if one != other:
            told = kind
            yield _shown(kind, one, other)
    turned = _turned(old.words, new.words, language)
    if turned is not None:
        yield Difference("negation", *turned)
    if not told and turned is None and (moved := _moved(old, new, language)):
        yield Difference("order of words", " ".join(moved[:_SHOWN]), "elsewhere")


def _facts(text: str) -> _Facts:
    """Tags are no words; their names are kept apart, because a tag may stand round the word that counts."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("ʼ", "'")
    bare = _TAG.sub(" ", plain)
    numbers = (*(_number(number) for number in _NUMBER.findall(bare)), *_CURRENCY.findall(bare))
    return _Facts(numbers, tuple(_WORD.findall(bare.casefold())), "".join(_TAG.findall(plain)))


def _number(found: str) -> str:
    """A number with its unit, without white space; a long unit in small letters."""
    squeezed = re.sub(r"\s", "", found)
    unit = re.search(r"[^\W\d_]+(?:/[^\W\d_]+)*\Z", squeezed)
    return squeezed if unit is None or len(unit[0]) < _LONG_UNIT else squeezed[: unit.start()] + unit[0].casefold()


def _shown(kind: str, before: Iterable[str], after: Iterable[str]) -> Difference:
    """Only what one has and the other lacks; all of it where the order alone differs."""
    one, other = Counter(before), Counter(after)
    gone, come = one - other, other - one
    if not gone and not come:
        return Difference(kind, " ".join(before), " ".join(after))
    return Difference(kind, " ".join(gone.elements()), " ".join(come.elements()))


def _turned(before: tuple[str, ...], after: tuple[str, ...], language: str) -> tuple[str, str] | None:
    """A word of one text whose opposite by affix stands in the other: safe, unsafe; harmful, harmless; sterile, non-sterile."""
    gone, come = set(before) - set(after), set(after) - set(before)
    heads, tails = _TURNING_HEADS.get(language, ()), _TURNING_TAILS.get(language, ())
    for word in sorted(gone | come):
        old, new = (word, "") if word in gone else ("", word)
        if word == "non":
            return old, new
        others, there = (come, after) if word in gone else (gone, before)
        opposites = [word.removeprefix(head) for head in heads if word.startswith(head) and len(word) > len(head) + 2]
        opposites += [word.removesuffix(tail) + other for other, tail in tails if word.endswith(tail) and len(word) > len(tail) + 2]
        for opposite in opposites:
            if opposite in others or opposite in there:
                return (word, opposite) if word in gone else (opposite, word)
    return None


def _moved(old: _Facts, new: _Facts, language: str) -> list[str]:
    """Words that both texts have once and that stand behind more facts in one than in the other: "ice, not heat" is not "heat, not ice"."""
    if not is_comparable(language):
        return []
    one, other = _places(old.words, language), _places(new.words, language)
    return [word for word, place in one.items() if other.get(word, place) != place]


def _places(words: tuple[str, ...], language: str) -> dict[str, int]:
    """How many words that state facts stand before each of the others; without those that the text has twice."""
    marks = frozenset[str]().union(*(table[language] for table in (NEGATIONS, _STRENGTHS, _LIMITS, _NUMERALS)))
    counts = Counter(words)
    places: dict[str, int] = {}
    before = 0
    for word in words:
        if word in marks or word[0].isdigit():
            before += 1
        elif counts[word] == 1:
            places[word] = before
    return places
