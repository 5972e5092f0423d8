"""What characters of a text no reader can see, none should be there, or pose as others (Unicode Standard 5.21 and 23, UAX #9, UTS #39)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicon.scripts import script_of

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of right-to-left scripts."""


def has_right_to_left(text: str) -> bool:
    """Whether a text has a letter of a script that runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(match[0]) in ("R", "AL") for match in _RIGHT.finditer(text))


def bidi_misuse(text: str) -> str | None:
    """Why the directional controls of a text are wrong (UAX #9, 2.1–2.6): an override, or one that is not closed; None where they are sound."""
    opened: list[str] = []
    for match in _CONTROLS.finditer(text):
        control = match[0]
        if control in _OVERRIDES:
            return f"{named(control)} reverses or forces the order of the letters"
        if control in _EMBEDDINGS or control in _ISOLATES:
            opened.append(control)
        elif not opened or (opened.pop() in _ISOLATES) is not (control == "\u2069"):
            return f"{named(control)} closes nothing"
    return f"{named(opened[-1])} is not closed" if opened else None


def bidi_controls(text: str) -> str:
    """The embedding, override and isolate characters of a text, each once."""
    return "".join(dict.fromkeys(_CONTROLS.findall(text)))


_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Unicode's Default_Ignorable_Code_Point but for the directional controls, the empty braille pattern, and what stands for annotations and objects."""

_JOINING = frozenset(
    ("Arab", "Syrc", "Nkoo", "Mong", "Adlm", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Tibt", "Mymr", "Khmr")
)
"""Scripts whose letters take another shape beside ZWJ and ZWNJ (Unicode Standard, 23.2)."""

_UNSPACED = frozenset(("Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Hira", "Kana", "Java", "Bali"))
"""Scripts in which a zero-width space says where a line may break."""


def stray_invisibles(text: str) -> Iterator[tuple[int, str]]:
    """The invisible characters of a text that nothing around them needs, with their indexes. Marks of direction (LRM, RLM, ALM) need a letter that runs from
    right to left in the text.
    """
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        index = match.start()
        if not _needed(text, index, match[0]):
            yield index, match[0]


def _needed(text: str, index: int, character: str) -> bool:
    before, behind = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    script = _script_before(text, index)
    match character:
        case "\u00ad":
            return before.isalpha() and behind.isalpha()
        case "\u200b":
            return script in _UNSPACED
        case "\u200c":
            return script in _JOINING
        case "\u200d":
            return script in _JOINING or (_is_sign(before) and _is_sign(behind))
        case "\u200e" | "\u200f" | "\u061c":
            return has_right_to_left(text)
        case "\u2060":
            return bool(before) and bool(behind) and not (before.isalpha() and behind.isalpha())
        case "\u034f":
            return script == "Hebr"
        case _ if "\ufe00" <= character <= "\ufe0f":
            return _is_sign(before) or before in "0123456789#*" * bool(before) or script in ("Hani", "Mymr", "Mong")
        case _ if "\u180b" <= character <= "\u180f":
            return script == "Mong"
        case _ if "\U000e0100" <= character <= "\U000e01ef":
            return script == "Hani"
        case _ if "\U000e0020" <= character <= "\U000e007f":
            return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    return False


def _script_before(text: str, index: int) -> str | None:
    """The script of the letter before an index, over marks and over other invisible characters."""
    while index and (unicodedata.category(text[index - 1])[0] == "M" or text[index - 1] in "\u200c\u200d"):
        index -= 1
    return script_of(text[index - 1]) if index else None


def _is_sign(character: str) -> bool:
    """Whether a character is a symbol, such as an emoji, or the presentation or skin of one."""
    return character != "" and (unicodedata.category(character)[0] == "S" or character in "\ufe0f\u203c\u2049")


_LOST = re.compile(r"\?{3,}|(?<=[^\W\d_])\?(?=[a-zà-öø-ÿ])(?![a-z]+=)")
"""Question marks in the place of letters that a character set did not have."""


def broken_characters(text: str) -> Iterator[str]:
    """The characters that are no text, each once: U+FFFD, controls but line end and tab, private use, noncharacters, unassigned ones, lone surrogates,
    line and paragraph separators; question marks inside a word.
    """
    if not text.isprintable():
        for character in dict.fromkeys(text):
            if not character.isprintable() and character not in "\n\t" and unicodedata.category(character) in _BROKEN:
                yield character
    if "\ufffd" in text:
        yield "\ufffd"
    if "?" in text and "://" not in text and "www." not in text:
        yield from dict.fromkeys(match[0] for match in _LOST.finditer(text))


_BROKEN = frozenset(("Cc", "Co", "Cn", "Cs", "Zl", "Zp"))


def named(character: str) -> str:
    """A character as a report can show it: its code point and its name."""
    name = unicodedata.name(character, "") if len(character) == 1 else ""
    shown = " ".join(f"U+{ord(one):04X}" for one in character)
    return f"{shown} {name}".rstrip()


_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = {
    "Latn": frozenset("aceiopsxyjhbkmnrtuvgABCEHIJKMNOPSTXYZ"),
    "Cyrl": frozenset("асеіоруѕхјһьгкптвмнАВСЕНІЈКМОРЅТХУҮ"),
    "Grek": frozenset("αγικνορσυωτηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    "Armn": frozenset("օոսհցղզքՕՏՍԼ"),
    "Cher": frozenset("ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᏀᏂᏃᏎᏒᏔᏕᏙᏚᏞᏟᏢᏦ"),
}
"""Letters that pass for one of another of these scripts (UTS #39, confusables)."""


_NOT_LATIN = re.compile("[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d26-\u1d78\u1f00-\u1fff\u2126\u2de0-\u2dff\ua640-\ua69f\uab65-\uabbf\ufb13-\ufb17]")
"""Blocks that hold all letters of these scripts other than Latin."""


def mixed_words(text: str) -> Iterator[str]:
    """Words whose letters are of two scripts that resemble each other (UTS #39, 5.1), and short words all of whose letters pass for the text's own.

    A Greek letter at the edge of a Latin word is a name or a unit (β-carotene, kΩ, μg) unless it passes for a Latin one.
    """
    if _NOT_LATIN.search(text) is None or len({script_of(character) for character in set(text)} & _LOOKALIKES.keys()) < 2:
        return
    alone: list[tuple[str, str]] = []
    letters = dict.fromkeys(_LOOKALIKES, 0)
    for match in _WORD.finditer(text):
        word = match[0]
        scripts = {"Latn"} if word.isascii() else {script for character in word if (script := script_of(character)) is not None}
        resembling = scripts & _LOOKALIKES.keys()
        if len(resembling) > 1 and not _is_name(word, resembling):
            yield word
        elif len(resembling) == 1:
            (script,) = resembling
            letters[script] += len(word)
            alone.append((word, script))
    main = max(letters, key=lambda script: letters[script])
    for word, script in alone:
        if script != main and letters[script] * 3 < letters[main] and word.upper() != word and _LOOKALIKES[script].issuperset(word):
            yield word


def _is_name(word: str, scripts: set[str]) -> bool:
    if scripts != {"Latn", "Grek"}:
        return False
    greek = [character for character in word if script_of(character) == "Grek"]
    edge = script_of(word[0]) == "Grek" or script_of(word[-1]) == "Grek"
    return len(greek) == 1 and edge and (greek[0] not in _LOOKALIKES["Grek"] or (word[0] == greek[0] and word[1].isupper()))


_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_DOUBLE = re.compile(
    f"[ÃÂ][{_CONTINUATION}]|â[€\u0080‚„…†ˆ][{_CONTINUATION}]|ï»¿|ï¿½|[ÄÅ](?![–—\u00a0])[{_CONTINUATION}](?=[^\\W\\d_])|(?<=[a-zß-ÿ])[À-ÖØ-Þ][{_CONTINUATION}]"
)
_PAIR = re.compile(f"[À-ÖØ-Þâï][{_CONTINUATION}]")
"""What every match of `_DOUBLE` begins with."""
_RUN = re.compile("[^\x00-\x7f]{6,}")
_CLOSING = frozenset("”’“‘…»›–—\u00a0")
"""What may stand behind a word in capitals that ends in à or Â: Portuguese MANHÃ…"""


def mojibake(text: str) -> tuple[str, str] | None:
    """The first run of characters that are the bytes of UTF-8 read in a code page of one byte, and what they stood for; None where there is none.

    The test is to read them again. One character is proof enough where its bytes make signs that no language puts side by side (Ã¤, â€™); others need three.
    """
    if text.isascii():
        return None
    for match in _DOUBLE.finditer(text) if _PAIR.search(text) is not None else ():
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if not (before.isupper() and match[0][1] in _CLOSING):
            again = _read_again(match[0], "cp1252") or _read_again(match[0], "latin-1")
            if again is not None and (match[0][0] in "ÃÂâï" or again.isalpha()):
                return match[0], again
    for run in _RUN.findall(text):
        for codec in _codecs(run[:2]):
            again = _read_again(run, codec)
            if again is not None and len(again) >= 3 and not again.isascii() and all(map(str.isprintable, again)):
                return run, again
    return None


_CODECS = ("cp1252", "latin-1", "cp1251", "cp1250", "cp1253", "mac_roman", "gb18030")


@lru_cache(maxsize=8192)
def _codecs(start: str) -> tuple[str, ...]:
    """The code pages in which a run that begins so may be UTF-8: a byte that begins a character there, and one that goes on with it."""
    return tuple(codec for codec in _CODECS if _begins_utf8(start, codec))


def _begins_utf8(start: str, codec: str) -> bool:
    try:
        first, second, *_ = start.encode(codec)
    except UnicodeError:
        return False
    return 0xC2 <= first <= 0xF4 and 0x80 <= second <= 0xBF


def _read_again(written: str, codec: str) -> str | None:
    try:
        return written.encode(codec).decode("utf-8")
    except UnicodeError:
        return None
