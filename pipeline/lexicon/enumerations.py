"""How many items the enumerations of a sentence have: "headache, nausea, dizziness or rash" has four, whatever parts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.lexicon.lengths import joiner
from pipeline.terms import plain

_SIGN = r"(?:[,،](?!\d)|(?<!\d)[,،]|[;؛、，；・]|(?<=[^\W\d])\s?/\s?(?=[^\W\d]))"
_LOOSE = re.compile(r"[:–—(（]|(?<=\s)-(?=\s)")
"""What may take the place of a comma in a translation."""
_WORDS = 4
_CHARACTERS = 40
"""Of an item between two others, at most: longer parts are clauses."""


_LEADS = {
    "de": "als am an auf aufgrund bei beim bevor da falls für im in mit nach nachdem ohne sobald sofern solange um vor wegen weil wenn während zum zur",
    "en": "after although always as at because before by depending during even following for from if in on once prior since though to unless until upon when "
    "whenever where while with without",
    "es": "a al antes como con cuando después durante en mientras para por si sin tras una",
    "fr": "afin après au aux avant avec chez comme dans dès en lors lorsque par pendant pour quand sans si à",
    "it": "al con dopo durante in nel nella per prima quando se senza",
    "nl": "als bij in indien met na om terwijl tijdens voor voordat wanneer zodra zonder",
    "pl": "aby bez dla do gdy jeśli jeżeli po podczas przed przy w we z",
    "pt": "ao antes após caso com depois durante em na no para por quando se sem",
}
"""Words that open what leads in to a sentence: its comma parts no items, and many languages write none. Of other languages any beginning may be one."""


_CLAUSES = {
    "bg": "ако че който която което които когато докато за",
    "cs": "pokud jestliže když že aby který která které kteří kterou zda až",
    "da": "hvis at som såsom når der",
    "de": "wenn falls dass ob damit weil sodass bis sobald bevor nachdem wie",
    "el": "όπως",
    "en": "such",
    "es": "como",
    "et": "kui et kes mis kuni",
    "fi": "jos että kun joka jotka jota joita kunnes",
    "fr": "comme tel telle tels telles",
    "hr": "ako da koji koja koje kad kada",
    "hu": "ha hogy amely amelyek aki akik mert amíg amíg mint",
    "it": "come quali",
    "lt": "jeigu jei kad kuris kuri kurie kurios kol",
    "lv": "ja ka kas kurš kura kuri kuras kurus lai līdz",
    "mt": "bħal bħall bħalma",
    "nb": "hvis at som når der",
    "nl": "zoals",
    "pl": "jeśli jeżeli gdy że aby który która które którzy aż",
    "pt": "como tais",
    "ro": "cum precum",
    "ru": "если что который которая которое которые чтобы когда пока",
    "sk": "ak že aby ktorý ktorá ktoré ktorí ktorú keď či kým",
    "sl": "če da ki ko kadar dokler kar",
    "sr": "ако да који која које кад када ako da koji koja koje kad kada",
    "sv": "såsom som",
    "uk": "якщо що який яка яке які щоб коли поки",
}
"""Words that open a clause, or examples ("such as"), behind a comma: such a comma parts no items, and other languages write none."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The longest enumeration of a sentence. `led` is whether its first comma may end what leads in to the sentence instead of an item; `doubtful`
    whether that cannot be told of the language.
    """

    items: int
    led: bool = False
    doubtful: bool = False


NONE = Enumeration(0)


@lru_cache(maxsize=64)
def _separator(language: str) -> re.Pattern[str]:
    clauses = "|".join(_CLAUSES.get(language, "").split())
    sign = rf"(?P<sign>{_SIGN})" + (rf"(?!\s*(?:{clauses})(?!\w))" if clauses else "")
    return re.compile(rf"\s*{sign}\s*(?P<both>{joiner(language).pattern})?\s*|\s*{joiner(language).pattern}\s*")


@lru_cache(maxsize=4096)
def enumeration(sentence: str, language: str) -> Enumeration:
    """The longest run of short parts between signs, up to a word such as "and", which ends it, or between slashes; NONE with fewer than three."""
    folded = plain(sentence)
    separators = list(_separator(language).finditer(folded))
    longest, first = 0, 0
    for index, separator in enumerate(separators):
        if separator["sign"] is None:
            continue
        last = _end(folded, separators, index)
        if last is not None and last - index > longest:
            longest, first = last - index, index
    if not longest:
        return NONE
    foremost = all(separator["sign"] is None for separator in separators[:first])
    return Enumeration(longest + 2, led=foremost and _leads(folded, language) is not False, doubtful=foremost and _leads(folded, language) is None)


def _leads(folded: str, language: str) -> bool | None:
    """Whether a sentence begins with what leads in to it; None of a language where that is not known."""
    known = _LEADS.get(language)
    return None if known is None else folded.split(" ", 1)[0] in known.split()


def _end(folded: str, separators: list[re.Match[str]], first: int) -> int | None:
    """The separator that ends an enumeration, None where clauses follow instead of items."""
    last = first
    for index, (one, other) in enumerate(pairwise(separators[first:]), start=first + 1):
        part = folded[one.end() : other.start()]
        if not part or len(part.split()) > _WORDS or len(part) > _CHARACTERS:
            return None
        last = index
        if other["sign"] is None or other["both"]:
            return last
    return last if last > first and all("/" in separator[0] for separator in separators[first : last + 1]) else None


@lru_cache(maxsize=4096)
def separators(sentence: str, language: str) -> int:
    """How many times something parts items or clauses: a sign and the word behind it count once, a comma that ends what leads in to the sentence not at all."""
    folded = plain(sentence)
    found = list(_separator(language).finditer(folded))
    led = _leads(folded, language) and any(separator["sign"] for separator in found)
    return len(found) + len(_LOOSE.findall(folded)) - bool(led)
