"""The rules about language, text and completeness are silent on every sound pair of the corpora and of the project's own catalogues."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.catalog.reader import read_catalogue
from pipeline.lexicon.identification import foreign_language
from pipeline.locales import language
from pipeline.model import Translated
from pipeline.validate.rule import Scope, UnitRule, UnitSubject
from pipeline.validate.rules import UNIT_RULES

from .builders import HERE, unit

ROOT = Path(__file__).parent.parent.parent
CORPORA = sorted((ROOT / "tests" / "corpus" / "warnings").glob("*.toml"))
WORDING = {
    *("bidi-control", "invisible-character", "mixed-script", "mojibake", "broken-character", "escape-typed", "markup-typed", "wrong-script"),
    *("untranslated-sentence", "wrong-language", "sentence-lost", "sentence-added", "text-doubled", "item-lost", "cut-off", "length"),
}
RULES: tuple[UnitRule, ...] = tuple(rule for rule in UNIT_RULES if rule.id in WORDING)


def faults(source: str, target: str, asked: str, said: str) -> Iterator[str]:
    subject = UnitSubject(unit(asked), Translated(HERE, said), language(source), language(target))
    for rule in RULES:
        yield from (f"{rule.id}: {fault.message}: {said}" for fault in rule.check(subject))


def test_every_rule_about_wording_is_asked() -> None:
    assert {rule.id for rule in RULES} == WORDING
    assert all(rule.scope is not Scope.EVERY for rule in RULES)


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.stem)
def test_no_pair_of_a_corpus_has_a_fault(corpus: Path) -> None:
    pairs = tomllib.loads(corpus.read_text(encoding="utf-8"))["pair"]
    both_ways = (("en", corpus.stem, "en", "tr"), (corpus.stem, "en", "tr", "en"))
    found = [fault for pair in pairs for source, target, asked, said in both_ways for fault in faults(source, target, pair[asked], pair[said])]
    assert found == []


@pytest.mark.parametrize("locale", sorted(path.name for path in (ROOT / "locales").iterdir() if path.is_dir()))
def test_no_text_of_the_projects_catalogues_has_a_fault(locale: str) -> None:
    for path in sorted((ROOT / "locales" / locale / "LC_MESSAGES").glob("*.po")):
        catalogue = read_catalogue(path.read_bytes(), path.name)
        entries = [entry for entry in catalogue.entries.values() if path.stem != "glossary" and entry.msgstr[0]]
        assert [fault for entry in entries for fault in faults("en", locale, entry.msgid, entry.msgstr[0])] == []


def test_the_model_is_asked_on_a_closed_set() -> None:
    assert foreign_language("Nicht einatmen und nicht verschlucken, bitte.", "de", "en") is None
