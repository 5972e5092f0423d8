"""The few sentences that the pipeline itself puts into pages, in the languages that texts.toml holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pipeline.locales import Language, language


def text(key: str, target: Language) -> tuple[str, Language]:
    """The sentence, and the language it is in: English where the target's is not known."""
    table = _table()
    for name in (target.name.replace("-", "_"), target.primary):
        if name in table:
            return table[name][key], target
    return table["en"][key], language("en")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = tomllib.loads(files(__package__).joinpath("texts.toml").read_text(encoding="utf-8"))
    return table
