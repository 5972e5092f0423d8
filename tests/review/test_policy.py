"""`review` in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import NO_REVIEW, Independence, Mode, PipelineError, ReviewPolicy
from pipeline.source.settings import read_settings

from .builders import SETTINGS


def read(root: Path, review: str) -> ReviewPolicy:
    (root / "caveat.toml").write_text(SETTINGS + review)
    return read_settings(root).review


def test_a_word_says_whether_signatures_are_required(tmp_path: Path) -> None:
    assert read(tmp_path, "") == NO_REVIEW
    assert read(tmp_path, 'review = "off"') == NO_REVIEW
    assert read(tmp_path, 'review = "required"') == ReviewPolicy(Mode.REQUIRED)


def test_a_table_says_who_must_sign_and_requires_it_unless_it_says_otherwise(tmp_path: Path) -> None:
    table = '[review]\nreviewers = { danger = 2 }\nroles = ["doctor"]\nindependence = "proven"\nsigners = "keys/signers"\nrevoked = "keys/revoked"\n'
    assert read(tmp_path, table) == ReviewPolicy(Mode.REQUIRED, {"danger": 2}, ("doctor",), Independence.PROVEN, "keys/signers", "keys/revoked")
    assert read(tmp_path, '[review]\nmode = "off"\n').mode is Mode.OFF


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ('review = "on"', '"on" is no choice'),
        ("review = 1", '"1" is no choice'),
        ('[review]\nmode = "never"', '"never" is no choice'),
        ("[review]\nreviewer = 1", "did you mean reviewers?"),
        ("[review]\nreviewers = 2", "is not a table"),
        ("[review]\nreviewers = { grave = 2 }", "which is no severity"),
        ("[review]\nreviewers = { danger = 0 }", "no number of people"),
        ("[review]\nreviewers = { danger = true }", "no number of people"),
        ('[review]\nroles = "doctor"', "is not a list of texts"),
        ('[review]\nindependence = "yes"', "is no choice"),
        ('[review]\nsigners = "../signers"', "is not a file inside the project"),
        ('[review]\nsigners = "/etc/signers"', "is not a file inside the project"),
        ('[review]\nsigners = "-Oprint"', "is not a file inside the project"),
        ("[review]\nsigners = 1", "is not a file inside the project"),
        ('[review]\nrevoked = "revoked"', "means nothing without signers"),
    ],
)
def test_what_means_nothing_is_refused_with_its_line(tmp_path: Path, review: str, said: str) -> None:
    with pytest.raises(PipelineError) as caught:
        read(tmp_path, review)
    assert said in str(caught.value)
    assert caught.value.file == "caveat.toml"
    assert caught.value.line == 2 + review.count("\n") + 1
