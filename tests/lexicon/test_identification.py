"""What is known of languages before the model of languages is loaded."""

from __future__ import annotations

from pipeline.lexicon.identification import _CLOSED, known_languages


def test_the_model_knows_every_language_that_it_is_not_asked_about() -> None:
    assert set(_CLOSED) <= known_languages()
