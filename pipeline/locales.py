"""The door to Babel (CLDR): what is known of a locale from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.messages.plurals import get_plural

from pipeline.model import PipelineError

_NAME = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*\Z")
_RIGHT_TO_LEFT = frozenset(
    [
        "Adlm",
        "Arab",
        "Aran",
        "Armi",
        "Avst",
        "Chrs",
        "Cprt",
        "Elym",
        "Hatr",
        "Hebr",
        "Hung",
        "Khar",
        "Lydi",
        "Mand",
        "Mani",
        "Mend",
        "Merc",
        "Mero",
        "Narb",
        "Nbat",
        "Nkoo",
        "Orkh",
        "Ougr",
        "Palm",
        "Perm",
        "Phli",
        "Phlp",
        "Phnx",
        "Prti",
        "Rohg",
        "Samr",
        "Sarb",
        "Sogd",
        "Sogo",
        "Syrc",
        "Thaa",
        "Yezi",
    ]
)
"""ISO 15924 codes of scripts that run from right to left (Unicode, property Bidi_Class R or AL of their letters)."""


@dataclass(frozen=True, slots=True)
class Language:
    """`name` is how the project writes it (pt_BR), `tag` its BCP 47 form (pt-BR), `script` an ISO 15924 code, `territorial` the ll_CC form of Open Graph."""

    name: str
    tag: str
    primary: str
    script: str | None
    direction: str
    autonym: str
    english: str
    territorial: str
    plural_forms: str


@lru_cache(maxsize=512)
def language(name: str) -> Language:
    """Raises PipelineError, as a usage error, for a name that CLDR does not know."""
    try:
        if not _NAME.match(name):
            raise ValueError(name)
        locale = Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise PipelineError(f'"{name}" is no locale that CLDR knows', mend="use a name such as de, pt_BR or zh_Hans", usage=True) from error
    script, territory = _likely(locale)
    autonym = locale.get_display_name(locale) or name
    return Language(
        name=name,
        tag=str(locale).replace("_", "-"),
        primary=locale.language,
        script=script,
        direction="rtl" if script in _RIGHT_TO_LEFT else "ltr",
        autonym=autonym[:1].upper() + autonym[1:],
        english=locale.english_name or name,
        territorial=f"{locale.language}_{territory}" if territory else locale.language,
        plural_forms=get_plural(locale).plural_forms,
    )


def _likely(locale: Locale) -> tuple[str | None, str | None]:
    """Script and territory, by CLDR's likely subtags where the name leaves them out."""
    table = get_global("likely_subtags")
    parts = (locale.language, locale.script, locale.territory)
    for key in (
        "_".join(part for part in parts if part),
        "_".join(part for part in (parts[0], parts[2]) if part),
        "_".join(part for part in (parts[0], parts[1]) if part),
        parts[0],
    ):
        if key in table:
            likely = parse_locale(table[key])
            return locale.script or likely[2], locale.territory or likely[1]
    return locale.script, locale.territory
