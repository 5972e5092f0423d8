"""The article that this repository publishes: every warning in every locale, and every way to harm it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Level, Withheld
from pipeline.run import gate
from pipeline.run.project import Selection, open_project
from pipeline.source.settings import read_settings

from .builders import REPOSITORY, catalogue, caveat, page, process, promised, said
from .damage import WAYS, entries, harm

LOCALES = read_settings(REPOSITORY).locales
NAME = "mesotherapy"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_harm_to_every_entry_of_every_warning_is_found_at_its_line(real: Path, locale: str) -> None:
    path = catalogue(real, locale, NAME)
    sound = path.read_bytes()
    project = open_project(real)
    only = Selection(locales=(locale,))
    assert not gate.check(project, only).failed
    ids = entries(path)
    assert set(ids) == set(project.articles[0].warnings)
    for number, warning in enumerate(ids):
        for rule, way in WAYS.items():
            path.write_bytes(sound)
            harmed = harm(path, warning, way, ids[:number].count(warning))
            outcome = gate.check(project, only)
            errors = [finding for finding in outcome.findings() if finding.level is Level.ERROR]
            assert {(error.locale, error.warning) for error in errors} == {(locale, warning)}
            # A copy of the English also lacks the words that the contract wants to hear.
            (finding,) = [error for error in errors if error.rule == rule]
            assert finding.place is not None
            assert finding.place.file == path.relative_to(real).as_posix()
            assert harmed.line in (None, finding.place.line)
            (withheld,) = [judgement.verdict for judgement in outcome.judgements if isinstance(judgement.verdict, Withheld)]
            assert withheld.locale == locale
            assert warning not in withheld.tally.sound


def test_every_page_says_what_its_catalogue_says(real: Path) -> None:
    assert caveat(real, "build").code == 0
    for locale in LOCALES:
        warnings = said(page(real, locale, NAME))
        assert warnings
        assert warnings == promised(catalogue(real, locale, NAME))


def test_a_person_who_deletes_one_translation_gets_the_place_and_all_other_pages(real: Path) -> None:
    harmed = harm(catalogue(real, "he", NAME), "pregnancy", WAYS["empty"], 1)
    ran = process(real, "check")
    assert ran.code == 1
    assert f"locales/he/LC_MESSAGES/{NAME}.po:{harmed.line}: error: warning pregnancy: " in ran.out
    assert process(real, "build").code == 1
    for locale in ("en", *LOCALES):
        assert bool(said(page(real, locale, NAME))) is (locale != "he")
